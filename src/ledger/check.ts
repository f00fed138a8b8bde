import { sql } from 'kysely'
import type { Ledger } from './ledger.ts'
import { byRules, vouchedFor } from './beside.ts'
import { changes } from './changes.ts'
import { pagesOf } from './files.ts'
import type { Db } from './schema.ts'
import type { Store } from './store.ts'

const counted = new WeakMap<Db, { change: number; counts: Promise<Counts> }>()
type Counts = Awaited<ReturnType<Ledger['counts']>>

/** Counted once for every state of the ledger: over a million claims it takes a second, and it is asked for with every look at its health. */
export async function counts(store: Store): ReturnType<Ledger['counts']> {
  const { last } = await changes(store, { limit: 1, since: Number.MAX_SAFE_INTEGER })
  const known = counted.get(store.db)
  if (known?.change === last) return known.counts
  const made = countAll(store)
  counted.set(store.db, { change: last, counts: made })
  made.catch(() => counted.delete(store.db))
  return made
}

async function countAll({ db }: Store): Promise<Counts> {
  const { rows: [row] } = await sql<{ documents: number; articles: number; claims: number; last: string | null }>`
    select count(*)::int as documents, coalesce(sum(l.articles), 0)::int as articles, coalesce(sum(l.claims), 0)::int as claims, max(r.read_at) as last from latest l join reading r on r.seq = l.reading`.execute(db)
  const groups = await db.selectFrom('claim_view').select(['property', 'modality', 'status', sql<number>`count(*)::int`.as('n')]).groupBy(['property', 'modality', 'status']).execute()
  const by = (column: 'property' | 'modality' | 'status') => {
    const sums: Record<string, number> = {}
    for (const group of groups) if (group[column] !== null) sums[group[column]] = (sums[group[column]] ?? 0) + group.n
    return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const { n: entities } = await db.selectFrom('entity_view').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  const { documents, articles, claims, last } = row!
  return { documents, articles, claims, entities, byProperty: by('property'), byStatus: { ...by('modality'), ...by('status') }, lastReadAt: last }
}

/** What is wrong with the ledger, in words; empty when it is clean. Reads every document once. */
export async function check({ db }: Store): Promise<string[]> {
  const wrong: string[] = []
  const tell = (message: string) => { if (wrong.length < 1000) wrong.push(message) }
  const ids = (await db.selectFrom('document').select('id').orderBy('id').execute()).map(r => r.id)
  for (const id of ids) {
    const { text, length } = await db.selectFrom('document').select(['text', 'length']).where('id', '=', id).executeTakeFirstOrThrow()
    if (text.length !== length) tell(`document ${id}: ${text.length} characters of ${length}`)
    for (const page of (await pagesOf(db, id)) ?? []) {
      if (page.lines.some(line => line.end > length || line.start > line.end || line.at.length !== line.end - line.start + 1)) tell(`document ${id}: a page's lines do not lie in its text`)
    }
    for (const c of await db.selectFrom('claim').select(['id', 'start_at', 'end_at', 'quote']).where('document', '=', id).execute()) {
      if (c.quote === '' || text.slice(c.start_at, c.end_at) !== c.quote) tell(`claim ${c.id}: its span does not slice document ${id} to its quote`)
    }
    for (const c of await db.selectFrom('correction').select(['id', 'start_at', 'end_at', 'printed']).where('document', '=', id).execute()) {
      if (text.slice(c.start_at, c.end_at) !== c.printed) tell(`correction ${c.id}: its line is not what document ${id} says`)
    }
    for (const a of await db.selectFrom('article as a').innerJoin('reading as r', 'r.seq', 'a.reading').select(['a.id', 'a.reading', 'a.spans', 'a.text', 'a.runs']).where('r.document', '=', id).execute()) {
      if (a.spans.some(([from, to]) => from < 0 || to > length || from > to)) tell(`article ${a.id} of reading ${a.reading}: lies outside document ${id}`)
      if (a.runs.reduce((sum, [, , n]) => sum + n, 0) !== a.text.length) tell(`article ${a.id} of reading ${a.reading}: its text is not whole`)
    }
  }
  const questions = {
    'correction that was not read': sql`select l.document as id from latest l join reading r on r.seq = l.reading where coalesce(jsonb_array_length(r.corrections), 0) <> (
      select count(distinct c.start_at) from correction c where c.document = l.document and not exists (select 1 from correction_withdrawal w where w.correction = c.id))`,
    'reading without document': sql`select r.seq as id from reading r left join document d on d.id = r.document where d.id is null`,
    'document without reading': sql`select d.id from document d left join reading r on r.document = d.id where r.seq is null`,
    'document without view of its latest reading': sql`select d.id from document d left join latest l on l.document = d.id where l.reading is distinct from (select max(seq) from reading r where r.document = d.id and ${byRules})`,
    'reading whose claim lies in no article': sql`select rc.reading as id from reading_claim rc left join article a on a.reading = rc.reading and a.idx = rc.article where a.id is null`,
    'document whose claims are not all in view': sql`select l.document as id from latest l where l.claims <> (select count(*) from claim_view v where v.document = l.document)
      or (select count(*) from reading_claim rc where rc.reading = l.reading) <> (select count(*) from claim_view v where v.document = l.document and v.reading = l.reading)`,
    'claim that was accepted and is not in view': sql`select u.claim as id from ${vouchedFor()} u left join claim_view v on v.claim = u.claim where v.claim is null`,
    'claim in view that nobody accepted': sql`select v.claim as id from claim_view v join latest l on l.document = v.document where v.reading <> l.reading and v.claim not in (select claim from ${vouchedFor()} u)`,
    'document whose articles are not all in view': sql`select l.document as id from latest l where l.articles <> (select count(*) from article a where a.reading = l.reading) or l.articles <> (select count(*) from article_view v where v.document = l.document)`,
    'name without entity': sql`select n.id from name n left join name_view v on v.name = n.id left join name e on e.id = v.entity where e.id is null`,
    'entity whose documents are miscounted': sql`
      select coalesce(e.id, u.entity) as id from entity_view e full join (select v.entity, count(distinct l.document) as n from name_view v join reading_name rn on rn.name = v.name join latest l on l.reading = rn.reading group by v.entity) u on u.entity = e.id where e.documents is distinct from u.n`,
    'entity whose claims are miscounted': sql`
      select e.id from entity_view e left join (select entity, count(*) as n from (select subject as entity, claim from claim_view union select object, claim from claim_view) every group by entity) u on u.entity = e.id where e.claims <> coalesce(u.n, 0)`,
    'claim in view under another entity than its name': sql`select c.claim as id from claim_view c left join name_view s on s.name = c.subject_node left join name_view o on o.name = c.object_node where s.entity is distinct from c.subject or o.entity is distinct from c.object`,
  }
  for (const [what, question] of Object.entries(questions)) {
    const { rows } = await sql<{ id: string | number }>`${question} limit 20`.execute(db)
    for (const { id } of rows) tell(`${what}: ${id}`)
  }
  return wrong
}
