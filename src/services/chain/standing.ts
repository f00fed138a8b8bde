import type { EntityType } from '../../claim/records.ts'
import type { About } from '../../ledger/follow.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import type { FindTerms, PlacedLink } from './terms.ts'

interface Dated { publishedOn: string | null; claim: string }
/** Kinds of entries about projects that say how far one is. */
export const standingKinds = ['stage', 'observed'] as const
/** A claim that puts somebody on a link. */
export interface ClaimGround extends Dated { key: string; ground: 'makes' | 'property'; document: string; article: string; start: number; end: number; planned: boolean }
/** What claims alone say of somebody; small, as there may be very many. */
export interface Standing {
  id: string
  name: string
  type: EntityType
  grounds: ClaimGround[]
  /** The newest place it is said to lie in. */
  place: string | null
  /** Steps that are done. */
  reached: { of: string; publishedOn: string | null }[]
  /** A contract intended or signed, nothing reached yet: what talks are known by. */
  talks: { publishedOn: string | null; claim: string; signed: boolean } | null
  builders: { id: string; name: string }[]
  /** Of places and parks: figures reported of a link without names (17 computing centres). */
  reported: (Dated & { key: string })[]
}

export const standingTypes = ['company', 'project', 'facility', 'park', 'institution', 'place'] as const
export const standingProperties = ['makes', 'compute', 'located_in', 'built_by', 'milestone', 'count'] as const

/** What stands of one thing by its claims: what it makes, where it lies, how far it is. */
export function standing(find: FindTerms, links: ReadonlyMap<string, PlacedLink>): (about: About) => Standing | null {
  const bears = [...links.values()].flatMap(({ key, link }) => link.properties.map(property => ({ key, property })))
  return ({ entity, claims, entries }) => {
    const { name, type } = claims[0]!.subject
    const dated = (c: StoredClaim): Dated => ({ publishedOn: c.publishedOn, claim: c.id })
    const on = (c: StoredClaim, key: string, ground: ClaimGround['ground']): ClaimGround => ({ ...dated(c), key, ground, document: c.document, article: c.article, start: c.start, end: c.end, planned: c.modality === 'planned' })
    const row: Standing = { id: entity, name, type, grounds: [], place: null, reached: [], talks: null, builders: [], reported: [] }
    const area = type === 'place' || type === 'park'
    for (const c of claims) {
      if (c.property === 'located_in') row.place ??= c.object?.name ?? null
      else if (c.property === 'milestone') {
        if (c.of === 'signed') row.talks ??= { publishedOn: c.publishedOn, claim: c.id, signed: c.modality === 'actual' && c.status !== 'intended' }
        else if (c.modality === 'actual' && c.of) row.reached.push({ of: c.of, publishedOn: c.publishedOn })
      }
      else if (c.property === 'built_by') { if (c.object && !row.builders.some(b => b.id === c.object!.id)) row.builders.push({ id: c.object.id, name: c.object.name }) }
      else if (c.property === 'makes') for (const key of keysIn(find, c.object?.name ?? '')) row.grounds.push(on(c, key, 'makes'))
      else if (area) { if (c.modality === 'actual') for (const key of c.property === 'compute' ? bears.filter(b => b.property === 'compute').map(b => b.key) : keysIn(find, c.of ?? '')) row.reported.push({ ...dated(c), key }) }
      else for (const { key, property } of bears) if (property === c.property) row.grounds.push(on(c, key, 'property'))
    }
    for (const { fields } of entries) if (typeof fields['on'] === 'string') row.reached.push({ of: String(fields['stage'] ?? fields['milestone']), publishedOn: fields['on'] })
    if (row.grounds.length || row.reported.length) return row
    // Others are known by sentences: of them only where they lie and how far they are counts.
    return area || !(row.place || row.reached.length || row.talks || row.builders.length) ? null : row
  }
}

const keysIn = (find: FindTerms, text: string) => [...new Set(find(text).map(term => term.key))]
