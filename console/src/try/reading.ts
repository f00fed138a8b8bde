import { extract, extractor, plainStatus, readText, type Model } from 'yinli/claim'
import type { Annotations, Article, Claim, Doc } from '../api/index.ts'
import type { Meta } from '../pages/upload.ts'

export interface Asked extends Meta { text: string }

/** What a text says, in the shapes the Reader draws. Ids are good within this reading only; there is no ledger behind it. */
export interface Read extends Pick<Doc, 'publisher' | 'home' | 'publishedOn' | 'basis'> {
  page: { text: string; articleList: Article[] }
  notes: Annotations
}

/** Reads a text as the server would, without one. */
export function read({ text, publisher, date, home }: Asked, model: Model): Read {
  const { document, articles } = readText(text, { name: '', publisher: publisher || null, publishedOn: date || null, home: home || undefined }, model)
  const found = extract(document, articles, model)
  const { publishedOn, publishedBasis: basis } = document
  const types = new Map(found.flatMap(e => e.mentions.map(m => [m.id, m.type] as const)))
  const ref = (name: string): Claim['subject'] => ({ id: name, name, type: types.get(name) ?? 'company' })
  const articleId = (i: number) => `a${i}`
  const claims = found.flatMap((e, i) => e.claims.map((c): Claim => ({
    value: null, max: null, unit: null, mod: null, of: null, phase: null, from: null, to: null, status: plainStatus[c.modality], ...c,
    id: '', subject: ref(c.subject), object: c.object === undefined ? null : ref(c.object), quote: text.slice(c.start, c.end), document: '', article: articleId(i),
    publishedOn, basis, publisher: document.publisher, extractor: `${extractor.name} ${extractor.version}`,
  })))
  return {
    publisher: document.publisher, home: document.home, publishedOn, basis,
    page: { text, articleList: articles.map(({ clean: _clean, ...article }, i) => ({ ...article, id: articleId(i), document: '', lists: found[i]!.lists ?? [] })) },
    notes: {
      quantities: found.flatMap(e => e.quantities), times: found.flatMap(e => e.times),
      mentions: found.flatMap((e, i) => e.mentions.map(m => ({ start: m.start, end: m.end, type: m.type, entity: m.id, name: m.id, article: articleId(i) }))),
      claims: claims.sort((a, b) => a.start - b.start).map((c, i) => ({ ...c, id: `c${i}` })),
    },
  }
}
