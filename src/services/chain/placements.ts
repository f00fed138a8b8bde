import type { EntityType } from '../../claim/records.ts'
import type { Entry } from '../../ledger/ledger.ts'
import type { Ground, LinkRule } from '../../model/link-rule.ts'
import { linkOf, placementOf } from './entries.ts'
import type { Remark, Sighting } from './sightings.ts'
import type { Standing } from './standing.ts'

/** What a placement rests on: a claim, a sentence at a stretch of a document, or somebody's entry. */
export interface Evidence {
  ground: Ground
  claim: string | null
  entry: string | null
  document: string | null
  start: number
  end: number
  /** The day of the page, or of the entry; null where the page has none. */
  on: string | null
  makes: boolean
  planned: boolean
}
/** How somebody stands on a link. carrier: a park or institution, where others produce. */
export type Stage = 'producing' | 'present' | 'planned' | 'carrier'
export interface Placement {
  key: string
  entity: { id: string; name: string; type: EntityType }
  confidence: number
  stage: Stage
  leader: boolean
  /** Named by a person as not on the link: kept to be seen and undone. */
  off: boolean
  /** Where it is said to lie; where nothing is said, what the story is of. */
  place: string | null
  /** Further names of where that is: the story's own place. */
  around: string[]
  builders: { id: string; name: string }[]
  /** The surest and oldest first. */
  evidence: Evidence[]
}
export interface Reported { key: string; entity: { id: string; name: string; type: EntityType }; claim: string; on: string | null; place: string | null }
export interface Gathered { placements: Placement[]; remarks: Remark[]; reported: Reported[]; bottlenecks: Entry[] }

export interface Sources { sightings: Iterable<readonly (Sighting | Remark)[]>; standings: ReadonlyMap<string, Standing>; entries: readonly Entry[]; /** Name and type of an entity of an entry. */ named: ReadonlyMap<string, { id: string; name: string; type: EntityType }> }

/** Brings together what sentences, claims and people say of who is on which link, as of a day: what was published or entered later is left out. */
export function gather({ sightings, standings, entries, named }: Sources, rule: LinkRule, asOf: string | null): Gathered {
  const known = (on: string | null) => asOf === null || on === null || on.slice(0, 10) <= asOf
  const found = new Map<string, { key: string; entity: Placement['entity']; evidence: Evidence[]; places: (string | null)[]; leader: boolean; off: boolean; produces: boolean }>()
  const remarks: Remark[] = []
  const placeOf = new Map<string, string | null>()
  const at = (key: string, entity: Placement['entity']) => {
    const id = `${key} ${entity.id}`
    const own = found.get(id) ?? { key, entity, evidence: [], places: [], leader: false, off: false, produces: false }
    found.set(id, own)
    return own
  }
  for (const seen of sightings) {
    for (const s of seen) {
      if (!known(s.publishedOn)) continue
      placeOf.set(s.article, s.place)
      if (s.kind !== 'placement') { remarks.push(s); continue }
      const own = at(s.key, { id: s.entity, name: standings.get(s.entity)?.name ?? s.name, type: s.type })
      own.evidence.push({ ground: s.ground, claim: null, entry: null, document: s.document, start: s.start, end: s.end, on: s.publishedOn, makes: s.makes, planned: s.planned })
      own.places.push(s.place)
      own.leader ||= s.leader
    }
  }
  const reported: Reported[] = []
  for (const row of standings.values()) {
    for (const g of row.grounds) {
      if (!known(g.publishedOn)) continue
      const own = at(g.key, row)
      own.evidence.push({ ground: g.ground, claim: g.claim, entry: null, document: g.document, start: g.start, end: g.end, on: g.publishedOn, makes: g.ground === 'makes' && !g.planned, planned: g.planned })
      own.places.push(placeOf.get(g.article) ?? null)
    }
    for (const r of row.reported) if (known(r.publishedOn)) reported.push({ key: r.key, entity: { id: row.id, name: row.name, type: row.type }, claim: r.claim, on: r.publishedOn, place: row.type === 'place' ? row.name : row.place ?? row.name })
  }
  // The oldest first, so that the newest word of a person stands.
  for (const entry of [...entries].reverse()) {
    if (entry.kind !== 'placement' || !known(entry.at)) continue
    const fields = placementOf(entry)
    const own = at(linkOf(entry), named.get(fields.entity) ?? { id: fields.entity, name: fields.entity, type: 'company' })
    own.off = !fields.on
    own.leader ||= fields.leader
    own.produces ||= fields.produces
    own.evidence.push({ ground: 'person', claim: null, entry: entry.id, document: null, start: 0, end: 0, on: entry.at.slice(0, 10), makes: fields.produces, planned: false })
  }
  const placements = [...found.values()].map((own): Placement => {
    const evidence = own.evidence.sort((a, b) => rule.confidence[b.ground] - rule.confidence[a.ground] || compare(a.on ?? '9', b.on ?? '9'))
    const row = standings.get(own.entity.id)
    const around = [...new Set(own.places.filter(p => p !== null))]
    return {
      key: own.key, entity: { id: own.entity.id, name: own.entity.name, type: own.entity.type }, confidence: rule.confidence[evidence[0]!.ground], leader: own.leader, off: own.off,
      stage: own.produces ? 'producing' : stageOf(own.entity.type, evidence, row, rule, known), place: row?.place ?? around[0] ?? null, around, builders: row?.builders ?? [], evidence,
    }
  })
  return { placements: placements.sort((a, b) => b.confidence - a.confidence || compare(a.entity.name, b.entity.name)), remarks, reported, bottlenecks: entries.filter(e => e.kind === 'bottleneck' && known(e.at)) }
}

/** A company produces where something says so; works produce from the day they run, whatever is hoped of them before. */
function stageOf(type: EntityType, evidence: Evidence[], row: Standing | undefined, rule: LinkRule, known: (on: string | null) => boolean): Stage {
  const sure = evidence.filter(e => rule.confidence[e.ground] >= rule.counted)
  if (type === 'park' || type === 'institution') return 'carrier'
  const steps = type === 'facility' || sure.some(e => e.ground === 'property') ? [...rule.produces, ...rule.serves] : rule.produces
  if (row?.reached.some(step => steps.includes(step.of) && known(step.publishedOn))) return 'producing'
  if (type === 'project') return 'planned'
  if (type === 'company' && sure.some(e => e.makes && !e.planned)) return 'producing'
  return sure.length > 0 && sure.every(e => e.planned) ? 'planned' : 'present'
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
