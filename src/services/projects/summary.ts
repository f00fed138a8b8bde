import type { StoredClaim } from '../../ledger/ledger.ts'
import type { ProjectRecord, ProjectSummary } from './record.ts'

/** So many different figures of a kind, builders and reasons stand in a row of a list; the project's own page has all. */
const most = 3

/** The part of a record that a list shows. */
export function summaryOf({ entity, place, district, owner, builders, stage, colour, next, investment, power, compute, land, quoted, programmes, claims, entries, firstSeen, lastSeen }: ProjectRecord): ProjectSummary {
  const { actual, ongoing, planned } = investment
  return {
    entity, place, district, owner, builders: builders.slice(0, most), stage, colour: { ...colour, why: colour.why.slice(0, most) }, next, investment: { actual: few(actual), ongoing: few(ongoing), planned: few(planned) }, power: few(power), compute: few(compute), land: few(land), quoted, programmes, claims, entries, firstSeen, lastSeen,
    counts: { builders: builders.length, actual: actual.length, ongoing: ongoing.length, planned: planned.length, power: power.length, compute: compute.length, land: land.length },
  }
}

/** The newest that differ; the same figure printed twice stands once. */
function few(claims: readonly StoredClaim[]): StoredClaim[] {
  const found = new Map<string, StoredClaim>()
  for (const c of claims) {
    const key = JSON.stringify([c.property, c.value, c.max, c.unit, c.mod, c.status, c.of, c.phase, c.value === null ? c.id : ''])
    if (!found.has(key)) found.set(key, c)
    if (found.size === most) break
  }
  return [...found.values()]
}
