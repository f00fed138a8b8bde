import type { Model } from '../../model/model.ts'
import { perModel } from '../../model/per-model.ts'
import type { SheetField } from '../../model/sheet-headers.ts'
import type { DocumentCell, DocumentTable } from '../../read/document.ts'
import type { TableProblem } from './problems.ts'

export interface Column {
  column: number
  address: string
  /** The header as written, both of its rows. */
  header: string
  /** Null where no entry of the model knows the header: the column is kept in the text and not read. */
  field: SheetField | null
  /** Unit the header gives its figures (亿元); null when it gives none. */
  unit: string | null
}

export interface Header {
  /** Rows up to and with the header. */
  rows: number
  columns: Column[]
  subject: Column & { field: Extract<SheetField, { as: 'subject' }> }
  problems: TableProblem[]
}

/** A header stands among the first rows; a title and a line with the unit may stand above it. */
const searched = 8

/** The row that says what the columns hold: the one with most known columns, one of which names the row's thing. */
export function readHeader(table: DocumentTable, said: (cell: DocumentCell) => string, model: Model): Header | null {
  const known = fieldsOf(model)
  let best: { row: number; rows: number; columns: Column[]; score: number } | null = null
  const usual = unitAbove(table, said)
  for (let row = 0; row < Math.min(searched, table.rows.length); row++) {
    for (const deep of [false, true]) {
      const columns = columnsOf(table, row, deep, said, known, usual)
      const score = columns ? columns.filter(c => c.field && c.field.as !== 'none').length : 0
      if (columns && score >= 2 && columns.some(c => c.field?.as === 'subject') && (!best || score > best.score)) best = { row, rows: row + (deep ? 2 : 1), columns, score }
    }
  }
  const subject = best?.columns.find(c => c.field?.as === 'subject')
  if (!best || !subject) return null
  const problems: TableProblem[] = []
  for (const column of best.columns) {
    if (!column.field) problems.push({ severity: 'info', code: 'column-unknown', address: column.address, value: column.header })
    if (column.field?.as === 'private') problems.push({ severity: 'info', code: 'column-private', address: column.address, value: column.header })
  }
  return { rows: best.rows, columns: best.columns, subject: subject as Header['subject'], problems }
}

/** Headers of a row; with `deep`, each together with what the row below parts it into (总投资 | 其中：设备). */
function columnsOf(table: DocumentTable, row: number, deep: boolean, said: (cell: DocumentCell) => string, known: (header: string) => SheetField | null, usual: string | null): Column[] | null {
  const top = table.rows[row]!
  const below = deep ? table.rows[row + 1] : undefined
  // The row below a header of two rows holds words; a row with figures is data. One cell alone above them is the title.
  if (deep && (!below || top.length < 2 || below.some(cell => /^[\d.,%-]+$/.test(said(cell))) || below.length >= top.length + 6)) return null
  const places = [...new Set([...top, ...(below ?? [])].map(cell => cell.column))].sort((a, b) => a - b)
  let taken = false
  return places.map((column): Column => {
    const under = below?.find(cell => cell.column === column)
    const over = under && !top.some(cell => cell.column === column) ? top.findLast(cell => cell.column < column) : top.find(cell => cell.column === column)
    const header = [over, under].filter(cell => cell !== undefined).map(said).join(' ')
    const found = known((under ? said(under) : header)) ?? known(header)
    // A second name column is another thing of the row, not whose row it is.
    const field = found?.as === 'subject' && taken ? null : found
    if (field?.as === 'subject') taken = true
    return { column, address: (under ?? over)!.address, header, field, unit: unitIn(header) ?? (field?.as === 'figure' && moneyProperties.has(field.property) ? usual : null) }
  })
}

const moneyProperties = new Set(['investment', 'output_value', 'revenue'])

const fieldsOf = perModel((model: Model) => (header: string): SheetField | null => {
  const plain = header.replace(/\s/g, '')
  return plain.length > 40 ? null : model['sheet-headers'].find(field => field.words.some(word => plain.includes(word))) ?? null
})

/** 总投资（亿元） or 总投资/亿元 -> 亿元 */
function unitIn(header: string): string | null {
  const unit = /[（(](?:单位[:：]?\s*)?([^（()）]{1,8})[)）]/.exec(header)?.[1] ?? /[/／]\s*([^\s/／]{1,6})$/.exec(header)?.[1]
  return unit?.trim() ?? null
}

/** 单位：万元, above the header. */
function unitAbove(table: DocumentTable, said: (cell: DocumentCell) => string): string | null {
  for (const row of table.rows.slice(0, searched)) for (const cell of row) {
    const unit = /单位[:：]\s*([^\s，,、；;）)]{1,6})/.exec(said(cell))?.[1]
    if (unit) return unit
  }
  return null
}
