import type { CompanyLine, Company as Registered, RegisterSource } from '../../ledger/register.ts'
import type { Company } from '../../rules/index.ts'
import type { Companies } from '../../services/companies/columns.ts'
import { factsOn, said } from '../../services/companies/said.ts'
import { policyLibrary } from '../../services/policy/library.ts'
import { standings, type Standings } from '../../services/policy/standings.ts'
import type { HttpDeps } from './deps.ts'

/** Companies of the register as every route that asks for them takes them: one copy of the columns a server. */
export interface CompanyBook {
  /** All of them as columns, brought up to date. */
  all(): Promise<Companies>
  /** One by id or code with what is known of it on a day (ISO), each fact with file, cell and day; null when there is none. */
  one(id: string, on: string): Promise<{ company: Registered; facts: Company } | null>
  /** The id of who is called by an id, a code or a whole name that one company alone bears; null when there is none. */
  find(key: string): Promise<string | null>
  /** What is known on a day of the companies of a block, by row, with sources as in `one`. */
  block(block: number, on: string): Promise<(row: number) => Company>
  /** What all of them come to under the policies in force on a day. */
  readonly standings: Standings
  /** Name of a source of the register. */
  sourceName(id: string): Promise<string>
}

export function createCompanyBook({ ledger, companies }: Pick<HttpDeps, 'ledger' | 'companies'>): CompanyBook {
  // Policies are read when they are first asked for: most commands never do.
  let kept: Standings | undefined
  const known = (lines: CompanyLine[], on: string) => factsOn(said(lines), on, policyLibrary().dictionary.facts, (line, key) => ({ source: sourceText(line, key), asOf: line.asOf }))
  const sources = new Map<string, RegisterSource | null>()
  const source = async (id: string) => { if (!sources.has(id)) sources.set(id, await ledger.register.source(id)); return sources.get(id)! }
  return {
    all: companies,
    async one(id, on) {
      const company = await ledger.register.company(id)
      return company && { company, facts: known(await ledger.register.lines(company.id), on) }
    },
    async find(key) {
      const company = await ledger.register.company(key)
      if (company) return company.id
      const named = await ledger.register.companies({ names: [key] })
      return named.length === 1 ? named[0]!.id : null
    },
    async block(block, on) {
      const lines = await ledger.register.linesOfBlock(block)
      for (const own of lines.values()) for (const line of own) await source(line.source)
      return row => known((lines.get(row) ?? []).flatMap(line => { const from = sources.get(line.source); return from ? [{ ...line, source: from }] : [] }), on)
    },
    get standings() { const { policies, dictionary: { facts } } = policyLibrary(); return (kept ??= standings({ policies, facts }, companies, ledger)) },
    async sourceName(id) { return (await source(id))?.name ?? id },
  }
}

/** `名录.xlsx Sheet1!C17`: the file, and the cell where the column is known. */
function sourceText({ source, place }: CompanyLine, key: string): string {
  const column = source.columns[key] ?? source.columns[key.split('@')[0]!]
  const cell = column && /^(.*!)(\d+)$/.test(place) ? place.replace(/(\d+)$/, `${column}$1`) : place
  return `${source.name} ${cell}`.trim()
}
