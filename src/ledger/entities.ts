import { sql, type SqlBool } from 'kysely'
import { YinliError } from '../base/errors.ts'
import { contentId } from '../base/ids.ts'
import { addChange } from './changes.ts'
import type { EntityRef, Judgement, Ledger, Page, StoredEntity } from './ledger.ts'
import { addJudgements, joinAgain } from './names.ts'
import { askable, clampLimit, containing, idList, pageOf, readCursor } from './paging.ts'
import type { Store } from './store.ts'
import type { Tables, Tx } from './schema.ts'
import { nameQuery, queryWords } from './tokens.ts'
import { refreshEntities } from './views.ts'

/** Entities, those of which most is said first. `q` finds any part of any of their names. */
export async function entities({ db }: Store, query: Parameters<Ledger['entities']>[0]): Promise<Page<StoredEntity>> {
  const limit = clampLimit(query.limit)
  const after = readCursor<[number, number, string]>(query.cursor, ['number', 'number', 'string'])
  if (query.type !== undefined && !askable(query.type)) return { items: [], total: 0, next: null }
  const words = queryWords(query.q ?? '')
  const tests = [
    query.type === undefined ? null : sql`e.type = ${query.type}`,
    query.q && !words.length ? sql`false` : null,
    words.length ? sql`e.id in (${namedLike(words)})` : null,
  ].filter(t => t !== null)
  const where = tests.length ? sql<SqlBool>`${sql.join(tests, sql` and `)}` : sql<SqlBool>`true`
  const { total } = await db.selectFrom('entity_view as e').select(sql<number>`count(*)::int`.as('total')).where(where).executeTakeFirstOrThrow()
  let page = db.selectFrom('entity_view as e').selectAll().where(where)
  if (after) page = page.where(sql<SqlBool>`(e.claims < ${after[0]} or (e.claims = ${after[0]} and (e.documents < ${after[1]} or (e.documents = ${after[1]} and e.id > ${after[2]}))))`)
  const rows = await page.orderBy('e.claims', 'desc').orderBy('e.documents', 'desc').orderBy('e.id').limit(limit + 1).execute()
  return pageOf(rows, limit, total, r => [r.claims, r.documents, r.id], toEntity)
}

/** Ids of entities one of whose names holds every word. */
export const namedLike = (words: string[]) => sql<string>`
  select v.entity from name_view v join name n on n.id = v.name where v.lexemes @@ ${nameQuery(words)}::tsquery and lower(n.name) like all (select jsonb_array_elements_text(${JSON.stringify(words.map(containing))}::jsonb))`

/** Any id an entity ever had is the id of one of its names. */
export async function entity({ db }: Store, id: string): Promise<StoredEntity | null> {
  if (!askable(id)) return null
  const row = await db.selectFrom('name_view as v').innerJoin('entity_view as e', 'e.id', 'v.entity').selectAll('e').where('v.name', '=', id).executeTakeFirst()
  if (row) return toEntity(row)
  // Named only by readings that a later one replaced.
  const name = await db.selectFrom('name_view as v').innerJoin('name as n', 'n.id', 'v.entity').select(['n.id', 'n.name', 'n.type', 'v.place']).where('v.name', '=', id).executeTakeFirst()
  return name ? { ...name, aliases: [name.name], claims: 0, documents: 0, firstSeen: null, lastSeen: null } : null
}

/** What entities go by now, by the ids asked for. */
export async function named({ db }: Store, ids: readonly string[]): Promise<Map<string, EntityRef>> {
  const asked = ids.filter(askable)
  if (!asked.length) return new Map()
  const rows = await db.selectFrom('name_view as v').innerJoin('entity_view as e', 'e.id', 'v.entity').select(['v.name as asked', 'e.id', 'e.name', 'e.type']).where('v.name', 'in', idList(asked)).execute()
  return new Map(rows.map(({ asked, ...ref }) => [asked, ref]))
}

/** Adds a judgement on two names (or entities, by their ids) and works out the entities anew. Throws `not-found`, `judgement-same-name`. */
export async function judge(store: Store, { left, right, verdict, by, why }: Parameters<Ledger['judge']>[0]): Promise<Judgement> {
  if (left === right) throw new YinliError('judgement-same-name')
  for (const text of [left, right, by, why]) if (!askable(text)) throw new YinliError('request-invalid', { where: 'judgement', what: '含有无法保存的字符 holds characters that cannot be stored' })
  const at = store.clock.now().toISOString()
  return store.write(async tx => {
    const [leftName, rightName] = [await requireName(tx, left), await requireName(tx, right)]
    const { n } = await tx.selectFrom('judgement').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
    const row = { id: contentId(['judgement', left, right, verdict, by, why, at, n]), left_name: left, right_name: right, verdict, by_whom: by, at, why }
    await addJudgements(tx, [row])
    await rejoin(store, tx, row)
    return toJudgement({ ...row, left_text: leftName, right_text: rightName, withdrawn: false })
  })
}

/** Takes a judgement back; it stays on record. Taking it back twice is once. Throws `not-found`. */
export async function withdraw(store: Store, judgement: string, by: string): Promise<void> {
  if (!askable(judgement) || !askable(by)) throw new YinliError('not-found', { what: '判定 judgement', id: '-' })
  await store.write(async tx => {
    const row = await tx.selectFrom('judgement').select(['left_name', 'right_name']).where('id', '=', judgement).executeTakeFirst()
    if (!row) throw new YinliError('not-found', { what: '判定 judgement', id: judgement })
    await tx.insertInto('withdrawal').values({ judgement, by_whom: by, at: store.clock.now().toISOString() }).onConflict(c => c.doNothing()).execute()
    await rejoin(store, tx, { id: judgement, ...row })
  })
}

async function rejoin(store: Store, tx: Tx, { id, left_name, right_name }: Pick<Tables['judgement'], 'id' | 'left_name' | 'right_name'>): Promise<void> {
  const moved = await joinAgain(tx, [left_name, right_name])
  await refreshEntities(tx, [...moved])
  await addChange(store, tx, { kind: 'judgement', ref: id, entities: moved })
}

/** Judgements on any name of an entity, the newest first, withdrawn ones too. */
export async function judgements({ db }: Store, id: string): Promise<Judgement[]> {
  if (!askable(id)) return []
  const rows = await db.selectFrom('judgement as j').innerJoin('name as l', 'l.id', 'j.left_name').innerJoin('name as r', 'r.id', 'j.right_name').leftJoin('withdrawal as w', 'w.judgement', 'j.id').selectAll('j').select(['l.name as left_text', 'r.name as right_text']).select(sql<boolean>`w.judgement is not null`.as('withdrawn'))
    .where(sql<SqlBool>`exists (select 1 from name_view v where v.name in (j.left_name, j.right_name) and v.entity = (select entity from name_view where name = ${id}))`).orderBy('j.seq', 'desc').limit(1000).execute()
  return rows.map(toJudgement)
}

async function requireName(tx: Tx, id: string): Promise<string> {
  const row = await tx.selectFrom('name').select('name').where('id', '=', id).executeTakeFirst()
  if (row) return row.name
  throw new YinliError('not-found', { what: '主体 entity', id })
}

const toEntity = (r: Tables['entity_view']): StoredEntity => ({
  id: r.id, name: r.name, type: r.type, aliases: r.aliases, place: r.place, claims: r.claims, documents: r.documents, firstSeen: r.first_seen, lastSeen: r.last_seen,
})
const toJudgement = (r: Omit<Tables['judgement'], 'seq'> & { left_text: string; right_text: string; withdrawn: boolean }): Judgement => ({
  id: r.id, left: r.left_name, right: r.right_name, leftName: r.left_text, rightName: r.right_text, verdict: r.verdict, by: r.by_whom, at: r.at, why: r.why, withdrawn: r.withdrawn,
})
