import { sql } from 'kysely'
import { insertRows } from './bulk.ts'
import type { ReviewState } from './ledger.ts'
import type { Tx } from './schema.ts'

/*
 * Readers beside the rules. A model's claims wait until somebody judges them; what is accepted, and what a person put in the place of a claim,
 * is laid into the views beside the document's own reading. Nothing else of theirs is in any view.
 */

/** A reader beside the rules has a colon in its name: `model:NAME`, `person:NAME`. */
export const isBeside = (extractor: string) => extractor.includes(':')
export const isModel = (extractor: string) => extractor.startsWith('model:')

/** SQL over `reading r`: one of the rules' own. */
export const byRules = sql<boolean>`strpos(r.extractor, ':') = 0`

/** SQL over `reading r`: the latest that this model made of the document. */
export const latestOfModel = sql<boolean>`(r.extractor like 'model:%' and r.seq = (select max(x.seq) from reading x where x.extractor = r.extractor and x.document = r.document))`

const stands = sql`not exists (select 1 from review_withdrawal w where w.review = v.id)`

/** SQL over `claim c`: what became of it. */
export const reviewState = sql<ReviewState>`coalesce((
  select case v.verdict when 'accept' then 'accepted' when 'correct' then 'corrected' else 'rejected' end from review v where v.claim = c.id and ${stands} order by v.seq desc limit 1), 'open')`

/** SQL: ids of the claims that somebody vouches for, accepted ones and corrections, as rows (claim). */
export const vouchedFor = (document?: string) => sql<{ claim: string }>`(
  select case verdict when 'accept' then claim else correction end as claim
  from (select distinct on (v.claim) v.claim, v.verdict, v.correction from review v where ${stands} ${document === undefined ? sql`` : sql`and v.document = ${document}`} order by v.claim, v.seq desc) standing
  where verdict <> 'reject')`

/** Claims to be shown beside those of the reading `seq` of a document, each with the newest reading beside it that has it. */
export async function acceptedBeside(tx: Tx, document: string, seq: number): Promise<{ reading: number; claim: string }[]> {
  const { rows } = await sql<{ reading: number; claim: string }>`
    select rc.claim, max(rc.reading)::int as reading from ${vouchedFor(document)} u join reading_claim rc on rc.claim = u.claim join reading r on r.seq = rc.reading
    where not ${byRules} and not exists (select 1 from reading_claim own where own.reading = ${seq} and own.claim = rc.claim) group by rc.claim order by rc.claim`.execute(tx)
  return rows
}

/** What is shown of a document is said of names it has: those of claims beside its reading are added to the names of that reading where it lacks them. */
export async function nameBeside(tx: Tx, seq: number, claims: { reading: number; subject_node: string; object_node: string | null }[]): Promise<void> {
  for (const { reading, subject_node, object_node } of claims) {
    const names = await tx.selectFrom('reading_name').select(['name', 'place']).where('reading', '=', reading).where('name', 'in', [subject_node, ...(object_node === null ? [] : [object_node])]).execute()
    await insertRows(tx, 'reading_name', names.map(n => ({ ...n, reading: seq, mentions: 0 })))
  }
}
