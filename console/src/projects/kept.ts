import type { Observed, Promised } from '../api/index.ts'

/** A promise beside what was seen of it, or something seen that nobody is known to have promised. */
export interface KeptRow { id: string; milestone: string; phase: string | null; promised: Promised | null; observed: Observed | null }

/** Promises and what kept them, then what was seen besides; said twice it stands once. The earliest first. */
export function keptRows(promised: readonly Promised[], observed: readonly Observed[]): KeptRow[] {
  const kept = new Set(promised.flatMap(p => (p.kept ? [saying(p.kept)] : [])))
  const seen = new Set<string>()
  const rest = observed.filter(o => !kept.has(saying(o)) && !seen.has(saying(o)) && seen.add(saying(o)))
  const rows: KeptRow[] = [
    ...promised.map(p => ({ id: grounds(p), milestone: p.milestone, phase: p.phase, promised: p, observed: p.kept })),
    ...rest.map(o => ({ id: grounds(o), milestone: o.milestone, phase: o.phase, promised: null, observed: o })),
  ]
  return rows.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}

/** What is said, whoever says it: the same milestone of the same phase in the same time. */
const saying = (o: Observed) => [o.milestone, o.phase, o.from, o.to, o.ongoing].join('|')
const grounds = (g: Observed | Promised) => g.claim?.id ?? g.entry!.id
const day = (row: KeptRow) => row.promised?.due ?? row.observed?.to ?? row.observed?.from ?? row.observed?.known ?? '9'
