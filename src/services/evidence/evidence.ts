import { locator } from '../../ledger/locate.ts'
import { sentenceAround } from '../../ledger/sentence.ts'
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
