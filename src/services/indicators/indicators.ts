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

export interface IndicatorQuery { place?: string; property?: Property; status?: Status; year?: number; q?: string; type?: 'place' | 'park'; sort?: 'place' | 'value' | '-value' | 'period' | '-period'; limit?: number; cursor?: string }
export interface Facet { value: string; name: string; count: number }
export interface IndicatorPage { items: Indicator[]; total: number; next: string | null; places: Facet[]; years: number[] }

/** A page of figures that pass every filter: place by place, unless sorted otherwise. */
export async function listIndicators(ledger: Ledger, all: ReadonlyMap<string, PlaceRows>, query: IndicatorQuery): Promise<IndicatorPage> {
  const { limit = 50, cursor } = query
  const places = [...all.values()].filter(own => !query.type || own.place.type === query.type).sort((a, b) => compare(a.place.name, b.place.name))
  const found: { own: PlaceRows; row: Row }[] = []
  const facets: Facet[] = []
  const years = new Set<number>()
  for (const own of places) {
    // The places one can choose are those with anything that passes the other filters.
    let count = 0
    for (const row of own.rows) {
      if (!passes(row, own, query)) continue
      count++
      const year = Number(time(row).slice(0, 4))
      if (year && (row.from || row.to)) years.add(year)
      if ((!query.place || own.place.id === query.place) && (!query.year || covers(row, query.year))) found.push({ own, row })
    }
    if (count) facets.push({ value: own.place.id, name: own.place.name, count })
  }
  const sorted = query.sort && query.sort !== 'place' ? found.sort(sorter(query.sort)) : found
  const from = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0)
  const page = sorted.slice(from, from + limit)
  return {
    items: await withClaims(ledger, page), total: found.length, next: from + limit < found.length ? String(from + limit) : null,
    places: facets.sort((a, b) => b.count - a.count || compare(a.name, b.name)).slice(0, 500), years: [...years].sort((a, b) => b - a).slice(0, 60),
  }
}

/** Rows with their claims and definitions; a row whose claim has just gone is left out. */
export async function withClaims(ledger: Ledger, rows: readonly { own: PlaceRows; row: Row }[]): Promise<Indicator[]> {
  const claims = new Map((await ledger.claimsOf(rows.map(r => r.row.claim))).map(c => [c.id, c]))
  return rows.flatMap(({ own, row: { claim: id, basis, publishedOn: _day, document: _document, phase: _phase, ...row } }) => {
    const claim = claims.get(id)
    return claim ? [{ place: own.place, ...row, periodBasis: basis, definition: definitionAt(definitionsOf(own.definitions, row.property, row.of), row.to ?? row.from), claim }] : []
  })
}

function passes(row: Row, own: PlaceRows, { property, status, q }: IndicatorQuery): boolean {
  return (!property || row.property === property) && (!status || row.status === status) && (!q || scopeKey(row.of).includes(scopeKey(q)) || own.place.name.includes(q))
}

const covers = ({ from, to }: Row, year: number) => Boolean(from || to) && (from ?? '0').slice(0, 4) <= String(year) && (to ?? '9').slice(0, 4) >= String(year)

function sorter(sort: string) {
  const down = sort.startsWith('-') ? -1 : 1
  return sort.endsWith('value') ? (a: { row: Row }, b: { row: Row }) => down * (a.row.value - b.row.value) : (a: { row: Row }, b: { row: Row }) => down * compare(time(a.row), time(b.row))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
