import type { EntityRef, Ledger, StoredClaim, StoredDocument } from '../../ledger/ledger.ts'
import { withClaims, type Indicator } from './indicators.ts'
import type { PlaceRows } from './rows.ts'

export interface Overview {
  counts: Awaited<ReturnType<Ledger['counts']>>
  newestDocuments: StoredDocument[]
  newestClaims: StoredClaim[]
  /** Places and parks with the most figures first, each with some of its `total` figures. */
  places: { place: EntityRef; total: number; indicators: Indicator[] }[]
}

/** A glance takes in so many places, and so many figures of each; /indicators has them all. */
const mostPlaces = 12
const mostIndicators = 8

/** What the ledger knows, at a glance. */
export async function overview(ledger: Ledger, all: ReadonlyMap<string, PlaceRows>): Promise<Overview> {
  const [counts, documents, claims] = await Promise.all([ledger.counts(), ledger.documents({ limit: 8 }), ledger.claims({ limit: 20 })])
  const largest = [...all.values()].sort((a, b) => b.rows.length - a.rows.length || (a.place.name < b.place.name ? -1 : 1)).slice(0, mostPlaces)
  const places = await Promise.all(largest.map(async own => ({ place: own.place, total: own.rows.length, indicators: await withClaims(ledger, distinct(own).map(row => ({ own, row }))) })))
  return { counts, newestDocuments: documents.items, newestClaims: claims.items, places }
}

/** The first figures of a place; the same one printed twice is shown once. */
function distinct({ rows }: PlaceRows) {
  const said = new Set<string>()
  const found = []
  for (const row of rows) {
    const key = JSON.stringify([row.property, row.value, row.max, row.unit, row.mod, row.status])
    if (said.has(key)) continue
    said.add(key)
    found.push(row)
    if (found.length === mostIndicators) break
  }
  return found
}
