import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Modality, Status } from '../claim/records.ts'
import { plainStatus } from '../claim/status.ts'
import type { ClaimQuery, Ledger, Page, StoredClaim, SubjectQuery } from './ledger.ts'
import { askable, boundedCount, clampLimit, containing, idList, pageOf, readCursor } from './paging.ts'
import { isModel, latestOfModel, reviewState } from './beside.ts'
import { steady } from './engine/steady.ts'
import type { Store } from './store.ts'
import { queryWords } from './tokens.ts'

/** Claims of the latest readings that pass every filter, the newest first, then by document and place in it. */
export async function claims({ db }: Store, query: ClaimQuery): Promise<Page<StoredClaim>> {
  const limit = clampLimit(query.limit)
  const after = readCursor<[string, string, number, string]>(query.cursor, ['string', 'string', 'number', 'string'])
  if ([query.subject, query.object, query.property, query.document, query.article, query.since, query.status].some(v => v !== undefined && !askable(v))) return { items: [], total: 0, next: null }
  const words = queryWords(query.q ?? '')
  const tests = [
    query.subject === undefined ? null : sql`v.subject = (select entity from name_view where name = ${query.subject})`,
    query.object === undefined ? null : sql`v.object = (select entity from name_view where name = ${query.object})`,
    query.property === undefined ? null : sql`v.property = ${query.property}`,
    query.document === undefined ? null : sql`v.document = ${query.document}`,
    query.article === undefined ? null : sql`v.article = ${query.article}`,
    query.since === undefined ? null : sql`v.published_on >= ${query.since}`,
    query.status === undefined ? null : ofStatus(query.status),
    query.q && !words.length ? sql`false` : null,
  ].filter(t => t !== null)
  // The first test is in the second; it lets an index begin there.
  const further = after && sql`v.published_on <= ${after[0]} and (v.published_on < ${after[0]} or (v.published_on = ${after[0]} and (v.document, v.start_at, v.claim) > (${after[1]}, ${after[2]}, ${after[3]})))`
  const passing = (tests: readonly RawBuilder<unknown>[]) => newestIds(db, further ? [...tests, further] : tests, limit + 1)
  const page = async () => {
    if (!words.length) return passing(tests)
    const near = await newestSaying(db, words, limit + 1, further ? [...tests, further] : tests)
    return near.ids.length > limit || near.all ? near.ids : passing([...tests, holding(words)])
  }
  const count = async () => {
    if (query.counted === false) return null
    if (!words.length) return tests.length ? boundedCount(db, sql`select 1 from claim_view v where ${allOf(tests)}`) : everyCount(db)
    const near = await newestSaying(db, words, limit + 1, tests)
    return near.all ? near.seen : near.seen > limit ? { total: near.seen, atLeast: true as const } : boundedCount(db, sql`select 1 from claim_view v where ${allOf([...tests, holding(words)])}`)
  }
  const [found, total] = await Promise.all([page().then(ids => rowsOf(db, ids)), count()])
  return pageOf(found, limit, total ?? Math.min(limit, found.length), r => [r.published_on ?? '', r.document, r.start_at, r.id], toClaim)
}

const allOf = (tests: readonly RawBuilder<unknown>[]) => (tests.length ? sql<SqlBool>`${sql.join(tests, sql` and `)}` : sql<SqlBool>`true`)

/** The documents know how many claims of theirs are in view. */
const everyCount = (db: Store['db']) => db.selectFrom('latest').select(sql<number>`coalesce(sum(claims), 0)::int`.as('total')).executeTakeFirstOrThrow()

/** So many of the newest claims are read for words that many hold; who holds them seldom is found by their pairs of characters. */
const nearest = 3000

/**
 * Of the newest claims that pass the tests, those whose words hold all of these, the newest first: `most` at most. `seen`: how many there are among those read;
 * `all`: there are no more than these. The planner cannot choose between reading and the index: it takes words that stand together for a coincidence.
 */
export async function newestSaying(db: Store['db'], words: readonly string[], most: number, tests: readonly RawBuilder<unknown>[] = []): Promise<{ ids: string[]; seen: number; all: boolean }> {
  const { rows: [row] } = await sql<{ ids: string[] | null; hits: number; read: number }>`
    select (array_agg(claim) filter (where hit))[1:${sql.lit(most)}] as ids, count(*) filter (where hit)::int as hits, count(*)::int as read
    from (
      select v.claim, ${saying(words)} as hit from claim_view v where ${allOf(tests)} order by v.published_on desc, v.document, v.start_at, v.claim limit ${sql.lit(nearest)}
    ) newest`.execute(db)
  const { ids, hits, read } = row!
  return { ids: ids ?? [], seen: hits, all: read < nearest && hits <= most }
}

/** SQL over `claim_view v`: its words hold all of these, found by pairs of characters, which are indexed. */
export function holding(words: readonly string[]): RawBuilder<unknown> {
  const pairs = [...new Set(words.flatMap(word => { const letters = [...word]; return letters.slice(1).map((letter, i) => letters[i]! + letter) }))]
  return pairs.length ? sql`(word_pairs(v.words) @> ${arrayOf(pairs)}::text::text[] and ${saying(words)})` : saying(words)
}

/** The same, found by reading. */
const saying = (words: readonly string[]) => sql`(${sql.join(words.map(w => sql`v.words like ${containing(w)}`), sql` and `)})`

/** Texts as one parameter whose values the planner sees. */
const arrayOf = (texts: readonly string[]) => `{${texts.map(text => `"${text.replace(/[\\"]/g, c => `\\${c}`)}"`).join()}}`

/** SQL over `claim_view v`: a modality with all that is finer in it, or one status alone. */
const ofStatus = (status: Modality | Status) => (Object.hasOwn(plainStatus, status) ? sql`v.modality = ${status}` : status === 'done' ? sql`(v.modality = 'actual' and v.status is null)` : sql`v.status = ${status}`)

/** One claim; one that the latest reading of its kind does not make any more comes back with `withdrawn`, one that only a model makes with `review`. */
export async function claim({ db }: Store, id: string): Promise<StoredClaim | null> {
  if (!askable(id)) return null
  const row = await rows(db).where('v.claim', '=', id).executeTakeFirst()
  if (row) return toClaim(row)
  const old = await rowsOfReadings(db).select([latestOfModel.as('current'), reviewState.as('state')]).where('c.id', '=', id).orderBy(latestOfModel, 'desc').orderBy('rc.reading', 'desc').limit(1).executeTakeFirst()
  if (!old) return null
  return { ...toClaim(old), ...(isModel(old.extractor) && { review: old.state }), ...(!old.current && { withdrawn: true }) }
}

/** Other claims on the same matter: same subject, property and `of`. */
export async function related({ db }: Store, id: string): Promise<StoredClaim[]> {
  if (!askable(id)) return []
  const found = await rows(db).where(sql<SqlBool>`v.claim <> ${id} and (v.subject, v.property, coalesce(v.of_what, '')) = (
    select s.entity, c.property, coalesce(c.of_what, '') from claim c join reading_claim rc on rc.claim = c.id join name_view s on s.name = rc.subject where c.id = ${id} order by rc.reading desc limit 1)`)
    .orderBy('v.published_on', 'desc').orderBy('v.document').orderBy('v.start_at').orderBy('v.claim').limit(200).execute()
  return found.map(toClaim)
}

/** What the Reader lays over a document. */
export async function annotations({ db }: Store, document: string): ReturnType<Ledger['annotations']> {
  if (!askable(document)) return { quantities: [], times: [], mentions: [], claims: [] }
  const articles = await db.selectFrom('article as a').innerJoin('latest as l', 'l.reading', 'a.reading').select(['a.id', 'a.quantities', 'a.times', 'a.mentions']).where('l.document', '=', document).orderBy('a.idx').execute()
  const names = new Map((await db.selectFrom('name_view as v').innerJoin('reading_name as r', 'r.name', 'v.name').innerJoin('latest as l', 'l.reading', 'r.reading').select(['v.name', 'v.entity']).where('l.document', '=', document).execute()).map(r => [r.name, r.entity]))
  const found = await rows(db).where('v.document', '=', document).orderBy('v.start_at').orderBy('v.claim').execute()
  const inOrder = <T extends { start: number; end: number }>(items: T[]) => items.sort((a, b) => a.start - b.start || a.end - b.end)
  return {
    quantities: inOrder(articles.flatMap(a => a.quantities)),
    times: inOrder(articles.flatMap(a => a.times)),
    mentions: inOrder(articles.flatMap(a => a.mentions.map(({ node, ...m }) => ({ ...m, entity: names.get(node) ?? node, article: a.id })))),
    claims: found.map(toClaim),
  }
}

/** Every claim of the latest readings in the order of their documents and places; the same ledger gives the same sequence. */
export async function* exportClaims(store: Store): AsyncGenerator<StoredClaim> {
  let after: [string, number, string] = ['', -1, '']
  for (;;) {
    const batch = await rows(store.db).where(sql<SqlBool>`(v.document, v.start_at, v.claim) > (${after[0]}, ${after[1]}, ${after[2]})`).orderBy('v.document').orderBy('v.start_at').orderBy('v.claim').limit(1000).execute()
    for (const row of batch) yield toClaim(row)
    const last = batch.at(-1)
    if (!last || batch.length < 1000) return
    after = [last.document, last.start_at, last.id]
  }
}

/** Claims in view with these ids, in their order. */
export async function claimsOf({ db }: Store, ids: readonly string[]): Promise<StoredClaim[]> {
  return (await rowsOf(db, ids.filter(askable))).map(toClaim)
}

/** Rows with these ids, in their order. */
async function rowsOf(db: Store['db'], ids: readonly string[]) {
  if (!ids.length) return []
  const found = new Map((await rows(db).where(sql<SqlBool>`v.claim = any(${arrayOf(ids)}::text::text[])`).modifyEnd(steady).execute()).map(r => [r.id, r]))
  return ids.flatMap(id => found.get(id) ?? [])
}

/** Ids of the newest claims that pass the tests. Found before anything is joined: the joins cost more than the claims. */
export async function newestIds(db: Store['db'], tests: readonly RawBuilder<unknown>[], most: number): Promise<string[]> {
  const { rows } = await sql<{ claim: string }>`select v.claim from claim_view v where ${allOf(tests)} order by v.published_on desc, v.document, v.start_at, v.claim limit ${most}`.execute(db)
  return rows.map(r => r.claim)
}

/** Claims in view, all of one subject together; the newest publication first within it. */
export async function* claimsBySubject(store: Store, { subjects, types, properties }: SubjectQuery): AsyncGenerator<StoredClaim[]> {
  if ([...(subjects ?? []), ...(types ?? []), ...(properties ?? [])].some(text => !askable(text)) || subjects?.length === 0) return
  const tests = [
    subjects && sql`v.subject = any(${arrayOf(await currentIds(store.db, subjects))}::text::text[])`,
    types && sql`se.type = any(${arrayOf(types)}::text::text[])`, properties && sql`v.property = any(${arrayOf(properties)}::text::text[])`,
  ].filter(t => t !== undefined)
  const where = tests.length ? sql<SqlBool>`${sql.join(tests, sql` and `)}` : sql<SqlBool>`true`
  const next = (after: [string, string]) => {
    const batch = rows(store.db).where(where).where(sql<SqlBool>`(v.subject, v.claim) > (${after[0]}, ${after[1]})`).where(types ? sql<SqlBool>`se.id >= ${after[0]}` : sql<SqlBool>`true`).orderBy('v.subject').orderBy('v.claim').limit(2000).modifyEnd(steady).execute()
    // Heard of when it is awaited; whoever stops before that is not to be disturbed.
    batch.catch(() => {})
    return batch
  }
  let open: StoredClaim[] = []
  for (let coming = next(['', '']); ;) {
    const batch = await coming
    const last = batch.at(-1)
    const more = batch.length === 2000
    // The database reads on while these are taken in.
    if (more) coming = next([last!.subject, last!.id])
    for (const row of batch) {
      if (open.length && open[0]!.subject.id !== row.subject) {
        yield newestFirst(open)
        open = []
      }
      open.push(toClaim(row))
    }
    if (!more) break
  }
  if (open.length) yield newestFirst(open)
}

/** The ids that entities go by now. Asked for first: a planner that does not know how few they are goes through all claims. */
async function currentIds(db: Store['db'], ids: readonly string[]): Promise<string[]> {
  const moved = new Map((await db.selectFrom('name_view').select(['name', 'entity']).where('name', 'in', idList([...ids])).execute()).map(r => [r.name, r.entity]))
  return [...new Set(ids.map(id => moved.get(id) ?? id))]
}

/** In the order of `claims`. */
const newestFirst = (claims: StoredClaim[]) => claims.sort((a, b) => compare(b.publishedOn ?? '', a.publishedOn ?? '') || compare(a.document, b.document) || a.start - b.start || compare(a.id, b.id))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const shown = [
  'c.id', 'c.property', 'c.value', 'c.max', 'c.unit', 'c.mod', 'c.of_what', 'c.phase', 'c.from_day', 'c.to_day', 'c.modality', 'c.status', 'c.quote', 'c.document', 'c.start_at', 'c.end_at', 'c.subject_name', 'c.subject_type', 'c.object_name',
  'c.object_type', 'r.published_on', 'r.basis', 'r.publisher', 'se.name as subject_known', 'se.type as subject_kind', 'oe.name as object_known', 'oe.type as object_kind',
] as const

const rows = (db: Store['db']) => db.selectFrom('claim_view as v').innerJoin('claim as c', 'c.id', 'v.claim').innerJoin('latest as l', 'l.document', 'v.document').innerJoin('reading as r', 'r.seq', 'l.reading').innerJoin('reading as er', 'er.seq', 'v.reading')
  .leftJoin('entity_view as se', 'se.id', 'v.subject').leftJoin('entity_view as oe', 'oe.id', 'v.object').select(shown).select(['v.article', 'v.subject', 'v.object', 'er.extractor', 'er.version'])

/** Claims as their readings have them, in view or not. */
export const rowsOfReadings = (db: Store['db']) => db.selectFrom('reading_claim as rc').innerJoin('claim as c', 'c.id', 'rc.claim').innerJoin('reading as r', 'r.seq', 'rc.reading')
  .innerJoin('article as a', join => join.onRef('a.reading', '=', 'rc.reading').onRef('a.idx', '=', 'rc.article')).innerJoin('name_view as s', 's.name', 'rc.subject').leftJoin('name_view as o', 'o.name', 'rc.object')
  .leftJoin('entity_view as se', 'se.id', 's.entity').leftJoin('entity_view as oe', 'oe.id', 'o.entity').select(shown).select(['a.id as article', 's.entity as subject', 'o.entity as object', 'r.extractor', 'r.version'])

type ClaimRow = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

export const toClaim = (r: ClaimRow): StoredClaim => ({
  id: r.id, subject: { id: r.subject, name: r.subject_known ?? r.subject_name, type: r.subject_kind ?? r.subject_type }, property: r.property, value: r.value, max: r.max, unit: r.unit, mod: r.mod, of: r.of_what, phase: r.phase,
  from: r.from_day, to: r.to_day, modality: r.modality, status: r.status ?? plainStatus[r.modality], object: r.object === null ? null : { id: r.object, name: r.object_known ?? r.object_name!, type: r.object_kind ?? r.object_type! }, quote: r.quote,
  document: r.document, article: r.article, start: r.start_at, end: r.end_at, publishedOn: r.published_on, basis: r.basis, publisher: r.publisher, extractor: `${r.extractor} ${r.version}`,
  // What only a model says is in view when it was accepted.
  ...(isModel(r.extractor) && { review: 'accepted' as const }),
})
