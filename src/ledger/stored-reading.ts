import { sql, type SqlBool } from 'kysely'
import { unwrap } from '../claim/ground.ts'
import type { ExtractedClaim } from '../claim/records.ts'
import type { MappedText } from '../read/document.ts'
import { byRules } from './beside.ts'
import { pagesOf, tablesOf } from './files.ts'
import type { StoredReading } from './ledger.ts'
import { askable } from './paging.ts'
import type { Run, Tables } from './schema.ts'
import type { Store } from './store.ts'

/**
 * The latest reading of a document as it was appended: by the rules, or by the reader of that name beside them (which has no layers).
 * What the ledger does not keep is left empty: the roles of paragraphs and second printings.
 */
export async function storedReading({ db }: Store, document: string, extractor?: string): Promise<StoredReading | null> {
  if (!askable(document) || (extractor !== undefined && !askable(extractor))) return null
  const r = await db.selectFrom('reading as r').selectAll().where('r.document', '=', document).where(extractor === undefined ? byRules : sql<SqlBool>`r.extractor = ${extractor}`).orderBy('r.seq', 'desc').limit(1).executeTakeFirst()
  if (!r) return null
  const d = await db.selectFrom('document').selectAll().where('id', '=', document).executeTakeFirstOrThrow()
  const articles = await db.selectFrom('article').selectAll().where('reading', '=', r.seq).orderBy('idx').execute()
  const claims = await db.selectFrom('reading_claim as rc').innerJoin('claim as c', 'c.id', 'rc.claim').selectAll('c').select('rc.article').where('rc.reading', '=', r.seq).orderBy('c.start_at').orderBy('c.id').execute()
  const claimsOf = (idx: number) => claims.filter(c => c.article === idx)
  return {
    document: {
      sha256: d.id, name: d.name, mediaType: d.media_type, encoding: d.encoding as 'utf-8', text: d.text, pages: await pagesOf(db, d.id), tables: await tablesOf(db, d.id), publisher: r.publisher, home: r.home,
      publishedOn: r.published_on, publishedBasis: r.basis, publishedSpan: r.published_span,
    },
    extractor: { name: r.extractor, version: r.version },
    articles: articles.map(({ idx, kind, headline, deck, byline, place, continued, spans, parts, text, runs }) => ({ index: idx, kind, headline, deck, byline, place, continued, spans, parts, clean: unrun(text, runs) })),
    extractions: articles.map(({ idx, quantities, times, mentions, lists, told }) => ({
      quantities, times, mentions: mentions.map(m => ({ start: m.start, end: m.end, text: unwrap(d.text.slice(m.start, m.end)), type: m.type, id: m.name })), claims: claimsOf(idx).map(extracted), ...(lists && { lists }),
      ...(told && { told: told.map(({ node, owner, ...t }) => ({ ...t, id: named(mentions, node), ...(owner !== undefined && { owner: named(mentions, owner) }) })) }),
    })),
    articleIds: articles.map(a => a.id),
    claimIds: articles.map(a => claimsOf(a.idx).map(c => c.id)),
    read: articles.map(a => a.idx),
  }
}

const named = (mentions: Tables['article']['mentions'], node: string) => mentions.find(m => m.node === node)!.name

function unrun(text: string, runs: Run[]): MappedText {
  const map = new Int32Array(text.length)
  for (const [at, raw, length] of runs) for (let i = 0; i < length; i++) map[at + i] = raw + i
  return { text, map, twin: null, paragraphs: [] }
}

/** A claim's row as it was extracted: what is null was left out. */
const extracted = (c: Tables['claim']): ExtractedClaim => JSON.parse(JSON.stringify({
  subject: c.subject_name, property: c.property, value: c.value ?? undefined, max: c.max ?? undefined, unit: c.unit ?? undefined, mod: c.mod ?? undefined, of: c.of_what ?? undefined, phase: c.phase ?? undefined,
  from: c.from_day ?? undefined, to: c.to_day ?? undefined, modality: c.modality, status: c.status ?? undefined, object: c.object_name ?? undefined, start: c.start_at, end: c.end_at,
}))
