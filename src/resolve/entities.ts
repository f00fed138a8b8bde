/** A judgement that has not been withdrawn. `seq` is its place in the ledger; `machine` judgements yield to people's. */
export interface Standing { left: string; right: string; verdict: 'same' | 'not_same' | 'unsure'; machine: boolean; seq: number }

/**
 * Entities of a set of names: connected by what is judged the same, kept apart by what is judged not the same.
 * For one pair the last word of a person counts, else the machine's last. Stronger and older "same" joins first, and a join that would
 * bring two names together that are judged apart is not made. `order` gives the names from the oldest on; an entity's id is that of its
 * oldest name, so every id it ever had is the id of one of its names.
 */
export function joinNames(order: string[], judgements: Standing[]): Map<string, string> {
  const rank = new Map(order.map((id, i) => [id, i]))
  const pairs = new Map<string, Standing>()
  for (const j of [...judgements].sort((x, y) => Number(y.machine) - Number(x.machine) || x.seq - y.seq)) {
    if (rank.has(j.left) && rank.has(j.right)) pairs.set(j.left < j.right ? `${j.left} ${j.right}` : `${j.right} ${j.left}`, j)
  }
  const root = new Map(order.map(id => [id, id]))
  const find = (id: string): string => {
    let top = id
    while (root.get(top) !== top) top = root.get(top)!
    for (let at = id; at !== top;) { const up = root.get(at)!; root.set(at, top); at = up }
    return top
  }
  /** For a root: the names that must stay out of its entity. */
  const apart = new Map<string, Set<string>>()
  const keepApart = (from: string, other: string) => { apart.set(from, (apart.get(from) ?? new Set()).add(other)) }
  for (const j of pairs.values()) if (j.verdict === 'not_same') { keepApart(j.left, j.right); keepApart(j.right, j.left) }

  const joins = [...pairs.values()].filter(j => j.verdict === 'same').sort((x, y) => Number(x.machine) - Number(y.machine) || x.seq - y.seq)
  for (const { left, right } of joins) {
    const [a, b] = [find(left), find(right)]
    if (a === b) continue
    if ([...(apart.get(a) ?? [])].some(id => find(id) === b)) continue
    const [older, younger] = rank.get(a)! < rank.get(b)! ? [a, b] : [b, a]
    root.set(younger, older)
    for (const id of apart.get(younger) ?? []) keepApart(older, id)
  }
  return new Map(order.map(id => [id, find(id)]))
}
