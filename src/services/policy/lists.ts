import { YinliError } from '../../base/errors.ts'
import { explain, outcomeCodes, rowOf, type Bounds, type Facts, type Outcome, type Policy, type Table } from '../../rules/index.ts'
import { reasonOf } from './reasons.ts'
import type { CompanyColumns, DayStanding } from './standings.ts'

export interface ListQuery { outcome?: Outcome; q?: string; industry?: string; place?: string; sort?: 'amount' | 'name'; limit: number; cursor?: string }
export interface ListedCompany { company: { id: string; name: string; code: string | null }; row: number; outcome: Outcome; amount: Bounds | null; class: Bounds | null; reason: { zh: string; en: string } }
export interface Tally { companies: number; counts: Record<Outcome, number>; cost: Cost | null }
/** What a policy costs when all who meet it have it, in its unit; `open`: companies that meet it whose amount has no lowest or no highest value and counts nothing on that side. */
export interface Cost { low: number; high: number; open: number; unit: string }

/** How many companies come to what, and what it costs. */
export function tally(policy: Policy, day: Pick<DayStanding, 'resultOf'>): Tally {
  const { outcomes, measures } = day.resultOf(policy.id)!
  const counts: Record<Outcome, number> = { met: 0, unmet: 0, unknown: 0, 'not-applicable': 0 }
  const by = [0, 0, 0, 0]
  for (const o of outcomes) by[o]!++
  outcomeCodes.forEach((name, i) => { counts[name] = by[i]! })
  const benefit = measures.find(m => m.name === 'benefit')
  return { companies: outcomes.length, counts, cost: benefit && policy.benefit ? { ...costOf(outcomes, benefit), unit: policy.benefit.unit } : null }
}

export function costOf(outcomes: Uint8Array, { low, high }: { low: Float64Array; high: Float64Array }): Omit<Cost, 'unit'> {
  const cost = { low: 0, high: 0, open: 0 }
  for (let i = 0; i < outcomes.length; i++) {
    if (outcomes[i] !== 2) continue
    const [a, b] = [low[i]!, high[i]!]
    if (a === a) cost.low += a
    if (b === b) cost.high += b
    if (a !== a || b !== b) cost.open++
  }
  return { ...cost, low: cent(cost.low), high: cent(cost.high) }
}
const cent = (sum: number) => Math.round(sum * 1e4) / 1e4

/** The rows of a list in its order: by amount downwards, those without one last, else by name. */
export function rowsOf(policy: Policy, day: DayStanding, { outcome, q, industry, place, sort = 'name' }: Omit<ListQuery, 'limit' | 'cursor'>): number[] {
  const { outcomes, measures } = day.resultOf(policy.id)!
  const wanted = outcome === undefined ? null : outcomeCodes.indexOf(outcome)
  const tests = [wordTest(day.table, 'industry', industry), wordTest(day.table, 'place', place), q ? nameTest(day, q) : null].filter(t => t !== null)
  const rows: number[] = []
  for (let row = 0; row < outcomes.length; row++) if ((wanted === null || outcomes[row] === wanted) && tests.every(t => t(row))) rows.push(row)
  const ranks = ranksOf(day.companies)
  const benefit = sort === 'amount' ? measures.find(m => m.name === 'benefit') : undefined
  const byName = (a: number, b: number) => ranks[a]! - ranks[b]!
  if (!benefit) return rows.sort(byName)
  const amount = Float64Array.from(outcomes, (_, row) => { const x = benefit.high[row]!; const y = benefit.low[row]!; return x === x ? x : y === y ? y : -Infinity })
  return rows.sort((a, b) => amount[b]! - amount[a]! || byName(a, b))
}

/** Each company's place when all are sorted by name; worked out once a version of the register. */
function ranksOf(companies: CompanyColumns): Int32Array {
  const before = known.get(companies)
  if (before?.version === companies.version) return before.ranks
  const { names } = companies
  const ranks = new Int32Array(names.length)
  Array.from(names, (_, row) => row).sort((a, b) => (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : a - b)).forEach((row, rank) => { ranks[row] = rank })
  known.set(companies, { version: companies.version, ranks })
  return ranks
}
const known = new WeakMap<CompanyColumns, { version: number; ranks: Int32Array }>()

/** A page of the companies of a policy, each with its reason. */
export function listCompanies(policy: Policy, day: DayStanding, query: ListQuery, facts: Facts): { items: ListedCompany[]; total: number; next: string | null } {
  const from = query.cursor === undefined ? 0 : Number(query.cursor)
  if (!Number.isInteger(from) || from < 0) throw new YinliError('request-invalid', { where: 'cursor', what: '应是上一页的 next must be the `next` of the page before' })
  const rows = rowsOf(policy, day, query)
  const next = from + query.limit
  return { items: rows.slice(from, next).map(row => listed(policy, day, row, facts)), total: rows.length, next: next < rows.length ? String(next) : null }
}

export function listed(policy: Policy, day: Pick<DayStanding, 'on' | 'companies' | 'table'>, row: number, facts: Facts): ListedCompany {
  const { ids, names, codes } = day.companies
  const evaluation = explain(policy, rowOf(day.table, row), day.on, facts)
  const { outcome, benefit, class: sorted } = evaluation
  return { company: { id: ids[row]!, name: names[row]!, code: codes[row]! }, row, outcome, amount: benefit && { low: benefit.low, high: benefit.high }, class: sorted, reason: reasonOf(evaluation) }
}

/** Codes that begin as asked; null where nothing is asked. */
function wordTest(table: Table, fact: string, start: string | undefined): ((row: number) => boolean) | null {
  if (!start) return null
  const column = table.columns.get(fact)
  if (column?.kind !== 'word') return () => false
  const plain = start.replace(/^[A-Z](?=\d)/, '')
  const passes = column.words.map((word, i) => i > 0 && word.startsWith(plain))
  return row => passes[column.values[row]!]!
}
function nameTest({ companies: { names, codes } }: DayStanding, q: string): (row: number) => boolean {
  const code = q.toUpperCase()
  return row => names[row]!.includes(q) || codes[row] === code
}
