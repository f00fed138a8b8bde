import type { Mod, Property, Status } from '../../claim/records.ts'
import { follow, type Followed } from '../../ledger/follow.ts'
import { scopeKey } from '../../ledger/matter.ts'
import type { EntityRef, Entry, Ledger, StoredClaim } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { definitionKind, targetKind } from './written.ts'

/** printed: the claim's own words give the period · carried: those of the figure before it do. */
export type PeriodBasis = 'printed' | 'carried'

/** A figure of a place or park, without its claim. */
export interface Row {
  claim: string
  property: Property
  of: string | null
  phase: string | null
  value: number
  max: number | null
  unit: string | null
  mod: Mod | null
  status: Status
  from: string | null
  to: string | null
  basis: PeriodBasis | null
  publishedOn: string | null
  publisher: string | null
  document: string
}
export interface PlaceRows { place: EntityRef; rows: Row[]; definitions: Entry[]; targets: Entry[] }

/** Figures of places and parks, property by property, the latest period first; made anew only where something changed. */
export function followIndicators(ledger: Ledger, model: Model): () => Promise<Followed<PlaceRows>> {
  const properties = Object.entries(model.properties).filter(([, p]) => p.value === 'quantity').map(([id]) => id as Property)
  const order = new Map(properties.map((property, i) => [property, i]))
  return follow(ledger, { name: 'indicators', types: ['place', 'park'], properties, kinds: [definitionKind, targetKind] }, ({ claims, entries }) => {
    const rows = withPeriods(claims.filter(c => c.value !== null), model.indicators.carried_within)
    if (!rows.length) return null
    rows.sort((a, b) => order.get(a.property)! - order.get(b.property)! || compare(scopeKey(a.of), scopeKey(b.of)) || compare(time(b), time(a)) || compare(a.claim, b.claim))
    return { place: claims[0]!.subject, rows, definitions: entries.filter(e => e.kind === definitionKind), targets: entries.filter(e => e.kind === targetKind) }
  })
}

export const time = (row: Pick<Row, 'to' | 'from' | 'publishedOn'>) => row.to ?? row.from ?? row.publishedOn ?? ''

/** Rows of claims; one that is so and prints no period takes that of the figure right before it: 2024年企业69家…；已建成中心17个. */
function withPeriods(claims: readonly StoredClaim[], within: number): Row[] {
  const inOrder = [...claims].sort((a, b) => compare(a.article, b.article) || a.start - b.start)
  let last: { article: string; end: number; from: string | null; to: string | null } | null = null
  return inOrder.map(c => {
    const own = Boolean(c.from || c.to)
    const near = last !== null && last.article === c.article && c.start - last.end <= within
    const carried = !own && near && c.status === 'done' && Boolean(last!.from && last!.to)
    const [from, to] = own ? [c.from, c.to] : carried ? [last!.from, last!.to] : [null, null]
    last = own || carried ? { article: c.article, end: c.end, from, to } : null
    return { claim: c.id, property: c.property, of: c.of, phase: c.phase, value: c.value!, max: c.max, unit: c.unit, mod: c.mod, status: c.status, from, to, basis: own ? 'printed' : carried ? 'carried' : null, publishedOn: c.publishedOn, publisher: c.publisher, document: c.document }
  })
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
