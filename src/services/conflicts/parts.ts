import type { Model } from '../../model/model.ts'
import type { Property } from '../../claim/records.ts'
import { amount, scopeKey } from '../../ledger/matter.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { boundsOf } from './bounds.ts'
import { joined, matter, printed } from './say.ts'
import { tension, type Tension } from './tension.ts'

/** Parts of a whole (一期, 二期) that an article names with the whole: they may not come to more than it. Claims of one subject. */
export function parts(claims: readonly StoredClaim[], model: Model): Tension[] {
  const numbers = claims.filter(c => c.value !== null && model.conflicts.summed.includes(c.property))
  return [...byArticle(numbers, c => `${c.property} ${c.unit}`).values()].flatMap(own => check(own, model) ?? [])
}

/** Claims of one article together, and within it of one `kind`. */
export function byArticle(claims: readonly StoredClaim[], kind: (claim: StoredClaim) => string = () => ''): Map<string, StoredClaim[]> {
  const found = new Map<string, StoredClaim[]>()
  for (const claim of claims) {
    const key = `${claim.article} ${kind(claim)}`
    const own = found.get(key)
    if (own) own.push(claim)
    else found.set(key, [claim])
  }
  return found
}

function check(own: StoredClaim[], model: Model): Tension | null {
  // What is hoped for some day is no whole of what stands; the largest whole that is meant is held against the parts.
  const wholes = own.filter(c => !c.phase && c.status !== 'hoped' && (c.of === null || c.of === 'total'))
  const whole = wholes.reduce<StoredClaim | null>((most, c) => (most && most.value! >= c.value! ? most : c), null)
  const named = new Map(own.filter(c => c.phase && onePart.test(c.phase) && (c.of === null || c.of === 'phase' || c.of === 'total' || scopeKey(c.of) === '')).map(c => [c.phase, c]))
  if (!whole || named.size < 2) return null
  const pieces = [...named.values()]
  const low = pieces.reduce((n, c) => n + boundsOf(c, model.conflicts).low, 0)
  const sum = pieces.reduce((n, c) => n + c.value!, 0)
  if (low <= boundsOf(whole, model.conflicts).high) return null
  const each = joined(pieces.map(c => printed(c, 'status')))
  const about = matter(whole, model, { period: false, scope: false })
  const shown = amount(sum, whole.unit ?? '', whole.property)
  return tension('sum', 'conflict', model.conflicts.weights.sum + 25 * Math.min(1, sum / whole.value! - 1), [whole, ...pieces], {
    zh: `${whole.subject.name}各部分的${about.zh}合计${shown}，多于全部的${printed(whole, 'status').zh}：${each.zh}。`,
    en: `The parts of ${about.en} of ${whole.subject.name} come to ${shown}, more than the whole, ${printed(whole, 'status').en}: ${each.en}.`,
  }, { value: sum, max: null, unit: whole.unit ?? '', formula: { zh: `${pieces.map(c => amount(c.value!, c.unit ?? '', c.property)).join(' + ')} = ${shown}`, en: `${pieces.map(c => amount(c.value!, c.unit ?? '', c.property)).join(' + ')} = ${shown}` }, note: null })
}

/** 一期 is a part; 一期和二期 are several that have parts of their own beside them. */
const onePart = /^[^和、及与]+$/u

/** A place's count of things and what they come to together, in one article: held against those of them that the article names. */
export interface Expected { article: string; property: Property; count: StoredClaim; total: StoredClaim }

/** What articles say some things of a place come to: 18个项目，总投资193.84亿元. Claims of one subject. */
export function expected(claims: readonly StoredClaim[]): Expected[] {
  const together = byArticle(claims.filter(c => /项目$|工程$/u.test(c.of ?? '') && (c.property === 'count' || c.property === 'investment')), c => c.of!)
  return [...together.values()].flatMap(own => {
    const count = own.find(c => c.property === 'count')
    const total = count && own.find(c => c.property === 'investment' && c.start > count.start && c.start - count.end < 40)
    return total ? [{ article: count.article, property: total.property, count, total }] : []
  })
}

/** An article's own claims held against what it says they come to; null where nothing is wrong with them. */
export function exceeded({ count, total }: Expected, article: readonly StoredClaim[], model: Model): Tension | null {
  const named = new Map<string, StoredClaim>()
  for (const c of article) if (c.property === total.property && c.unit === total.unit && c.value !== null && c.subject.id !== total.subject.id && c.subject.type === 'project' && !named.has(c.subject.id)) named.set(c.subject.id, c)
  const pieces = [...named.values()]
  const low = pieces.reduce((n, c) => n + boundsOf(c, model.conflicts).low, 0)
  const high = pieces.reduce((n, c) => n + boundsOf(c, model.conflicts).high, 0)
  const bounds = boundsOf(total, model.conflicts)
  const whole = pieces.length >= (count.value ?? Infinity)
  if (pieces.length < 2 || (low <= bounds.high && !(whole && high < bounds.low))) return null
  const sum = pieces.reduce((n, c) => n + c.value!, 0)
  const shown = amount(sum, total.unit ?? '')
  const each = joined(pieces.map(c => ({ zh: `${c.subject.name}${printed(c, 'status').zh}`, en: `${c.subject.name} ${printed(c, 'status').en}` })))
  return tension('sum', 'conflict', model.conflicts.weights.sum + 20, [total, ...pieces], {
    zh: `${total.subject.name}的${count.of}合计${printed(total, 'status').zh}，而文中点名的${pieces.length}个相加为${shown}：${each.zh}。`,
    en: `${count.of} of ${total.subject.name} come to ${printed(total, 'status').en}, but the ${pieces.length} that the article names come to ${shown}: ${each.en}.`,
  }, { value: sum, max: null, unit: total.unit ?? '', formula: { zh: `${pieces.map(c => amount(c.value!, c.unit ?? '')).join(' + ')} = ${shown}`, en: `${pieces.map(c => amount(c.value!, c.unit ?? '')).join(' + ')} = ${shown}` }, note: null })
}
