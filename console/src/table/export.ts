import type { Column } from './view.ts'
import { workbook } from './xlsx.ts'

export interface SourceWords { sources: string; row: string; column: string; quote: string; publisher: string; publishedOn: string; link: string }

/** A table as it is seen: these columns, these rows, this order. */
export function toCsv<Row>(rows: Row[], columns: Column<Row>[]): Blob {
  const line = (cells: string[]) => cells.map(quoteCsv).join(',')
  const text = [line(columns.map(c => c.title)), ...rows.map(row => line(columns.map(c => c.text(row))))].join('\r\n')
  // The mark at the start makes Excel read UTF-8.
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' })
}

/** The same as a workbook; its second sheet lists the printed words, publisher, date and link behind every figure. */
export function toXlsx<Row>(title: string, rows: Row[], columns: Column<Row>[], words: SourceWords, origin: string): Blob {
  const sources = rows.flatMap(row => columns.flatMap(c => (c.claims?.(row) ?? []).map(s =>
    [columns[0]!.text(row), c.title, s.quote.replace(/\s*\n\s*/g, ''), s.publisher ?? '', s.publishedOn ?? '', `${origin}/?evidence=${s.id}`])))
  return workbook([
    { name: title, rows: [columns.map(c => c.title), ...rows.map(row => columns.map(c => c.text(row)))] },
    { name: words.sources, rows: [[words.row, words.column, words.quote, words.publisher, words.publishedOn, words.link], ...sources] },
  ])
}

export function download(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const a = Object.assign(document.createElement('a'), { href: url, download: name })
  a.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A leading = + - @ would be run as a formula by spreadsheet programs; an apostrophe makes it text. Plain numbers stay. */
function quoteCsv(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?%?$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
