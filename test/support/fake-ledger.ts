import { YinliError } from '../../src/base/errors.ts'
import { plainStatus } from '../../src/claim/status.ts'
import { contentId } from '../../src/base/ids.ts'
import type { Article } from '../../src/read/document.ts'
import type { AppendResult, Change, EntityRef, Entry, Judgement, Ledger, Page, Reading, ReviewItem, StoredArticle, StoredClaim, StoredDocument, StoredTold } from '../../src/ledger/ledger.ts'

/** A ledger in memory for tests of what stands to its right: just enough of the contract, no search index, no identity. */
export function fakeLedger(): Ledger & { add(claims: StoredClaim[]): void; tell(told: StoredTold): void } {
  const documents = new Map<string, StoredDocument & { text: string; articleList: StoredArticle[] }>()
  const claims: StoredClaim[] = []
  const judgements: Judgement[] = []
  const entries: Entry[] = []
  const changes: Change[] = []
  const telling: StoredTold[] = []
  const page = <T>(items: T[], { limit = 50, cursor }: { limit?: number; cursor?: string }): Page<T> => {
    const from = Number(cursor ?? 0)
    return { items: items.slice(from, from + limit), total: items.length, next: from + limit < items.length ? String(from + limit) : null }
  }
  const refs = () => [...new Map(claims.flatMap(c => [c.subject, ...(c.object ? [c.object] : [])]).map(e => [e.id, e])).values()]
  const entityOf = (ref: EntityRef) => ({ ...ref, aliases: [ref.name], place: null, claims: claims.filter(c => c.subject.id === ref.id).length, documents: 1, firstSeen: null, lastSeen: null })
  const nameOf = (id: string) => refs().find(e => e.id === id)?.name ?? id
  const matches = (text: string, q: string | undefined) => !q || text.includes(q)
  const ledger = {
    engine: 'pglite' as const,
    tell: (told: StoredTold) => { telling.push(told); changes.push({ seq: changes.length + 1, at: '2026-03-05T00:00:00.000Z', kind: 'reading', ref: told.document, document: told.document, entities: [told.entity.id] }) },
    add: (more: StoredClaim[]) => { claims.push(...more); changes.push({ seq: changes.length + 1, at: '2026-03-05T00:00:00.000Z', kind: 'reading', ref: 'd', document: 'd', entities: more.flatMap(c => [c.subject.id, ...(c.object ? [c.object.id] : [])]) }) },
    async append({ document: d, articles, extractions, extractor }: Reading): Promise<AppendResult> {
      if (documents.has(d.sha256)) return { document: d.sha256, added: false, claims: { added: 0, kept: documents.get(d.sha256)!.claims, withdrawn: 0 }, refused: 0 }
      const articleList = articles.map((a: Article): StoredArticle => ({ ...a, lists: [], id: `${d.sha256.slice(0, 20)}-${a.index}`, document: d.sha256 }))
      const found = extractions.flatMap((e, i) => e.claims.map((c): StoredClaim => {
        const ref = (name: string): EntityRef => ({ id: name, name, type: e.mentions.find(m => m.id === name)?.type ?? 'company' })
        return {
          id: contentId([d.sha256, c]), subject: ref(c.subject), property: c.property, value: c.value ?? null, max: c.max ?? null, unit: c.unit ?? null, mod: c.mod ?? null, of: c.of ?? null,
          phase: c.phase ?? null, from: c.from ?? null, to: c.to ?? null, modality: c.modality, status: c.status ?? plainStatus[c.modality], object: c.object ? ref(c.object) : null, quote: d.text.slice(c.start, c.end), document: d.sha256,
          article: articleList[i]!.id, start: c.start, end: c.end, publishedOn: d.publishedOn, basis: d.publishedBasis, publisher: d.publisher, extractor: extractor.version,
        }
      }))
      ledger.add(found)
      documents.set(d.sha256, {
        id: d.sha256, name: d.name, title: articles.find(a => a.kind === 'news' && a.headline)?.headline ?? null, mediaType: d.mediaType, encoding: d.encoding, publisher: d.publisher, home: d.home, publishedOn: d.publishedOn, basis: d.publishedBasis,
        readAt: '2026-03-05T00:00:00.000Z', extractor: extractor.version, articles: articles.length, claims: found.length, length: d.text.length, text: d.text, articleList,
      })
      return { document: d.sha256, added: true, claims: { added: found.length, kept: 0, withdrawn: 0 }, refused: 0 }
    },
    documents: async query => page([...documents.values()].filter(d => matches(d.name + d.text, query.q)).map(({ text: _text, articleList: _articles, ...d }) => d), query),
    document: async id => documents.get(id) ?? null,
    annotations: async id => ({ quantities: [], times: [], mentions: [], claims: claims.filter(c => c.document === id) }),
    article: async id => [...documents.values()].flatMap(d => d.articleList).find(a => a.id === id) ?? null,
    claims: async query => page(claims.filter(c => (!query.subject || c.subject.id === query.subject) && (!query.property || c.property === query.property) && (!query.status || c.modality === query.status || c.status === query.status)
      && (!query.document || c.document === query.document) && (!query.since || (c.publishedOn ?? '') >= query.since) && matches(c.subject.name + c.quote, query.q)), query),
    claim: async id => claims.find(c => c.id === id) ?? null,
    related: async id => { const own = claims.find(c => c.id === id); return claims.filter(c => own && c.id !== id && c.subject.id === own.subject.id && c.property === own.property && c.of === own.of) },
    entities: async query => page(refs().filter(e => (!query.type || e.type === query.type) && matches(e.name, query.q)).map(entityOf), query),
    entity: async id => { const ref = refs().find(e => e.id === id); return ref ? entityOf(ref) : null },
    named: async ids => new Map(refs().filter(e => ids.includes(e.id)).map(e => [e.id, e])),
    search: async words => claims.filter(c => c.quote.includes(words)).map(c => ({ kind: 'claim' as const, id: c.id, title: c.subject.name, snippet: [{ text: c.quote, hit: true }], document: c.document, start: c.start, end: c.end, publishedOn: c.publishedOn, publisher: c.publisher, score: 1 })),
    judge: async j => { const made = { ...j, leftName: nameOf(j.left), rightName: nameOf(j.right), id: contentId(j), at: '2026-03-05T00:00:00.000Z', withdrawn: false }; judgements.push(made); return made },
    withdraw: async id => { const j = judgements.find(x => x.id === id); if (j) j.withdrawn = true },
    doubts: async () => ({ items: [], total: 0, next: null }),
    judgements: async id => judgements.filter(j => j.left === id || j.right === id),
    claimsOf: async ids => ids.flatMap(id => claims.find(c => c.id === id) ?? []),
    claimsBySubject: async function* ({ subjects, types, properties }) {
      const by = new Map<string, StoredClaim[]>()
      for (const c of claims) if ((!subjects || subjects.includes(c.subject.id)) && (!types || types.includes(c.subject.type)) && (!properties || properties.includes(c.property))) by.set(c.subject.id, [...(by.get(c.subject.id) ?? []), c])
      for (const id of [...by.keys()].sort()) yield by.get(id)!.sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : a.start - b.start))
    },
    stories: async function* ({ documents: asked }) {
      for (const d of documents.values()) {
        if (asked && !asked.includes(d.id)) continue
        const mentions = refs().flatMap(ref => { const start = d.text.indexOf(ref.name); return start < 0 ? [] : [{ start, end: start + ref.name.length, type: ref.type, name: ref.name, entity: ref.id }] })
        yield { id: d.articleList[0]!.id, document: d.id, headline: null, place: d.home, publishedOn: d.publishedOn, publisher: d.publisher, text: d.text, runs: [[0, 0, d.text.length]], mentions: mentions.sort((a, b) => a.start - b.start) }
      }
    },
    told: async function* ({ subjects }) { for (const t of telling) if (!subjects || subjects.includes(t.entity.id)) yield t },
    enter: async e => { const made = { ...e, id: contentId([e, entries.length]), seq: entries.length + 1, at: '2026-03-05T00:00:00.000Z', withdrawn: false }; entries.push(made); changes.push({ seq: changes.length + 1, at: made.at, kind: 'entry', ref: made.id, document: null, entities: [e.about] }); return made },
    withdrawEntry: async (id, by) => { const e = entries.find(x => x.id === id); if (!e) throw new YinliError('not-found', { what: '登记 entry', id, by }); e.withdrawn = true; changes.push({ seq: changes.length + 1, at: e.at, kind: 'entry', ref: id, document: null, entities: [e.about] }); return e },
    entries: async query => page(entries.filter(e => (query.withdrawn || !e.withdrawn) && (!query.kinds || query.kinds.includes(e.kind)) && (!query.about || query.about.includes(e.about))).sort((a, b) => b.seq - a.seq), query),
    lists: async ({ documents: among }) => [...documents.values()].filter(d => !among || among.includes(d.id)).flatMap(d => d.articleList.flatMap(a => a.lists.map(list => ({ document: d.id, article: a.id, publishedOn: d.publishedOn, list, claim: null, subject: null })))),
    changes: async ({ since = 0, limit = 50 }) => ({ items: changes.filter(c => c.seq > since).slice(0, limit), last: changes.length }),
    counts: async () => ({ documents: documents.size, articles: 0, claims: claims.length, entities: refs().length, byProperty: {}, byStatus: {}, lastReadAt: documents.size ? '2026-03-05T00:00:00.000Z' : null }),
    reading: async () => null,
    corrections: async () => [],
    correct: async ({ document }) => { throw new YinliError('not-found', { what: '文献 document', id: document }) },
    takeBack: async ({ correction: id }) => { throw new YinliError('not-found', { what: '更正 correction', id }) },
    pageSizes: async () => [],
    page: async () => null,
    opened: async id => { const d = documents.get(id); return d ? { mediaType: d.mediaType, encoding: 'utf-8' as const, text: d.text, pages: null, tables: [] } : null },
    file: async () => null,
    reviews: async query => page<ReviewItem>([], query),
    review: async ({ claim }) => { throw new YinliError('review-not-open', { id: claim }) },
    withdrawReview: async claim => { throw new YinliError('not-found', { what: '核对 review', id: claim }) },
    // Registers are kept by the real ledger alone: src/ledger/register.test.ts.
    get register(): never { throw new Error('This ledger keeps no register') },
    check: async () => [],
    close: async () => {},
  } satisfies Ledger & { add(claims: StoredClaim[]): void; tell(told: StoredTold): void }
  return ledger
}

/** A claim for tests; what is not said is empty. */
export function someClaim(fields: Partial<StoredClaim> & Pick<StoredClaim, 'id'>): StoredClaim {
  return {
    subject: { id: 'e1', name: '青禾湾光谷项目', type: 'project' }, property: 'investment', value: null, max: null, unit: null, mod: null, of: null, phase: null, from: null, to: null,
    modality: 'actual', status: plainStatus[fields.modality ?? 'actual'], object: null, quote: '', document: 'd1', article: 'a1', start: 0, end: 0, publishedOn: '2026-03-05', basis: 'given', publisher: null, extractor: 'test 1', ...fields,
  }
}
