import { compile, dayOf, emptyResult, outcomeCodes, runAll, type Facts, type Outcome, type Policy, type Result, type Table } from '../../rules/index.ts'
import { costOf, type Cost } from './lists.ts'

export interface Side { counts: Record<Outcome, number>; cost: Cost | null }
/** What a draft changes for all companies: `moves[before][after]` counts them by outcome. Rows who gain met it not before, rows who lose met it. */
export interface Trial { before: Side | null; after: Side; moves: Record<string, Record<string, number>>; gain: number[]; lose: number[] }

/** What a policy comes to for all companies of a table: outcomes, and its benefit. */
export function tried(policy: Policy, table: Table, on: string, facts: Facts): Result {
  const result = emptyResult(policy, table.rows, undefined, ['benefit', 'class'])
  runAll([compile(policy, table, dayOf(on)!, facts, result)], 0, table.rows)
  return result
}

/** A draft against the rule in force; without one, against nothing. */
export function compared(before: { policy: Policy; result: Result } | null, after: { policy: Policy; result: Result }): Trial {
  const [gain, lose]: [number[], number[]] = [[], []]
  const moves = new Int32Array(16)
  const [was, is] = [before?.result.outcomes, after.result.outcomes]
  for (let row = 0; row < is.length; row++) {
    const [a, b] = [was ? was[row]! : 0, is[row]!]
    moves[a * 4 + b]!++
    if (a === b) continue
    if (b === 2) gain.push(row)
    else if (a === 2) lose.push(row)
  }
  const byName = (from: number) => Object.fromEntries(outcomeCodes.map((name, to) => [name, moves[from * 4 + to]!]))
  return { before: before && side(before), after: side(after), moves: Object.fromEntries(outcomeCodes.map((name, from) => [name, byName(from)])), gain, lose }
}

/** The same draft with one number moved, tried on the rows alone that can come out otherwise; the others stay as they are in `result`. */
export function movedSide(policy: Policy, result: Result, sub: { table: Table; rows: readonly number[] }, on: string, facts: Facts): Side {
  const again = tried(policy, sub.table, on, facts)
  const whole: Result = { outcomes: result.outcomes.slice(), measures: result.measures }
  sub.rows.forEach((row, i) => { whole.outcomes[row] = again.outcomes[i]! })
  return side({ policy, result: whole })
}

export function side({ policy, result }: { policy: Policy; result: Result }): Side {
  const by = [0, 0, 0, 0]
  for (const o of result.outcomes) by[o]!++
  const benefit = result.measures.find(m => m.name === 'benefit')
  return { counts: Object.fromEntries(outcomeCodes.map((name, i) => [name, by[i]!])) as Record<Outcome, number>, cost: benefit && policy.benefit ? { ...costOf(result.outcomes, benefit), unit: policy.benefit.unit } : null }
}
