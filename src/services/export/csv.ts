import { sheetText } from '../../base/sheet-text.ts'
import { columns, type Cell, type ExportedClaim } from './columns.ts'

/** Claims as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets show Chinese), line by line. */
export async function* toCsv(claims: AsyncIterable<ExportedClaim>): AsyncGenerator<string> {
  yield `\uFEFF${columns.map(c => quoted(`${c.key} ${c.zh}`)).join(',')}\r\n`
  for await (const claim of claims) yield `${columns.map(c => quoted(c.cell(claim))).join(',')}\r\n`
}

function quoted(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = sheetText(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
