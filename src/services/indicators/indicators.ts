import type { Mod, Property, Status } from '../../claim/records.ts'
import { scopeKey } from '../../ledger/matter.ts'
import type { EntityRef, Ledger, StoredClaim } from '../../ledger/ledger.ts'
import type { PeriodBasis, PlaceRows, Row } from './rows.ts'
import { time } from './rows.ts'
import { definitionAt, definitionsOf, type Definition } from './written.ts'

/** A figure of a place or park with the claim that prints it. Two rows that differ are both shown; nothing is averaged or added. */
export interface Indicator {
  place: EntityRef
  property: Property
  of: string | null
  value: number
  max: number | null
  unit: string | null
  mod: Mod | null
  status: Status
  /** The period the figure speaks of, ISO days, null where the text gives none. */
  from: string | null
  to: string | null
  /** Where the period comes from; null where there is none. */
  periodBasis: PeriodBasis | null
  /** What somebody wrote down that it counts, with the source; null: unknown. */
  definition: Definition | null
  claim: StoredClaim
}

export interface IndicatorQuery { place?: string; property?: Property; status?: Status; year?: number; publisher?: string; q?: string; type?: 'place' | 'park'; sort?: 'place' | 'value' | '-value' | 'period' | '-period'; limit?: number; cursor?: string }
/** How many figures have a value, among those that pass every filter but that one's own. `name`: of a place. */
export interface Facet { value: string; name: string | null; count: number }
export const facetNames = ['place', 'year', 'property', 'publisher', 'status'] as const
type FacetName = (typeof facetNames)[number]
export interface IndicatorPage { items: Indicator[]; total: number; next: string | null; facets: Record<FacetName, Facet[]> }

/** A page of figures that pass every filter: place by place, unless sorted otherwise. */
export async function listIndicators(ledger: Ledger, all: ReadonlyMap<string, PlaceRows>, query: IndicatorQuery): Promise<IndicatorPage> {
  const { limit = 50, cursor } = query
  const places = [...all.values()].filter(own => !query.type || own.place.type === query.type).sort((a, b) => compare(a.place.name, b.place.name))
  const found: { own: PlaceRows; row: Row }[] = []
  const counts = Object.fromEntries(facetNames.map(name => [name, new Map<string, Facet>()])) as Record<FacetName, Map<string, Facet>>
  const asked = facetNames.filter(name => query[name] !== undefined)
  for (const own of places) {
    for (const row of own.rows) {
      if (query.q && !scopeKey(row.of).includes(scopeKey(query.q)) && !own.place.name.includes(query.q)) continue
      const failed = asked.filter(name => !valuesOf[name](row, own).includes(String(query[name])))
      if (failed.length > 1) continue
      if (!failed.length) found.push({ own, row })
      for (const name of failed.length ? failed : facetNames) for (const value of valuesOf[name](row, own)) count(counts[name], value, name === 'place' ? own.place.name : null)
    }
  }
  const sorted = query.sort && query.sort !== 'place' ? found.sort(sorter(query.sort)) : found
  const from = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0)
  const page = sorted.slice(from, from + limit)
  return {
    items: await withClaims(ledger, page), total: found.length, next: from + limit < found.length ? String(from + limit) : null,
    facets: Object.fromEntries(facetNames.map(name => [name, [...counts[name].values()].sort((a, b) => (name === 'year' ? compare(b.value, a.value) : b.count - a.count || compare(a.name ?? a.value, b.name ?? b.value))).slice(0, 500)])) as IndicatorPage['facets'],
  }
}

/** Rows with their claims and definitions; a row whose claim has just gone is left out. */
export async function withClaims(ledger: Ledger, rows: readonly { own: PlaceRows; row: Row }[]): Promise<Indicator[]> {
  const claims = new Map((await ledger.claimsOf(rows.map(r => r.row.claim))).map(c => [c.id, c]))
  return rows.flatMap(({ own, row: { claim: id, basis, publishedOn: _day, publisher: _who, document: _document, phase: _phase, ...row } }) => {
    const claim = claims.get(id)
    return claim ? [{ place: own.place, ...row, periodBasis: basis, definition: definitionAt(definitionsOf(own.definitions, row.property, row.of), row.to ?? row.from), claim }] : []
  })
}

/** What a figure counts under; a period of several years under each of them. */
const valuesOf: Record<FacetName, (row: Row, own: PlaceRows) => string[]> = {
  place: (_, own) => [own.place.id], year: row => yearsOf(row), property: row => [row.property], publisher: row => (row.publisher === null ? [] : [row.publisher]), status: row => [row.status],
}

function yearsOf({ from, to }: Row): string[] {
  const [first, last] = [Number((from ?? to)?.slice(0, 4)), Number((to ?? from)?.slice(0, 4))]
  return first && last >= first && last - first < 100 ? Array.from({ length: last - first + 1 }, (_, i) => String(first + i)) : []
}

function count(counts: Map<string, Facet>, value: string, name: string | null) {
  const own = counts.get(value)
  if (own) own.count++
  else counts.set(value, { value, name, count: 1 })
}

function sorter(sort: string) {
  const down = sort.startsWith('-') ? -1 : 1
  return sort.endsWith('value') ? (a: { row: Row }, b: { row: Row }) => down * (a.row.value - b.row.value) : (a: { row: Row }, b: { row: Row }) => down * compare(time(a.row), time(b.row))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
