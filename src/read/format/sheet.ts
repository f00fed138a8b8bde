import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { YinliError } from '../../base/errors.ts'
import { decodeText } from '../decode.ts'
import { openArchive, type Archive } from './archive.ts'
import type { Content, Limits } from './format.ts'
import { columnName, Writer, type CellText } from './written.ts'

/** A workbook: every visible sheet as a table of the values that were last shown. Formulas are not computed, nothing linked is fetched. */
export async function openXlsx(bytes: Uint8Array, name: string, limits: Limits): Promise<Content> {
  await boundedRanges(await openArchive(bytes, name, limits, 'XLSX'), name)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'extLst'] })
    .catch(() => { throw new YinliError('read-damaged', { name, format: 'XLSX' }) })
  const writer = new Writer()
  const count = counter(name, limits)
  for (const sheet of book.worksheets) {
    if (sheet.state !== 'visible') continue
    const rows: CellText[][] = []
    sheet.eachRow({ includeEmpty: false }, (row, r) => {
      const cells: CellText[] = []
      row.eachCell({ includeEmpty: false }, (cell, c) => {
        if (!cell.isMerged || cell.master === cell) cells.push({ text: shown(cell), column: c - 1 })
      })
      count(cells.length)
      rows[r - 1] = cells
    })
    if (rows.length) writer.paragraph(sheet.name, 1)
    writer.table(sheet.name, Array.from(rows, row => row ?? []), (row, column) => columnName(column) + (row + 1))
  }
  if (!writer.tables.length) throw new YinliError('read-no-text', { name })
  return { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', encoding: 'binary', text: writer.text, tables: writer.tables, pages: null }
}

/** A table as text, its columns parted by commas, semicolons or tabs (whichever the first line has most of). Cells are text, whatever they begin with. */
export async function openCsv(bytes: Uint8Array, name: string, limits: Limits): Promise<Content> {
  const { text, encoding } = decodeText(bytes, name)
  const first = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [',', '\t', ';', '，'].map(mark => ({ mark, n: first.split(mark).length })).reduce((a, b) => (b.n > a.n ? b : a)).mark
  const rows = parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }) as string[][]
  const count = counter(name, limits)
  const writer = new Writer()
  const sheet = name.replace(/^.*[\\/]|\.[^.]*$/g, '')
  writer.table(sheet, rows.map(row => { count(row.length); return row.map((cell, column) => ({ text: cell, column })) }), (row, column) => columnName(column) + (row + 1))
  return { mediaType: 'text/csv', encoding, text: writer.text, tables: writer.tables, pages: null }
}

/** Inflates every part of a workbook once within its bounds, and refuses one whose ranges name more cells than its library can keep. Gives the cells that validations cover. */
export async function boundedRanges(archive: Archive, name: string): Promise<{ validated: number }> {
  // The library inflates whatever it finds: it gets only what has been inflated once within bounds.
  let [ranged, validated] = [0, 0]
  for (const path of archive.names) {
    const part = await archive.read(path)
    if (!/^xl\/(?:workbook|worksheets\/[^/]*)\.xml$/i.test(path)) continue
    const xml = new TextDecoder().decode(part)
    // Of a range it keeps every cell, and one may be named that holds all there can be.
    ranged += cellsInRanges(xml, /<(?:\w{1,20}:)?(?:mergeCell\s[^>]*?\bref="([^"]*)"|definedName\b[^>]*>([^<]*))/g)
    if (ranged > mostRanged) throw new YinliError('read-too-many-cells', { name, limit: mostRanged })
    validated += cellsInRanges(xml, /<(?:\w{1,20}:)?dataValidation\s[^>]*?\bsqref="([^"]*)"/g)
  }
  return { validated }
}

/** Print areas of whole columns are as common as they are empty. */
const mostRanged = 4_000_000

/** Cells of the ranges that a part of a workbook says in such places. */
function cellsInRanges(xml: string, places: RegExp): number {
  let cells = 0
  for (const [, merged, named] of xml.matchAll(places)) {
    for (const [, fromColumn, fromRow, toColumn, toRow] of (merged ?? named ?? '').matchAll(/\$?([A-Z]{0,7})\$?(\d{0,10}):\$?([A-Z]{0,7})\$?(\d{0,10})/gi)) {
      cells += (Math.abs(columnNumber(toColumn!) - columnNumber(fromColumn!)) + 1) * (Math.abs(Number(toRow) - Number(fromRow)) + 1)
    }
  }
  return cells
}

const columnNumber = (name: string) => [...name.toUpperCase()].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)

function counter(name: string, { cells: limit }: Limits) {
  let cells = 0
  return (more: number) => {
    cells += more
    if (cells > limit) throw new YinliError('read-too-many-cells', { name, limit })
  }
}

/** What a cell shows: days as ISO days, percentages as such, a formula's last result, nothing for an error. */
function shown(cell: ExcelJS.Cell): string {
  const plain = (value: ExcelJS.CellValue | undefined): string => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number') return numberText(value, cell.numFmt ?? '')
    if (value instanceof Date) return dateText(value)
    if (typeof value !== 'object') return String(value)
    if ('richText' in value) return value.richText.map(part => part.text).join('')
    if ('error' in value) return ''
    if ('text' in value) return typeof value.text === 'string' ? value.text : plain(value.text as ExcelJS.CellValue)
    if ('result' in value) return plain(value.result as ExcelJS.CellValue)
    return ''
  }
  return plain(cell.value)
}

function numberText(value: number, format: string): string {
  const exact = (n: number) => String(Number(n.toPrecision(15)))
  return /%/.test(format) ? `${exact(value * 100)}%` : exact(value)
}

/** Workbooks keep wall-clock time without a zone; it is read as UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const iso = value.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}
