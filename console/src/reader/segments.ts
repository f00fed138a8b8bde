import type { Annotations } from '../api/index.ts'

export type Layer = 'quantities' | 'times' | 'names' | 'claims'
export const layers: readonly Layer[] = ['quantities', 'times', 'names', 'claims']

/** A stretch of one printed line over which nothing changes. Offsets are UTF-16 code units into the document's text. */
export interface Segment {
  start: number
  end: number
  quantity: number | null
  time: number | null
  mention: number | null
  /** Ids of the claims whose quote covers the stretch. */
  claims: string[]
  target: boolean
  /** Recognised without certainty. */
  unsure: boolean
}
export interface Line { start: number; end: number; segments: Segment[] }

/** The text cut at line breaks and at every boundary of every layer, in one sweep: linear in text and annotations. `unsure`: stretches recognised without certainty. */
export function cutLines(text: string, notes: Annotations, target: readonly [number, number] | null, unsure: readonly (readonly [number, number])[] = []): Line[] {
  type Event = { at: number; open: boolean; apply: (open: boolean) => void }
  const active = { quantity: null as number | null, time: null as number | null, mention: null as number | null, claims: new Set<string>(), target: false, unsure: false }
  const events: Event[] = []
  const span = (s: { start: number; end: number }, apply: (open: boolean) => void) => { if (s.end > s.start) events.push({ at: s.start, open: true, apply }, { at: s.end, open: false, apply }) }
  notes.quantities.forEach((q, i) => span(q, open => { active.quantity = open ? i : null }))
  notes.times.forEach((q, i) => span(q, open => { active.time = open ? i : null }))
  notes.mentions.forEach((q, i) => span(q, open => { active.mention = open ? i : null }))
  for (const c of notes.claims) span(c, open => { if (open) active.claims.add(c.id); else active.claims.delete(c.id) })
  if (target) span({ start: target[0], end: target[1] }, open => { active.target = open })
  for (const [start, end] of unsure) span({ start, end }, open => { active.unsure = open })
  // At one place what ends goes first, so that a stretch that begins there is not undone.
  events.sort((a, b) => a.at - b.at || Number(a.open) - Number(b.open))

  const lines: Line[] = []
  let next = 0
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start)
    const stop = feed < 0 ? text.length : feed
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
    const segments: Segment[] = []
    let at = start
    const flush = (to: number) => {
      if (to > at) segments.push({ start: at, end: to, ...active, claims: [...active.claims] })
      at = Math.max(at, to)
    }
    while (next < events.length && events[next]!.at < stop) {
      flush(Math.min(events[next]!.at, end))
      events[next]!.apply(events[next]!.open)
      next++
    }
    flush(end)
    lines.push({ start, end, segments })
    if (feed < 0) break
    start = feed + 1
  }
  return lines
}

/** `at=120-131` as offsets within the text; null when it is no stretch of it. */
export function parseSpan(at: string | null, length: number): [number, number] | null {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(at ?? '') ?? []
  if (from === undefined || to === undefined) return null
  const [start, end] = [Number(from), Math.min(Number(to), length)]
  return start < end ? [start, end] : null
}

/** A stretch as an element: whether it is one, its classes and what a click on it finds. */
export const isMarked = (s: Segment) => s.quantity !== null || s.time !== null || s.mention !== null || s.claims.length > 0 || s.target || s.unsure
export const classOf = (s: Segment) => ['seg', s.quantity !== null && 'q', s.time !== null && 't', s.mention !== null && 'm', s.claims.length > 0 && 'c', s.unsure && 'unsure'].filter(Boolean).join(' ')
export const dataOf = (s: Segment) => ({ 'data-c': s.claims.join(' ') || undefined, 'data-quantities': s.quantity ?? undefined, 'data-times': s.time ?? undefined, 'data-names': s.mention ?? undefined, 'data-target': s.target ? '' : undefined })
