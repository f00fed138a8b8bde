import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger, type CompanyFacts, type NewLine, type NewSource, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { createFacts, slot, tableOf, type Company, type Table } from '../../rules/index.ts'
import { blockOf, packBlock, unpackBlock } from './block.ts'
import { companyColumns } from './columns.ts'
import { DayTable } from './day-table.ts'
import { joined } from './join.ts'
import { factsOn, latestYear, said } from './said.ts'

const facts = createFacts({ facts: {
  industry: { zh: '行业代码', en: 'Industry', kind: 'code' }, establishedOn: { zh: '成立日期', en: 'Established', kind: 'date' }, revenue: { zh: '营业收入', en: 'Revenue', kind: 'number', years: 3 },
  netAssets: { zh: '净资产', en: 'Net assets', kind: 'number', years: 2, least: null }, hiTech: { zh: '高新', en: 'High-tech', kind: 'flag' }, best: { zh: '最高档次', en: 'Best', kind: 'choice', options: { I: 'Ⅰ类', II: 'Ⅱ类' } },
} })
const line = (asOf: string, given: CompanyFacts) => ({ asOf, facts: given })

test('of each figure the latest day counts, and what others say is kept', () => {
  const all = said([line('2025-01-01', { revenue: { 2024: '5', 2023: '4' }, hiTech: false }), line('2026-01-01', { revenue: { 2024: '6' } })])
  expect(all.get('revenue@2024')).toMatchObject({ value: '6', others: [{ value: '5', line: { asOf: '2025-01-01' } }] })
  expect(all.get('revenue@2023')).toMatchObject({ value: '4', others: [] })
  expect(all.get('hiTech')?.value).toBe(false)
})

const years = (...known: number[]) => (year: number) => known.includes(year)
test.each<[string, (year: number) => boolean, number]>([
  ['2026-06-01', years(), 2025], ['2026-11-02', years(2024), 2025], ['2026-03-02', years(2025, 2024), 2025], ['2026-03-02', years(2024), 2024], ['2026-05-31', years(), 2024], ['2026-01-01', years(2025), 2025],
])('%s: the latest year (%#)', (on, has, expected) => { expect(latestYear(on, has)).toBe(expected) })

const shown = (company: Company) => Object.fromEntries([...company].map(([key, { value }]) => [key, typeof value === 'object' ? Number(value.n) / Number(value.d) : value]))
const tell = (l: { asOf: string }) => ({ source: '表', asOf: l.asOf })

test('years count back from the latest; before it began a company had nothing; what the dictionary does not allow is left out', () => {
  const all = said([line('2026-07-01', { revenue: { 2025: '12.5', 2023: '3' }, establishedOn: '2024-03-01', netAssets: { 2025: '-4' }, industry: 'C3825', best: 'Ⅰ类', hiTech: true })])
  expect(shown(factsOn(all, '2026-07-02', facts, tell))).toEqual({ revenue: 12.5, 'revenue@2': 3, netAssets: -4, establishedOn: 19783, industry: '3825', best: 'I', hiTech: true })
  expect(shown(factsOn(said([line('2026-07-01', { revenue: { 2025: '-1', 2024: '2' }, best: '甲', establishedOn: '2025-02-01' })]), '2026-07-02', facts, tell))).toEqual({ establishedOn: 20120, 'revenue@1': 2, 'revenue@2': 0, 'netAssets@1': 0 })
  expect([...factsOn(all, '2026-07-02', facts, tell).values()][0]).toMatchObject({ source: '表', asOf: '2026-07-01' })
})

const amount = fc.tuple(fc.integer({ min: -9_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 3 })).map(([n, places]) => (n / 10 ** places).toFixed(places))
const someYears = fc.dictionary(fc.constantFrom('2022', '2023', '2024', '2025'), amount)
const someFacts = fc.record({ revenue: someYears, netAssets: someYears, hiTech: fc.boolean(), industry: fc.constantFrom('C3825', '26', '甲', '7010'), best: fc.constantFrom('I', 'Ⅱ类', '无'), establishedOn: fc.constantFrom('2020-02-29', '2024-05-01', '2025-12-31', '2026-13-01') }, { requiredKeys: [] }) as fc.Arbitrary<CompanyFacts>
const someCompany = fc.array(fc.tuple(fc.constantFrom('2025-01-01', '2026-01-01'), someFacts), { maxLength: 3 }).map(lines => lines.map(([asOf, given]) => line(asOf, given)).sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0)))

/** A column's values without its scale, so that tables made in two ways compare. */
const plain = ({ columns }: Table, rows: number) => {
  const all: Record<string, unknown> = {}
  for (const [key, column] of columns) {
    const values = Array.from({ length: rows }, (_, i) => (column.kind === 'number' ? column.values[i]! / Number(column.scale) : column.kind === 'flag' ? ['no', null, 'yes'][column.values[i]!] : column.values[i] ? column.words[column.values[i]!] : null))
    if (values.some(v => v !== null && !Number.isNaN(v))) all[key] = values
  }
  return all
}

test('the columns of many say what is said of each one', () => {
  fc.assert(fc.property(fc.array(someCompany, { minLength: 1, maxLength: 9 }), fc.constantFrom('2026-03-01', '2026-09-01'), (companies, on) => {
    const size = 4
    const blocks: Table[] = []
    for (let first = 0; first < companies.length; first += size) {
      const lines = new Map(companies.slice(first, first + size).map((own, i) => [first + i, own]))
      blocks.push(unpackBlock(packBlock(blockOf(lines, first, size, facts), 'd'), 'd')!)
    }
    const { table } = new DayTable(joined(blocks, companies.length), companies.length, on, facts)
    const each = tableOf(facts, companies.map(own => factsOn(said(own), on, facts, tell)))
    expect(plain(table, companies.length)).toEqual(plain(each, companies.length))
  }), { numRuns: 300 })
})

test('a block of another dictionary is not taken', () => {
  expect(unpackBlock(packBlock(blockOf(new Map(), 0, 4, facts), 'd'), 'e')).toBeNull()
})

let ledger: OpenLedger
let dataDir: string
beforeAll(async () => { dataDir = await testDirectory(); ledger = await openLedger({ dataDir }) })
afterAll(async () => { await ledger.close(); rmSync(dataDir, { recursive: true, force: true }) })

test('columns follow the register: what fits is put in place and named, what does not is read anew', async () => {
  const { register } = ledger
  const give = async (content: string, lines: NewLine[], more: Partial<NewSource> = {}) => {
    const source = await register.begin({ kind: 'import', name: `${content}.csv`, asOf: '2026-02-01', columns: {}, by: '陈一', why: '', content, ...more })
    await register.add(source.id, lines)
    return register.complete(source.id)
  }
  await give('a', Array.from({ length: 2050 }, (_, i) => ({ code: null, name: `云帆${i}号有限公司`, place: `!${i + 2}`, facts: { revenue: { 2025: String(i) }, industry: 'C3825' } })))
  const current = companyColumns(ledger, facts)
  const first = await current()
  const table = first.table('2026-06-02')
  const at = (row: number, key = 'revenue') => { const c = table.columns.get(key)!; return c.kind === 'number' ? c.values[row]! / Number(c.scale) : c.kind === 'word' ? c.words[c.values[row]!] : c.values[row] }
  expect([first.names[2049], at(2049), at(3, 'industry')]).toEqual(['云帆2049号有限公司', 2049, '3825'])

  const { version } = first
  const correct = (company: string, given: CompanyFacts) => give(JSON.stringify(given), [{ company, code: null, name: '云帆2049号有限公司', place: '', facts: given }], { kind: 'correction' })
  await correct(first.ids[2049]!, { revenue: { 2025: '7' }, industry: 'C2614' })
  const next = await current()
  expect(next.since(version)).toEqual([2049])
  expect(next.since(next.version)).toEqual([])
  expect(next.table('2026-06-02')).toBe(table)
  expect([at(2049), at(2049, 'industry'), at(2048)]).toEqual([7, '2614', 2048])

  // Ten thousand times as much is more than the column was made for.
  await correct(first.ids[2049]!, { revenue: { 2025: '70000000' } })
  const anew = await current()
  expect(anew.since(version)).toBeNull()
  expect(anew.table('2026-06-02').columns.get(slot('revenue', 0))!.values[2049]).toBe(7e7)

  // Another process, or a restart, reads what was put aside.
  const again = await companyColumns(ledger, facts)()
  expect(plain(again.table('2026-06-02'), 2050)).toEqual(plain(anew.table('2026-06-02'), 2050))
  expect(again.codes.length).toBe(2050)
})
