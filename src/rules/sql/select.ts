import { YinliError } from '../../base/errors.ts'
import { measuresOf } from '../columns/compile.ts'
import { dayOf, slot, type Facts } from '../facts.ts'
import type { Policy } from '../tree.ts'
import { SqlEmitter, type Sql, type Step } from './emit.ts'

export interface SqlOptions {
  /** Table (or view) of companies, one row each. */
  table: string
  /** Column that identifies a company. */
  id: string
  /** ISO day asked about. */
  on: string
  facts: Facts
  /** Name of a fact's column; default the fact's id, with `_1` for the year before the latest and so on. */
  column?(fact: string, back: number): string
  /** How numbers stand in the table: exact `numeric`, or as doubles that are whole multiples of 1/scale, exact as long as products stay below 2^53. */
  numbers?: 'numeric' | { scale(fact: string, back: number): bigint }
  /** Whether a planner is kept from writing a step out wherever it is used; PostgreSQL needs it. */
  fence?: boolean
}

/**
 * One SELECT with a row for every company: its id, for each policy `o1`, `o2`... (0 unmet, 1 unknown, 2 met, 3 not applicable) and its measures
 * `o1_low_0`, `o1_high_0`... in the order of `measuresOf`. Identifiers are checked and quoted; throws `rule-identifier`.
 */
export function selectOutcomes(policies: Policy[], options: SqlOptions): string {
  const { facts, on, numbers = 'numeric', fence = true } = options
  const scales = new Map<string, bigint>()
  const used = new Map<string, string>()
  const column = (fact: string, back: number) => {
    const name = quoted((options.column ?? columnName)(fact, back))
    if (numbers !== 'numeric') scales.set(name, numbers.scale(fact, back))
    const kind = facts.byId.get(fact)!.kind
    used.set(slot(fact, back), `${kind === 'date' ? `(${name} - DATE '1970-01-01')` : name} AS ${name}`)
    return name
  }
  const emitter = new SqlEmitter(dayOf(on)!, column, fact => { const f = facts.byId.get(fact); return f?.kind === 'number' && f.least !== null && f.least >= 0 }, name => scales.get(name) ?? 1n)
  const outputs = policies.flatMap((policy, i) => {
    const name = `o${i + 1}`
    const measures = measuresOf(policy).flatMap(({ value }, k) => {
      const { low, high, scale } = emitter.number(value)
      const number = ({ sql, depth }: Sql): Sql => ({ sql: `CAST(${sql} AS ${numbers === 'numeric' ? 'numeric' : 'double precision'})${scale === 1n ? '' : ` / ${scale}`}`, depth })
      return [[`${name}_low_${k}`, number(low)], [`${name}_high_${k}`, number(high)]] as [string, Sql][]
    })
    return [[name, outcome(policy, emitter)] as [string, Sql], ...measures]
  })
  const depth = Math.max(...outputs.map(([, s]) => s.depth))
  return layered(quoted(options.table), quoted(options.id), [...used.values()], emitter.steps, depth, outputs, fence ? ' OFFSET 0' : '')
}

export const columnName = (fact: string, back: number) => (back ? `${fact}_${back}` : fact)

function outcome(policy: Policy, emitter: SqlEmitter): Sql {
  const applies = policy.applies ? emitter.truth(policy.applies.truth) : null
  const guard = applies ? `WHEN NOT ${applies.sql} THEN 3 WHEN ${applies.sql} IS NULL THEN 1 ` : ''
  const depths = (...of: Sql[]) => Math.max(applies?.depth ?? 0, ...of.map(o => o.depth))
  if (policy.classes) {
    const { low, high } = emitter.number(policy.classes.of)
    return { sql: `CASE ${guard}WHEN ${low.sql} = ${high.sql} THEN 2 ELSE 1 END`, depth: depths(low, high) }
  }
  const holds = policy.holds ? emitter.truth(policy.holds) : { sql: 'CAST(NULL AS boolean)', depth: 0 }
  return { sql: `CASE ${guard}WHEN ${holds.sql} THEN 2 WHEN NOT ${holds.sql} THEN 0 ELSE 1 END`, depth: depths(holds) }
}

/** Subqueries one over the other, each adding the steps that the next may use. OFFSET 0 keeps a planner from writing a step out wherever it is used. */
function layered(table: string, id: string, columns: string[], steps: Step[], depth: number, outputs: [string, Sql][], fence: string): string {
  let from = `SELECT ${[`${id} AS id`, ...columns].join(', ')} FROM ${table}`
  for (let d = 0; d < depth; d++) {
    const mine = steps.filter(s => s.depth === d)
    if (mine.length) from = `SELECT t.*, ${mine.map(s => `${s.sql} AS ${s.name}`).join(', ')} FROM (${from}) t${fence}`
  }
  return `SELECT id, ${outputs.map(([name, s]) => `${s.sql} AS ${name}`).join(', ')} FROM (${from}) t`
}

function quoted(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(name)) throw new YinliError('rule-identifier', { name })
  return `"${name}"`
}
