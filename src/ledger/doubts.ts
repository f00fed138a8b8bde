import { sql } from 'kysely'
import type { Doubt, DoubtSide, Ledger, Page, StoredEntity, Told } from './ledger.ts'
import { clampLimit, idList, pageOf, readCursor } from './paging.ts'
import type { Store } from './store.ts'

/** Of a name so many stretches are given: enough to find two sentences in. */
const mostTold = 6

interface Row { id: string; seq: number; score: number; why: string; left_name: string; right_name: string; left_text: string; right_text: string; left_entity: string; right_entity: string }

/**
 * Pairs of entities that a machine is unsure of and nobody has judged, the likest first; of several doubts about two entities the strongest.
 * What people said of any of their names, "unsure" too, settles the pair until it is taken back.
 */
export async function doubts(store: Store, query: Parameters<Ledger['doubts']>[0]): Promise<Page<Doubt>> {
  const { db } = store
  const limit = clampLimit(query.limit)
  const after = readCursor<[number, number]>(query.cursor, ['number', 'number'])
  // The machine's reason ends in its score.
  const open = sql`
    select distinct on (least(l.entity, r.entity), greatest(l.entity, r.entity)) j.id, j.seq, j.why, j.left_name, j.right_name, ln.name as left_text, rn.name as right_text, l.entity as left_entity, r.entity as right_entity,
      coalesce(round(substring(j.why from '（([0-9.]+)）$')::numeric * 100)::int, 0) as score
    from judgement j join name_view l on l.name = j.left_name join name_view r on r.name = j.right_name join name ln on ln.id = j.left_name join name rn on rn.id = j.right_name
    where j.verdict = 'unsure' and j.by_whom = 'machine' and l.entity <> r.entity and ${known('l')} and ${known('r')}
      and not exists (select 1 from withdrawal w where w.judgement = j.id)
      and not exists (
        select 1 from name_view a join judgement p on p.left_name = a.name or p.right_name = a.name join name_view b on b.name = case when p.left_name = a.name then p.right_name else p.left_name end
        where a.entity = l.entity and b.entity = r.entity and p.by_whom <> 'machine' and not exists (select 1 from withdrawal w where w.judgement = p.id))
    order by least(l.entity, r.entity), greatest(l.entity, r.entity), score desc, j.seq`
  const { rows: [count] } = await sql<{ total: number }>`select count(*)::int as total from (${open}) pairs`.execute(db)
  const { rows } = await sql<Row>`select * from (${open}) pairs ${after ? sql`where score < ${after[0]} or (score = ${after[0]} and seq > ${after[1]})` : sql``} order by score desc, seq limit ${limit + 1}`.execute(db)
  const page = pageOf(rows, limit, count!.total, r => [r.score, r.seq], r => r)
  const entities = await entitiesOf(store, page.items.flatMap(r => [r.left_entity, r.right_entity]))
  const told = await toldOf(store, page.items.flatMap(r => [r.left_name, r.right_name]))
  const side = (name: string, text: string, entity: string): DoubtSide => ({ name, text, entity: entities.get(entity)!, told: told.get(name) ?? [] })
  return { ...page, items: page.items.map(r => ({ id: r.id, score: r.score / 100, why: r.why, left: side(r.left_name, r.left_text, r.left_entity), right: side(r.right_name, r.right_text, r.right_entity) })) }
}

/** A name that pages print, or that a company of the register goes by. */
const known = (view: 'l' | 'r') => sql`(${sql.ref(`${view}.mentions`)} > 0 or exists (select 1 from company c where c.node = ${sql.ref(`${view}.name`)}))`

async function entitiesOf({ db }: Store, ids: string[]): Promise<Map<string, StoredEntity>> {
  if (!ids.length) return new Map()
  const rows = await db.selectFrom('name as n').leftJoin('entity_view as e', 'e.id', 'n.id').selectAll('e').select(['n.id as own', 'n.name as called', 'n.type as kind']).where('n.id', 'in', idList(ids)).execute()
  return new Map(rows.map(r => [r.own, {
    id: r.own, name: r.name ?? r.called, type: r.kind, aliases: r.aliases ?? [r.called], place: r.place, claims: r.claims ?? 0, documents: r.documents ?? 0, firstSeen: r.first_seen, lastSeen: r.last_seen,
  }]))
}

/** Where names stand: in claims, else where they are only mentioned; the newest publication first. */
async function toldOf({ db }: Store, names: string[]): Promise<Map<string, Told[]>> {
  const told = new Map<string, Told[]>()
  if (!names.length) return told
  const { rows } = await sql<{ name: string; claim: string | null; document: string; start: number; end: number }>`
    select asked.id as name, said.claim, said.document, said.start, said."end"
    from ${idList([...new Set(names)])} asked(id) cross join lateral (
      (select v.claim, v.document, c.start_at as start, c.end_at as "end", 0 as rank, v.published_on as day from claim_view v join claim c on c.id = v.claim where v.subject_node = asked.id or v.object_node = asked.id order by v.published_on desc, v.claim limit ${mostTold})
      union all
      (select null, l.document, (m->>'start')::int, (m->>'end')::int, 1, coalesce(r.published_on, '') from reading_name rn join latest l on l.reading = rn.reading join reading r on r.seq = l.reading join article a on a.reading = l.reading
        cross join lateral (select each.m from jsonb_array_elements(a.mentions) each(m) where each.m->>'node' = asked.id limit 1) here(m) where rn.name = asked.id order by 6 desc, 3 limit ${mostTold})
      order by rank, day desc limit ${mostTold}) said
    order by asked.id, said.rank, said.day desc`.execute(db)
  for (const { name, ...stretch } of rows) told.set(name, [...(told.get(name) ?? []), stretch])
  return told
}
