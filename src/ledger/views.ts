import { sql } from 'kysely'
import { normaliseName } from '../resolve/index.ts'
import { insertRows } from './bulk.ts'
import { addNameViews, joinAgain } from './names.ts'
import type { Tx } from './schema.ts'
import type { Store } from './store.ts'
import { foldForSearch, textLexemes } from './tokens.ts'

/** Makes the views of a document from its latest reading, and of the entities it names or named; `also` are further entities that changed. */
export async function refreshDocument(store: Store, tx: Tx, document: string, also: Set<string> = new Set()): Promise<void> {
  const stale = await entitiesOf(tx, document)
  await layDocument(store, tx, document)
  const now = await entitiesOf(tx, document)
  await refreshEntities(tx, [...new Set([...stale, ...now, ...also])])
}

/** Everything the views hold, made from the facts: after a restore, and when a check finds them wrong. */
export async function rebuild(store: Store, tx: Tx): Promise<void> {
  for (const table of ['entity_view', 'article_view', 'claim_view', 'name_block', 'name_view', 'latest'] as const) await tx.deleteFrom(table).execute()
  const names = await tx.selectFrom('name').select(['id', 'type', 'name', 'context']).orderBy('seq').execute()
  await addNameViews(tx, names.map(({ id, ...n }) => ({ ...store.namer({ ...n, seen: null }), id })))
  await joinAgain(tx, names.map(n => n.id))
  for (const { id } of await tx.selectFrom('document').select('id').orderBy('id').execute()) await layDocument(store, tx, id)
  await refreshEntities(tx, [...new Set((await tx.selectFrom('name_view').select('entity').execute()).map(r => r.entity))])
}

const entitiesOf = async (tx: Tx, document: string) => (await tx.selectFrom('latest as l').innerJoin('reading_name as r', 'r.reading', 'l.reading').innerJoin('name_view as v', 'v.name', 'r.name')
  .select('v.entity').distinct().where('l.document', '=', document).execute()).map(r => r.entity)

async function layDocument({ model }: Store, tx: Tx, document: string): Promise<void> {
  for (const table of ['claim_view', 'article_view', 'latest'] as const) await tx.deleteFrom(table).where('document', '=', document).execute()
  const { seq, published_on } = await tx.selectFrom('reading').select(['seq', 'published_on']).where('document', '=', document).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  const articles = await tx.selectFrom('article').select(['idx', 'id', 'headline', 'deck', 'text']).where('reading', '=', seq).orderBy('idx').execute()
  const claims = await tx.selectFrom('reading_claim as r').innerJoin('claim as c', 'c.id', 'r.claim').innerJoin('name_view as s', 's.name', 'r.subject').leftJoin('name_view as o', 'o.name', 'r.object')
    .select(['c.id', 'c.start_at', 'c.subject_name', 'c.object_name', 'c.property', 'c.modality', 'c.of_what', 'c.phase', 'c.quote', 'r.article', 'r.subject as subject_node', 'r.object as object_node', 's.entity as subject', 'o.entity as object'])
    .where('r.reading', '=', seq).execute()
  await insertRows(tx, 'latest', [{ document, reading: seq, claims: claims.length, articles: articles.length }])
  await insertRows(tx, 'article_view', articles.map(a => ({ article: a.id, document, reading: seq, idx: a.idx, lexemes: textLexemes([a.headline ?? '', ...a.deck].join(' '), a.text) })))
  const ids = new Map(articles.map(a => [a.idx, a.id]))
  await insertRows(tx, 'claim_view', claims.map(c => ({
    claim: c.id, document, article: ids.get(c.article)!, published_on: published_on ?? '', start_at: c.start_at, subject: c.subject, object: c.object, subject_node: c.subject_node, object_node: c.object_node,
    property: c.property, modality: c.modality, of_what: c.of_what,
    words: foldForSearch([c.subject_name, normaliseName(c.subject_name), c.object_name, model.properties[c.property]?.zh, c.of_what, c.phase, c.quote.replace(/\s+/g, '')].filter(w => w).join(' ')),
  })))
}

/** Counts, names and dates of these entities. An entity no latest reading names has no row and is found by its id alone. */
export async function refreshEntities(tx: Tx, ids: string[]): Promise<void> {
  if (!ids.length) return
  const asked = sql`(select distinct jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) collate "C" as id)`
  await sql`delete from entity_view where id in ${asked}`.execute(tx)
  await sql`
    with asked as ${asked},
    used as (
      select v.entity, n.name, v.place as own_place, rn.place as seen_place, rn.mentions, l.document, r.published_on
      from asked join name_view v on v.entity = asked.id join name n on n.id = v.name join reading_name rn on rn.name = v.name join latest l on l.reading = rn.reading join reading r on r.seq = l.reading),
    named as (select entity, name, sum(mentions) as n from used group by entity, name),
    aliases as (select entity, jsonb_agg(name order by n desc, length(name) desc, name collate "C") as names from named group by entity),
    seen as (
      select entity, count(distinct document)::int as documents, min(published_on) as first_seen, max(published_on) as last_seen,
        coalesce(min(own_place), mode() within group (order by seen_place collate "C")) as place from used group by entity),
    said as (
      select id, count(*)::int as claims from (select asked.id, c.claim from asked join claim_view c on c.subject = asked.id union select asked.id, c.claim from asked join claim_view c on c.object = asked.id) every group by id)
    insert into entity_view (id, type, name, aliases, place, claims, documents, first_seen, last_seen)
    select s.entity, n.type, a.names->>0, a.names, s.place, coalesce(said.claims, 0), s.documents, s.first_seen, s.last_seen
    from seen s join name n on n.id = s.entity join aliases a on a.entity = s.entity left join said on said.id = s.entity`.execute(tx)
}
