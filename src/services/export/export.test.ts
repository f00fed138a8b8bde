import excel from 'exceljs'
import { expect, it, vi } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { claimColumns as columns, type ExportedClaim } from './columns.ts'
import { toCsv } from './csv.ts'
import { toJsonl } from './jsonl.ts'
import { toXlsx } from './xlsx.ts'

const nasty = ['=HYPERLINK("http://x.example","点")', '+86', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '他说"好",再', '行一\n行二', '平常', '\ud800坏\u0000']
const claims = nasty.map((name, i): ExportedClaim => ({ locator: i ? { kind: 'line', page: i === 1 ? null : i, line: 3 } : { kind: 'cell', sheet: '=重点项目', address: 'C5' }, ...someClaim({ id: `c${i}`, subject: { id: name, name, type: 'company' }, quote: name, value: -0.05, unit: '1' }) }))
async function* all() { yield* claims }
const join = async (pieces: AsyncIterable<string>) => { let text = ''; for await (const p of pieces) text += p; return text }

it('csv: byte order mark, one line a claim, no formulas', async () => {
  const text = await join(toCsv(all(), columns))
  expect(text.startsWith('\uFEFFsubject 主体,')).toBe(true)
  const rows = parse(text.slice(1))
  expect(rows).toHaveLength(claims.length + 1)
  expect(rows.every(r => r.length === columns.length)).toBe(true)
  for (const row of rows) expect(row[0]).not.toMatch(/^[=+\-@\t\r]/)
  expect(rows[1]![0]).toBe(`'${nasty[0]}`)
  expect(rows[7]![0]).toBe(nasty[6])
  expect(rows[1]![columns.findIndex(c => c.key === 'value')]).toBe('-0.05')
  expect([1, 2, 3].map(i => rows[i]![columns.findIndex(c => c.key === 'locator')])).toEqual(["'=重点项目!C5", 'L3', 'P2 L3'])
})

it('xlsx: frozen heading, text cells only', async () => {
  const workbook = new excel.Workbook()
  await workbook.xlsx.load((await toXlsx(all(), columns, 'claims 事实')).buffer as ArrayBuffer)
  const sheet = workbook.worksheets[0]!
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(sheet.rowCount).toBe(claims.length + 1)
  sheet.eachRow(row => row.eachCell(cell => {
    expect(cell.type).not.toBe(excel.ValueType.Formula)
    if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+\-@\t\r]/)
  }))
  expect(sheet.getRow(2).getCell(6).value).toBe(-0.05)
})

it('xlsx: the same claims give the same bytes', async () => {
  vi.useFakeTimers({ now: new Date('2026-01-01'), toFake: ['Date'] })
  const first = Buffer.from(await toXlsx(all(), columns, 'claims 事实'))
  vi.setSystemTime(new Date('2031-07-07T07:07:07'))
  expect(Buffer.compare(first, Buffer.from(await toXlsx(all(), columns, 'claims 事实')))).toBe(0)
  vi.useRealTimers()
})

it('jsonl: one claim a line, as the API gives it', async () => {
  expect((await join(toJsonl(all()))).trimEnd().split('\n').map(line => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(claims)))
})

/** RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.filter(r => r.length > 1)
}
