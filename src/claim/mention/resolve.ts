import type { Candidate } from './reading.ts'

/** A person told by what stands beside the name stands before all; one told by look alone (rank 1) gives way to what is longer. */
const weight = (c: Candidate) => (c.type === 'person' && c.rank > 1 ? 1000 : 0) + c.end - c.start

/** Of overlapping candidates the longest stands, then the better ranked; people stand before all. Sorted by start. */
export function resolve(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => weight(b) - weight(a) || b.rank - a.rank || a.start - b.start)
  const size = Math.max(0, ...candidates.map(c => c.end))
  const taken = new Uint8Array(size)
  const kept: Candidate[] = []
  for (const c of sorted) {
    let free = true
    for (let i = c.start; i < c.end && free; i++) if (taken[i]) free = false
    if (!free) continue
    taken.fill(1, c.start, c.end)
    kept.push(c)
  }
  return kept.sort((a, b) => a.start - b.start)
}
