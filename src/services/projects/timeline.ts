import type { Model } from '../../model/model.ts'
import { progressOf, ladderOf } from './build.ts'
import { colourOn, turningDays } from './colour.ts'
import type { Colour } from './record.ts'
import { currentOf, historyOf, knownBy, knownOf, nextOf, observedOf, promisedOf, stepsOf, type Known } from './steps.ts'

/** Where a project stands from a day on: all that a list is filtered and sorted by, small enough to keep for every project. */
export interface Point { day: string; stage: string | null; colour: Colour | null; due: string | null }
/** A promise while it stands: from when it was made until it was kept or moved (null while it is neither). */
export interface Standing { milestone: string; phase: string | null; due: string; made: string; until: string | null }

/** Every day on which stage, colour or next promise change, past and to come, given what is known now; the earliest first. */
export function timelineOf(known: Known, model: Model): { points: Point[]; promises: Standing[] } {
  const [ids, ladder] = [Object.keys(model.stages), ladderOf(model)]
  const at = (day: string) => {
    const then = knownBy(known, day)
    const observed = observedOf(then)
    const promised = promisedOf(then, observed, ladder, day)
    return { then, observed, promised, tested: { promised, observed, progress: progressOf(then.entries), statistics: then.entries.filter(e => e.kind === 'statistics') } }
  }
  const learned = [...known.claims.map(c => c.publishedOn ?? ''), ...known.entries.map(knownOf)]
  const end = at('9999-12-31')
  const candidates = [...new Set([...learned, ...turningDays(end.tested, model), ...end.promised.map(p => p.due)])].sort()
  const points: Point[] = []
  for (const day of candidates) {
    const { then, observed, promised, tested } = at(day)
    const point: Point = { day, stage: currentOf(historyOf(stepsOf(then, observed, model), ids), ids)?.stage ?? null, colour: colourOn(tested, model, day), due: nextOf(promised)?.due ?? null }
    const last = points.at(-1)
    if (!last || last.stage !== point.stage || last.colour !== point.colour || last.due !== point.due) points.push(point)
  }
  const promises = end.promised.map((p): Standing => {
    const moved = end.promised.find(other => other.milestone === p.milestone && other.phase === p.phase && (other.made ?? '') > (p.made ?? ''))
    return { milestone: p.milestone, phase: p.phase, due: p.due, made: p.made ?? '', until: p.kept ? p.kept.known ?? '' : p.state === 'moved' ? moved?.made ?? '' : null }
  })
  return { points, promises }
}

/** The point that holds on a day. */
export const pointOn = (points: Point[], day: string): Omit<Point, 'day'> => points.findLast(p => p.day <= day) ?? { stage: null, colour: null, due: null }
