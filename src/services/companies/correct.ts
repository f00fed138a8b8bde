import { YinliError } from '../../base/errors.ts'
import type { Clock } from '../../base/clock.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Company, CompanyFacts, CompanyLine, RegisterSource } from '../../ledger/register.ts'
import type { Model } from '../../model/model.ts'
import { describeProblem } from './import/problems.ts'
import { factsDictionary } from './import/plan.ts'
import { targetNamed, targetsOf } from './import/target.ts'
import { readValue } from './import/values.ts'

/** What somebody says of a company: `revenue@2025` or `营业收入@2025` -> a value as a cell would have it (`120.5`, `1.2亿元`, `是`, true). */
export interface Correction { facts: Record<string, string | number | boolean>; by: string; why: string; /** The day it stands for; today when left out. */ asOf?: string }

/** Writes a correction down as a source of its own, which counts before older ones; nothing that was said before goes. Throws `facts-invalid`, `not-found`. */
export async function correctCompany({ ledger, model, clock }: { ledger: Ledger; model: Model; clock: Clock }, id: string, { facts, by, why, asOf = clock.now().toISOString().slice(0, 10) }: Correction): Promise<RegisterSource> {
  const company = await companyOf(ledger, id)
  const said = factsSaid(facts, asOf, model)
  const source = await ledger.register.begin({ kind: 'correction', name: by, asOf, columns: {}, by, why, content: `${company.id} ${clock.now().toISOString()} ${JSON.stringify(said)}` })
  await ledger.register.add(source.id, [{ company: company.id, code: null, name: company.name, place: '', facts: said }])
  return ledger.register.complete(source.id)
}

/** Takes a correction of this company back. Throws `not-found`. */
export async function withdrawCorrection(ledger: Ledger, id: string, source: string, by: string): Promise<RegisterSource> {
  const company = await companyOf(ledger, id)
  const line = (await ledger.register.lines(company.id, { withdrawn: true })).find(l => l.source.id === source && l.source.kind === 'correction')
  if (!line) throw new YinliError('not-found', { what: '更正 correction', id: source })
  return ledger.register.withdraw(source, by)
}

function factsSaid(given: Correction['facts'], asOf: string, model: Model): CompanyFacts {
  const dictionary = factsDictionary()
  const facts: CompanyFacts = {}
  if (!Object.keys(given).length) throw new YinliError('facts-invalid', { fact: '-', what: '没有要更正的内容 nothing to correct' })
  for (const [key, value] of Object.entries(given)) {
    const [, name = '', year] = /^([^@]{1,60})(?:@((?:19|20)\d\d))?$/.exec(key) ?? []
    const target = targetsOf(dictionary, model.register).get(name) ?? targetNamed(name, dictionary, model.register)
    if (!target || target.kind === 'creditCode' || target.kind === 'year' || target.id === 'name') throw new YinliError('facts-invalid', { fact: key, what: '没有这项事实，或不能在这里更正 no such fact, or not one to correct here' })
    if (year && (target.kind !== 'number' || year > asOf.slice(0, 4))) throw new YinliError('facts-invalid', { fact: target.zh, what: `${year} 年不能用 the year does not fit` })
    const { value: read, problem } = readValue(target, typeof value === 'boolean' ? (value ? '是' : '否') : String(value), { unit: null, asOf, model })
    if (read === undefined) throw new YinliError('facts-invalid', { fact: target.zh, what: problem ? describeProblem({ code: problem.code, details: { header: target.zh, text: String(value), ...problem.details } }, 'zh').says : '没有值 no value' })
    if (!year) facts[target.id] = read
    else facts[target.id] = { ...(typeof facts[target.id] === 'object' ? facts[target.id] as Record<string, string> : {}), [year]: String(read) }
  }
  return facts
}

/** One thing that a line says, with where it stands. */
export interface Saying { value: string | boolean; line: number; cell: string | null; /** Whether this is the value that counts. */ counts: boolean }
export interface History {
  company: Company
  /** Every line, the newest first, those taken back too. */
  lines: CompanyLine[]
  /** Every fact and year with all that lines say of it, what counts first; `differs` where lines that stand do not agree. */
  said: { fact: string; zh: string; en: string; unit: string; year: string | null; differs: boolean; values: Saying[] }[]
}

/** All that was ever said of a company. Throws `not-found`. */
export async function historyOf({ ledger, model }: { ledger: Ledger; model: Model }, id: string): Promise<History> {
  const company = await companyOf(ledger, id)
  const lines = (await ledger.register.lines(company.id, { withdrawn: true })).reverse()
  const targets = targetsOf(factsDictionary(), model.register)
  const by = new Map<string, Saying[]>()
  for (const [i, line] of lines.entries()) for (const [fact, value] of Object.entries(line.facts)) {
    const each: [string, string | boolean][] = typeof value === 'object' ? Object.entries(value).map(([year, v]) => [`${fact}@${year}`, v]) : [[fact, value]]
    for (const [key, v] of each) {
      const own = by.get(key) ?? []
      by.set(key, own)
      own.push({ value: v, line: i, cell: cellOf(line, key), counts: line.source.withdrawn === null && !own.some(s => s.counts) })
    }
  }
  const order = new Map([...targets.keys()].map((id, i) => [id, i]))
  const rank = (key: string) => order.get(key.split('@')[0]!) ?? order.size
  return {
    company, lines,
    said: [...by].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? 1 : -1)).map(([key, values]) => {
      const [fact = '', year = null] = key.split('@')
      const target = targets.get(fact)
      const standing = values.filter(s => lines[s.line]!.source.withdrawn === null)
      return { fact, zh: target?.zh ?? fact, en: target?.en ?? fact, unit: target?.kind === 'number' ? target.unit : '', year, differs: new Set(standing.map(s => s.value)).size > 1, values: values.toSorted((a, b) => Number(b.counts) - Number(a.counts)) }
    }),
  }
}

/** 名录!C17; null for what stands in no sheet. */
function cellOf({ place, source }: CompanyLine, key: string): string | null {
  const match = /^(.*)!(\d+)$/.exec(place)
  if (!match) return null
  const [fact = ''] = key.split('@')
  const column = source.columns[`${match[1]}!${key}`] ?? source.columns[key] ?? source.columns[fact]
  return column ? `${match[1]}!${column}${match[2]}` : place
}

async function companyOf({ register }: Ledger, id: string): Promise<Company> {
  const company = await register.company(id)
  if (!company) throw new YinliError('not-found', { what: '企业 company', id })
  return company
}
