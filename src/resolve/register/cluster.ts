import type { Comparer } from '../compare.ts'
import type { Side } from '../features.ts'
import type { Edges } from './edges.ts'

/** How far the best match of a record that alone does not tell must lead the next that is another company. */
const lead = 0.09
/** Below this, one pair of their records that is hardly alike keeps two companies apart. */
const certain = 0.95

/**
 * Joins records, the likest first. A join that would bring together records that contradict each other is not made; a record that is as like one company as
 * another is left alone and the pairs go to a person.
 */
export function cluster(sides: Side[], others: Map<number, Side[]>, first: Uint32Array, { left, right, score, length }: Edges, comparer: Comparer): { rootOf: (i: number) => number; unsure: number[] } {
  const parent = Uint32Array.from(first)
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  const members = new Map<number, number[]>()
  const of = (root: number) => members.get(root) ?? [root]
  /** What the likest pair of two sets of records scores, and the least like of whole names; of large sets some are looked at. */
  const between = (a: number[], b: number[]) => {
    let [least, most] = [Infinity, -Infinity]
    for (const x of a.slice(0, 8)) {
      for (const y of b.slice(0, 8)) {
        const s = comparer.score(sides[x]!, sides[y]!)
        if (s === -Infinity || (s !== 0 && sides[x]!.whole && sides[y]!.whole)) least = Math.min(least, s)
        most = Math.max(most, s)
      }
    }
    return { least, most }
  }
  /** Whether they cannot be one: a contradiction that no common code overrules. */
  const contradict = (a: number[], b: number[]) => { const { least, most } = between(a, b); return least === -Infinity && most < Infinity }
  /** Whether they are two: what is least like in them is, or nothing in them is like. */
  const distinct = (a: number[], b: number[]) => { const { least, most } = between(a, b); return most < Infinity && (least === -Infinity || most < comparer.unsure) }
  /** A line that stands for itself, of which several mentions may be unlike each other. */
  const known = (record: number) => others.has(record) || sides[record]!.code !== undefined || (sides[record]!.whole && sides[record]!.address !== undefined)
  const order = Uint32Array.from({ length }, (_, e) => e).sort((x, y) => score[y]! - score[x]! || x - y)
  const rivals = rivalsOf(order, left, right)
  const unsure: number[] = []
  for (const e of order) {
    const [a, b] = [rootOf(left[e]!), rootOf(right[e]!)]
    if (a === b) continue
    if (score[e]! < comparer.same || contradict(of(a), of(b)) || (score[e]! < certain && between(of(a), of(b)).least < comparer.unsure)) { if (score[e]! < Infinity) unsure.push(e); continue }
    // A mention that would be as well another company's says nothing.
    const doubtful = score[e]! < Infinity && [left[e]!, right[e]!].some(record => !known(record) && rivals(record).some(r => {
      const other = rootOf(left[r]! === record ? right[r]! : left[r]!)
      return other !== a && other !== b && score[r]! > score[e]! - lead && distinct(of(other), of(rootOf(record) === a ? b : a))
    }))
    if (doubtful) { unsure.push(e); continue }
    const [older, younger] = a < b ? [a, b] : [b, a]
    parent[younger] = older
    members.set(older, [...of(older), ...of(younger)])
    members.delete(younger)
  }
  return { rootOf, unsure }
}

/** Edges of each record, the likest first, so many at most. */
function rivalsOf(order: Uint32Array, left: Uint32Array, right: Uint32Array): (record: number) => number[] {
  const edges = new Map<number, number[]>()
  for (const e of order) {
    for (const record of [left[e]!, right[e]!]) {
      const own = edges.get(record)
      if (!own) edges.set(record, [e])
      else if (own.length < 12) own.push(e)
    }
  }
  return record => edges.get(record) ?? []
}
