import type { Mod, Property, Status } from '../../claim/records.ts'
import type { EntityRef, Ledger, StoredClaim } from '../../ledger/ledger.ts'
import { everyClaim } from '../../ledger/every-claim.ts'

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
  claim: StoredClaim
}

/** Figures of places and parks, place by place, property by property, the latest period first. `properties`: those that carry a number. */
export async function listIndicators(ledger: Ledger, properties: readonly Property[]): Promise<Indicator[]> {
  const rows: Indicator[] = []
  for (const property of properties) {
    for await (const claim of everyClaim(ledger, { property })) {
      const { subject, of, value, max, unit, mod, status, from, to } = claim
      if (value === null || (subject.type !== 'place' && subject.type !== 'park')) continue
      rows.push({ place: subject, property, of, value, max, unit, mod, status, from, to, claim })
    }
  }
  const order = new Map(properties.map((property, i) => [property, i]))
  return rows.sort((a, b) => compare(a.place.name, b.place.name) || order.get(a.property)! - order.get(b.property)!
    || compare(a.of ?? '', b.of ?? '') || compare(period(b), period(a)) || compare(a.claim.id, b.claim.id))
}

const period = (row: Indicator) => row.to ?? row.from ?? row.claim.publishedOn ?? ''
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
