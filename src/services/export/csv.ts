import { sheetText } from '../../base/sheet-text.ts'
import type { Cell, Column } from './columns.ts'

/** Rows as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets show Chinese), line by line. */
export async function* toCsv<Row>(rows: AsyncIterable<Row>, columns: readonly Column<Row>[]): AsyncGenerator<string> {
  yield `\uFEFF${columns.map(c => quoted(`${c.key} ${c.zh}`)).join(',')}\r\n`
  for await (const row of rows) yield `${columns.map(c => quoted(c.cell(row))).join(',')}\r\n`
}

function quoted(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = sheetText(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
