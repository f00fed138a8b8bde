import { sql } from 'kysely'
import { normaliseName } from '../resolve/index.ts'
import type { Span } from '../read/document.ts'
import { acceptedBeside, byRules, nameBeside } from './beside.ts'
import { insertRows } from './bulk.ts'
import { addChange } from './changes.ts'
import { addNameViews, joinAgain, setVersion } from './names.ts'
import type { Tx } from './schema.ts'
import type { Store } from './store.ts'
import { foldForSearch, textLexemes } from './tokens.ts'

/** Makes the views of a document from its latest reading by the rules and what was accepted beside it, and of the entities it names or named; `also` are further entities that changed. Returns the ids of all that may have. */
export async function refreshDocument(store: Store, tx: Tx, document: string, also: Set<string> = new Set()): Promise<string[]> {
  const before = await shareOf(tx, document)
  await countMentions(tx, document, -1)
  await layDocument(store, tx, document)
  await countMentions(tx, document, 1)
  const after = await shareOf(tx, document)
  await shiftEntities(tx, before, after, also)
  return [...before.claims.keys(), ...after.claims.keys(), ...also]
}

/** Everything the views hold, made from the facts: after a restore. */
export async function rebuild(store: Store, tx: Tx): Promise<void> {
  for (const table of ['entity_view', 'article_view', 'claim_view', 'name_block', 'name_view', 'latest'] as const) await tx.deleteFrom(table).execute()
  const names = await tx.selectFrom('name').select(['id', 'type', 'name', 'context', sql<string | null>`(select rn.place from reading_name rn where rn.name = name.id order by rn.reading limit 1)`.as('seen')]).orderBy('seq').execute()
  await addNameViews(tx, names.map(({ id, ...said }) => ({ ...store.namer(said), id })), 0)
  await setVersion(tx, store.comparer.version)
  await joinAgain(tx, names.map(n => n.id))
  for (const { id } of await tx.selectFrom('document').select('id').orderBy('id').execute()) await layDocument(store, tx, id)
  await sql`update name_view v set mentions = u.n from (select rn.name, sum(greatest(rn.mentions, 1))::int as n from reading_name rn join latest l on l.reading = rn.reading group by rn.name) u where v.name = u.name`.execute(tx)
  await refreshEntities(tx, [...new Set((await tx.selectFrom('name_view').select('entity').execute()).map(r => r.entity))])
  await addChange(store, tx, { kind: 'rebuilt', ref: '', entities: [] })
}

/** What a document adds to the counts of the entities it names. */
interface Share { day: string | null; claims: Map<string, number> }

async function shareOf(tx: Tx, document: string): Promise<Share> {
  const { rows } = await sql<{ entity: string; claims: number; day: string | null }>`
    select named.entity, coalesce(said.claims, 0)::int as claims, named.day
    from (select distinct v.entity, r.published_on as day from latest l join reading r on r.seq = l.reading join reading_name rn on rn.reading = l.reading join name_view v on v.name = rn.name where l.document = ${document}) named
    left join (
      select entity, count(*) as claims from (select subject as entity, claim from claim_view where document = ${document} union select object, claim from claim_view where document = ${document}) every group by entity
    ) said on said.entity = named.entity`.execute(tx)
  return { day: rows[0]?.day ?? null, claims: new Map(rows.map(r => [r.entity, r.claims])) }
}

const countMentions = (tx: Tx, document: string, sign: 1 | -1) => sql`
  update name_view v set mentions = v.mentions + ${sql.lit(sign)} * greatest(rn.mentions, 1) from reading_name rn join latest l on l.reading = rn.reading where l.document = ${document} and v.name = rn.name`.execute(tx)

/**
 * Carries a document's change into the counts of its entities, so that a page costs its own size and not that of all pages that name the
 * same city. Counted anew are only entities whose names changed hands (`also`), new ones, and those whose first or last day may be gone.
 */
async function shiftEntities(tx: Tx, before: Share, after: Share, also: Set<string>): Promise<void> {
  const ids = [...new Set([...before.claims.keys(), ...after.claims.keys()])]
  const rows = new Map((await tx.selectFrom('entity_view').select(['id', 'first_seen', 'last_seen']).where('id', 'in', sql<string>`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`).execute()).map(r => [r.id, r]))
  const anew = new Set(also)
  const shifts = []
  for (const id of ids) {
    const row = rows.get(id)
    const left = before.claims.has(id) && (!after.claims.has(id) || before.day !== after.day)
    if (!row || (left && before.day !== null && (row.first_seen === before.day || row.last_seen === before.day))) anew.add(id)
    else if (!anew.has(id)) shifts.push({ id, claims: (after.claims.get(id) ?? 0) - (before.claims.get(id) ?? 0), documents: Number(after.claims.has(id)) - Number(before.claims.has(id)), day: after.claims.has(id) ? after.day : null })
  }
  await sql`
    update entity_view e set claims = e.claims + d.claims, documents = e.documents + d.documents, first_seen = least(e.first_seen, d.day), last_seen = greatest(e.last_seen, d.day)
    from json_to_recordset(${JSON.stringify(shifts)}::json) as d(id text, claims int, documents int, day text) where e.id = d.id`.execute(tx)
  await sql`delete from entity_view where documents = 0 and id in ${idsOf(shifts.map(s => s.id))}`.execute(tx)
  await nameEntities(tx, shifts.map(s => s.id))
  await refreshEntities(tx, [...anew])
}

async function layDocument({ model }: Store, tx: Tx, document: string): Promise<void> {
  for (const table of ['claim_view', 'article_view', 'latest'] as const) await tx.deleteFrom(table).where('document', '=', document).execute()
  const { seq, published_on } = await tx.selectFrom('reading as r').select(['seq', 'published_on']).where('document', '=', document).where(byRules).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  const articles = await tx.selectFrom('article').select(['idx', 'id', 'headline', 'deck', 'text', 'spans']).where('reading', '=', seq).orderBy('idx').execute()
  const found = tx.selectFrom('reading_claim as r').innerJoin('claim as c', 'c.id', 'r.claim').innerJoin('name_view as s', 's.name', 'r.subject').leftJoin('name_view as o', 'o.name', 'r.object')
    .select(['r.reading', 'c.id', 'c.start_at', 'c.subject_name', 'c.object_name', 'c.property', 'c.modality', 'c.status', 'c.of_what', 'c.phase', 'c.quote', 'r.article', 'r.subject as subject_node', 'r.object as object_node', 's.entity as subject', 'o.entity as object'])
  const own = await found.where('r.reading', '=', seq).execute()
  const accepted = await acceptedBeside(tx, document, seq)
  const also = accepted.length ? await found.where(sql<boolean>`(r.reading, r.claim) in (select t.reading, t.claim collate "C" from json_to_recordset(${JSON.stringify(accepted)}::json) as t(reading int, claim text))`).execute() : []
  await nameBeside(tx, seq, also)
  const claims = [...own, ...also]
  await insertRows(tx, 'latest', [{ document, reading: seq, claims: claims.length, articles: articles.length }])
  await insertRows(tx, 'article_view', articles.map(a => ({ article: a.id, document, reading: seq, idx: a.idx, lexemes: textLexemes([a.headline ?? '', ...a.deck].join(' '), a.text) })))
  const ids = new Map(articles.map(a => [a.idx, a.id]))
  await insertRows(tx, 'claim_view', claims.map(c => ({
    claim: c.id, document, article: c.reading === seq ? ids.get(c.article)! : articleAt(articles, c.start_at), reading: c.reading, published_on: published_on ?? '', start_at: c.start_at, subject: c.subject, object: c.object, subject_node: c.subject_node, object_node: c.object_node,
    property: c.property, modality: c.modality, status: c.status, of_what: c.of_what,
    words: foldForSearch([c.subject_name, normaliseName(c.subject_name), c.object_name, model.properties[c.property]?.zh, c.of_what, c.phase, c.quote.replace(/\s+/g, '')].filter(w => w).join(' ')),
  })))
}

/** The article a claim of another reading lies in now. */
const articleAt = (articles: { id: string; spans: readonly Span[] }[], at: number) => (articles.find(a => a.spans.some(([from, to]) => at >= from && at < to)) ?? articles[0])?.id ?? ''

/** Counts, names and dates of these entities, from all documents. An entity no latest reading names has no row and is found by its id alone. */
export async function refreshEntities(tx: Tx, ids: string[]): Promise<void> {
  if (!ids.length) return
  await sql`delete from entity_view where id in ${idsOf(ids)}`.execute(tx)
  await sql`
    with asked as ${idsOf(ids)},
    used as (
      select asked.id, count(distinct l.document)::int as documents, min(r.published_on) as first_seen, max(r.published_on) as last_seen
      from asked join name_view v on v.entity = asked.id join reading_name rn on rn.name = v.name join latest l on l.reading = rn.reading join reading r on r.seq = l.reading group by asked.id),
    said as (
      select id, count(*)::int as claims from (select asked.id, c.claim from asked join claim_view c on c.subject = asked.id union select asked.id, c.claim from asked join claim_view c on c.object = asked.id) every group by id)
    insert into entity_view (id, type, name, aliases, claims, documents, first_seen, last_seen)
    select used.id, n.type, n.name, '[]', coalesce(said.claims, 0), used.documents, used.first_seen, used.last_seen from used join name n on n.id = used.id left join said on said.id = used.id`.execute(tx)
  await nameEntities(tx, ids)
}

/** An entity is called what it is called most often; its place is the one its names carry, else the one it was first seen in. */
const nameEntities = (tx: Tx, ids: string[]) => sql`
  update entity_view e set name = a.names->>0, aliases = a.names, place = a.place
  from (
    select entity, jsonb_agg(name order by n desc, length(name) desc, name collate "C") as names, coalesce(min(place), min(seen)) as place
    from (
      select v.entity, n.name, sum(v.mentions) as n, min(v.place) as place, (array_agg(v.seen order by n.seq))[1] as seen
      from ${idsOf(ids)} asked join name_view v on v.entity = asked.id join name n on n.id = v.name where v.mentions > 0 group by v.entity, n.name
    ) named group by entity
  ) a where e.id = a.entity and (e.aliases, e.place) is distinct from (a.names, a.place)`.execute(tx)

const idsOf = (ids: string[]) => sql`(select distinct jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) collate "C" as id)`
