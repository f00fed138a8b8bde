import { locator } from '../../ledger/locate.ts'
import { standing } from '../../ledger/corrections.ts'
import type { Ledger, LineCorrection, Locator, StoredArticle, StoredClaim, StoredDocument } from '../../ledger/ledger.ts'

/** What stands behind one figure: the sentence it was printed in, the page, the story, and what else is said on the matter. */
export interface Evidence {
  claim: StoredClaim
  /** The sentence as printed, cut at the claim. `sentenceStart` is the document offset at which `before` begins. */
  context: { before: string; quote: string; after: string; sentenceStart: number }
  document: StoredDocument
  locator: Locator | null
  article: StoredArticle | null
  related: StoredClaim[]
  /** What people say lines of the sentence read; the claim was read with these in place. */
  corrections: LineCorrection[]
}

/** Longest stretch shown on either side when no sentence end is near, in UTF-16 code units. */
const reach = 240

/** The evidence of a claim; null when there is no such claim. `present` shows the document's text, offset for offset. */
export async function evidenceOf(ledger: Ledger, id: string, present: (text: string) => string): Promise<Evidence | null> {
  const claim = await ledger.claim(id)
  if (!claim) return null
  const [found, article, related, place, corrections] = await Promise.all([ledger.document(claim.document), ledger.article(claim.article), ledger.related(id), locator(ledger)(claim), ledger.corrections(claim.document)])
  if (!found) return null
  const { text, articleList: _, ...document } = found
  const [from, to] = article?.spans.find(([start, end]) => start <= claim.start && claim.end <= end) ?? [0, text.length]
  const [start, end] = sentenceAround(text, claim.start, claim.end, from, to)
  const shown = present(text)
  return {
    claim, document, article, locator: place, related: related.filter(c => c.id !== id), corrections: standing(corrections).filter(c => c.start < end && c.end > start),
    context: { before: shown.slice(start, claim.start), quote: claim.quote, after: shown.slice(claim.end, end), sentenceStart: start },
  }
}

/** Bounds of the sentence around [start, end) within [from, to), at most `reach` away, without splitting a surrogate pair. */
export function sentenceAround(text: string, start: number, end: number, from = 0, to = text.length): [number, number] {
  let left = start
  while (left > from && start - left < reach && !sentenceEnd.test(text[left - 1]!)) left--
  let right = end
  if (right > start && sentenceEnd.test(text[right - 1]!)) return [skipSpace(text, left, start), right]
  while (right < to && right - end < reach && !sentenceEnd.test(text[right]!)) right++
  while (right < to && /[。！？!?；;”’」』）)]/.test(text[right]!)) right++
  if (isLowSurrogate(text, left)) left++
  if (isLowSurrogate(text, right)) right--
  return [skipSpace(text, left, start), right]
}

const sentenceEnd = /[。！？!?]/
const skipSpace = (text: string, at: number, limit: number) => {
  while (at < limit && /[\s”’」』）)]/.test(text[at]!)) at++
  return at
}
const isLowSurrogate = (text: string, at: number) => { const unit = text.charCodeAt(at); return unit >= 0xdc00 && unit <= 0xdfff }
