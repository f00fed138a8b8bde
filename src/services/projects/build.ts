import type { Property } from '../../claim/records.ts'
import type { EntityRef, Entry, StoredClaim } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { judge } from './colour.ts'
import type { Alert, Membership, Phase, Progress, ProjectRecord, Promised, Stated, StageDuration, StageStep, Told } from './record.ts'
import { byStatus, currentOf, days, historyOf, knownBy, nextOf, observedOf, order, promisedOf, stepsOf } from './steps.ts'

/** All there is to make a project of. `claims` and `told`: of the project, the newest publication first; `entries`: the newest first. */
export interface Sources { entity: EntityRef; claims: StoredClaim[]; entries: Entry[]; told: Told[]; /** What says where its owner is, where nothing says where it is. */ home?: StoredClaim }

/** Milestones that are steps of building, in order; a meeting held or an award won is none. */
export const ladderOf = (model: Model): string[] => Object.keys(model.milestones).filter(id => !notSteps.has(id))
const notSteps = new Set(['released', 'awarded', 'held'])

/** Everything known of a project by the end of a day. `within`: days ahead that alerts look. */
export function buildProject({ entity, home, ...all }: Sources, model: Model, asOf: string, within = soon): ProjectRecord {
  const known = knownBy(all, asOf)
  const { claims, entries, told: heard } = known
  const ids = Object.keys(model.stages)
  const about = (property: Property) => claims.filter(c => c.property === property)
  const kind = (name: string) => entries.filter(e => e.kind === name)
  const observed = observedOf(known)
  const promised = promisedOf(known, observed, ladderOf(model), asOf)
  const history = historyOf(stepsOf(known, observed, model), ids)
  const builders = stated(about('built_by'))
  const owner = ownerOf(claims, heard)
  const places: Stated[] = [...stated(about('located_in')), ...stated(about('part_of')).filter(s => s.entity.type === 'place' || s.entity.type === 'park')]
  if (!places.length && home?.object && owner && (home.publishedOn ?? '') <= asOf) places.push({ entity: home.object, claim: home, via: owner.entity })
  const memberships = membershipsOf(claims, entries)
  const progress = progressOf(entries)
  const colour = judge({ promised, observed, progress, statistics: kind('statistics') }, model, asOf)
  const published = [...claims.flatMap(c => c.publishedOn ?? []), ...heard.flatMap(t => t.publishedOn ?? [])].sort()
  return {
    entity, place: places[0] ?? null, district: places.find(p => p.entity.type === 'place') ?? null, places, owner, builders,
    stage: currentOf(history, ids), history, observed, promised, next: nextOf(promised), durations: durationsOf(history, ids),
    investment: byStatus(about('investment')), power: about('power'), compute: about('compute'), land: about('land_area'), buildings: about('building_area'), capacity: about('capacity'),
    others: claims.filter(c => !placed.has(c.property)), phases: phasesOf(claims, history, promised, ids),
    quoted: heard[0] ?? null, told: heard, programmes: memberships.map(m => m.programme), memberships,
    progress, colour, alerts: alertsOf(entity, promised, colour.colour, asOf, within),
    needs: kind('need'), team: kind('team'), contacts: kind('contact'), log: entries,
    claims: claims.length, entries: entries.length, firstSeen: published[0] ?? null, lastSeen: published.at(-1) ?? null,
  }
}

/** Days ahead in which a promise that falls due is worth an alert. */
export const soon = 30

/** Promises that passed unkept, and those that fall due within so many days; the earliest due first. */
function alertsOf(project: EntityRef, promised: Promised[], colour: Alert['colour'], asOf: string, within: number): Alert[] {
  return promised.flatMap(({ milestone, phase, due, state, claim, entry }): Alert[] => {
    const left = days(asOf, due)
    const kind = state === 'overdue' ? 'overdue' : state === 'open' && left <= within ? 'due-soon' : null
    return kind ? [{ kind, project, milestone, phase, due, days: left, colour, claim, entry }] : []
  })
}

export const progressOf = (entries: Entry[]): Progress[] => entries.filter(e => e.kind === 'progress').map(entry => {
  const { on, percent, expected, phase } = entry.fields as { on: string; percent: number; expected?: number; phase?: string }
  return { entry, on, phase: phase ?? null, percent, expected: expected ?? null }
}).sort((a, b) => order(b.on, a.on))

const placed = new Set<Property>(['investment', 'milestone', 'power', 'compute', 'land_area', 'building_area', 'capacity', 'located_in', 'built_by'])

/** The company that builds it, or that it is called after; else whoever builds it. */
export function ownerOf(claims: StoredClaim[], told: Told[]): Stated | null {
  const builders = stated(claims.filter(c => c.property === 'built_by'))
  const called = told.find(t => t.owner)?.owner
  return builders.find(b => b.entity.type === 'company') ?? (called ? { entity: called, claim: null, via: null } : builders[0] ?? null)
}

/** Each entity once, by the newest claim. */
function stated(claims: StoredClaim[]): Stated[] {
  const by = new Map<string, Stated>()
  for (const claim of claims) if (claim.object && !by.has(claim.object.id)) by.set(claim.object.id, { entity: claim.object, claim, via: null })
  return [...by.values()]
}

function phasesOf(claims: StoredClaim[], history: StageStep[], promised: Promised[], ids: readonly string[]): Phase[] {
  const names = [...new Set([...claims.flatMap(c => c.phase ?? []), ...history.flatMap(s => s.phase ?? []), ...promised.flatMap(p => p.phase ?? [])])].sort()
  return names.map(phase => {
    const own = claims.filter(c => c.phase === phase)
    return { phase, stage: currentOf(history, ids, phase), next: nextOf(promised.filter(p => p.phase === phase)), investment: byStatus(own.filter(c => c.property === 'investment')), figures: own.filter(c => c.value !== null && c.property !== 'investment') }
  })
}

/** How long it took from each stage with a day to the next one, for the whole and for each phase. */
function durationsOf(history: StageStep[], ids: readonly string[]): StageDuration[] {
  return [...new Set(history.map(s => s.phase))].flatMap(phase => {
    const steps = history.filter(s => s.phase === phase && s.on !== null).sort((a, b) => ids.indexOf(a.stage) - ids.indexOf(b.stage))
    return steps.slice(1).flatMap((second, i): StageDuration[] => {
      const first = steps[i]!
      const length = days(first.on!, second.on!)
      return length < 0 ? [] : [{ from: first.stage, to: second.stage, phase, days: length, exact: first.exact && second.exact, first, second }]
    })
  })
}

/** Programmes it is part of. What a programme means is unknown until somebody gives a definition with its source. */
function membershipsOf(claims: StoredClaim[], entries: Entry[]): Membership[] {
  const printed = claims.filter(c => c.property === 'part_of' && c.object?.type === 'programme').map((claim): Membership => ({ programme: claim.object!.name, definition: null, source: null, claim, entry: null }))
  const written = entries.filter(e => e.kind === 'membership').map((entry): Membership => {
    const { programme, definition, source } = entry.fields as { programme: string; definition?: string; source?: string }
    return { programme, definition: source ? definition ?? null : null, source: source ?? null, claim: null, entry }
  })
  const all = [...written, ...printed]
  return all.filter((m, i) => all.findIndex(other => other.programme === m.programme) === i)
}
