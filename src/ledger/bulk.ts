import { sql } from 'kysely'
import type { Db, Tables } from './schema.ts'

type Kind = 'text' | 'int' | 'float8' | 'boolean' | 'jsonb' | 'tsvector' | 'bytea'

/** Columns of each table that is written in bulk; also the order in which a backup holds them. */
export const columns = {
  document: { id: 'text', name: 'text', media_type: 'text', encoding: 'text', length: 'int', text: 'text' },
  page: { document: 'text', idx: 'int', layout: 'jsonb' },
  document_table: { document: 'text', idx: 'int', content: 'jsonb' },
  file_part: { document: 'text', idx: 'int', bytes: 'bytea' },
  reading: { seq: 'int', document: 'text', content: 'text', extractor: 'text', version: 'text', publisher: 'text', home: 'text', published_on: 'text', basis: 'text', published_span: 'jsonb', read_at: 'text', refused: 'int', corrections: 'jsonb' },
  article: {
    reading: 'int', idx: 'int', id: 'text', kind: 'text', headline: 'text', deck: 'jsonb', byline: 'text', place: 'text', continued: 'boolean', spans: 'jsonb', parts: 'jsonb', text: 'text', runs: 'jsonb',
    quantities: 'jsonb', times: 'jsonb', mentions: 'jsonb', lists: 'jsonb', told: 'jsonb',
  },
  claim: {
    id: 'text', document: 'text', subject_name: 'text', subject_type: 'text', property: 'text', value: 'float8', max: 'float8', unit: 'text', mod: 'text', of_what: 'text', phase: 'text', from_day: 'text', to_day: 'text',
    modality: 'text', object_name: 'text', object_type: 'text', start_at: 'int', end_at: 'int', quote: 'text', status: 'text',
  },
  name: { id: 'text', seq: 'int', type: 'text', name: 'text', context: 'text' },
  reading_claim: { reading: 'int', claim: 'text', article: 'int', subject: 'text', object: 'text' },
  reading_name: { reading: 'int', name: 'text', mentions: 'int', place: 'text' },
  judgement: { id: 'text', seq: 'int', left_name: 'text', right_name: 'text', verdict: 'text', by_whom: 'text', at: 'text', why: 'text' },
  withdrawal: { judgement: 'text', by_whom: 'text', at: 'text' },
  correction: { id: 'text', document: 'text', start_at: 'int', end_at: 'int', printed: 'text', text: 'text', by_whom: 'text', at: 'text', why: 'text', reading: 'int' },
  correction_withdrawal: { correction: 'text', by_whom: 'text', at: 'text', reading: 'int' },
  review: { id: 'text', seq: 'int', claim: 'text', document: 'text', verdict: 'text', by_whom: 'text', at: 'text', why: 'text', correction: 'text' },
  review_withdrawal: { review: 'text', by_whom: 'text', at: 'text' },
  entry: { id: 'text', seq: 'int', kind: 'text', about: 'text', fields: 'jsonb', by_whom: 'text', at: 'text', why: 'text' },
  entry_withdrawal: { entry: 'text', by_whom: 'text', at: 'text' },
  change: { seq: 'int', at: 'text', kind: 'text', ref: 'text', document: 'text', entities: 'jsonb' },
  company: { ordinal: 'int', id: 'text', code: 'text', name: 'text', plain: 'text', node: 'text' },
  company_source: { id: 'text', seq: 'int', kind: 'text', name: 'text', as_of: 'text', columns: 'jsonb', by_whom: 'text', at: 'text', why: 'text', complete: 'boolean' },
  company_source_withdrawal: { source: 'text', by_whom: 'text', at: 'text' },
  company_line: { seq: 'int', id: 'text', company: 'int', source: 'text', place: 'text', as_of: 'text', facts: 'jsonb' },
  company_problem: { source: 'text', idx: 'int', severity: 'text', code: 'text', cell: 'text', details: 'jsonb' },
  company_mapping: { headers: 'text', mapping: 'jsonb', by_whom: 'text', at: 'text' },
  latest: { document: 'text', reading: 'int', claims: 'int', articles: 'int' },
  name_view: { name: 'text', entity: 'text', place: 'text', seen: 'text', mentions: 'int', lexemes: 'tsvector', judged: 'int' },
  name_block: { block: 'text', name: 'text' },
  claim_view: {
    claim: 'text', document: 'text', article: 'text', published_on: 'text', start_at: 'int', subject: 'text', object: 'text', subject_node: 'text', object_node: 'text', property: 'text', modality: 'text', of_what: 'text', words: 'text', reading: 'int', status: 'text',
  },
  article_view: { article: 'text', document: 'text', reading: 'int', idx: 'int', lexemes: 'tsvector' },
} as const satisfies { [T in keyof Tables]?: Record<string, Kind> }

export type BulkTable = keyof typeof columns

/** Adds rows in one statement whatever their number; rows that are there already (same key) stay as they are. */
export async function insertRows<T extends BulkTable>(db: Db, table: T, rows: Tables[T][]): Promise<void> {
  const kinds: Record<string, Kind> = columns[table]
  const names = sql.join(Object.keys(kinds).map(c => sql.ref(c)))
  const typed = sql.raw(Object.entries(kinds).map(([c, kind]) => `${c} ${kind === 'tsvector' || kind === 'bytea' ? 'text' : kind}`).join(', '))
  const values = sql.join(Object.entries(kinds).map(([c, kind]) => (kind === 'tsvector' ? sql`${sql.ref(c)}::tsvector` : kind === 'bytea' ? sql`decode(${sql.ref(c)}, 'base64')` : sql.ref(c))))
  for (const batch of batches(rows)) {
    await sql`insert into ${sql.table(table)} (${names}) select ${values} from json_to_recordset(${batch}::json) as t(${typed}) on conflict do nothing`.execute(db)
  }
}

/** JSON arrays of some megabytes each. */
function* batches(rows: unknown[]): Generator<string> {
  let parts: string[] = []
  let size = 0
  for (const row of rows) {
    const json = JSON.stringify(row)
    if (size + json.length > 4_000_000 && parts.length) {
      yield `[${parts.join(',')}]`
      parts = []
      size = 0
    }
    parts.push(json)
    size += json.length
  }
  if (parts.length) yield `[${parts.join(',')}]`
}
