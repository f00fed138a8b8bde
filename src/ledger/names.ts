import { sql } from 'kysely'
import { contentId } from '../base/ids.ts'
import { compareNames, joinNames, type NameNode, type Standing } from '../resolve/index.ts'
import { insertRows } from './bulk.ts'
import type { Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'
import { nameLexemes } from './tokens.ts'

/** A new name is compared with so many older ones of its block at most; a block that is larger says little. */
const mostCompared = 24

/** Adds names the ledger does not have, and what a machine thinks of them. Returns the ids of entities that changed. */
export async function addNames(store: Store, tx: Tx, nodes: Map<string, NameNode>): Promise<Set<string>> {
  if (!nodes.size) return new Set()
  const known = new Set((await tx.selectFrom('name').select('id').where('id', 'in', sql<string>`(select jsonb_array_elements_text(${JSON.stringify([...nodes.keys()])}::jsonb))`).execute()).map(r => r.id))
  const fresh = [...nodes.values()].filter(n => !known.has(n.id))
  if (!fresh.length) return new Set()
  const last = await tx.selectFrom('name').select(sql<number>`coalesce(max(seq), 0)::int`.as('seq')).executeTakeFirstOrThrow()
  await insertRows(tx, 'name', fresh.map((n, i) => ({ id: n.id, seq: last.seq + 1 + i, type: n.type, name: n.name, context: n.context })))
  const peers = await blockPeers(store, tx, fresh)
  await addNameViews(tx, fresh)

  const judged: Omit<Tables['judgement'], 'seq'>[] = []
  for (const node of fresh) {
    const block = peers.get(node.block) ?? []
    for (const other of block.slice(0, mostCompared)) {
      const opinion = compareNames(other, node)
      if (!opinion) continue
      judged.push({ id: contentId(['judgement', other.id, node.id, opinion, 'machine']), left_name: other.id, right_name: node.id, verdict: opinion.verdict, by_whom: 'machine', at: store.clock.now().toISOString(), why: opinion.why })
      // One "same" ties the name to its entity; more would say nothing new.
      if (opinion.verdict === 'same') break
    }
    peers.set(node.block, [...block, node])
  }
  await addJudgements(tx, judged)
  return joinAgain(tx, judged.filter(j => j.verdict === 'same').flatMap(j => [j.left_name, j.right_name]))
}

/** Every name starts as an entity of its own. */
export async function addNameViews(tx: Tx, nodes: NameNode[]): Promise<void> {
  await insertRows(tx, 'name_view', nodes.map(n => ({ name: n.id, entity: n.id, place: n.place?.name ?? null, seen: n.seen?.name ?? null, mentions: 0, lexemes: nameLexemes(n.name) })))
  await insertRows(tx, 'name_block', nodes.map(n => ({ block: n.block, name: n.id })))
}

/** Older names by block, the oldest first. */
async function blockPeers({ namer }: Store, tx: Tx, fresh: NameNode[]): Promise<Map<string, NameNode[]>> {
  const { rows } = await sql<{ block: string; id: string; type: NameNode['type']; name: string; context: string | null; seen: string | null }>`
    select b.block, n.id, n.type, n.name, n.context, v.seen
    from (select distinct jsonb_array_elements_text(${JSON.stringify(fresh.map(n => n.block))}::jsonb) as block) asked
    cross join lateral (select * from name_block where name_block.block = asked.block order by name limit ${mostCompared}) b
    join name n on n.id = b.name join name_view v on v.name = n.id order by n.seq`.execute(tx)
  const peers = new Map<string, NameNode[]>()
  for (const { block, id, ...said } of rows) peers.set(block, [...(peers.get(block) ?? []), { ...namer(said), id }])
  return peers
}

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
