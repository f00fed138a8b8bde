import { compile, dayOf, emptyResult, type Facts, type PointSet, type Result, type Table } from '../../rules/index.ts'

/** Rows in the order of their points: what is sure comes first; of equally many the one of which more is known, then the earlier row. */
export interface Ranking {
  set: PointSet
  order: Uint32Array
  total: { low: Float64Array; high: Float64Array }
  /** By class, in the order of the set. */
  classes: { low: Float64Array; high: Float64Array }[]
  /** Number of the stage, NaN while the facts do not say which. */
  stage: Float64Array
  /** How many have points between which bounds, tenths of a hundred; by lowest points. */
  bands: number[]
  /** Of how many nothing that is missing could change the total. */
  settled: number
}

/** Points of all companies of a table on a day (ISO). */
export function rank(set: PointSet, table: Table, on: string, facts: Facts): Ranking {
  const result: Result = emptyResult(set.policy, table.rows)
  compile(set.policy, table, dayOf(on)!, facts, result)(0, table.rows)
  const [total, ...rest] = result.measures as [Result['measures'][0], ...Result['measures']]
  const stages = rest.at(-1)!
  const bands = Array.from({ length: 11 }, () => 0)
  let settled = 0
  for (let i = 0; i < table.rows; i++) {
    if (!Number.isNaN(total.low[i]!)) bands[Math.max(0, Math.min(10, Math.floor(total.low[i]! / 10)))]!++
    if (total.low[i] === total.high[i]) settled++
  }
  const order = Uint32Array.from({ length: table.rows }, (_, i) => i).sort((a, b) => total.low[b]! - total.low[a]! || total.high[a]! - total.high[b]! || a - b)
  return { set, order, total, classes: rest.slice(0, -1), stage: Float64Array.from(stages.low, (low, i) => (low === stages.high[i] ? low : NaN)), bands, settled }
}

/** Of a company's lowest points, the share of companies (0 to 1) with fewer. */
export function shareBelow({ total, order }: Ranking, points: number): number | null {
  if (!order.length) return null
  let [low, high] = [0, order.length]
  while (low < high) { const mid = (low + high) >> 1; if (total.low[order[mid]!]! >= points) low = mid + 1; else high = mid }
  return (order.length - low) / order.length
}
