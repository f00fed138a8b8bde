import type { Ledger, StoredArticle, StoredClaim } from '../../ledger/ledger.ts'
import { sentenceAround } from '../../ledger/sentence.ts'
import type { Tension } from './tension.ts'

/** One side of a tension: a claim, or a stretch that is none, in its sentence as printed. */
export interface Side {
  claim: StoredClaim | null
  document: string
  start: number
  end: number
  publisher: string | null
  publishedOn: string | null
  context: { before: string; quote: string; after: string }
}

/** Both sides of each tension, in their sentences. `present` shows a document's text, offset for offset. */
export async function sidesOf(ledger: Ledger, tensions: readonly Tension[], present: (text: string) => string): Promise<Map<string, Side[]>> {
  const texts = new Map<string, Promise<{ text: string; shown: string; publisher: string | null; publishedOn: string | null; articles: StoredArticle[] } | null>>()
  const textOf = (id: string) => {
    const known = texts.get(id)
    if (known) return known
    const asked = ledger.document(id).then(d => d && { text: d.text, shown: present(d.text), publisher: d.publisher, publishedOn: d.publishedOn, articles: d.articleList })
    texts.set(id, asked)
    return asked
  }
  const side = async (claim: StoredClaim | null, at: { document: string; start: number; end: number }): Promise<Side | null> => {
    const document = await textOf(at.document)
    if (!document) return null
    const { text, shown, publisher, publishedOn, articles } = document
    const [from, to] = articles.flatMap(a => a.spans).find(([from, to]) => from <= at.start && at.end <= to) ?? [0, text.length]
    const [start, end] = sentenceAround(text, at.start, at.end, from, to)
    return { claim, document: at.document, start: at.start, end: at.end, publisher, publishedOn, context: { before: shown.slice(start, at.start), quote: shown.slice(at.start, at.end), after: shown.slice(at.end, end) } }
  }
  const sides = await Promise.all(tensions.map(async t => {
    const claims = t.stretch ? [] : await Promise.all(t.claims.map(id => ledger.claim(id)))
    const found = await Promise.all([...claims.map(c => c && side(c, c)), t.stretch && side(t.claims[0] ? await ledger.claim(t.claims[0]) : null, t.stretch)])
    return [t.id, found.filter(s => s !== null)] as const
  }))
  return new Map(sides)
}
