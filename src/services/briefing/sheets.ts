import { sheetText, xmlText } from '../../base/sheet-text.ts'
import { sheetName } from './score-sheet.ts'

/** A table of a workbook: columns with their widths, text that stays text, and numbers. */
export interface SheetTable { name: string; title: string; columns: [heading: string, width: number][]; rows: (string | number | null)[][] }

/** Tables as a workbook that prints on A4, a sheet each; no cell is a formula. */
export async function tableBook(tables: readonly SheetTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.creator = '引力场 Yinli'
  const names = new Set<string>()
  for (const { name, title, columns, rows } of tables) {
    const sheet = book.addWorksheet(sheetName(name, names), { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' } })
    sheet.columns = columns.map(([, width]) => ({ width }))
    sheet.addRow([cellText(title)]).font = { bold: true, size: 14 }
    const head = sheet.addRow(columns.map(([heading]) => cellText(heading)))
    head.font = { bold: true }
    for (const row of rows) sheet.addRow(row.map(value => (typeof value === 'string' ? cellText(value) : value)))
    const side = { style: 'thin' } as const
    for (let r = 2; r <= rows.length + 2; r++) for (let c = 1; c <= columns.length; c++) Object.assign(sheet.getCell(r, c), { border: { top: side, left: side, bottom: side, right: side }, alignment: { wrapText: true, vertical: 'top' } })
  }
  return new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer)
}

const cellText = (text: string) => sheetText(xmlText(text))
