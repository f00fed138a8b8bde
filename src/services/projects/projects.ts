import type { Modality, Property } from '../../claim/records.ts'
import type { EntityRef, Ledger, StoredClaim } from '../../ledger/ledger.ts'
import { everyClaim } from '../../ledger/every-claim.ts'

/** A statement about another entity together with the claim that makes it. */
export interface Stated { entity: EntityRef; claim: StoredClaim }

/** The furthest step a project is said to have reached. */
export interface Stage { of: string; phase: string | null; claim: StoredClaim }

/** A promised date. `overdue`: it has passed and no claim says that this step or a later one was reached. */
export interface Promised { of: string; phase: string | null; date: string; overdue: boolean; claim: StoredClaim }

/** One line of the projects table. Figures stay claims: of different status, scope or date, they are never added up. */
export interface ProjectRow {
  entity: EntityRef
  place: Stated | null
  builders: Stated[]
  stage: Stage | null
  investment: Record<Modality, StoredClaim[]>
  power: StoredClaim[]
  compute: StoredClaim[]
  land: StoredClaim[]
  next: Promised | null
  claims: number
  lastPublishedOn: string | null
}

/** What makes a thing a row of the table: money, ground, power, compute or a step of building. */
const substance: Property[] = ['investment', 'milestone', 'power', 'compute', 'land_area', 'building_area']
const relations: Property[] = ['located_in', 'built_by']
/** Steps of building; a meeting held or an award won is no stage of a project. */
const notStages = new Set(['released', 'filed', 'awarded', 'held'])

/** Projects and what is said of them, the latest first. `ladder`: milestone ids in the order in which they are reached; `today`: ISO day. */
export async function listProjects(ledger: Ledger, ladder: readonly string[], today: string): Promise<ProjectRow[]> {
  const bySubject = new Map<string, StoredClaim[]>()
  for (const property of [...substance, ...relations]) {
    for await (const claim of everyClaim(ledger, { property })) {
      const own = bySubject.get(claim.subject.id)
      if (own) own.push(claim)
      else bySubject.set(claim.subject.id, [claim])
    }
  }
  const stages = ladder.filter(step => !notStages.has(step))
  return [...bySubject.values()].filter(isProject).map(claims => projectRow(claims, stages, today))
    .sort((a, b) => compare(b.lastPublishedOn, a.lastPublishedOn) || compare(a.entity.name, b.entity.name))
}

function isProject(claims: StoredClaim[]): boolean {
  const { type } = claims[0]!.subject
  return type === 'project' ? claims.some(c => substance.includes(c.property))
    : type === 'facility' && claims.some(c => c.property === 'investment' || c.property === 'compute' || c.property === 'power')
}

/** One project's row from its claims. */
export function projectRow(claims: StoredClaim[], stages: readonly string[], today: string): ProjectRow {
  const newestFirst = [...claims].sort((a, b) => compare(b.publishedOn, a.publishedOn) || a.start - b.start)
  const about = (property: Property) => newestFirst.filter(c => c.property === property)
  const stated = (property: Property) => distinct(about(property).flatMap(claim => claim.object ? [{ entity: claim.object, claim }] : []))
  const investment = about('investment')
  const milestones = about('milestone').filter(c => stages.includes(c.of ?? ''))
  return {
    entity: claims[0]!.subject,
    place: stated('located_in')[0] ?? null,
    builders: stated('built_by'),
    stage: furthest(milestones, stages),
    investment: {
      actual: investment.filter(c => c.modality === 'actual'),
      ongoing: investment.filter(c => c.modality === 'ongoing'),
      planned: investment.filter(c => c.modality === 'planned'),
    },
    power: about('power'),
    compute: about('compute'),
    land: about('land_area'),
    next: nextPromised(milestones, stages, today),
    claims: claims.length,
    lastPublishedOn: newestFirst[0]!.publishedOn,
  }
}

/** The furthest step reached or under way; at the same step what has happened counts for more than what is under way. */
function furthest(milestones: StoredClaim[], stages: readonly string[]): Stage | null {
  const reached = milestones.filter(c => c.modality !== 'planned')
  const height = (c: StoredClaim) => stages.indexOf(c.of!) * 2 + (c.modality === 'actual' ? 1 : 0)
  const claim = reached.reduce<StoredClaim | null>((best, c) => (best && height(best) >= height(c) ? best : c), null)
  return claim && { of: claim.of!, phase: claim.phase, claim }
}

/** The next date promised and not yet kept: the nearest one ahead, else the latest that has passed. */
function nextPromised(milestones: StoredClaim[], stages: readonly string[], today: string): Promised | null {
  const kept = (promise: StoredClaim) => milestones.some(c => c.modality === 'actual' && c.phase === promise.phase
    && stages.indexOf(c.of!) >= stages.indexOf(promise.of!) && (c.publishedOn ?? '') >= (promise.publishedOn ?? ''))
  const open = milestones.flatMap(claim => {
    const date = claim.to ?? claim.from
    return claim.modality === 'planned' && date && !kept(claim) ? [{ of: claim.of!, phase: claim.phase, date, overdue: date < today, claim }] : []
  }).sort((a, b) => compare(a.date, b.date))
  return open.find(p => !p.overdue) ?? open.at(-1) ?? null
}

const distinct = (items: Stated[]) => items.filter((item, i) => items.findIndex(other => other.entity.id === item.entity.id) === i)
const compare = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
