import type { Model } from '../../model/model.ts'
import { statusOf } from '../claim/status.ts'
import { findQuantities } from '../quantities.ts'
import { findTimes } from '../times.ts'
import type { ExtractedClaim, Mention, Modality, Property, Quantity } from '../records.ts'
import { type AnswerItem, itemsOf, readItem } from './answer.ts'
import { around, locate, occurrences } from './locate.ts'

/** Why a statement was not taken. */
export const dropReasons = ['schema', 'not-found', 'ambiguous', 'value-not-in-quote', 'unknown-property', 'subject-not-a-mention', 'object-not-a-mention', 'detail-not-found', 'repeated'] as const
export type DropReason = (typeof dropReasons)[number]

/** An article as it was asked about; all spans are offsets into `text`, its clean text. */
export interface AskedArticle {
  text: string
  publishedOn: string | null
  mentions: Mention[]
  /** What the rules found: the same statement is then the same claim. */
  claims: ExtractedClaim[]
}

export interface Aligned {
  claims: ExtractedClaim[]
  /** How many of them the rules make too. */
  agreed: number
  dropped: Partial<Record<DropReason, number>>
}

/** Takes from a model's answer what the article itself says; spans are offsets into the article's clean text. Never throws on an answer. */
export function alignAnswer(answer: string, article: AskedArticle, model: Model): Aligned {
  const items = itemsOf(answer)
  const out: Aligned = { claims: [], agreed: 0, dropped: {} }
  const drop = (reason: DropReason) => { out.dropped[reason] = (out.dropped[reason] ?? 0) + 1 }
  if (!items) { drop('schema'); return out }
  const align = aligner(article, model)
  const seen = new Set<string>()
  for (const raw of items) {
    const result = align(raw)
    if ('dropped' in result) { drop(result.dropped); continue }
    const key = JSON.stringify(Object.entries(result.claim).sort())
    if (seen.has(key)) { drop('repeated'); continue }
    seen.add(key)
    out.claims.push(result.claim)
    if (result.agreed) out.agreed++
  }
  return out
}

export type AlignedItem = { claim: ExtractedClaim; agreed: boolean } | { dropped: DropReason }

/**
 * The gate for single statements about one article, the layers of which are read once. `known` is the offset at which a quote is known to be meant;
 * a statement that gives no value means the one figure of its quote (a person may leave it out, a model may not: see `alignAnswer`).
 */
export function aligner(article: AskedArticle, model: Model, { valueOptional = false } = {}): (raw: unknown, known?: number) => AlignedItem {
  const { text } = article
  const quantities = findQuantities(text, model)
  const times = findTimes(text, article.publishedOn, model)
  const names = namesOf(article)
  const falls = new RegExp(model['claim-words'].figures.fall.join('|'), 'u')

  return (raw, known) => {
    const item = readItem(raw)
    if (!item) return { dropped: 'schema' }
    const about = model.properties[item.property]
    if (!Object.hasOwn(model.properties, item.property) || !about || (item.property === 'milestone' && !Object.hasOwn(model.milestones, item.of ?? ''))) return { dropped: 'unknown-property' }
    const subject = names.get(item.subject.trim())
    if (!subject) return { dropped: 'subject-not-a-mention' }
    const place = locate(text, item.quote, item.sentence, known)
    if (typeof place === 'string') return { dropped: place }
    let [start, end] = place
    const sentence = around(text, start, end, /[。！？!?；;\n]/)
    const paragraph = around(text, start, end, /\n/)

    let figure: Quantity | null = null
    let sign = 1
    if (about.value === 'quantity') {
      const near = quantities.filter(q => q.start < end && start < q.end && (!about.kind || q.kind === about.kind))
      sign = item.property === 'growth' && (item.value ?? 0) < 0 && falls.test(text.slice(...sentence)) ? -1 : 1
      const stated = valueOptional && item.value === null ? near : near.filter(q => says(item, q, sign, model))
      if (stated.length !== 1) return { dropped: stated.length ? 'ambiguous' : 'value-not-in-quote' }
      figure = stated[0]!
      start = figure.start
      end = figure.end
    }
    const object = about.value === 'object' ? names.get(item.object?.trim() ?? '') : undefined
    if (about.value === 'object') {
      const said = object && article.mentions.some(m => m.id === object && m.start < paragraph[1] && paragraph[0] < m.end)
      if (!said || object === subject || (item.property === 'holds_post' && !item.of)) return { dropped: 'object-not-a-mention' }
    }
    const stretch = text.slice(...paragraph)
    const printed = (words: string | null) => words === null || occurrences(stretch, words, 1).length > 0
    const fixed = item.property === 'milestone' || (item.property === 'investment' && ['total', 'phase', 'to_date'].includes(item.of ?? ''))
    if (!printed(item.phase) || !(fixed || printed(item.of))) return { dropped: 'detail-not-found' }
    if ((item.from !== null || item.to !== null) && !times.some(t => t.from === item.from && t.to === item.to && t.start < paragraph[1] && paragraph[0] < t.end)) return { dropped: 'detail-not-found' }

    const claim: ExtractedClaim = {
      subject, property: item.property as Property,
      // The page's figure as our own rules read it; the model's only pointed to it.
      ...(figure && { value: sign * figure.value, ...(figure.max !== null && { max: figure.max }), unit: figure.unit, mod: figure.mod }),
      ...(item.of && { of: item.of }), ...(item.phase && { phase: item.phase }), ...(item.from && { from: item.from }), ...(item.to && { to: item.to }),
      modality: item.modality as Modality, ...(about.value !== 'object' && { status: statusOf(text.slice(...sentence), item.modality, model) }), ...(object && { object }), start, end,
    }
    const byRules = article.claims.find(c => sameStatement(c, claim) && (figure ? c.start < end && start < c.end : c.start < sentence[1] && sentence[0] < c.end))
    return byRules ? { claim: { ...byRules }, agreed: true } : { claim, agreed: false }
  }
}

/** Names that may be spoken of, as printed and as the page's fullest name, to the id; a printed form of two things stands for neither. */
function namesOf({ mentions, claims }: AskedArticle): Map<string, string> {
  const names = new Map<string, string>()
  const twice = new Set<string>()
  for (const { text, id } of mentions) {
    if ((names.get(text) ?? id) !== id) twice.add(text)
    names.set(text, id)
  }
  for (const text of twice) names.delete(text)
  for (const id of offeredNames({ mentions, claims })) names.set(id, id)
  return names
}

/** Ids of what an article speaks of: its mentions, and what the rules say of things that are named elsewhere on the page (我市). */
export function offeredNames({ mentions, claims }: Pick<AskedArticle, 'mentions' | 'claims'>): string[] {
  return [...new Set([...mentions.map(m => m.id), ...claims.flatMap(c => (c.object === undefined ? [c.subject] : [c.subject, c.object]))])]
}

/** Whether the item states this quantity, in the base unit or as it is printed (35, 亿元). A number alone states nothing of a unit. */
function says(item: AnswerItem, q: Quantity, sign: number, model: Model): boolean {
  if (item.value === null) return false
  const value = item.value * sign
  const rangeOk = item.max === null || (q.max !== null && same(item.max, q.max)) || item.max === item.value
  if (same(value, q.value) && rangeOk && (item.unit ?? '') === q.unit) return true
  const figures = String(value)
  if (!item.unit || item.max !== null || !/^\d+(?:\.\d+)?$/.test(figures)) return false
  const [again, ...more] = findQuantities(figures + item.unit, model)
  return again !== undefined && !more.length && again.kind === q.kind && same(again.value, q.value) && again.unit === q.unit
}

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))

/** A claim of the rules that says what `ours` says, and perhaps more. */
function sameStatement(rule: ExtractedClaim, ours: ExtractedClaim): boolean {
  const equal = (['subject', 'property', 'value', 'max', 'unit', 'object', 'modality'] as const).every(k => rule[k] === ours[k])
  return equal && (['of', 'phase', 'from', 'to'] as const).every(k => ours[k] === undefined || ours[k] === rule[k]) && (rule.property !== 'milestone' || rule.of === ours.of)
}
