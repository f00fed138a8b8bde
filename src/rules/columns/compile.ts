import { Evaluator } from '../evaluate.ts'
import type { Company, Facts, Known } from '../facts.ts'
import { approximate } from '../rational.ts'
import type { Table } from '../table.ts'
import type { Numeric, Outcome, Policy } from '../tree.ts'
import { Emitter } from './emit.ts'

/** Outcomes as they stand in columns. */
export const outcomeCodes: Outcome[] = ['unmet', 'unknown', 'met', 'not-applicable']

/** A number that a policy works out beside its outcome: class, benefit, or a score by its id. */
export interface Measure { name: string; value: Numeric }
export const measuresOf = (p: Policy): Measure[] => [
  ...(p.classes ? [{ name: 'class', value: p.classes.of }] : []), ...(p.benefit?.amount ? [{ name: 'benefit', value: p.benefit.amount }] : []), ...p.scores.map(s => ({ name: s.id, value: s.value })),
]

/** What a policy comes to for every row: codes of `outcomeCodes`, and lowest and highest value of each measure (NaN for no bound). */
export interface Result { outcomes: Uint8Array; measures: { name: string; low: Float64Array; high: Float64Array }[] }
export type Run = (from: number, to: number) => void

/**
 * Compiles a policy to a function over the columns of a table, for one day (days since 1970-01-01); it fills `into`, whatever measures that
 * has room for, for rows from..to-1.
 * Needs `new Function`; where that is forbidden, use evaluate.ts.
 */
export function compile(policy: Policy, table: Table, on: number, facts: Facts, into: Result): Run {
  const emitter = new Emitter(table, on, fact => { const f = facts.byId.get(fact); return f?.kind === 'date' ? false : f?.kind === 'number' && f.least !== null && f.least >= 0 })
  const measures = measuresOf(policy).filter(m => into.measures.some(kept => kept.name === m.name))
  const kept = measures.map(({ value }, k) => { const { low, high, scale } = emitter.number(value); return `low${k}[i]=${low}/${scale};high${k}[i]=${high}/${scale}` })
  const lines = outcomeLines(policy, emitter)
  const body = [...(emitter.checks ? ['let near=0'] : []), 'let out=0', 'row:{', ...emitter.lines, ...kept, ...lines, '}', 'outcomes[i]=out', ...(emitter.checks ? ['if(near)exactly(i)'] : [])]
  const names = ['outcomes', 'exactly', ...measures.flatMap((_, k) => [`low${k}`, `high${k}`]), ...emitter.inputs.keys()]
  const exactly = (i: number) => fill(policy, measures, new Evaluator(rowOf(table, i), on), into, i)
  const values = [into.outcomes, exactly, ...into.measures.flatMap(m => [m.low, m.high]), ...emitter.inputs.values()]
  // oxlint-disable-next-line no-new-func: the code is made of numbers and names of our own, never of text from a file.
  return new Function(...names, `return (from,to)=>{for(let i=from;i<to;i++){\n${body.join('\n')}\n}}`)(...values) as Run
}

/** Statements that set `out`; the conditions that must all hold are asked one after another, and the first that fails ends the row. */
function outcomeLines(policy: Policy, emitter: Emitter): string[] {
  const applies = policy.applies ? emitter.truth(policy.applies.truth) : { sure: 'true', possible: 'true' }
  const start = policy.applies ? [`if(!(${applies.possible})){out=3;break row}`] : []
  if (policy.classes) {
    const { low, high } = emitter.number(policy.classes.of)
    return [...start, `out=${applies.sure}&&${low}===${high}?2:1`]
  }
  if (!policy.holds) return [...start, 'out=1']
  const parts = policy.holds.kind === 'all' ? policy.holds.of : [policy.holds]
  const asked = parts.map(part => emitter.truth(part))
  const unknownIfOpen = policy.applies ? `if(!(${applies.sure})){out=1;break row}` : ''
  return [...start, ...(unknownIfOpen ? [unknownIfOpen] : []), ...asked.map(a => `if(!(${a.possible}))break row`), `out=${asked.length ? asked.map(a => a.sure).join('&&') : 'true'}?2:1`]
}

export const emptyResult = (policy: Policy, rows: number, make: (bytes: number) => ArrayBufferLike = bytes => new ArrayBuffer(bytes), kept?: readonly string[]): Result => ({
  outcomes: new Uint8Array(make(rows)), measures: measuresOf(policy).filter(m => !kept || kept.includes(m.name)).map(({ name }) => ({ name, low: new Float64Array(make(rows * 8)), high: new Float64Array(make(rows * 8)) })),
})

/** Rows that fit the processor's cache with their columns. */
const block = 2048
/** Runs compiled policies over rows from..to-1, block by block so that columns are read from memory once. */
export function runAll(runs: Run[], from: number, to: number): void {
  for (let at = from; at < to; at += block) {
    const end = Math.min(to, at + block)
    for (const run of runs) run(at, end)
  }
}

/** One row in exact fractions: what the compiled code does where doubles do not tell two sides apart, and all that can be done without it. */
export function fill(policy: Policy, measures: Measure[], evaluator: Evaluator, into: Result, i: number): void {
  into.outcomes[i] = outcomeCodes.indexOf(evaluator.outcome(policy))
  measures.forEach(({ value }, k) => {
    const { low, high } = evaluator.range(value)
    into.measures[k]!.low[i] = low ? approximate(low) : NaN
    into.measures[k]!.high[i] = high ? approximate(high) : NaN
  })
}

/** A row of a table as a company. */
export function rowOf(table: Table, i: number): Company {
  const company: Company = new Map()
  for (const [key, column] of table.columns) {
    const known = (value: Known['value']) => company.set(key, { value, shown: '', source: null, asOf: null })
    const x = column.values[i]!
    if (column.kind === 'number') { if (x === x) known({ n: BigInt(x), d: column.scale }) }
    else if (column.kind === 'flag') { if (x !== 1) known(x === 2) }
    else if (x) known(column.words[x]!)
  }
  return company
}
