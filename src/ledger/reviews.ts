import { sql, type SqlBool } from 'kysely'
import { YinliError } from '../base/errors.ts'
import { contentId } from '../base/ids.ts'
import { latestOfModel, reviewState } from './beside.ts'
import { addChange } from './changes.ts'
import { rowsOfReadings, toClaim } from './claims.ts'
import type { Ledger, Page, Review, ReviewItem, ReviewQuery } from './ledger.ts'
import { askable, clampLimit, pageOf, readCursor } from './paging.ts'
import type { Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'
import { refreshDocument } from './views.ts'

/** Claims that only models make, in the order of `claims`: open ones of each model's latest readings, judged ones of any. */
export async function reviews({ db }: Store, { state, document, ...query }: ReviewQuery): Promise<Page<ReviewItem>> {
  const limit = clampLimit(query.limit)
  const after = readCursor<[string, string, number, string]>(query.cursor, ['string', 'string', 'number', 'string'])
  if (!askable(state) || (document !== undefined && !askable(document))) return { items: [], total: 0, next: null }
  // One of several readings that make the claim stands for it.
  const mine = state === 'open'
    ? sql<SqlBool>`${latestOfModel} and not exists (select 1 from claim_view cv where cv.claim = rc.claim)
        and not exists (select 1 from reading_claim x join reading y on y.seq = x.reading where x.claim = rc.claim and x.reading > rc.reading and ${sql.raw('y.extractor like \'model:%\' and y.seq = (select max(z.seq) from reading z where z.extractor = y.extractor and z.document = y.document)')})`
    : sql<SqlBool>`r.extractor like 'model:%' and not exists (select 1 from reading_claim x join reading y on y.seq = x.reading where x.claim = rc.claim and x.reading > rc.reading and y.extractor like 'model:%')`
  const day = sql<string>`coalesce(r.published_on, '')`
  let asked = rowsOfReadings(db).where(mine).where(sql<SqlBool>`${reviewState} = ${state}`)
  if (document !== undefined) asked = asked.where('c.document', '=', document)
  const { total } = await db.selectFrom(asked.as('asked')).select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  if (after) asked = asked.where(sql<SqlBool>`(${day} < ${after[0]} or (${day} = ${after[0]} and (c.document, c.start_at, c.id) > (${after[1]}, ${after[2]}, ${after[3]})))`)
  const found = await asked.select(latestOfModel.as('current')).orderBy(day, 'desc').orderBy('c.document').orderBy('c.start_at').orderBy('c.id').limit(limit + 1).execute()
  const page = pageOf(found, limit, total, r => [r.published_on ?? '', r.document, r.start_at, r.id], r => ({ ...toClaim(r), review: state, ...(!r.current && { withdrawn: true as const }) }))
  const said = page.items.length ? await db.selectFrom('review as v').leftJoin('review_withdrawal as w', 'w.review', 'v.id').selectAll('v').select(sql<boolean>`w.review is not null`.as('withdrawn'))
    .where('v.claim', 'in', page.items.map(c => c.id)).orderBy('v.seq', 'desc').execute() : []
  return { ...page, items: page.items.map(claim => ({ claim, reviews: said.filter(r => r.claim === claim.id).map(toReview) })) }
}

/** Writes down what somebody thinks of a model's claim. Throws `not-found`, `review-not-open` (not a claim that a model alone makes). */
export async function review(store: Store, { claim, verdict, by, why, correction }: Parameters<Ledger['review']>[0]): Promise<Review> {
  for (const text of [claim, verdict, by, why, correction ?? '']) if (!askable(text)) throw new YinliError('request-invalid', { where: 'review', what: '含有无法保存的字符 holds characters that cannot be stored' })
  if ((verdict === 'correct') !== (correction !== undefined)) throw new YinliError('request-invalid', { where: 'correction', what: '只随 correct 给出 goes with correct, and only with it' })
  return store.write(async tx => {
    const { document } = await requireReviewable(tx, claim)
    if (correction !== undefined) await requireCorrection(tx, correction, claim, document)
    const { n } = await tx.selectFrom('review').select(sql<number>`coalesce(max(seq), 0)::int`.as('n')).executeTakeFirstOrThrow()
    const at = store.clock.now().toISOString()
    const row = { id: contentId(['review', claim, verdict, by, why, correction ?? null, at, n]), seq: n + 1, claim, document, verdict, by_whom: by, at, why, correction: correction ?? null }
    await tx.insertInto('review').values(row).execute()
    await addChange(store, tx, { kind: 'review', ref: claim, document, entities: await refreshDocument(store, tx, document) })
    return toReview({ ...row, withdrawn: false })
  })
}

/** Takes back the newest review of a claim that stands; it stays on record. Throws `not-found`. */
export async function withdrawReview(store: Store, claim: string, by: string): Promise<Review> {
  if (!askable(claim) || !askable(by)) throw new YinliError('not-found', { what: '核对 review', id: '-' })
  return store.write(async tx => {
    const row = await tx.selectFrom('review as v').selectAll().where('v.claim', '=', claim).where(sql<SqlBool>`not exists (select 1 from review_withdrawal w where w.review = v.id)`).orderBy('v.seq', 'desc').limit(1).executeTakeFirst()
    if (!row) throw new YinliError('not-found', { what: '核对 review', id: claim })
    await tx.insertInto('review_withdrawal').values({ review: row.id, by_whom: by, at: store.clock.now().toISOString() }).execute()
    await addChange(store, tx, { kind: 'review', ref: claim, document: row.document, entities: await refreshDocument(store, tx, row.document) })
    return toReview({ ...row, withdrawn: true })
  })
}

async function requireReviewable(tx: Tx, claim: string): Promise<{ document: string }> {
  const row = await tx.selectFrom('claim').select('document').where('id', '=', claim).executeTakeFirst()
  if (!row) throw new YinliError('not-found', { what: '事实 claim', id: claim })
  const { rows: [made] } = await sql<{ model: boolean; rules: boolean }>`
    select exists (select 1 from reading_claim rc join reading r on r.seq = rc.reading where rc.claim = ${claim} and r.extractor like 'model:%') as model,
      exists (select 1 from reading_claim rc join latest l on l.reading = rc.reading where rc.claim = ${claim}) as rules`.execute(tx)
  if (!made!.model || made!.rules) throw new YinliError('review-not-open', { id: claim })
  return row
}

/** A correction is a claim on the same document that a person made. */
async function requireCorrection(tx: Tx, correction: string, claim: string, document: string): Promise<void> {
  const { rows } = await sql`select 1 from claim c join reading_claim rc on rc.claim = c.id join reading r on r.seq = rc.reading where c.id = ${correction} and c.id <> ${claim} and c.document = ${document} and r.extractor like 'person:%' limit 1`.execute(tx)
  if (!rows.length) throw new YinliError('not-found', { what: '更正 correction', id: correction })
}

const toReview = (r: Omit<Tables['review'], 'seq' | 'document'> & { withdrawn: boolean }): Review => ({
  id: r.id, claim: r.claim, verdict: r.verdict, by: r.by_whom, at: r.at, why: r.why, correction: r.correction, withdrawn: r.withdrawn,
})
