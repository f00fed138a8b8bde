import type { Model } from '../../model/model.ts'
import { figure, span } from '../../ledger/figure.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import type { Say } from './tension.ts'

/** What a claim is about, without its subject and value: 投资（一期）, 营业收入（文化产业，2025）. */
export function matter(claim: Pick<StoredClaim, 'property' | 'of' | 'phase' | 'from' | 'to'>, model: Model, { period = true, scope = true } = {}): Say {
  const { zh, en } = model.properties[claim.property] ?? { zh: claim.property, en: claim.property }
  if (claim.property === 'milestone') {
    const step = model.milestones[claim.of ?? ''] ?? { zh: claim.of ?? '', en: claim.of ?? '' }
    return bracketed(step, claim.phase ? [claim.phase] : [])
  }
  return bracketed({ zh, en }, [...(scope ? [claim.of && !plainScopes.has(claim.of) ? claim.of : '', claim.phase ?? ''] : []), period ? span(claim.from, claim.to) : ''].filter(Boolean))
}

/** Scopes the reader gives itself; they are no words of a page. */
export const plainScopes = new Set(['total', 'phase', 'to_date'])

const bracketed = ({ zh, en }: Say, notes: string[]): Say => (notes.length ? { zh: `${zh}（${notes.join('，')}）`, en: `${en} (${notes.join(', ')})` } : { zh, en })

/** A figure as printed, with its status and where it stands. */
export function printed(claim: StoredClaim, by: 'page' | 'status' | 'scope'): Say {
  const words = claim.property === 'milestone' ? span(claim.from, claim.to) : claim.quote.replace(/\s+/g, '')
  if (by === 'page') {
    const where = [claim.publisher, claim.publishedOn].filter(Boolean).join(' ')
    return where ? { zh: `“${words}”（${where}）`, en: `“${words}” (${where})` } : { zh: `“${words}”`, en: `“${words}”` }
  }
  const scope = [claim.phase, claim.of && !plainScopes.has(claim.of) ? claim.of : '', claim.of === 'total' && !claim.phase ? '总' : ''].filter(Boolean).join('，')
  const { zh, en } = statuses[claim.status]
  return { zh: `${zh}“${words}”${scope && `（${scope}）`}`, en: `${en} “${words}”${scope && ` (${scope})`}` }
}

const statuses: Record<StoredClaim['status'], Say> = {
  done: { zh: '实际', en: 'actual' }, ongoing: { zh: '进行中', en: 'under way' }, planned: { zh: '计划', en: 'planned' }, contracted: { zh: '签约', en: 'contracted' }, intended: { zh: '意向', en: 'intended' }, hoped: { zh: '期望', en: 'hoped for' },
}

/** A number that no page prints, as people say it, to four figures; compute as cities say it, in PFlops. */
export const amount = (value: number, unit: string, property: StoredClaim['property'] = 'investment') => unit === 'FLOPS' ? `${Number((value / 1e15).toPrecision(4))} PFlops` : figure({ property, value: Number(value.toPrecision(4)), max: null, unit, mod: 'exact', of: null, object: null, from: null, to: null } as StoredClaim, () => '')
export const percent = (ratio: number) => `${Number((ratio * 100).toPrecision(3))}%`

export const joined = (parts: Say[]): Say => ({ zh: parts.map(p => p.zh).join('；'), en: parts.map(p => p.en).join('; ') })

/** What figures are of, so that 文化产业的 and 文化产业 are one. */
export const scopeKey = (of: string | null) => (of === null || plainScopes.has(of) ? (of === 'to_date' ? of : '') : of.replace(/[\s的“”"]/g, ''))
