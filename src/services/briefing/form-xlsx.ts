import type { Cell, CellValue, Row, Worksheet } from 'exceljs'
import { YinliError } from '../../base/errors.ts'
import { sheetText, xmlText } from '../../base/sheet-text.ts'
import type { Archive } from '../../read/format/archive.ts'
import type { Limits } from '../../read/format/format.ts'
import { boundedRanges } from '../../read/format/sheet.ts'
import { loopCloses, loopOpens, placeholder, withoutMarks, type Inquiry, type Scope } from './form.ts'
import { shiftFormula } from './shift-formula.ts'

/** Fills the placeholders of a workbook. What cites stands in a comment of its cell; a cell that asks for one exact figure gets it as a number. */
export async function fillXlsx(archive: Archive, bytes: Uint8Array, file: string, inquiry: Inquiry, bounds: Limits): Promise<{ bytes: Uint8Array<ArrayBuffer>; lost: string[] }> {
  const { validated } = await boundedRanges(archive, file)
  // Of a validation the library keeps every cell, too.
  const unvalidated = validated > bounds.cells
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never, unvalidated ? { ignoreNodes: ['dataValidations'] } : {}).catch(() => { throw new YinliError('read-damaged', { name: file, format: 'XLSX' }) })
  let cells = 0
  for (const sheet of book.worksheets) {
    cells += sheet.actualRowCount * sheet.actualColumnCount
    if (cells > bounds.cells) throw new YinliError('read-too-many-cells', { name: file, limit: bounds.cells })
    const scopes = repeatLoops(sheet, inquiry.subjects.length, () => { throw new YinliError('read-too-many-cells', { name: file, limit: bounds.cells }) })
    sheet.eachRow((row, number) => row.eachCell(cell => {
      if (!cell.isMerged || cell.master === cell) fillCell(cell, inquiry, scopes.get(number) ?? null, `${sheet.name}!${cell.address}`)
    }))
  }
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), lost: [...archive.names.filter(name => unkept.test(name)), ...(unvalidated ? ['dataValidations'] : [])] }
}

/** What the library does not carry over. */
const unkept = /^xl\/(?:charts|chartsheets|pivotTables|pivotCache|slicers|ctrlProps|activeX|diagrams|externalLinks|threadedComments|vbaProject)/

function fillCell(cell: Cell, inquiry: Inquiry, scope: Scope, where: string): void {
  const before = textOf(cell.value)
  if (before === null || !before.match(placeholder)) return
  const notes: string[] = []
  const ask = (whole: string, named: string) => {
    const found = inquiry.ask(whole, named, scope, where)
    notes.push(...found.notes.map(note => note.text))
    return found
  }
  const alone = new RegExp(`^\\s*${placeholder.source}\\s*$`).exec(before)
  if (alone) {
    const { number, text } = ask(before.trim(), alone[1]!)
    cell.value = number ?? inert(text)
  } else cell.value = inert(before.replace(placeholder, (whole, named: string) => ask(whole, named).text))
  if (!notes.length) return
  const old = cell.note === undefined ? '' : typeof cell.note === 'string' ? cell.note : (cell.note.texts ?? []).map(part => part.text).join('')
  cell.note = [old, ...notes.map((note, i) => (notes.length > 1 ? `${i + 1}. ` : '') + xmlText(note))].filter(Boolean).join('\n')
}

/** An answer may begin as a formula does; it is text all the same. */
const inert = (text: string) => sheetText(xmlText(text))

/** The words of a cell; null for one that holds none, formulas among them. */
function textOf(value: CellValue): string | null {
  if (typeof value === 'string') return value
  return value !== null && typeof value === 'object' && 'richText' in value ? value.richText.map(part => part.text).join('') : null
}

/** Repeats the rows of each loop for so many projects and says which row is about which, by its number from 1. */
function repeatLoops(sheet: Worksheet, times: number, tooMany: () => never): Map<number, number> {
  const scopes = new Map<number, number>()
  for (let number = 1; number <= sheet.rowCount; number++) {
    const words = rowText(sheet.getRow(number))
    if (!loopOpens.test(words)) continue
    let last = number
    while (last <= sheet.rowCount && !loopCloses.test(rowText(sheet.getRow(last)))) last++
    if (last > sheet.rowCount) continue
    for (const at of [number, last]) sheet.getRow(at).eachCell(cell => { const text = textOf(cell.value); if (text !== null && withoutMarks(text) !== text) cell.value = withoutMarks(text) || null })
    // A row that held nothing but a mark goes.
    const body: number[] = []
    for (let at = number; at <= last; at++) if (at > number && at < last || rowText(sheet.getRow(at)).trim()) body.push(at)
    if ((last + body.length * times) * Math.max(1, sheet.columnCount) > 200_000) tooMany()
    spread(sheet, number, last, body, times)
    for (let n = 0; n < times; n++) for (let i = 0; i < body.length; i++) scopes.set(number + n * body.length + i, n)
    number += body.length * times - 1
  }
  return scopes
}

interface KeptRow { height: number; hidden: boolean; cells: { column: number; value: CellValue; style: Cell['style']; note: Cell['note']; validation: Cell['dataValidation'] }[] }

/** Puts the body rows of a loop, as often as asked, in the place of rows `first` to `last`; what stands below moves with its merged cells and what formulas say of it. */
function spread(sheet: Worksheet, first: number, last: number, body: readonly number[], times: number): void {
  const merges = ((sheet.model as { merges?: string[] }).merges ?? []).map(range => /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)!).map(([range, left, top, right, bottom]) => ({ range: range!, left, top: Number(top), right, bottom: Number(bottom) }))
  for (const { range, bottom } of merges) if (bottom >= first) sheet.unMergeCells(range)
  const keep = (number: number): KeptRow => {
    const row = sheet.getRow(number)
    const cells: KeptRow['cells'] = []
    row.eachCell({ includeEmpty: true }, (cell, column) => cells.push({ column, value: cell.formula ? { formula: cell.formula, result: cell.result as never } : cell.value, style: cell.style, note: cell.note, validation: cell.dataValidation }))
    return { height: row.height, hidden: row.hidden, cells }
  }
  const rows = sheet.rowCount
  const bodies = body.map(keep)
  const below = Array.from({ length: rows - last }, (_, i) => keep(last + 1 + i))
  const shift = body.length * times - (last - first + 1)
  const put = (number: number, { height, hidden, cells }: KeptRow) => {
    const row = sheet.getRow(number)
    for (let column = 1; column <= sheet.columnCount; column++) row.getCell(column).value = null
    if (height) row.height = height
    row.hidden = hidden
    for (const { column, value, style, note, validation } of cells) {
      const cell = row.getCell(column)
      cell.value = structuredClone(value)
      cell.style = style
      if (note) cell.note = note
      if (validation) cell.dataValidation = validation
    }
  }
  for (let n = 0; n < times; n++) for (const [i, row] of bodies.entries()) put(first + n * body.length + i, row)
  for (const [i, row] of below.entries()) put(last + 1 + shift + i, row)
  if (shift < 0) for (let number = rows + shift + 1; number <= rows; number++) put(number, { height: 0, hidden: false, cells: [] })
  for (const { left, top, right, bottom } of merges) {
    if (bottom < first) continue
    if (top > last || top < first) sheet.mergeCells(`${left}${top > last ? top + shift : top}:${right}${bottom + shift}`)
    else for (let n = 0; n < times; n++) sheet.mergeCells(`${left}${first + n * body.length + body.indexOf(top)}:${right}${first + n * body.length + Math.max(body.indexOf(top), body.indexOf(bottom))}`)
  }
  sheet.eachRow((row, number) => row.eachCell(cell => {
    if (cell.formula && (number < first || number > last + shift)) cell.value = { formula: shiftFormula(cell.formula, first, last, shift), result: cell.result as never }
  }))
}

const rowText = (row: Row): string => {
  let words = ''
  row.eachCell(cell => { words += textOf(cell.value) ?? '' })
  return words
}
