import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sheetText, xmlText } from '../../base/sheet-text.ts'
import type { Column } from './columns.ts'
import { dropZipDates } from './zip-dates.ts'

/**
 * Rows as one sheet with a frozen heading and a filter, as the bytes of a workbook. Text cells are plain strings and never formulas.
 * They are written as they come, so that other requests are served in between.
 */
export async function toXlsx<Row>(given: AsyncIterable<Row>, columns: readonly Column<Row>[], title: string): Promise<Uint8Array> {
  // Loaded when first asked for: it is large and most processes never write a workbook.
  const { default: excel } = await import('exceljs')
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  // The same rows give the same workbook: no moment of writing in it.
  workbook.created = workbook.modified = new Date(0)
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ key, zh, width }) => ({ key, header: `${zh} ${key}`, width }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  let rows = 0
  for await (const row of given) {
    sheet.addRow(columns.map(({ cell }) => { const value = cell(row); return typeof value === 'string' ? sheetText(xmlText(value)) : value })).commit()
    if (++rows % 200 === 0) await nextTurn()
  }
  sheet.commit()
  await workbook.commit()
  return dropZipDates(new Uint8Array(await bytes))
}
