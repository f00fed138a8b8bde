import { sql } from 'kysely'
import type { EntityType, PartlyNamed } from '../claim/records.ts'
import { byRules } from './beside.ts'
import type { Ledger, Page, StoredArticle, StoredDocument } from './ledger.ts'
import { askable, clampLimit, containing, pageOf, readCursor } from './paging.ts'
import type { Store } from './store.ts'
import { queryWords, textQuery } from './tokens.ts'

/** Documents, the newest first. `q` looks in file names, publishers and text. */
export async function documents({ db }: Store, { q, ...query }: Parameters<Ledger['documents']>[0]): Promise<Page<StoredDocument>> {
  const limit = clampLimit(query.limit)
  const after = readCursor<[string, string]>(query.cursor, ['string', 'string'])
  const words = queryWords(q ?? '')
  const lexemes = textQuery(words)
  let found = rows(db)
  if (q && !words.length) found = found.where(sql<boolean>`false`)
  if (words.length) {
    const named = sql<boolean>`(lower(d.name) like all (select jsonb_array_elements_text(${JSON.stringify(words.map(containing))}::jsonb)) or lower(coalesce(r.publisher, '')) like all (select jsonb_array_elements_text(${JSON.stringify(words.map(containing))}::jsonb)))`
    const told = sql<boolean>`exists (select 1 from article_view a where a.document = d.id and (a.lexemes @@ ${lexemes!.tokens}::tsquery))`
    found = found.where(sql<boolean>`(${named} or ${told})`)
  }
  const { total } = await db.selectFrom(found.as('found')).select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const day = sql<string>`coalesce(r.published_on, '')`
  if (after) found = found.where(sql<boolean>`(${day}, d.id) < (${after[0]}, ${after[1]})`)
  const page = await found.orderBy(day, 'desc').orderBy('d.id', 'desc').limit(limit + 1).execute()
  return pageOf(page, limit, total, r => [r.published_on ?? '', r.id], toDocument)
}

export async function document({ db }: Store, id: string): ReturnType<Ledger['document']> {
  if (!askable(id)) return null
  const row = await rows(db).select('d.text').where('d.id', '=', id).executeTakeFirst()
  if (!row) return null
  const articles = await db.selectFrom('article').innerJoin('latest', 'latest.reading', 'article.reading').select(articleColumns).select('latest.document').where('latest.document', '=', id).orderBy('article.idx').execute()
  return { ...toDocument(row), text: row.text, articleList: articles.map(toArticle) }
}

/** An article of a latest reading by the rules; one that only older readings had is still found. */
export async function article({ db }: Store, id: string): Promise<StoredArticle | null> {
  if (!askable(id)) return null
  const row = await db.selectFrom('article').innerJoin('reading as r', 'r.seq', 'article.reading').select(articleColumns).select('r.document').where('article.id', '=', id).where(byRules).orderBy('article.reading', 'desc').limit(1).executeTakeFirst()
  return row ? toArticle(row) : null
}

/** Lists that articles of latest readings announce with a number and name in part, each with the claim that counts it. */
export async function lists({ db }: Store, { documents }: Parameters<Ledger['lists']>[0]): ReturnType<Ledger['lists']> {
  if (documents && (!documents.length || !documents.every(askable))) return []
  const { rows } = await sql<{ document: string; article: string; published_on: string | null; list: PartlyNamed; claim: string | null; subject: string | null; name: string | null; type: EntityType | null }>`
    select l.document, a.id as article, r.published_on, each.list, said.claim, said.subject, said.name, said.type
    from latest l join reading r on r.seq = l.reading join article a on a.reading = l.reading cross join lateral jsonb_array_elements(a.lists) as each(list)
    left join lateral (
      select v.claim, v.subject, e.name, e.type from claim_view v join claim c on c.id = v.claim left join entity_view e on e.id = v.subject
      where v.document = l.document and v.property = 'count' and v.start_at >= (each.list->>'start')::int and v.start_at < (each.list->>'end')::int and c.value = (each.list->>'announced')::float8
      order by v.start_at limit 1) said on true
    where a.lists is not null and jsonb_typeof(a.lists) = 'array' ${documents ? sql`and l.document in (select jsonb_array_elements_text(${JSON.stringify(documents)}::jsonb))` : sql``}
    order by l.document, (each.list->>'start')::int`.execute(db)
  return rows.map(r => ({ document: r.document, article: r.article, publishedOn: r.published_on, list: r.list, claim: r.claim, subject: r.subject && r.name && r.type ? { id: r.subject, name: r.name, type: r.type } : null }))
}

const rows = (db: Store['db']) => db.selectFrom('latest as l').innerJoin('document as d', 'd.id', 'l.document').innerJoin('reading as r', 'r.seq', 'l.reading').select([
  'd.id', 'd.name', 'd.media_type', 'd.encoding', 'd.length', 'r.publisher', 'r.home', 'r.published_on', 'r.basis', 'r.read_at', 'r.extractor', 'r.version', 'l.articles', 'l.claims',
]).select(sql<string | null>`(select a.headline from article a where a.reading = l.reading and a.kind = 'news' and a.headline <> '' order by a.idx limit 1)`.as('title'))
type DocumentRow = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const toDocument = (r: DocumentRow): StoredDocument => ({
  id: r.id, name: r.name, title: r.title, mediaType: r.media_type, encoding: r.encoding, publisher: r.publisher, home: r.home, publishedOn: r.published_on, basis: r.basis, readAt: r.read_at,
  extractor: `${r.extractor} ${r.version}`, articles: r.articles, claims: r.claims, length: r.length,
})

const articleColumns = ['article.id', 'article.idx', 'article.kind', 'article.headline', 'article.deck', 'article.byline', 'article.place', 'article.continued', 'article.spans', 'article.parts', 'article.lists'] as const
type ArticleRow = Omit<StoredArticle, 'index' | 'lists'> & { idx: number; lists?: StoredArticle['lists'] | null }
const toArticle = ({ idx, lists, ...row }: ArticleRow): StoredArticle => ({ ...row, index: idx, lists: lists ?? [] })
