import type { ProjectRecord } from './record.ts'

/** What a range of days is compared with: days of what was done, when promises were due and when their keeping became known, and whether something is asked for. */
export interface Moves { done: (string | null)[][]; due: [due: string, kept: string | null][]; asks: boolean }

/** Null where nothing moves at any time. */
export function movesOf({ observed, promised, needs }: ProjectRecord): Moves | null {
  const moves = {
    done: observed.filter(o => !o.ongoing).map(o => [o.from, o.to, o.known]),
    due: promised.filter(p => p.state !== 'moved').map((p): [string, string | null] => [p.due, p.kept?.known ?? null]),
    asks: needs.some(n => n.fields['state'] === 'open'),
  }
  return moves.done.length || moves.due.length || moves.asks ? moves : null
}

/** Whether something was done within the days, was promised by their end and not kept by then, or is asked for. */
export function movesWithin({ done, due, asks }: Moves, { from, to }: { from: string; to: string }): boolean {
  const within = (day: string | null) => day !== null && day >= from && day <= to
  return asks || done.some(days => days.some(within)) || due.some(([day, kept]) => day <= to && (kept === null || kept > to))
}
