import { sql, type RawBuilder } from 'kysely'
import { YinliError } from '../base/errors.ts'
import type { AppendResult, Reading } from './ledger.ts'
import { byRules, isBeside } from './beside.ts'
import { insertRows } from './bulk.ts'
import { addChange } from './changes.ts'
import { addNames } from './names.ts'
import { prepareReading } from './reading.ts'
import type { Store } from './store.ts'
import type { Tx } from './schema.ts'
import { refreshDocument, refreshEntities } from './views.ts'

/**
 * Adds a reading: one transaction, so that it is there whole or not at all. Adds nothing when the latest reading of its kind says the same.
 * Throws `not-found` for a reader beside the rules where the rules have read nothing, `ledger-corrections-differ` where it was made with other corrections than stand.
 */
export async function append(store: Store, reading: Reading): Promise<AppendResult> {
  return await store.write(async tx => {
    if (!isBeside(reading.extractor.name) && (await standingIds(tx, reading.document.sha256)).join() !== (reading.corrections ?? []).join()) throw new YinliError('ledger-corrections-differ', { name: reading.document.name })
    return (await appendReading(store, tx, reading)).result
  })
}

/** The same within a transaction that writes more, with the reading's number. */
export async function appendReading(store: Store, tx: Tx, reading: Reading): Promise<{ seq: number; result: AppendResult }> {
  const made = prepareReading(reading, store.namer)
  const beside = isBeside(reading.extractor.name)
  const id = made.document.id
  const before = await latestReading(tx, id, beside ? sql`r.extractor = ${reading.extractor.name}` : byRules)
  if (before?.content === made.content) return { seq: before.seq, result: { document: id, added: false, claims: { added: 0, kept: made.claims.length, withdrawn: 0 }, refused: made.reading.refused } }
  if (before) await requireSameText(tx, id, made.document.text, made.document.name)
  else if (!beside) {
    await insertRows(tx, 'document', [made.document])
    await insertRows(tx, 'page', made.pages)
    await insertRows(tx, 'document_table', made.tables)
    await insertRows(tx, 'file_part', made.parts)
  }
  else if (await latestReading(tx, id, byRules)) await requireSameText(tx, id, made.document.text, made.document.name)
  else throw new YinliError('not-found', { what: '文献 document', id })

  const last = await tx.selectFrom('reading').select(sql<number>`coalesce(max(seq), 0)::int`.as('seq')).executeTakeFirstOrThrow()
  const seq = last.seq + 1
  await insertRows(tx, 'reading', [{ ...made.reading, content: made.content, seq, read_at: store.clock.now().toISOString() }])
  await insertRows(tx, 'article', made.articles.map(row => ({ ...row, reading: seq })))
  await insertRows(tx, 'claim', made.claims)
  const claims = new Map(made.claims.map(c => [c.id, c]))
  const touched = await addNames(store, tx, made.nodes, made.readingClaims.map(rc => ({ ...claims.get(rc.claim)!, subject: rc.subject, object: rc.object })))
  await insertRows(tx, 'reading_claim', made.readingClaims.map(row => ({ ...row, reading: seq })))
  await insertRows(tx, 'reading_name', made.readingNames.map(row => ({ ...row, reading: seq })))

  const old = before ? new Set((await tx.selectFrom('reading_claim').select('claim').where('reading', '=', before.seq).execute()).map(r => r.claim)) : new Set<string>()
  const kept = made.claims.filter(c => old.has(c.id)).length
  // What is only suggested changes no view.
  if (beside) await refreshEntities(tx, [...touched])
  await addChange(store, tx, { kind: 'reading', ref: id, document: id, entities: beside ? touched : await refreshDocument(store, tx, id, touched) })
  return { seq, result: { document: id, added: true, claims: { added: made.claims.length - kept, kept, withdrawn: old.size - kept }, refused: made.reading.refused } }
}

/** Ids of the corrections that stand, as a reading names them. */
export const standingIds = async (tx: Tx, document: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct on (c.start_at) c.id from correction c where c.document = ${document} and not exists (select 1 from correction_withdrawal w where w.correction = c.id) order by c.start_at, c.reading desc`.execute(tx)
  return rows.map(r => r.id)
}

const latestReading = (tx: Tx, document: string, by: RawBuilder<boolean>) =>
  tx.selectFrom('reading as r').select(['r.seq', 'r.content']).where('r.document', '=', document).where(by).orderBy('r.seq', 'desc').limit(1).executeTakeFirst()

/** Spans of older claims count in the text that is stored. */
async function requireSameText(tx: Tx, id: string, text: string, name: string): Promise<void> {
  const same = await tx.selectFrom('document').select('id').where('id', '=', id).where('text', '=', text).executeTakeFirst()
  if (!same) throw new YinliError('ledger-text-differs', { name })
}
