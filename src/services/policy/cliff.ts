import { approximately, barePolicy, compile, dayOf, emptyResult, isExact, runAll, taken, type Facts, type Policy, type Result, type Table, type Truth } from '../../rules/index.ts'
import { tried } from './trial.ts'

type Compare = Extract<Truth, { kind: 'compare' }>

/**
 * Companies by their distance to a threshold, as a share of it. `from` and `to` are null at the ends. `near`: those that meet everything else, whom the
 * threshold alone decides on; `amount`: what those of them who meet it get on average.
 */
export interface Bin { from: number | null; to: number | null; companies: number; near: number; met: number; amount: number | null }
export interface Cliff {
  /** Which side of it is met. */
  side: 'above' | 'below'
  /** The number compared with, as compared: of compound growth the whole ratio. */
  at: number
  bins: Bin[]
  unknown: number
  /** Of those that meet everything else: within 5 % on the side that is met, and on the other. */
  inside: number
  outside: number
  /** What one who just meets it gets and one who just misses it does not, on average; null where the policy gives no amount. */
  jump: number | null
}

const step = 0.05
const reach = 10

/** Outcomes if some comparisons always held (`met`: whoever meets it then meets everything else), and if they never did. Where both agree nothing hangs on them. */
export function decidedBy(policy: Policy, comparisons: Compare[], table: Table, on: string, facts: Facts): { met: Uint8Array; unmet: Uint8Array } | null {
  if (!policy.holds || !comparisons.length) return null
  const all = new Set<Truth>(comparisons)
  const [met, unmet] = (['met', 'unmet'] as const).map(as => tried({ ...policy, holds: taken(policy.holds!, all, as) }, table, on, facts).outcomes) as [Uint8Array, Uint8Array]
  return { met, unmet }
}

/** Who stands how far from a threshold of a draft; `others`: outcomes if it always were met. Null where the number compared with is not known. */
export function cliffOf(policy: Policy, comparisons: Compare[], others: Uint8Array | null, result: Result, table: Table, on: string, facts: Facts): Cliff | null {
  const [node] = comparisons
  if (!node || !others || (node.right.kind !== 'number' && node.right.kind !== 'parameter') || !node.right.value) return null
  const at = Number(node.right.value.n) / Number(node.right.value.d)
  const measure = measured(node, table, on, facts)
  const benefit = result.measures.find(m => m.name === 'benefit')
  const bins: Bin[] = Array.from({ length: 2 * reach + 2 }, (_, i) => ({ from: i ? round((i - 1 - reach) * step) : null, to: i <= 2 * reach ? round((i - reach) * step) : null, companies: 0, near: 0, met: 0, amount: null }))
  const sums = bins.map(() => ({ sum: 0, count: 0 }))
  const side = node.op.startsWith('<') ? 'below' : 'above'
  const unit = at === 0 ? 1 : Math.abs(at)
  let unknown = 0
  for (let row = 0; row < table.rows; row++) {
    if (result.outcomes[row] === 3) continue
    const distance = (measure(row) - at) / unit
    if (distance !== distance) { unknown++; continue }
    // What stands exactly on the line belongs to the side that it meets.
    const place = distance / step + reach
    const whole = Math.abs(place - Math.round(place)) < 1e-9 ? Math.round(place) - (side === 'below' ? 1 : 0) : Math.floor(place)
    const k = Math.max(0, Math.min(bins.length - 1, whole + 1))
    const bin = bins[k]!
    bin.companies++
    if (others[row] === 2) bin.near++
    if (result.outcomes[row] !== 2) continue
    bin.met++
    const [low, high] = [benefit?.low[row] ?? NaN, benefit?.high[row] ?? NaN]
    const amount = low === low ? low : high
    if (amount === amount) { sums[k]!.sum += amount; sums[k]!.count++ }
  }
  bins.forEach((bin, k) => { if (sums[k]!.count) bin.amount = Math.round((sums[k]!.sum / sums[k]!.count) * 100) / 100 })
  const [below, above] = [bins[reach]!, bins[reach + 1]!]
  const [inside, outside] = side === 'above' ? [above, below] : [below, above]
  return { side, at, bins, unknown, inside: inside.near, outside: outside.near, jump: policy.benefit?.amount ? inside.amount : null }
}

/** The number that is compared, row by row; of a score that is a range its middle. */
function measured({ left }: Compare, table: Table, on: string, facts: Facts): (row: number) => number {
  const plain = left.kind === 'named' ? left.of : left
  if (isExact(plain)) return approximately(plain, table, on)
  const bare = barePolicy('measure', null, { x: left })
  const result = emptyResult(bare, table.rows)
  runAll([compile(bare, table, dayOf(on)!, facts, result)], 0, table.rows)
  const { low, high } = result.measures[0]!
  return row => (low[row]! + high[row]!) / 2
}

const round = (x: number) => Math.round(x * 100) / 100
