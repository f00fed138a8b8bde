import { sql } from 'kysely'
import { precision } from '../read/layout/compose.ts'
import type { DocumentTable } from '../read/document.ts'
import type { Box, DocumentLine, DocumentPage } from '../read/layout/page.ts'
import type { Encoding, OpenedFile } from '../read/index.ts'
import { askable } from './paging.ts'
import type { PageSize } from './ledger.ts'
import type { Tables } from './schema.ts'
import type { Store } from './store.ts'

/** Bytes of a file in one row. */
const partSize = 512 * 1024

type StoredBox = [x0: number, y0: number, x1: number, y1: number]
/** Bold, vertical. */
type Marks = '' | 'b' | 'v' | 'bv'
/** Places are whole numbers, hundred-thousandths of the page; `at` as the steps from one to the next. */
type StoredLine = [start: number, end: number, ...box: StoredBox, size: number, confidence: number, marks: Marks, at: number[], sure: number[] | 0]
export interface StoredPage { width: number; height: number; lines: StoredLine[]; rules: StoredBox[]; pictures: StoredBox[]; turned?: number }

const whole = (v: number) => Math.round(v * precision)
const boxed = (b: Box): StoredBox => [whole(b.x0), whole(b.y0), whole(b.x1), whole(b.y1)]
const unboxed = ([x0, y0, x1, y1]: StoredBox): Box => ({ x0: x0 / precision, y0: y0 / precision, x1: x1 / precision, y1: y1 / precision })

/** A page's layout in few bytes, as it stands in the ledger; `unpackPage` gives it back as it was. */
export function packPage({ lines, rules, pictures, ...page }: DocumentPage): StoredPage {
  return {
    ...page, rules: rules.map(boxed), pictures: pictures.map(boxed),
    lines: lines.map(line => {
      const at = Array.from(line.at, whole)
      const marks = `${line.bold ? 'b' : ''}${line.vertical ? 'v' : ''}` as Marks
      return [line.start, line.end, ...boxed(line), whole(line.size), Math.round(line.confidence * 100), marks, at.map((v, i) => v - (at[i - 1] ?? 0)), line.sure ? Array.from(line.sure, v => Math.round(v * 100)) : 0]
    }),
  }
}

export function unpackPage({ lines, rules, pictures, ...page }: StoredPage): DocumentPage {
  return {
    ...page, rules: rules.map(unboxed), pictures: pictures.map(unboxed),
    lines: lines.map(([start, end, x0, y0, x1, y1, size, confidence, marks, steps, sure]): DocumentLine => {
      let last = 0
      return {
        start, end, ...unboxed([x0, y0, x1, y1]), size: size / precision, confidence: confidence / 100, at: steps.map(step => (last += step) / precision), sure: sure ? sure.map(v => v / 100) : null,
        ...(marks.includes('b') ? { bold: true } : {}), ...(marks.includes('v') ? { vertical: true } : {}),
      }
    }),
  }
}

/** The file in rows. */
export function partsOf(document: string, bytes: Uint8Array): Tables['file_part'][] {
  return Array.from({ length: Math.ceil(bytes.length / partSize) }, (_, idx) => ({ document, idx, bytes: Buffer.from(bytes.subarray(idx * partSize, (idx + 1) * partSize)).toString('base64') }))
}

/** Text and layout of a document as it was first opened, null when it is not here: opening it again could only cost time. */
export async function opened({ db }: Store, document: string): Promise<OpenedFile | null> {
  if (!askable(document)) return null
  const d = await db.selectFrom('document').select(['text', 'media_type', 'encoding']).where('id', '=', document).executeTakeFirst()
  return d ? { mediaType: d.media_type, encoding: d.encoding as Encoding, text: d.text, pages: await pagesOf(db, document), tables: await tablesOf(db, document) } : null
}

/** Layout of a document's pages, null for plain text. */
export async function pagesOf(db: Store['db'], document: string): Promise<DocumentPage[] | null> {
  const pages = await db.selectFrom('page').select('layout').where('document', '=', document).orderBy('idx').execute()
  return pages.length ? pages.map(p => unpackPage(p.layout)) : null
}

/** One page of a document's layout, counted from 0; null where it has none such. */
export async function page({ db }: Store, document: string, idx: number): Promise<DocumentPage | null> {
  if (!askable(document)) return null
  const row = await db.selectFrom('page').select('layout').where('document', '=', document).where('idx', '=', idx).executeTakeFirst()
  return row ? unpackPage(row.layout) : null
}

/** The size of every page and the stretch of the text that is printed on it. */
export async function pageSizes({ db }: Store, document: string): Promise<PageSize[]> {
  if (!askable(document)) return []
  const { rows } = await sql<PageSize>`
    select (layout->>'width')::float8 as width, (layout->>'height')::float8 as height, coalesce((layout->'lines'->0->>0)::int, 0) as start, coalesce((layout->'lines'->-1->>1)::int, 0) as "end",
      coalesce((select bool_or(jsonb_typeof(line->10) = 'array') from jsonb_array_elements(layout->'lines') line), false) as recognised
    from page where document = ${document} order by idx`.execute(db)
  return rows
}

/** Tables of a document, in the order of its text. */
export const tablesOf = async (db: Store['db'], document: string): Promise<DocumentTable[]> =>
  (await db.selectFrom('document_table').select('content').where('document', '=', document).orderBy('idx').execute()).map(t => t.content)

/** The file as it came in; null where it was plain text, which the document's text is, or is not here. */
export async function file({ db }: Store, document: string): Promise<Uint8Array | null> {
  if (!askable(document)) return null
  const parts: Buffer[] = []
  for (;;) {
    const { rows: [part] } = await sql<{ bytes: string }>`select encode(bytes, 'base64') as bytes from file_part where document = ${document} and idx = ${parts.length}`.execute(db)
    if (!part) break
    parts.push(Buffer.from(part.bytes, 'base64'))
  }
  return parts.length ? Buffer.concat(parts) : null
}
