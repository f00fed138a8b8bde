import type { Comparer } from '../compare.ts'
import type { Side } from '../features.ts'
import { blocks, mostRecords, pairsOf } from './pairs.ts'

/** Pairs that may be one company, with their scores. */
export interface Edges { left: Uint32Array; right: Uint32Array; score: Float32Array; length: number }

/** For each record the first that says the very same of a company that this tells: only that one is compared, so that a firm all papers name fills no block. */
export function repeats(sides: Side[], others: Map<number, Side[]>, comparer: Comparer): Uint32Array {
  const seen = new Map<string, number>()
  return Uint32Array.from(sides, (side, i) => {
    if (others.has(i)) return i
    const key = `${side.plain} ${side.seen?.code} ${side.code} ${side.address} ${side.industry}`
    const first = seen.get(key) ?? i
    if (first === i) seen.set(key, i)
    return first === i || comparer.score(sides[first]!, side) >= comparer.same ? first : i
  })
}

/** Compares every pair of records that share a key. */
export function compareAll(sides: Side[], others: Map<number, Side[]>, first: Uint32Array, comparer: Comparer): Edges {
  const pairs = pairsOf(blocks(sides, others, first))
  const [left, right, score] = [new Uint32Array(pairs.length), new Uint32Array(pairs.length), new Float32Array(pairs.length)]
  let length = 0
  for (const pair of pairs) {
    const [i, j] = [Math.floor(pair / mostRecords), pair % mostRecords]
    const s = best(comparer, sides[i]!, sides[j]!, others.get(i), others.get(j))
    if (s < comparer.unsure) continue
    left[length] = i
    right[length] = j
    score[length++] = s
  }
  return { left, right, score, length }
}

/** The score of two companies under any of their names. */
function best(comparer: Comparer, a: Side, b: Side, othersA: Side[] = [], othersB: Side[] = []): number {
  let top = comparer.score(a, b)
  for (const x of othersA) top = Math.max(top, comparer.score(x, b))
  for (const y of othersB) top = Math.max(top, comparer.score(a, y))
  return top
}
