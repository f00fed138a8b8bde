import { sql, type SqlBool } from 'kysely'
import { YinliError } from '../base/errors.ts'
import { contentId } from '../base/ids.ts'
import { insertRows } from './bulk.ts'
import { addChange } from './changes.ts'
import type { Entry, EntryQuery, Ledger, Page } from './ledger.ts'
import { askable, clampLimit, pageOf, readCursor } from './paging.ts'
import type { Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'

/** Writes something down about a thing. What the fields must be is the business of who keeps that kind. Throws `request-invalid`. */
export async function enter(store: Store, { kind, about, fields, by, why }: Parameters<Ledger['enter']>[0]): Promise<Entry> {
  if (![kind, about, by, why, ...texts(fields)].every(askable)) throw new YinliError('request-invalid', { where: 'entry', what: '含有无法保存的字符 holds characters that cannot be stored' })
  return store.write(async tx => {
    const { last } = await tx.selectFrom('entry').select(sql<number>`coalesce(max(seq), 0)::int`.as('last')).executeTakeFirstOrThrow()
    const row = { seq: last + 1, kind, about, fields, by_whom: by, at: store.clock.now().toISOString(), why }
    const made = { ...row, id: contentId(['entry', row]) }
    await insertRows(tx, 'entry', [made])
    const entity = await entityOf(tx, about)
    await addChange(store, tx, { kind: 'entry', ref: made.id, entities: [entity] })
    return toEntry({ ...made, about: entity, withdrawn: false })
  })
}

/** Takes an entry back; it stays on record. Throws `not-found`. */
export async function withdrawEntry(store: Store, id: string, by: string): Promise<Entry> {
  if (!askable(id) || !askable(by)) throw new YinliError('not-found', { what: '登记 entry', id: '-' })
  return store.write(async tx => {
    const row = await tx.selectFrom('entry').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new YinliError('not-found', { what: '登记 entry', id })
    const about = await entityOf(tx, row.about)
    const { numInsertedOrUpdatedRows: fresh } = await tx.insertInto('entry_withdrawal').values({ entry: id, by_whom: by, at: store.clock.now().toISOString() }).onConflict(c => c.doNothing()).executeTakeFirstOrThrow()
    if (fresh) await addChange(store, tx, { kind: 'entry', ref: id, entities: [about] })
    return toEntry({ ...row, about, withdrawn: true })
  })
}

/** Entries, the newest first. */
export async function entries({ db }: Store, { kinds, about, withdrawn = false, counted = true, ...query }: EntryQuery): Promise<Page<Entry>> {
  const limit = clampLimit(query.limit)
  const after = readCursor<[number]>(query.cursor, ['number'])
  if (![...(kinds ?? []), ...(about ?? [])].every(askable)) return { items: [], total: 0, next: null }
  const among = (ids: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
  // An entity goes by the ids of all its names.
  const named = about && sql`(select v.name from name_view v where v.entity in (select coalesce(o.entity, asked.id) from (select jsonb_array_elements_text(${JSON.stringify(about)}::jsonb) as id) asked left join name_view o on o.name = asked.id))`
  const tests = [kinds && sql`e.kind in ${among(kinds)}`, about && sql`(e.about in ${among(about)} or e.about in ${named})`, withdrawn ? null : sql`w.entry is null`].filter(t => t !== null && t !== undefined)
  const where = tests.length ? sql<SqlBool>`${sql.join(tests, sql` and `)}` : sql<SqlBool>`true`
  const found = db.selectFrom('entry as e').leftJoin('entry_withdrawal as w', 'w.entry', 'e.id').where(where)
  const counting = counted ? found.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow() : null
  const listing = found.leftJoin('name_view as v', 'v.name', 'e.about').selectAll('e').select([sql<boolean>`w.entry is not null`.as('withdrawn'), 'v.entity'])
    .where(after ? sql<SqlBool>`e.seq < ${after[0]}` : sql<SqlBool>`true`).orderBy('e.seq', 'desc').limit(limit + 1).execute()
  const [rows, count] = await Promise.all([listing, counting])
  return pageOf(rows, limit, count?.total ?? Math.min(limit, rows.length), r => [r.seq], r => toEntry({ ...r, about: r.entity ?? r.about }))
}

/** Every text in a value, keys too. */
const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, part]) => [key, ...texts(part)]) : [])

const entityOf = async (tx: Tx, about: string) => (await tx.selectFrom('name_view').select('entity').where('name', '=', about).executeTakeFirst())?.entity ?? about

const toEntry = (r: Tables['entry'] & { withdrawn: boolean }): Entry => ({ id: r.id, seq: r.seq, kind: r.kind, about: r.about, fields: r.fields, by: r.by_whom, at: r.at, why: r.why, withdrawn: r.withdrawn })
