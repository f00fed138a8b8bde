import { locator } from './locate.ts'
import type { Ledger, Locator, StoredClaim } from './ledger.ts'
import { sentenceAround } from './sentence.ts'

/** Where a claim is printed: its file, its place there, and the sentence, cut at the claim. */
export interface Printed { name: string; title: string | null; locator: Locator | null; before: string; quote: string; after: string }

/** Finds where claims are printed and opens each of their documents once; null where it is not here. `present` shows a document's text, offset for offset. */
export function printer(ledger: Pick<Ledger, 'document' | 'opened'>, present: (text: string) => string): (claim: StoredClaim) => Promise<Printed | null> {
  const locate = locator(ledger)
  const open = async (id: string) => {
    const found = await ledger.document(id)
    return found && { name: found.name, title: found.title, text: found.text, spans: found.articleList.flatMap(article => article.spans), shown: present(found.text) }
  }
  const documents = new Map<string, ReturnType<typeof open>>()
  return async claim => {
    let document = documents.get(claim.document)
    if (!document) documents.set(claim.document, document = open(claim.document))
    const found = await document
    if (!found) return null
    const { name, title, text, spans, shown } = found
    const [from, to] = spans.find(([start, end]) => start <= claim.start && claim.end <= end) ?? [0, text.length]
    const [start, end] = sentenceAround(text, claim.start, claim.end, from, to)
    return { name, title, locator: await locate(claim), before: shown.slice(start, claim.start), quote: shown.slice(claim.start, claim.end), after: shown.slice(claim.end, end) }
  }
}
