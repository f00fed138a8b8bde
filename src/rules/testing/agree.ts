import { compile, emptyResult, fill, measuresOf, type Result } from '../columns/compile.ts'
import { Evaluator } from '../evaluate.ts'
import { dayOf, isoOf, slot, type Company, type Facts } from '../facts.ts'
import { show } from '../rational.ts'
import { columnName, selectOutcomes } from '../sql/select.ts'
import { tableOf } from '../table.ts'
import type { Condition, Policy } from '../tree.ts'
import { truthOf } from '../lower.ts'

export interface Disagreement { policy: string; row: number; exact: string; columns: string; sql: string }
/** Runs SQL and returns the rows of the last statement. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>

/** Judges companies in all three ways, every policy and every condition of it by itself, and says where they differ. */
export async function disagreements(policies: Policy[], companies: Company[], on: string, facts: Facts, query: Query): Promise<{ compared: number; outcomes: Record<string, number>; wrong: Disagreement[] }> {
  const all = [...policies, ...policies.flatMap(singleConditions)]
  const day = dayOf(on)!
  const table = tableOf(facts, companies)
  const evaluators = companies.map(c => new Evaluator(c, day))
  await query(createTable(facts))
  for (let i = 0; i < companies.length; i += 500) await query(insertRows(facts, companies.slice(i, i + 500), i))
  const wrong: Disagreement[] = []
  const outcomes: Record<string, number> = {}
  let compared = 0
  for (let at = 0; at < all.length; at += 20) {
    const part = all.slice(at, at + 20)
    const rows = await query(`${selectOutcomes(part, { table: 'company', id: 'id', on, facts })} ORDER BY id`)
    part.forEach((policy, p) => {
      const [exact, columns] = [emptyResult(policy, companies.length), emptyResult(policy, companies.length)]
      compile(policy, table, day, facts, columns)(0, companies.length)
      const measures = measuresOf(policy)
      evaluators.forEach((evaluator, i) => {
        fill(policy, measures, evaluator, exact, i)
        const said = [inWords(exact, i), inWords(columns, i), fromSql(rows[i]!, p, exact)] as const
        compared++
        outcomes[said[0].slice(0, 1)] = (outcomes[said[0].slice(0, 1)] ?? 0) + 1
        if (said[0] !== said[1] || said[0] !== said[2]) wrong.push({ policy: `${policy.file} ${policy.id}`, row: i, exact: said[0], columns: said[1], sql: said[2] })
      })
    })
  }
  return { compared, outcomes, wrong }
}

const number = (x: number) => (Number.isNaN(x) ? '?' : String(Number(x.toFixed(6))))
const inWords = (r: Result, i: number) => [r.outcomes[i], ...r.measures.flatMap(m => [number(m.low[i]!), number(m.high[i]!)])].join(' ')
const fromSql = (row: Record<string, unknown>, p: number, shape: Result) => {
  const value = (name: string) => { const v = row[name]; return v === null || v === undefined ? '?' : number(Number(v)) }
  return [row[`o${p + 1}`], ...shape.measures.flatMap((_, k) => [value(`o${p + 1}_low_${k}`), value(`o${p + 1}_high_${k}`)])].join(' ')
}

/** Each condition under a policy's own as a policy of its own. */
function singleConditions(policy: Policy): Policy[] {
  if (policy.conditions?.rule.kind !== 'all') return []
  return policy.conditions.rule.of.map((c: Condition) => ({ ...policy, id: `${policy.id}.${c.id}`, applies: null, conditions: c, holds: truthOf(c), classes: null, benefit: null, scores: [] }))
}

const slots = (facts: Facts) => [...facts.byId.values()].flatMap(fact => Array.from({ length: fact.kind === 'number' ? fact.years : 1 }, (_, back) => ({ fact, back })))
const types = { number: 'numeric', date: 'date', flag: 'boolean', code: 'text', choice: 'text' }

function createTable(facts: Facts): string {
  return `CREATE TABLE company (id integer PRIMARY KEY, ${slots(facts).map(({ fact, back }) => `"${columnName(fact.id, back)}" ${types[fact.kind]}`).join(', ')})`
}
function insertRows(facts: Facts, companies: Company[], from: number): string {
  const rows = companies.map((company, i) => `(${[from + i, ...slots(facts).map(({ fact, back }) => {
    const value = company.get(slot(fact.id, back))?.value
    return value === undefined ? 'NULL' : typeof value === 'boolean' ? String(value) : typeof value === 'string' ? `'${value}'` : fact.kind === 'date' ? `'${isoOf(Number(value.n))}'` : show(value, 12)
  })].join(',')})`)
  return `INSERT INTO company VALUES ${rows.join(',')}`
}
