import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { claimsOf, holding, newestIds, newestSaying } from './claims.ts'
import { namedLike } from './entities.ts'
import type { SearchHit } from './ledger.ts'
import { containing } from './paging.ts'
import { rawOffset, textOffset } from './runs.ts'
import type { Run } from './schema.ts'
import type { Store } from './store.ts'
import { foldForSearch, queryWords, textQuery } from './tokens.ts'

const before = 24
const snippetLength = 90
/** Ranking reads every article's words; nobody looks further than the best of these. */
const mostRanked = 500
/** Of articles that only have all the characters, so many are read; these are few unless the characters are in every text. */
const mostRead = 600
/** Of entities, those of which most is said are looked through first. */
const largest = 2000
/** A claim's sentence is shown so far on either side. */
const sentenceReach = 80
const sentenceEnd = /[。！？!?\n]/
const clauseEnd = /[，。；：、！？!?\s]/

/** Entities whose names hold the words, then articles and claims that speak of them; the best first within each kind. */
export async function search(store: Store, q: string, limit = 30): Promise<SearchHit[]> {
  const words = queryWords(q)
  if (!words.length || limit < 1) return []
  const most = Math.min(200, Math.trunc(limit))
  // The kinds share the places: few entities must not be pushed out by many articles, nor the other way round.
  const found = await Promise.all([findEntities(store, words, most), findArticles(store, words, most), findClaims(store, words, most)])
  const share = Math.ceil(most / 3)
  let left = most - found.reduce((sum, hits) => sum + Math.min(share, hits.length), 0)
  return found.flatMap(hits => {
    const take = Math.min(hits.length, share + Math.max(0, left))
    left -= Math.max(0, take - share)
    return hits.slice(0, take)
  }).slice(0, most)
}

async function findEntities({ db }: Store, words: string[], limit: number): Promise<SearchHit[]> {
  const whole = words.join('')
  // As an array: a planner that does not know how few there are goes through all entities.
  const among = (ids: RawBuilder<unknown>) => db.selectFrom('entity_view as e').selectAll().where(sql<SqlBool>`e.id = any(array(${ids}))`)
    .orderBy(sql`lower(e.name) = ${whole}`, 'desc').orderBy(sql`lower(e.name) like ${`${containing(whole).slice(1)}`}`, 'desc').orderBy('e.claims', 'desc').orderBy('e.documents', 'desc').orderBy('e.id').limit(limit).execute()
  // A word of very many names: those that begin with it, and the largest that have it.
  const near = await among(sql`
    (select v.entity from name n join name_view v on v.name = n.id where lower(n.name) like ${containing(whole).slice(1)} limit ${sql.lit(limit)})
    union select id from (select id, aliases from entity_view order by claims desc, documents desc, id limit ${sql.lit(largest)}) e
    where ${sql.join(words.map(w => sql`lower(e.aliases::text) like ${containing(w)}`), sql` and `)}`)
  const rows = near.length < limit ? await among(namedLike(words)) : near
  return rows.map((e): SearchHit => {
    const title = e.aliases.find(name => words.every(w => foldForSearch(name).includes(w))) ?? e.name
    const share = Math.min(1, whole.length / title.length)
    return {
      kind: 'entity', id: e.id, title: e.name, snippet: stretches(e.name === title ? e.name : `${e.name}（${title}）`, words), document: null, start: null, end: null, publishedOn: e.last_seen, publisher: null, score: round(0.5 + share / 2),
    }
  })
}

async function findArticles({ db }: Store, words: string[], limit: number): Promise<SearchHit[]> {
  const query = textQuery(words)
  if (!query) return []
  const whole = await ranked(db, query.tokens, sql`v.lexemes @@ ${query.tokens}::tsquery order by v.reading desc limit ${sql.lit(mostRanked)}`, sql`true`, limit)
  // Words that jieba cuts otherwise within the text; looked for where the others leave room.
  const inner = whole.length >= limit ? [] : await ranked(db, query.tokens, sql`not v.lexemes @@ ${query.tokens}::tsquery and v.lexemes @@ ${query.characters}::tsquery limit ${sql.lit(mostRead)}`, sql`${sql.join(words.map(w => sql`lower(a.text) like ${containing(w)}`), sql` and `)}`, limit - whole.length)
  const rows = [...whole, ...inner]
  return rows.map((row): SearchHit => {
    const { text, at, end } = excerpt(row.text, words)
    return {
      kind: 'article', id: row.article, title: row.headline ?? row.text.slice(0, 30), snippet: stretches(text, words), document: row.document, start: rawOffset(row.runs, at), end: end > at ? rawOffset(row.runs, end - 1) + 1 : rawOffset(row.runs, at),
      publishedOn: row.published_on, publisher: row.publisher, score: round(row.rank / (row.rank + 0.1)),
    }
  })
}

/** The best of the articles whose words and text pass; where very many have the words, the best of those that were read last. */
async function ranked(db: Store['db'], tokens: string, worded: RawBuilder<unknown>, told: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<{ article: string; document: string; headline: string | null; text: string; runs: Run[]; published_on: string | null; publisher: string | null; rank: number }>`
    select v.article, v.document, a.headline, a.text, a.runs, r.published_on, r.publisher, hit.rank
    from (
      select article, max(ts_rank(lexemes, ${tokens}::tsquery, 1)::float8) as rank
      from (select v.article, v.lexemes, v.reading, v.idx from article_view v where ${worded}) likely join article a on a.reading = likely.reading and a.idx = likely.idx
      where ${told} group by article order by rank desc, article limit ${limit}
    ) hit join article_view v on v.article = hit.article join article a on a.reading = v.reading and a.idx = v.idx join reading r on r.seq = v.reading
    order by hit.rank desc, r.published_on desc nulls last, v.article`.execute(db)
  return rows
}

async function findClaims(store: Store, words: string[], limit: number): Promise<SearchHit[]> {
  const { db } = store
  const near = await newestSaying(db, words, limit)
  const claims = await claimsOf(store, near.all || near.ids.length === limit ? near.ids : await newestIds(db, [holding(words)], limit))
  if (!claims.length) return []
  const articles = await db.selectFrom('article as a').innerJoin('article_view as v', join => join.onRef('v.reading', '=', 'a.reading').onRef('v.idx', '=', 'a.idx')).select(['a.id', 'a.text', 'a.runs']).where('a.id', 'in', [...new Set(claims.map(c => c.article))]).execute()
  const byId = new Map(articles.map(a => [a.id, a]))
  return claims.map((c): SearchHit => {
    const article = byId.get(c.article)
    const at = article ? textOffset(article.runs, c.start) : null
    return {
      kind: 'claim', id: c.id, title: c.subject.name, snippet: stretches(article && at !== null ? sentence(article.text, at, (textOffset(article.runs, c.end - 1) ?? at) + 1) : c.quote.replace(/\s+/g, ' '), words),
      document: c.document, start: c.start, end: c.end, publishedOn: c.publishedOn, publisher: c.publisher, score: 0.5,
    }
  })
}

/** The stretch of an article around the first place where most words stand together; offsets of the first hit in the article's text. */
function excerpt(text: string, words: string[]): { text: string; at: number; end: number } {
  const folded = foldForSearch(text)
  let best = { at: 0, end: 0, words: 0 }
  for (const word of words) {
    for (let at = folded.indexOf(word), tries = 0; at >= 0 && tries < 20; at = folded.indexOf(word, at + 1), tries++) {
      const around = folded.slice(Math.max(0, at - before), at + snippetLength)
      const held = words.filter(w => around.includes(w)).length
      if (held > best.words) best = { at, end: at + word.length, words: held }
    }
  }
  return { text: around(text, best.at), at: best.at, end: best.end }
}

function around(text: string, at: number): string {
  const from = clauseStart(text, Math.max(0, at - before), at)
  const to = Math.min(text.length, from + snippetLength)
  return `${from > 0 ? '…' : ''}${whole(text, from, to).replace(/\s+/g, ' ')}${to < text.length ? '…' : ''}`
}

/** The sentence in which a stretch stands; of a very long one what is next to it. */
function sentence(text: string, at: number, end: number): string {
  let from = at
  while (from > 0 && !sentenceEnd.test(text[from - 1]!)) from--
  let to = Math.max(at, end)
  while (to < text.length && !sentenceEnd.test(text[to - 1]!)) to++
  const first = clauseStart(text, Math.max(from, at - sentenceReach), at)
  const last = Math.min(to, Math.max(at, end) + sentenceReach)
  return `${first > from ? '…' : ''}${whole(text, first, last).replace(/\s+/g, ' ').trim()}${last < to ? '…' : ''}`
}

/** Where a cut-off text may begin: after the first comma or stop past `from`, so that no word or figure begins in its middle. */
function clauseStart(text: string, from: number, at: number): number {
  if (from === 0 || clauseEnd.test(text[from - 1]!)) return from
  for (let i = from; i < at; i++) if (clauseEnd.test(text[i]!)) return i + 1
  return from
}

/** A slice that cuts no character in two. */
const whole = (text: string, from: number, to: number) => text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** Cuts a text where the words stand in it. */
export function stretches(text: string, words: string[]): { text: string; hit: boolean }[] {
  const folded = foldForSearch(text)
  const hit = new Uint8Array(text.length)
  for (const word of words) for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) hit.fill(1, at, at + word.length)
  const out: { text: string; hit: boolean }[] = []
  for (let i = 0; i < text.length;) {
    let end = i
    while (end < text.length && hit[end] === hit[i]) end++
    out.push({ text: text.slice(i, end), hit: hit[i] === 1 })
    i = end
  }
  return out
}

const round = (score: number) => Math.round(Math.min(1, score) * 1000) / 1000
