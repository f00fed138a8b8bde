import ExcelJS from 'exceljs'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRows, type SheetRow } from './rows.ts'

let dir = ''
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinli-rows-')) })
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function rowsIn(name: string, bytes: Uint8Array | string): Promise<SheetRow[]> {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  const rows: SheetRow[] = []
  for await (const batch of (await openRows(path, name)).batches()) rows.push(...batch.rows)
  return rows
}

test('a workbook: shared and rich texts, days, percentages, formulas by their last result, hidden columns, merged cells, hidden sheets left out', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名录')
  sheet.addRow(['企业名称', '日期', '占比', '数', '和', '未算', '长'])
  sheet.addRow([{ richText: [{ text: '青禾<' }, { text: '光电&' }] }, new Date('2024-03-05T00:00:00Z'), 0.355, 1234.5, { formula: 'D2*2', result: 2469 }, { formula: 'A1&"<"' }, 0.1 + 0.2])
  sheet.getRow(2).getCell(2).numFmt = 'yyyy"年"m"月"d"日"'
  sheet.getRow(2).getCell(3).numFmt = '0.00%'
  sheet.getColumn(4).hidden = true
  sheet.getCell('A4').value = '远澜\n储能'
  sheet.mergeCells('A4:A5')
  sheet.getCell('D5').value = true
  book.addWorksheet('藏', { state: 'hidden' }).addRow(['x'])
  const path = join(dir, 'a.xlsx')
  await book.xlsx.writeFile(path)
  expect((await openRows(path, 'a.xlsx')).hidden).toEqual(['藏'])
  const rows: SheetRow[] = []
  for await (const batch of (await openRows(path, 'a.xlsx')).batches()) rows.push(...batch.rows)
  expect(rows.map(r => [r.row, r.cells])).toEqual([
    [1, ['企业名称', '日期', '占比', '数', '和', '未算', '长']],
    [2, ['青禾<光电&', '2024-03-05', '35.5%', '1234.5', '2469', '=A1&"<"', '0.3']],
    [4, ['远澜\n储能']],
    [5, ['', '', '', '是']],
  ].map(([row, cells]) => [row, expect.arrayContaining(cells as string[])]))
  expect(rows[3]!.cells[3]).toBe('是')
})

test('CSV in UTF-8, GB18030 and UTF-16; quoted cells with line breaks count as one row; empty lines keep their numbers', async () => {
  const text = '名称,数\r\n"甲,\n乙",1\r\n\r\n丙,2\r\n'
  const expected = [[1, ['名称', '数']], [2, ['甲,\n乙', '1']], [3, ['']], [4, ['丙', '2']]]
  expect((await rowsIn('a.csv', `\uFEFF${text}`)).map(r => [r.row, r.cells])).toEqual(expected)
  expect((await rowsIn('u.csv', Buffer.from(`\uFEFF${text}`, 'utf16le'))).map(r => [r.row, r.cells])).toEqual(expected)
  const gb = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x3b, 0x41, 0x0a, 0xbc, 0xd7, 0x3b, 0x31])
  expect((await rowsIn('g.csv', gb)).map(r => [r.row, r.cells])).toEqual([[1, ['名称', 'A']], [2, ['甲', '1']]])
})

test.each([['e.csv', '', 'read-empty'], ['x.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'read-format-unsupported'], ['b.csv', Uint8Array.from([65, 0, 66]), 'read-not-text'], ['z.xlsx', 'PK\x03\x04 no zip', 'read-damaged']])('%s is refused', async (name, bytes, code) => {
  await expect(rowsIn(name, bytes)).rejects.toMatchObject({ code })
})

test('many rows come in pieces, in order', async () => {
  const rows = await rowsIn('m.csv', Array.from({ length: 30_000 }, (_, i) => `企业${i},${i}`).join('\n'))
  expect(rows.length).toBe(30_000)
  expect(rows.every((r, i) => r.row === i + 1 && r.cells[1] === String(i))).toBe(true)
})
