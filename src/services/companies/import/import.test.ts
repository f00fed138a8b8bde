import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCharacter, organisationCheck } from '../../../model/credit-code.ts'
import { loadModel } from '../../../model/load.ts'
import { openRows } from '../../../read/rows/rows.ts'
import { findHeader } from './header.ts'
import { factsDictionary, planFile, type Mapping } from './plan.ts'
import { describeProblem, problemTable } from './problems.ts'
import { readLines } from './read.ts'
import { targetsOf } from './target.ts'
import { readValue } from './values.ts'

const model = loadModel()
const facts = factsDictionary()
const asOf = '2026-03-01'
let dir = ''
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinli-import-')) })
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const code = (n: number) => { const body = `MA${String(n).padStart(6, '0')}`; const whole = `91000000${body}${organisationCheck(body)}`; return whole + checkCharacter(whole) }

/** All lines and problems of a CSV. */
async function taken(rows: string[], mapping?: Mapping) {
  const path = join(dir, '名录.csv')
  writeFileSync(path, rows.join('\n'))
  const file = await openRows(path, '名录.csv')
  const plans = await planFile(file, { asOf, mapping, remembered: async () => null }, model)
  const all = { lines: [] as object[], problems: [] as string[] }
  for await (const { lines, problems } of readLines(file, plans, asOf, model)) {
    all.lines.push(...lines)
    all.problems.push(...problems.map(p => `${p.severity} ${p.code} ${p.cell}`))
  }
  return all
}

describe('what a header means', () => {
  const columnsOf = (...rows: string[][]) => findHeader(rows.map((cells, i) => ({ sheet: 's', row: i + 1, cells })), { facts, register: model.register, year: 2025 })?.columns.slice(1).map(c => `${c.target?.id ?? c.how}${c.year ? `@${c.year}` : ''}${c.unit ? `|${c.unit}` : ''}`)
  test.each([
    ['2024年营业收入（万元）', 'revenue@2024|万元'], ['营收', 'revenue'], ['主营收入/亿元', 'revenue|亿元'], ['上年度销售收入(元)', 'revenue@2025|元'], ['从业人数', 'staff'], ['2023年末从业人员（人）', 'staff@2023|人'], ['研发费用占比', 'unknown'],
    ['研发费用总额（千元）', 'rd|千元'], ['*成立日期', 'establishedOn'], ['行业代码', 'industry'], ['联系电话', 'personal'], ['企业负责人', 'personal'], ['法定代表人', 'personal'], ['备注', 'left'], ['资产负债率（%）', 'debtRatio|%'], ['注册资本（万元）', 'capital|万元'],
    ['是否高新技术企业', 'hnteValid'], ['Ⅰ类知识产权（项）', 'ipClassI|项'], ['行政区划代码', 'place'], ['revenue', 'revenue'], ['年度', 'year'], ['天气', 'unknown'], ['研发投入（2024年，万元）', 'unknown'],
  ])('%s is %s', (header, meaning) => expect(columnsOf(['企业名称', header])).toEqual([meaning]))

  test('a header of two rows, merged cells and a title with the unit above it', () => {
    expect(columnsOf(['示例市规上企业名录', '', '', '', ''], ['单位：万元', '', '', '', ''], ['企业名称', '营业收入', '', '研发费用', '从业人员'], ['', '2023年', '2024年', '2024年', ''], ['甲公司', '1', '2', '3', '4']))
      .toEqual(['revenue@2023|万元', 'revenue@2024|万元', 'rd@2024|万元', 'staff'])
  })
})

describe('what a cell says', () => {
  const read = (id: string, text: string, unit: string | null = null) => { const { value, problem } = readValue(targetsOf(facts, model.register).get(id)!, text, { unit, asOf, model }); return problem ? (value === undefined ? problem.code : `${problem.code} ${value}`) : value }
  test.each<[string, string, string | null, unknown]>([
    ['revenue', '1234.50', '万元', '1234.5'], ['revenue', '12,345.67', '元', '1.234567'], ['revenue', '3.5亿元', '万元', '35000'], ['revenue', '1234500', '元', '123.45'], ['revenue', '0.1', '亿元', '1000'], ['revenue', '约300', '万元', 'number-about 300'], ['revenue', '300万元左右', null, 'number-about 300'],
    ['revenue', '-5', '万元', 'number-negative'], ['netAssets', '-5', '万元', '-5'], ['netAssets', '(1,200)', '万元', '-1200'], ['revenue', '12人', '万元', 'number-unit'], ['revenue', '100美元', '万元', 'number-unit'], ['revenue', '不知道', '万元', 'number-unreadable'], ['revenue', '100-200', '万元', 'number-unreadable'],
    ['revenue', '1,2', '万元', 'number-unreadable'], ['revenue', '-', '万元', undefined], ['revenue', '—', '万元', undefined], ['revenue', '＃', '万元', 'number-unreadable'], ['revenue', '#DIV/0!', '万元', 'cell-error'], ['revenue', '=A1+B1', '万元', 'formula-uncomputed'], ['revenue', '１２３', '万元', '123'], ['revenue', '1e5', '元', '10'],
    ['revenue', '1234567890123456', '万元', 'number-too-large'], ['revenue', '0', '万元', '0'], ['staff', '120人', null, '120'], ['staff', '1.2万人', null, '12000'], ['mainShare', '85%', null, '0.85'], ['mainShare', '85', '%', '0.85'], ['mainShare', '0.85', null, '0.85'], ['mainShare', '85', null, 'share-over-one'], ['mainGrowth', '150%', null, '1.5'],
    ['mainShare', '0.333333333333333', null, '0.333333333333'],
    ['establishedOn', '2019-03-05', null, '2019-03-05'], ['establishedOn', '2019/3/5', null, '2019-03-05'], ['establishedOn', '2019年3月5日', null, '2019-03-05'], ['establishedOn', '20190305', null, '2019-03-05'], ['establishedOn', '43529', null, '2019-03-05'], ['establishedOn', '2019-03-05 00:00:00', null, '2019-03-05'],
    ['establishedOn', '2019年3月', null, 'date-month 2019-03-01'], ['establishedOn', '2019-02-30', null, 'date-impossible'], ['establishedOn', '2029-01-01', null, 'date-future 2029-01-01'], ['establishedOn', '三月', null, 'date-unreadable'],
    ['hnteValid', '是', null, true], ['hnteValid', '√', null, true], ['hnteValid', '否', null, false], ['hnteValid', '无', null, false], ['hnteValid', '可能', null, 'flag-unreadable'], ['ipBest', 'Ⅰ类', null, 'I'], ['ipBest', '甲', null, 'choice-unreadable'],
    ['industry', '3562', null, '3562'], ['industry', 'C3562', null, '3562'], ['industry', 'I3562', null, 'industry-unknown'], ['industry', '9999', null, 'industry-unknown'], ['industry', '半导体器件专用设备制造', null, '3562'], ['industry', '制造业/专用设备制造业/半导体器件专用设备制造', null, '3562'], ['industry', 'C3562 半导体器件专用设备制造', null, '3562'], ['industry', 'C', null, 'industry-section'],
    ['place', '320583', null, '320583'], ['place', '江苏省昆山市', null, '320583'], ['place', '320500', null, '320500'], ['place', '320599', null, 'place-unknown'], ['place', '银河', null, 'place-unknown'], ['address', '=cmd|calc', null, '=cmd|calc'],
  ])('%s: %s in %s is %s', (id, text, unit, expected) => expect(read(id, text, unit)).toBe(expected))

  test('yuan are exact in ten thousands of yuan, whatever their digits', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), yuan => {
      const [whole = '0', rest = ''] = String(read('revenue', String(yuan), '元')).split('.')
      expect(BigInt(whole) * 10_000n + BigInt(rest.padEnd(4, '0'))).toBe(yuan)
    }))
  })
})

test('rows: faults with their cells, the good cells go in', async () => {
  const { lines, problems } = await taken([
    '企业名录,,,,,', '统一社会信用代码,企业名称,2024年营业收入（万元）,成立日期,法定代表人,其他',
    `${code(1)},青禾光电有限公司,120.5,2019-03-05,某人,x`, `${code(2).slice(0, 17)}${code(2)[17] === '0' ? '1' : '0'},远澜储能有限公司,不知道,2019-02-30,,`, ',,,,,', ',,5,,,', `${code(1)},青禾光电有限公司,120.5,2019-03-05,,`, `${code(1)},青禾光电有限公司,121,,,`,
    `${code(3)},青禾光电有限公司,1,,,`, '320583000123456,云桥精密有限公司,7,,,', '合计,,255,,,', `${code(4)},,9,,,`, ',@SUM(1+1),3,,,',
  ])
  expect(lines).toEqual([
    { code: code(1), name: '青禾光电有限公司', place: '名录!3', facts: { revenue: { 2024: '120.5' }, establishedOn: '2019-03-05' } }, { code: null, name: '远澜储能有限公司', place: '名录!4', facts: {} },
    { code: code(1), name: '青禾光电有限公司', place: '名录!8', facts: { revenue: { 2024: '121' } } }, { code: code(3), name: '青禾光电有限公司', place: '名录!9', facts: { revenue: { 2024: '1' } } }, { code: null, name: '云桥精密有限公司', place: '名录!10', facts: { registrationNumber: '320583000123456', revenue: { 2024: '7' } } },
    { code: code(4), name: code(4), place: '名录!12', facts: { revenue: { 2024: '9' } } }, { code: null, name: '@SUM(1+1)', place: '名录!13', facts: { revenue: { 2024: '3' } } },
  ])
  expect(problems).toEqual([
    'info column-personal 名录!E2', 'info column-unknown 名录!F2', 'error code-check 名录!A4', 'error number-unreadable 名录!C4', 'error date-impossible 名录!D4', 'error row-without-name 名录!B6', 'warning row-repeated 名录!A7', 'warning code-twice 名录!A8',
    'warning name-two-codes 名录!A9', 'warning code-registration 名录!A10', 'info row-total 名录!A11', 'warning name-missing 名录!B12',
  ])
})

test('a year column: a row for every company and year, names merged over the years, what has no year as the latest row says', async () => {
  const { lines, problems } = await taken(['企业名称,年度,营业收入（亿元）,登记状态', '青禾光电有限公司,2024,1.2,存续', ',2023,1.1,停业', '远澜储能有限公司,二〇二四,5,存续'])
  expect(lines).toEqual([
    { code: null, name: '青禾光电有限公司', place: '名录!2', facts: { revenue: { 2024: '12000' }, status: '存续' } }, { code: null, name: '青禾光电有限公司', place: '名录!3', facts: { revenue: { 2023: '11000' } } }, { code: null, name: '远澜储能有限公司', place: '名录!4', facts: { status: '存续' } },
  ])
  expect(problems).toEqual(['error year-unreadable 名录!B4'])
})

test('what somebody says of a column counts; what is assumed is said', async () => {
  const { lines, problems } = await taken(['单位名称,销售,人数', '青禾光电有限公司,3,20'], { B: 'revenue@2023|亿元' })
  expect(lines).toEqual([{ code: null, name: '青禾光电有限公司', place: '名录!2', facts: { revenue: { 2023: '30000' }, staff: { 2025: '20' } } }])
  expect(problems).toEqual(['warning year-assumed 名录!C1'])
})

test('a sheet without a header is said and not read', async () => expect(await taken(['1,2', '3,4'])).toEqual({ lines: [], problems: ['error no-header 名录!A1'] }))

test('every problem has words in both languages, and nothing left to fill in', () => {
  for (const code of Object.keys(problemTable)) for (const lang of ['zh', 'en'] as const) expect(describeProblem({ code, details: { text: 't', header: 'h', code: 'c', first: 'f', unit: 'u', year: 'y', length: '1', value: 'v', asOf: 'a', options: 'o', codes: 'c', limit: '1' } }, lang).says).toMatch(/^[^{}]{6,}$/)
})
