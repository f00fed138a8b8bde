import type { Company as Registered, CompanyLine } from '../../ledger/register.ts'
import type { Company } from '../../rules/index.ts'
import type { Companies } from '../../services/companies/columns.ts'
import { factsOn, said } from '../../services/companies/said.ts'
import { policyLibrary } from '../../services/policy/library.ts'
import type { HttpDeps } from './deps.ts'

/** Companies of the register as every route that asks for them takes them: one copy of the columns a server. */
export interface CompanyBook {
  /** All of them as columns, brought up to date. */
  all(): Promise<Companies>
  /** One by id or code with what is known of it on a day (ISO), each fact with file, cell and day; null when there is none. */
  one(id: string, on: string): Promise<{ company: Registered; facts: Company } | null>
}

export function createCompanyBook({ ledger, companies }: Pick<HttpDeps, 'ledger' | 'companies'>): CompanyBook {
  return {
    all: companies,
    async one(id, on) {
      const company = await ledger.register.company(id)
      return company && { company, facts: factsOn(said(await ledger.register.lines(company.id)), on, policyLibrary().dictionary.facts, (line, key) => ({ source: sourceText(line, key), asOf: line.asOf })) }
    },
  }
}

/** `名录.xlsx Sheet1!C17`: the file, and the cell where the column is known. */
function sourceText({ source, place }: CompanyLine, key: string): string {
  const column = source.columns[key] ?? source.columns[key.split('@')[0]!]
  const cell = column && /^(.*!)(\d+)$/.test(place) ? place.replace(/(\d+)$/, `${column}$1`) : place
  return `${source.name} ${cell}`.trim()
}
