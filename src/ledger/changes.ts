import { sql } from 'kysely'
import type { Change, Ledger } from './ledger.ts'
import { insertRows } from './bulk.ts'
import { clampLimit } from './paging.ts'
import type { Tx } from './schema.ts'
import type { Store } from './store.ts'

/** What was written after `since`, the oldest first. Numbers are given by the one writer at a time, so that none appears below one already seen. */
export async function changes({ db }: Store, { since = 0, limit }: Parameters<Ledger['changes']>[0]): ReturnType<Ledger['changes']> {
  const { last } = await db.selectFrom('change').select(sql<number>`coalesce(max(seq), 0)::int`.as('last')).executeTakeFirstOrThrow()
  const items = last > since ? await db.selectFrom('change').selectAll().where('seq', '>', since).orderBy('seq').limit(clampLimit(limit)).execute() : []
  return { items, last }
}

/** Writes down that something was written, in the same transaction. */
export async function addChange({ clock }: Store, tx: Tx, { entities, document = null, ...change }: Pick<Change, 'kind' | 'ref'> & { document?: string | null; entities: Iterable<string> }): Promise<void> {
  const { last } = await tx.selectFrom('change').select(sql<number>`coalesce(max(seq), 0)::int`.as('last')).executeTakeFirstOrThrow()
  await insertRows(tx, 'change', [{ ...change, seq: last + 1, at: clock.now().toISOString(), document, entities: [...new Set(entities)].sort() }])
}
