import type { StoredClaim } from '../../ledger/ledger.ts'
import { moment, withoutEmpty } from './fields.ts'

export interface Metric { id: string; title: string; observations: Observation[] }
interface Observation { id: string; measure?: number; value?: { amount: number; currency: string }; unit?: { name: string }; period?: { startDate?: string; endDate?: string }; notes: string }

/** Figures by what they are of; each observation is one printed figure with its words. */
export function metricsOf(claims: readonly StoredClaim[], names: Readonly<Record<string, { zh: string }>>): Metric[] {
  const metrics = new Map<string, Metric>()
  for (const c of claims) {
    if (c.value === null) continue
    const id = [c.property, c.of].filter(Boolean).join(':')
    const own = metrics.get(id) ?? { id, title: [names[c.property]?.zh ?? c.property, c.of].filter(Boolean).join(' '), observations: [] }
    metrics.set(id, own)
    const money = c.unit && /^[A-Z]{3}$/.test(c.unit)
    own.observations.push(withoutEmpty({
      id: c.id, ...(money ? { value: { amount: c.value, currency: c.unit! } } : { measure: c.value, unit: c.unit ? { name: c.unit } : undefined }),
      period: c.from || c.to ? withoutEmpty({ startDate: c.from ? moment(c.from) : undefined, endDate: c.to ? moment(c.to) : undefined }) : undefined, notes: [c.quote.replace(/\s+/g, ''), c.phase, c.publishedOn].filter(Boolean).join(' · '),
    }))
  }
  return [...metrics.values()]
}
