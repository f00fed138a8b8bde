import type { Modality } from '../../claim/records.ts'
import type { Model } from '../../model/model.ts'
import type { Entry, StoredClaim } from '../../ledger/ledger.ts'
import type { Observed, Promised, StageStep, Told } from './record.ts'

/** What is said and written down of one project, as far as it was known on a day. */
export interface Known { claims: StoredClaim[]; entries: Entry[]; told: Told[] }

/** What had been published or written down by the end of a day. */
export function knownBy({ claims, entries, told }: Known, day: string): Known {
  return { claims: claims.filter(c => (c.publishedOn ?? '') <= day), entries: entries.filter(e => knownOf(e) <= day), told: told.filter(t => (t.publishedOn ?? '') <= day) }
}

/** What is written down of an earlier day holds from that day on; a promise, from when it was written down. */
export const knownOf = (entry: Entry): string => {
  const at = entry.at.slice(0, 10)
  const on = entry.fields['on']
  return typeof on === 'string' && on < at ? on : at
}

/** Milestones that have happened or are under way, the earliest known first. */
export function observedOf({ claims, entries }: Omit<Known, 'told'>): Observed[] {
  const said = claims.filter(c => c.property === 'milestone' && c.of && c.modality !== 'planned').map((claim): Observed => ({
    milestone: claim.of!, phase: claim.phase, from: claim.from, to: claim.to, known: claim.publishedOn, ongoing: claim.modality === 'ongoing', claim, entry: null,
  }))
  const written = entries.filter(e => e.kind === 'observed').map((entry): Observed => {
    const { milestone, on, phase } = entry.fields as { milestone: string; on: string; phase?: string }
    return { milestone, phase: phase ?? null, from: on, to: on, known: knownOf(entry), ongoing: false, claim: null, entry }
  })
  return [...said, ...written].sort((a, b) => order(a.known, b.known))
}

/**
 * Promises, the earliest due first. One that was given another date later is `moved`; one is kept by its own or a later milestone of the same
 * phase, or of the whole project, that became known after it was made. `ladder`: milestone ids in the order in which they are reached.
 */
export function promisedOf({ claims, entries }: Omit<Known, 'told'>, observed: Observed[], ladder: readonly string[], asOf: string): Promised[] {
  const said = claims.filter(c => c.property === 'milestone' && c.of && c.modality === 'planned' && (c.to ?? c.from)).map(claim => ({
    milestone: claim.of!, phase: claim.phase, from: claim.from, due: (claim.to ?? claim.from)!, made: claim.publishedOn, claim, entry: null,
  }))
  const written = entries.filter(e => e.kind === 'promised').map(entry => {
    const { milestone, due, phase } = entry.fields as { milestone: string; due: string; phase?: string }
    return { milestone, phase: phase ?? null, from: null, due, made: knownOf(entry), claim: null, entry }
  })
  const all = [...said, ...written].filter(p => ladder.includes(p.milestone)).sort((a, b) => order(a.made, b.made))
  return all.flatMap((promise, i): Promised[] => {
    const later = all.slice(i + 1).filter(p => p.milestone === promise.milestone && p.phase === promise.phase)
    // Said again, it stands once, by its newest saying, since it was first said.
    if (later.some(p => p.due === promise.due)) return []
    const made = all.find(p => p.milestone === promise.milestone && p.phase === promise.phase && p.due === promise.due)!.made
    const kept = observed.find(o => !o.ongoing && (o.phase === promise.phase || o.phase === null) && ladder.indexOf(o.milestone) >= ladder.indexOf(promise.milestone) && (o.known ?? '9') >= (promise.made ?? '')) ?? null
    if (kept && !later.length) {
      const late = kept.from && kept.from > promise.due ? days(promise.due, kept.from) : 0
      return [{ ...promise, made, kept, late, state: late ? 'kept-late' : 'kept' }]
    }
    if (later.length) return [{ ...promise, made, kept: null, late: 0, state: 'moved' }]
    const late = asOf > promise.due ? days(promise.due, asOf) : 0
    return [{ ...promise, made, kept: null, late, state: late ? 'overdue' : 'open' }]
  }).sort((a, b) => order(a.due, b.due))
}

/** Every stage that something shows, in the order in which it was reached; each once for the whole and once for a phase. */
export function stepsOf({ entries, told }: Known, observed: Observed[], { stages }: Pick<Model, 'stages'>): StageStep[] {
  const ids = Object.keys(stages)
  const shown = observed.flatMap((o): StageStep[] => {
    const intended = o.claim?.status === 'intended'
    const stage = ids.find(id => (intended ? stages[id]!.intended : o.ongoing ? stages[id]!.under : stages[id]!.reached)?.includes(o.milestone))
    return stage ? [{ stage, milestone: o.milestone, phase: o.phase, on: o.from ?? o.to, exact: o.from !== null && o.from === o.to, known: o.known, ongoing: o.ongoing, strength: 'stated', told: null, claim: o.claim, entry: o.entry }] : []
  })
  const written = entries.filter(e => e.kind === 'stage').map((entry): StageStep => {
    const { stage, on, phase } = entry.fields as { stage: string; on: string; phase?: string }
    return { stage, milestone: null, phase: phase ?? null, on, exact: true, known: knownOf(entry), ongoing: false, strength: 'stated', told: null, claim: null, entry }
  })
  const read = told.filter(t => t.stage && ids.includes(t.stage)).map((t): StageStep => ({ stage: t.stage!, milestone: null, phase: null, on: null, exact: false, known: t.publishedOn, ongoing: false, strength: 'read', told: t, claim: null, entry: null }))
  return [...shown, ...written, ...read].sort((a, b) => order(a.on ?? a.known, b.on ?? b.known) || ids.indexOf(a.stage) - ids.indexOf(b.stage))
}

/** Steps that brought the project, or one of its phases, further; a person may also set it back. */
export function historyOf(steps: StageStep[], ids: readonly string[]): StageStep[] {
  const height = new Map<string | null, number>()
  return steps.filter(step => {
    const at = ids.indexOf(step.stage)
    const set = step.entry?.kind === 'stage'
    if (!set && at <= (height.get(step.phase) ?? -1)) return false
    height.set(step.phase, at)
    return true
  })
}

/** A whole whose part (an area, a workshop) is done is still being built; a 一期 that runs makes the project run. */
const ofWhole = (step: StageStep, ids: readonly string[]): StageStep => (step.phase !== null && !/[一二三四五六七八九十首]期/u.test(step.phase) && ids.indexOf(step.stage) > ids.indexOf('building') ? { ...step, stage: 'building', ongoing: true } : step)

/** Where the project, or a phase of it, stands: the furthest step since a person last set it. */
export function currentOf(history: StageStep[], ids: readonly string[], phase?: string): StageStep | null {
  const own = phase === undefined ? history.map(s => ofWhole(s, ids)) : history.filter(s => s.phase === phase)
  const set = own.findLastIndex(s => s.entry?.kind === 'stage' && (phase !== undefined || s.phase === null))
  return own.slice(Math.max(set, 0)).reduce<StageStep | null>((best, step) => (best && ids.indexOf(best.stage) >= ids.indexOf(step.stage) ? best : step), null)
}

/** The next promise not yet kept: the nearest ahead, else the latest that has passed. */
export const nextOf = (promised: Promised[]): Promised | null => promised.find(p => p.state === 'open') ?? promised.findLast(p => p.state === 'overdue') ?? null

export const byStatus = (claims: StoredClaim[]): Record<Modality, StoredClaim[]> => ({
  actual: claims.filter(c => c.modality === 'actual'), ongoing: claims.filter(c => c.modality === 'ongoing'), planned: claims.filter(c => c.modality === 'planned'),
})

/** Days from one ISO day to another. */
export const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
export const order = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
