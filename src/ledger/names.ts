import { sql } from 'kysely'
import { contentId } from '../base/ids.ts'
import { joinNames, type NameNode, type Standing } from '../resolve/index.ts'
import { insertRows } from './bulk.ts'
import { candidates, judgedPairs, type Said } from './candidates.ts'
import { idList } from './paging.ts'
import type { Db, Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'
import { nameLexemes } from './tokens.ts'

/**
 * Adds names the ledger does not have, and what a machine thinks of them; names that an older table judged are judged again, save with those
 * they were judged with before. Returns the ids of entities that changed.
 */
export async function addNames(store: Store, tx: Tx, nodes: Map<string, NameNode>, said: Said[]): Promise<Set<string>> {
  if (!nodes.size) return new Set()
  const known = new Map((await tx.selectFrom('name_view').select(['name', 'entity', 'judged']).where('name', 'in', idList([...nodes.keys()])).execute()).map(r => [r.name, r]))
  const fresh = [...nodes.values()].filter(n => !known.has(n.id))
  const again = [...nodes.values()].filter(n => (known.get(n.id)?.judged ?? store.comparer.version) < store.comparer.version)
  const last = await tx.selectFrom('name').select(sql<number>`coalesce(max(seq), 0)::int`.as('seq')).executeTakeFirstOrThrow()
  await insertRows(tx, 'name', fresh.map((n, i) => ({ id: n.id, seq: last.seq + 1 + i, type: n.type, name: n.name, context: n.context })))
  if (!fresh.length && !again.length) return new Set()
  const judge = await candidates(store, tx, [...again, ...fresh], { entities: new Map([...known].map(([id, r]) => [id, r.entity])), before: await judgedPairs(tx, again), said })
  await addNameViews(tx, fresh, store.comparer.version)
  if (again.length) await tx.updateTable('name_view').set({ judged: store.comparer.version }).where('name', 'in', idList(again.map(n => n.id))).execute()

  const judged = [...again, ...fresh].flatMap(judge)
  const at = store.clock.now().toISOString()
  await addJudgements(tx, judged.map(({ left, right, opinion }) => ({ id: contentId(['judgement', left, right, opinion, 'machine']), left_name: left, right_name: right, verdict: opinion.verdict, by_whom: 'machine', at, why: opinion.why })))
  return joinAgain(tx, judged.filter(j => j.opinion.verdict === 'same').flatMap(j => [j.left, j.right]))
}

/** Every name starts as an entity of its own. `judged` is the version of the table by which it was compared with others. */
export async function addNameViews(tx: Tx, nodes: NameNode[], judged: number): Promise<void> {
  await insertRows(tx, 'name_view', nodes.map(n => ({ name: n.id, entity: n.id, place: n.place?.name ?? null, seen: n.seen?.name ?? null, mentions: 0, lexemes: nameLexemes(n.name), judged })))
  await addBlocks(tx, nodes)
}

const addBlocks = (tx: Tx, nodes: NameNode[]) => insertRows(tx, 'name_block', nodes.flatMap(n => n.blocks.map(block => ({ block, name: n.id }))))

/** Makes the keys of all names anew when they were made by another table. */
export async function refreshBlocks(store: Store): Promise<void> {
  const { version } = store.comparer
  const current = (db: Db) => db.selectFrom('made_by').select('version').where('view', '=', 'name_block').executeTakeFirst()
  if ((await current(store.db))?.version === version) return
  await store.write(async tx => {
    if ((await current(tx))?.version === version) return
    await tx.deleteFrom('name_block').execute()
    for (let after = 0; ;) {
      const names = await tx.selectFrom('name').selectAll().where('seq', '>', after).orderBy('seq').limit(5000).execute()
      if (!names.length) break
      await addBlocks(tx, names.map(({ id, type, name, context }) => ({ ...store.namer({ type, name, context, seen: null }), id })))
      after = names.at(-1)!.seq
    }
    await setVersion(tx, version)
  })
}

/** Notes by which table the keys of names were made. */
export const setVersion = (tx: Tx, version: number) => tx.insertInto('made_by').values({ view: 'name_block', version }).onConflict(c => c.column('view').doUpdateSet({ version })).execute()

export async function addJudgements(tx: Tx, rows: Omit<Tables['judgement'], 'seq'>[]): Promise<void> {
  if (!rows.length) return
  const last = await tx.selectFrom('judgement').select(sql<number>`coalesce(max(seq), 0)::int`.as('seq')).executeTakeFirstOrThrow()
  await insertRows(tx, 'judgement', rows.map((row, i) => ({ ...row, seq: last.seq + 1 + i })))
}

/** Works out anew the entities of all names that are connected with these by any judgement in force. Returns every entity id that changed hands. */
export async function joinAgain(tx: Tx, names: string[]): Promise<Set<string>> {
  if (!names.length) return new Set()
  const { rows: members } = await sql<{ id: string; seq: number; entity: string }>`
    with recursive tied(id) as (
      select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) collate "C"
      union select case when j.left_name = tied.id then j.right_name else j.left_name end
      from tied join judgement j on (j.left_name = tied.id or j.right_name = tied.id) where j.verdict = 'same' and not exists (select 1 from withdrawal w where w.judgement = j.id)
    ), near(id) as (select id from tied union select v.name from name_view v where v.entity in (select v2.entity from name_view v2 join tied on tied.id = v2.name))
    select n.id, n.seq, v.entity from near join name n on n.id = near.id join name_view v on v.name = n.id order by n.seq`.execute(tx)
  const ids = JSON.stringify(members.map(m => m.id))
  const { rows: standing } = await sql<Standing>`
    select j.left_name as "left", j.right_name as "right", j.verdict, j.by_whom = 'machine' as machine, j.seq from judgement j
    where j.left_name in (select jsonb_array_elements_text(${ids}::jsonb)) and not exists (select 1 from withdrawal w where w.judgement = j.id)`.execute(tx)
  const entities = joinNames(members.map(m => m.id), standing)
  const moved = members.filter(m => entities.get(m.id) !== m.entity)
  if (!moved.length) return new Set()
  const now = JSON.stringify(moved.map(m => ({ name: m.id, entity: entities.get(m.id) })))
  const changed = sql`(select name collate "C" as name, entity from json_to_recordset(${now}::json) as t(name text, entity text)) changed`
  await sql`update name_view v set entity = changed.entity from ${changed} where v.name = changed.name`.execute(tx)
  await sql`update claim_view c set subject = changed.entity from ${changed} where c.subject_node = changed.name`.execute(tx)
  await sql`update claim_view c set object = changed.entity from ${changed} where c.object_node = changed.name`.execute(tx)
  return new Set(moved.flatMap(m => [m.entity, entities.get(m.id)!]))
}
