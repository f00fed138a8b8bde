import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { toCsv, toXlsx } from './export.ts'
import type { Column } from './view.ts'

interface Row { name: string; money: string }
const columns: Column<Row>[] = [
  { key: 'name', title: '项目', cell: r => r.name, text: r => r.name },
  { key: 'money', title: '投资', cell: r => r.money, text: r => r.money, claims: () => [{ id: 'c1', quote: '超3\n亿元', publisher: '乙报', publishedOn: '2026-03-05' }] },
]
const rows: Row[] = [{ name: '云栖湾,"一期"', money: '超3亿元' }, { name: '=SUM(A1)', money: '<5%>' }]

test('CSV keeps commas, quotes and Chinese, and runs no formula', async () => {
  const bytes = new Uint8Array(await toCsv(rows, columns).arrayBuffer())
  expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe('项目,投资\r\n"云栖湾,""一期""",超3亿元\r\n\'=SUM(A1),<5%>\r\n')
})

test('the workbook opens elsewhere and names the source of every figure', async () => {
  const words = { sources: '出处', row: '行', column: '列', quote: '原文', publisher: '发布者', publishedOn: '日期', link: '链接' }
  const book = new exceljs.Workbook()
  await book.xlsx.load(await toXlsx('项目', rows, columns, words, 'http://localhost').arrayBuffer())
  expect(book.worksheets.map(s => s.name)).toEqual(['项目', '出处'])
  expect(book.getWorksheet('项目')!.getCell('A3').value).toBe('=SUM(A1)')
  expect(book.getWorksheet('项目')!.getCell('B3').value).toBe('<5%>')
  expect((book.getWorksheet('出处')!.getRow(2).values as string[]).slice(1)).toEqual(['云栖湾,"一期"', '投资', '超3亿元', '乙报', '2026-03-05', 'http://localhost/?evidence=c1'])
})
