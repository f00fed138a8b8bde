import type { Model } from '../../model/model.ts'
import { span, statusWords } from '../../ledger/figure.ts'
import { plainScopes } from '../../ledger/matter.ts'
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

const bracketed = ({ zh, en }: Say, notes: string[]): Say => (notes.length ? { zh: `${zh}（${notes.join('，')}）`, en: `${en} (${notes.join(', ')})` } : { zh, en })

/** A figure as printed, with its status and where it stands. */
export function printed(claim: StoredClaim, by: 'page' | 'status' | 'scope'): Say {
  const words = claim.property === 'milestone' ? span(claim.from, claim.to) : claim.quote.replace(/\s+/g, '')
  if (by === 'page') {
    const where = [claim.publisher, claim.publishedOn].filter(Boolean).join(' ')
    return where ? { zh: `“${words}”（${where}）`, en: `“${words}” (${where})` } : { zh: `“${words}”`, en: `“${words}”` }
  }
  const scope = [claim.phase, claim.of && !plainScopes.has(claim.of) ? claim.of : '', claim.of === 'total' && !claim.phase ? '总' : ''].filter(Boolean).join('，')
  const { zh, en } = statusWords[claim.status]
  return { zh: `${zh}“${words}”${scope && `（${scope}）`}`, en: `${en} “${words}”${scope && ` (${scope})`}` }
}

/** A name as it stands inside an English sentence: Investment -> investment, PUE stays. */
export const midSentence = (en: string) => en.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())

export const joined = (parts: Say[]): Say => ({ zh: parts.map(p => p.zh).join('；'), en: parts.map(p => p.en).join('; ') })
