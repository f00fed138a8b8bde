import type { EntityType, Property } from '../../claim/records.ts'
import { follow } from '../../ledger/follow.ts'
import { plainScopes } from '../../ledger/matter.ts'
import type { EntityRef, Ledger, StoredClaim } from '../../ledger/ledger.ts'

/** What a park is good at, with the sentence that says so: what its output or investment is of, or what it makes. */
export interface Specialisation { text: string; claim: StoredClaim }
export interface ParkSummary {
  park: EntityRef
  /** Where it lies, with the claim; null where no page says. */
  place: { entity: EntityRef; claim: StoredClaim } | null
  /** Things that are said to lie in it or belong to it. */
  projects: number
  companies: number
  land: StoredClaim[]
  specialisations: Specialisation[]
  indicators: number
  /** Newest publication that speaks of it. */
  lastPublishedOn: string | null
}
export interface Member { entity: EntityRef; claim: StoredClaim }
export interface Park extends ParkSummary { members: Member[] }
export interface ParkQuery { q?: string; place?: string; sort?: 'name' | 'projects' | 'lastPublishedOn'; limit?: number; cursor?: string }

interface ParkRow { park: EntityRef; place: { id: string; name: string; claim: string } | null; land: string[]; fields: { text: string; claim: string }[]; figures: number; last: string | null }
interface Inside { type: EntityType; in: { park: string; claim: string }[] }

const numbers: readonly Property[] = ['investment', 'output_value', 'revenue', 'land_area', 'building_area', 'compute', 'power', 'capacity', 'count', 'growth', 'share']
const insiders: readonly EntityType[] = ['project', 'facility', 'company', 'institution']
const mostFields = 4

/** Parks of a ledger, with what lies in them; the cost of a question is that of what changed. */
export function createParks(ledger: Ledger) {
  const parks = follow(ledger, { name: 'parks', types: ['park'] }, ({ claims }) => parkRow(claims))
  const inside = follow(ledger, { name: 'park-members', types: insiders, properties: ['located_in', 'part_of'] }, ({ claims }): Inside | null => {
    const found = claims.flatMap(c => (c.object?.type === 'park' ? [{ park: c.object.id, claim: c.id }] : []))
    return found.length ? { type: claims[0]!.subject.type, in: found } : null
  })
  let kept: { version: string; members: Map<string, { entity: string; type: EntityType; claim: string }[]>; } | null = null

  const current = async () => {
    const [{ rows, version }, within] = [await parks(), await inside()]
    const key = `${version} ${within.version}`
    if (kept?.version !== key) kept = { version: key, members: byPark(within.rows) }
    return { rows, members: kept.members }
  }
  const summaries = async (rows: readonly ParkRow[], members: ReadonlyMap<string, { type: EntityType }[]>): Promise<ParkSummary[]> => {
    const claims = new Map((await ledger.claimsOf(rows.flatMap(r => [...(r.place ? [r.place.claim] : []), ...r.land, ...r.fields.map(f => f.claim)]))).map(c => [c.id, c]))
    return rows.map(row => {
      const own = members.get(row.park.id) ?? []
      const place = row.place && claims.get(row.place.claim)
      return {
        park: row.park, place: place?.object ? { entity: place.object, claim: place } : null, projects: own.filter(m => m.type === 'project' || m.type === 'facility').length, companies: own.filter(m => m.type === 'company').length,
        land: row.land.flatMap(id => claims.get(id) ?? []), specialisations: row.fields.flatMap(f => { const claim = claims.get(f.claim); return claim ? [{ text: f.text, claim }] : [] }), indicators: row.figures, lastPublishedOn: row.last,
      }
    })
  }

  return {
    async list({ q, place, sort = 'projects', limit = 50, cursor }: ParkQuery) {
      const { rows, members } = await current()
      const size = (row: ParkRow) => members.get(row.park.id)?.length ?? 0
      const found = [...rows.values()].filter(r => (!q || r.park.name.includes(q) || r.fields.some(f => f.text.includes(q))) && (!place || r.place?.id === place))
        .sort((a, b) => (sort === 'name' ? 0 : sort === 'projects' ? size(b) - size(a) || b.figures - a.figures : compare(b.last ?? '', a.last ?? '')) || compare(a.park.name, b.park.name))
      const from = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0)
      return { items: await summaries(found.slice(from, from + limit), members), total: found.length, next: from + limit < found.length ? String(from + limit) : null }
    },
    /** Any id the park ever had; null when there is no such park. */
    async park(id: string): Promise<Park | null> {
      const entity = await ledger.entity(id)
      if (entity?.type !== 'park') return null
      const { rows, members } = await current()
      const row = rows.get(entity.id) ?? { park: { id: entity.id, name: entity.name, type: entity.type }, place: null, land: [], fields: [], figures: 0, last: entity.lastSeen }
      const claims = await ledger.claimsOf((members.get(entity.id) ?? []).slice(0, 500).map(m => m.claim))
      const [summary] = await summaries([row], members)
      return { ...summary!, members: claims.map(claim => ({ entity: claim.subject, claim })) }
    },
  }
}

function byPark(rows: ReadonlyMap<string, Inside>) {
  const members = new Map<string, { entity: string; type: EntityType; claim: string }[]>()
  for (const [entity, { type, in: parks }] of rows) {
    const seen = new Set<string>()
    for (const { park, claim } of parks) {
      if (seen.has(park)) continue
      seen.add(park)
      const own = members.get(park)
      if (own) own.push({ entity, type, claim })
      else members.set(park, [{ entity, type, claim }])
    }
  }
  return members
}

function parkRow(claims: StoredClaim[]): ParkRow {
  const place = claims.find(c => (c.property === 'located_in' || c.property === 'part_of') && c.object && (c.object.type === 'place' || c.object.type === 'park'))
  const land = new Map(claims.filter(c => c.property === 'land_area' && c.value !== null).map(c => [`${c.value} ${c.status}`, c.id]))
  const fields = new Map<string, string>()
  for (const c of claims) {
    const text = c.property === 'makes' ? c.object?.name : numbers.includes(c.property) && c.of && !plainScopes.has(c.of) && /(?:产业|制造|技术|集群|产业链|服务业)$/u.test(c.of) ? c.of : null
    if (text && fields.size < mostFields && !fields.has(text)) fields.set(text, c.id)
  }
  return {
    park: claims[0]!.subject, place: place ? { id: place.object!.id, name: place.object!.name, claim: place.id } : null, land: [...land.values()].slice(0, 3), fields: [...fields].map(([text, claim]) => ({ text, claim })),
    figures: claims.filter(c => c.value !== null).length, last: claims[0]!.publishedOn,
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
