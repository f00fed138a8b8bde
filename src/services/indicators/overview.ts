import type { Property } from '../../claim/records.ts'
import type { EntityRef, Ledger, StoredClaim, StoredDocument } from '../../ledger/ledger.ts'
import { listIndicators, type Indicator } from './indicators.ts'

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
export async function overview(ledger: Ledger, properties: readonly Property[]): Promise<Overview> {
  const [counts, documents, claims, indicators] = await Promise.all([
    ledger.counts(), ledger.documents({ limit: 8 }), ledger.claims({ limit: 20 }), listIndicators(ledger, properties),
  ])
  const places = new Map<string, Overview['places'][number] & { said: Set<string> }>()
  for (const row of indicators) {
    const own = places.get(row.place.id) ?? { place: row.place, total: 0, indicators: [], said: new Set() }
    places.set(row.place.id, own)
    own.total++
    // The same figure printed twice is shown once.
    const said = JSON.stringify([row.property, row.value, row.max, row.unit, row.mod, row.status])
    if (own.said.has(said) || own.said.size >= mostIndicators) continue
    own.said.add(said)
    own.indicators.push(row)
  }
  return {
    counts, newestDocuments: documents.items, newestClaims: claims.items,
    places: [...places.values()].map(({ said: _said, ...own }) => own).sort((a, b) => b.total - a.total || (a.place.name < b.place.name ? -1 : 1)).slice(0, mostPlaces),
  }
}
