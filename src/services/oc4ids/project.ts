import type { EntityRef, Entry, StoredClaim } from '../../ledger/ledger.ts'
import { budgetOf, type Budget } from './budget.ts'
import { documentsOf, type SourceDocument } from './documents.ts'
import { moment, withoutEmpty } from './fields.ts'
import { completionOf, milestonesOf, periodOf, type Dates, type Milestone, type Period } from './milestones.ts'
import { metricsOf, type Metric } from './metrics.ts'

/** What is known of a project, as far as the standard has a place for it. */
export interface ProjectFacts extends Dates {
  entity: EntityRef
  stage: { stage: string } | null
  owner: { entity: EntityRef } | null
  builders: readonly { entity: EntityRef }[]
  places: readonly { entity: EntityRef; claim: StoredClaim | null }[]
  investment: Readonly<Record<string, readonly StoredClaim[]>>
  power: readonly StoredClaim[]
  compute: readonly StoredClaim[]
  capacity: readonly StoredClaim[]
  land: readonly StoredClaim[]
  buildings: readonly StoredClaim[]
  others: readonly StoredClaim[]
  memberships: readonly { programme: string; definition: string | null; entry: Entry | null }[]
  told: readonly { text: string; document: string; publishedOn: string | null; publisher: string | null }[]
  lastSeen: string | null
}

/** Words and addresses a package is written with. */
export interface Terms {
  /** Stands before every project's identifier; the standard's registry gives them to publishers (`oc4ids-xxxxxx`). */
  prefix: string
  /** Address of the console, for links to source pages; null where readers of the package cannot reach it. */
  base: string | null
  stages: Readonly<Record<string, { zh: string }>>
  milestones: Readonly<Record<string, { zh: string }>>
  properties: Readonly<Record<string, { zh: string }>>
}

export interface Project {
  id: string
  identifiers: { id: string; scheme: string }[]
  title: string
  description?: string
  language: string
  updated?: string
  status?: string
  period?: Period
  completion?: { endDate: string; endDateDetails?: string }
  locations?: { id: string; description: string }[]
  additionalClassifications?: { scheme: string; id: string; description?: string }[]
  parties?: { id: string; name: string; roles: string[] }[]
  budget?: Budget
  milestones?: Milestone[]
  forecasts?: Metric[]
  metrics?: Metric[]
  documents?: SourceDocument[]
}

/** The standard's phase for each local stage; the stage itself stands as a classification beside it. */
const phases: Record<string, string> = {
  conceived: 'identification', reserved: 'identification', negotiating: 'preparation', signed: 'preparation', preparing: 'preparation', started: 'implementation', building: 'implementation', completed: 'completion',
  operating: 'maintenance', full_output: 'maintenance', full_effect: 'maintenance',
}

/** A project in the standard's words. What nobody says is left out, never guessed; figures of different status stand apart. */
export function toProject(facts: ProjectFacts, terms: Terms): Project {
  const claims = [...Object.values(facts.investment).flat(), ...facts.power, ...facts.compute, ...facts.capacity, ...facts.land, ...facts.buildings, ...facts.others]
  return withoutEmpty({
    id: `${terms.prefix}-${facts.entity.id}`, identifiers: [{ id: facts.entity.id, scheme: 'yinli' }], title: facts.entity.name, description: facts.told[0]?.text || undefined, language: 'zh',
    updated: facts.lastSeen ? moment(facts.lastSeen) : undefined, status: facts.stage ? phases[facts.stage.stage] : undefined, period: periodOf(facts), completion: completionOf(facts),
    locations: unique(facts.places.map(p => p.entity)).map(({ id, name }) => ({ id, description: name })),
    additionalClassifications: [
      ...(facts.stage ? [{ scheme: 'yinli-stage', id: facts.stage.stage, description: terms.stages[facts.stage.stage]?.zh }] : []),
      ...facts.memberships.map(({ programme, definition }) => ({ scheme: 'yinli-programme', id: programme, description: definition ?? undefined })),
    ].map(withoutEmpty),
    parties: partiesOf(facts), budget: budgetOf(facts.investment), milestones: milestonesOf(facts, terms.milestones),
    forecasts: metricsOf(claims.filter(c => c.modality === 'planned' && c.property !== 'investment'), terms.properties), metrics: metricsOf(claims.filter(c => c.modality !== 'planned' && c.property !== 'investment'), terms.properties),
    documents: documentsOf(facts.told, [...claims, ...facts.places.flatMap(p => p.claim ?? []), ...facts.observed.flatMap(o => o.claim ?? []), ...facts.promised.flatMap(p => p.claim ?? [])], terms.base),
  })
}

function partiesOf({ owner, builders }: ProjectFacts): { id: string; name: string; roles: string[] }[] {
  const roles = new Map<string, { entity: EntityRef; roles: string[] }>()
  const add = (entity: EntityRef, role: string) => {
    const own = roles.get(entity.id) ?? { entity, roles: [] }
    own.roles.push(role)
    roles.set(entity.id, own)
  }
  if (owner) add(owner.entity, 'owner')
  for (const { entity } of unique(builders.map(b => b.entity)).map(entity => ({ entity }))) add(entity, 'builder')
  return [...roles.values()].map(({ entity, roles }) => ({ id: entity.id, name: entity.name, roles }))
}

const unique = (entities: EntityRef[]) => [...new Map(entities.map(e => [e.id, e])).values()]
