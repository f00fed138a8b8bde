import { createComparer } from '../compare.ts'
import type { FormModel } from '../form.ts'
import { cluster } from './cluster.ts'
import { compareAll, repeats } from './edges.ts'
import { readLines } from './lines.ts'

/** A line of a register of companies. Persons (legal representative, shareholders) are left out: they are personal data and nothing here needs them. */
export interface RegisterRecord { id: string; name: string; formerNames?: string[]; code?: string; place?: string; address?: string; industry?: string }

export interface Resolved {
  /** Records of one company each, by their ids, in the order of the register; a record that is like no other is a cluster of its own. */
  clusters: string[][]
  /** Pairs worth a person's look, the likeliest first. */
  unsure: { left: string; right: string; score: number }[]
}

/**
 * Finds which records of a register are one company, by the table that judges names (model/identity.yaml). Reads the records once; memory grows with their
 * number, work a little faster (two sorts), whatever share of them are namesakes. At most 2 million records (their number is held in 21 bits of a key).
 */
export function resolveRegister(records: Iterable<RegisterRecord>, model: FormModel): Resolved {
  const comparer = createComparer(model)
  const { ids, sides, others } = readLines(records, model)
  const first = repeats(sides, others, comparer)
  const edges = compareAll(sides, others, first, comparer)
  const { rootOf, unsure } = cluster(sides, others, first, edges, comparer)
  const clusters = new Map<number, string[]>()
  for (const [i, id] of ids.entries()) {
    const root = rootOf(i)
    const members = clusters.get(root)
    if (members) members.push(id)
    else clusters.set(root, [id])
  }
  return { clusters: [...clusters.values()], unsure: unsure.map(e => ({ left: ids[edges.left[e]!]!, right: ids[edges.right[e]!]!, score: Math.round(edges.score[e]! * 100) / 100 })) }
}
