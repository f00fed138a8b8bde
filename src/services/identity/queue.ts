import { sentenceAround } from '../../ledger/sentence.ts'
import type { Doubt, DoubtSide, Ledger, Page, StoredEntity, Told } from '../../ledger/ledger.ts'

/** A sentence a name stands in, cut at the stretch; `claim` where the stretch states something, null where the name is only mentioned. */
export interface Sentence { claim: string | null; document: string; title: string; publisher: string | null; publishedOn: string | null; start: number; end: number; before: string; quote: string; after: string }
/** One side of a pair: the spelling in question (its name's id and text), the entity it belongs to now, and up to two sentences. */
export interface Side { id: string; name: string; entity: StoredEntity; sentences: Sentence[] }
/** Two names that a machine is unsure of. `score` is between 0 and 1, `why` its reasons in both languages. */
export interface OpenPair { id: string; score: number; why: string; left: Side; right: Side }

/** Pairs nobody has judged, the likest first. `present` shows a document's text, offset for offset. */
export async function openPairs(ledger: Ledger, present: (text: string) => string, query: { limit?: number; cursor?: string }): Promise<Page<OpenPair>> {
  const page = await ledger.doubts(query)
  const stretches = page.items.flatMap(d => [...d.left.told, ...d.right.told])
  const documents = new Map(await Promise.all([...new Set(stretches.map(t => t.document))].map(async id => [id, await opened(ledger, id, present)] as const)))
  const sentence = (told: Told): Sentence[] => {
    const at = documents.get(told.document)
    if (!at) return []
    const [from, to] = sentenceAround(at.text, told.start, told.end)
    return [{ ...told, title: at.title, publisher: at.publisher, publishedOn: at.publishedOn, before: at.shown.slice(from, told.start), quote: at.shown.slice(told.start, told.end), after: at.shown.slice(told.end, to) }]
  }
  const side = ({ name, text, entity, told }: DoubtSide): Side => ({ id: name, name: text, entity, sentences: unlike(told.flatMap(sentence)) })
  return { ...page, items: page.items.map(({ id, score, why, left, right }: Doubt) => ({ id, score, why, left: side(left), right: side(right) })) }
}

async function opened(ledger: Ledger, id: string, present: (text: string) => string) {
  const document = await ledger.document(id)
  return document && { title: document.title ?? document.name, publisher: document.publisher, publishedOn: document.publishedOn, text: document.text, shown: present(document.text) }
}

/** The first two that are not the same sentence. */
function unlike(sentences: Sentence[]): Sentence[] {
  const seen = new Set<string>()
  return sentences.filter(s => { const key = `${s.document} ${s.start - s.before.length}`; return !seen.has(key) && seen.add(key) }).slice(0, 2)
}
