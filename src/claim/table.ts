import type { DocumentTable } from '../read/document.ts'
import type { Model } from '../model/model.ts'
import type { SheetField } from '../model/sheet-headers.ts'
import { cellReaders } from './table/cells.ts'
import { readHeader, type Column } from './table/header.ts'
import type { TableProblem } from './table/problems.ts'
import type { Extraction } from './records.ts'

export type { Column, TableProblem, SheetField }
export { problemWords } from './table/problems.ts'

/** What a table says, and what in it could not be read. Spans are offsets into the document's text. */
export interface TableReading {
  table: string
  /** Null when no row is a header that names a project, company or park. */
  columns: Column[] | null
  /** Rows that named their thing. */
  rows: number
  problems: TableProblem[]
  extraction: Extraction
}

/**
 * A list of projects, companies or parks, read by its header: each row's cells become claims about the thing that the row names; a claim's span
 * is its cell. A cell that cannot be read is a problem with its address, never a guess; columns of persons' names and telephones are not read.
 */
export function readTable(table: DocumentTable, text: string, publishedOn: string | null, model: Model): TableReading {
  const said = (cell: { start: number; end: number }) => text.slice(cell.start, cell.end)
  const reading: TableReading = { table: table.name, columns: null, rows: 0, problems: [], extraction: { quantities: [], times: [], mentions: [], claims: [] } }
  const header = readHeader(table, said, model)
  if (!header) {
    reading.problems.push({ severity: 'warning', code: 'no-header', address: table.rows[0]?.[0]?.address ?? '', value: '' })
    return reading
  }
  reading.columns = header.columns
  reading.problems.push(...header.problems)
  const fields = new Map(header.columns.map(column => [column.column, column]))
  const readCell = cellReaders({ publishedOn, model, extraction: reading.extraction, problems: reading.problems })
  const seen = new Map<string, string>()
  for (const row of table.rows.slice(header.rows)) {
    const name = row.find(cell => cell.column === header.subject.column)
    const words = name && said(name).replace(/\s+/g, '')
    if (!name || !words || !/\p{L}{2}/u.test(words)) {
      if (row.some(cell => fields.has(cell.column))) reading.problems.push({ severity: 'warning', code: 'row-without-name', address: row[0]!.address, value: words ?? '' })
      continue
    }
    if (/^(?:合计|小计|总计|共计|注[:：]|备注|说明)/.test(words)) continue
    const twin = seen.get(words)
    if (twin) reading.problems.push({ severity: 'warning', code: 'name-twice', address: name.address, value: twin })
    seen.set(words, name.address)
    reading.rows++
    reading.extraction.mentions.push({ start: name.start, end: name.end, text: said(name), type: header.subject.field.type, id: words })
    for (const cell of row) {
      const column = fields.get(cell.column)
      if (column?.field && cell !== name) readCell({ ...cell, text: said(cell) }, column, words)
    }
  }
  for (const layer of [reading.extraction.quantities, reading.extraction.times, reading.extraction.mentions, reading.extraction.claims]) layer.sort((a, b) => a.start - b.start || a.end - b.end)
  return reading
}
