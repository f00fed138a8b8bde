import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { EntityType } from '../claim/records.ts'
import type { Ledger, StoredTold } from './ledger.ts'
import { askable } from './paging.ts'
import type { StoredToldRow } from './schema.ts'
import type { Store } from './store.ts'

/** What the latest readings tell of projects, of all or of these, in the order of the readings. */
export async function* told({ db }: Store, { subjects }: Parameters<Ledger['told']>[0]): AsyncGenerator<StoredTold> {
  const json = (values: readonly unknown[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) collate "C" as id)`
  const readingsOf = async (from: RawBuilder<unknown>) => (await sql<{ reading: number }>`select distinct l.reading from latest l ${from}`.execute(db)).rows.map(r => r.reading)

  async function inReadings(readings: number[], test: RawBuilder<SqlBool>): Promise<StoredTold[]> {
    type Row = Pick<StoredToldRow, 'start' | 'end' | 'text' | 'stage'> & { entity: string; name: string; type: EntityType; document: string; article: string; published_on: string | null; publisher: string | null; owner: string | null; owner_name: string | null; owner_type: EntityType | null }
    const { rows } = await sql<Row>`
      select v.entity, e.name, e.type, t.told->>'text' as text, t.told->>'stage' as stage, (t.told->>'start')::int as start, (t.told->>'end')::int as "end", r.document, a.id as article, r.published_on, r.publisher, oe.id as owner, oe.name as owner_name, oe.type as owner_type
      from article a join reading r on r.seq = a.reading cross join lateral jsonb_array_elements(a.told) t(told) join name_view v on v.name = t.told->>'node' join entity_view e on e.id = v.entity
      left join name_view ov on ov.name = t.told->>'owner' left join entity_view oe on oe.id = ov.entity
      where a.told is not null and a.reading in (select id::int from ${json(readings)} asked) and ${test} order by a.reading, start`.execute(db)
    return rows.map(({ entity, name, type, published_on, text, stage, start, end, document, article, publisher, owner, owner_name, owner_type }) => ({ entity: { id: entity, name, type }, text, stage: stage ?? null, owner: owner === null ? null : { id: owner, name: owner_name!, type: owner_type! }, document, article, start, end, publishedOn: published_on, publisher }))
  }

  if (subjects) {
    if (!subjects.length || !subjects.every(askable)) return
    const asked = sql`(select coalesce(o.entity, asked.id) from ${json(subjects)} asked left join name_view o on o.name = asked.id)`
    const readings = await readingsOf(sql`join article t on t.reading = l.reading and t.told is not null join reading_name rn on rn.reading = l.reading join name_view n on n.name = rn.name where n.entity in ${asked}`)
    if (!readings.length) return
    return yield* await inReadings(readings, sql<SqlBool>`v.entity in ${asked}`)
  }
  for (let after = -1; ;) {
    const readings = await readingsOf(sql`where l.reading > ${after} order by l.reading limit 500`)
    if (!readings.length) return
    yield* await inReadings(readings, sql<SqlBool>`true`)
    after = readings.at(-1)!
  }
}
