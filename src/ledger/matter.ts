import type { Model } from '../model/model.ts'
import { figure } from './figure.ts'
import type { StoredClaim } from './ledger.ts'

/** Scopes the reader gives itself; they are no words of a page. */
export const plainScopes: ReadonlySet<string> = new Set(['total', 'phase', 'to_date'])

/** What figures are of, so that 文化产业的 and 文化产业 are one; empty for the whole. */
export const scopeKey = (of: string | null) => (of === null || plainScopes.has(of) ? (of === 'to_date' ? of : '') : of.replace(/[\s的“”"]/g, ''))

/** The precision a figure of compute says it holds for, as printed; null where it says none. */
export const precisionOf = (claim: Pick<StoredClaim, 'quote' | 'of'>, { conflicts }: Model): string | null => new RegExp(conflicts.precision, 'iu').exec(`${claim.quote} ${claim.of ?? ''}`)?.[0].replace(/\s/g, '').toUpperCase() ?? null

/** A number that no page prints, as people say it, to four figures; compute as cities say it, in PFlops. */
export const amount = (value: number, unit: string, property: StoredClaim['property'] = 'investment') => unit === 'FLOPS'
  ? `${Number((value / 1e15).toPrecision(4))} PFlops`
  : figure({ property, value: Number(value.toPrecision(4)), max: null, unit, mod: 'exact', of: null, object: null, from: null, to: null } as StoredClaim, () => '')

export const percent = (ratio: number) => `${Number((ratio * 100).toPrecision(3))}%`
