import { describe, expect, it, test } from 'vitest'
import { fakeLedger, someClaim } from '../../../test/support/fake-ledger.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { loadModel } from '../../model/load.ts'
import { boundsOf } from './bounds.ts'
import { followConflicts, worklist } from './conflicts.ts'
import { reopen, settle } from './settle.ts'

const model = loadModel()
const city = { id: 'p', name: '青禾市', type: 'place' as const }
const park = { id: 'k', name: '东麓园区', type: 'park' as const }
const year = (y: number, z = y) => ({ from: `${y}-01-01`, to: `${z}-12-31` })
const yi = (n: number) => n * 1e8
let next = 0
/** Claims stand one after another in one article unless told otherwise. */
const money = (quote: string, value: number, rest: Partial<StoredClaim> = {}) => someClaim({ id: `c${String(next).padStart(4, '0')}`, quote, value, unit: 'CNY', mod: 'exact', of: 'total', start: next * 10, end: next++ * 10 + 6, ...rest })

async function found(...claims: StoredClaim[]) {
  const ledger = fakeLedger()
  ledger.add(claims)
  return (await followConflicts(ledger, model)()).tensions
}
const said = async (...claims: StoredClaim[]) => (await found(...claims)).map(t => `${t.kind} ${t.level} ${t.claims.length}`)

describe('values that cannot both hold', () => {
  const done = { modality: 'actual' as const, status: 'done' as const }
  const plan = { modality: 'planned' as const, status: 'planned' as const }
  const revenue = { property: 'revenue' as const, of: '食品产业', subject: city, ...year(2025) }
  test.each<[string, StoredClaim[], string[]]>([
    ['two sums of one total on one page', [money('35亿元', yi(35)), money('40亿元', yi(40))], ['clash conflict 2']],
    ['over 35 may be 40', [money('超35亿元', yi(35), { mod: 'more' }), money('40亿元', yi(40))], []],
    ['80-odd is not 95', [money('80多亿元', yi(80), { mod: 'more' }), money('95亿元', yi(95))], ['clash conflict 2']],
    ['rounded as printed', [money('193.84亿元', 193.84e8), money('194亿元', yi(194))], []],
    ['one value said four times and another', [money('35亿元', yi(35)), money('35亿元', yi(35)), money('35亿元', yi(35)), money('40亿元', yi(40))], ['clash conflict 2']],
    ['another scope', [money('35亿元', yi(35)), money('40亿元', yi(40), { of: 'phase', phase: '一期' })], ['bases note 2', 'sum conflict 3'].slice(0, 1)],
    ['another status is no conflict and never added', [money('35亿元', yi(35), plan), money('95亿元', yi(95), { modality: 'planned', status: 'hoped' })], ['bases note 2']],
    ['a later page moves a plan', [money('35亿元', yi(35), plan), money('42亿元', yi(42), { ...plan, publishedOn: '2026-06-01', document: 'd2', article: 'a2' })], ['moved note 2']],
    ['a later page says otherwise of what is so', [money('35亿元', yi(35)), money('42亿元', yi(42), { publishedOn: '2026-09-01', document: 'd2', article: 'a2' })], ['moved tension 2']],
    ['a year has one revenue, whoever says so and when', [money('12亿元', yi(12), revenue), money('15亿元', yi(15), { ...revenue, publishedOn: '2027-01-01', document: 'd2', article: 'a2' })], ['clash conflict 2']],
    ['years are a series', [money('12亿元', yi(12), revenue), money('15亿元', yi(15), { ...revenue, ...year(2026) })], []],
    ['figures without a period grow with time', [money('30家', 30, { property: 'count', unit: '家', of: '规上企业', subject: city }), money('41家', 41, { property: 'count', unit: '家', of: '规上企业', subject: city, publishedOn: '2027-03-05', article: 'a2' })], []],
    ['企业 may be these or those', [money('30家', 30, { property: 'count', unit: '家', of: '企业', subject: city }), money('41家', 41, { property: 'count', unit: '家', of: '企业', subject: city })], []],
    ['another currency', [money('35亿元', yi(35)), money('3亿美元', yi(3), { unit: 'USD' })], []],
    ['topped out on two days', ['2026-02-10', '2026-03-01'].map(day => money('封顶', 0, { value: null, property: 'milestone', of: 'topped_out', from: day, to: day, ...done })), ['clash conflict 2']],
    ['a day within its month', [money('封顶', 0, { value: null, property: 'milestone', of: 'topped_out', from: '2026-02-10', to: '2026-02-10' }), money('封顶', 0, { value: null, property: 'milestone', of: 'topped_out', from: '2026-02-01', to: '2026-02-28' })], []],
    ['a promise that a later page moves', [money('投产', 0, { value: null, property: 'milestone', of: 'operating', from: null, to: '2026-06-30', ...plan }), money('投产', 0, { value: null, property: 'milestone', of: 'operating', from: '2026-09-01', to: '2026-12-31', ...plan, publishedOn: '2026-07-01', article: 'a2' })], ['moved note 2']],
  ])('%s', async (_, claims, expected) => expect(await said(...claims)).toEqual(expected))
})

describe('figures that do not come out', () => {
  const culture = { subject: city, property: 'revenue' as const, of: '文旅产业' }
  const growth = (quote: string, value: number, rest: Partial<StoredClaim>) => money(quote, value, { subject: city, property: 'growth', unit: '1', of: '文旅产业营收', ...rest })
  const doubled = [money('120亿元', yi(120), { ...culture, ...year(2025) }), growth('翻一番', 1, year(2026, 2030))]
  test.each<[string, StoredClaim[], string | null]>([
    ['doubled is not 300', [...doubled, money('300亿元', yi(300), { ...culture, ...year(2026, 2030) })], '120亿元 ×（1 + 100%）= 240亿元'],
    ['doubled is 240', [...doubled, money('240亿元', yi(240), { ...culture, ...year(2026, 2030) })], null],
    ['a year’s growth on the year before', [money('100亿元', yi(100), { ...culture, ...year(2024) }), growth('20%', 0.2, year(2025)), money('150亿元', yi(150), { ...culture, ...year(2025) })], '100亿元 ×（1 + 20%）= 120亿元'],
    ['8 % over five years is 8 % a year', [money('100亿元', yi(100), { ...culture, ...year(2025) }), growth('8%', 0.08, year(2026, 2030)), money('150亿元', yi(150), { ...culture, ...year(2026, 2030) })], null],
    ['growth of something else', [...doubled, money('300亿元', yi(300), { ...culture, of: '食品产业', ...year(2026, 2030) })], null],
    ['phases beyond the total', [money('30亿元', yi(30)), money('20亿元', yi(20), { of: 'phase', phase: '一期' }), money('15亿元', yi(15), { of: 'phase', phase: '二期' })], '20亿元 + 15亿元 = 35亿元'],
    ['phases within it', [money('35亿元', yi(35)), money('20亿元', yi(20), { of: 'phase', phase: '一期' }), money('15亿元', yi(15), { of: 'phase', phase: '二期' })], null],
  ])('%s', async (_, claims, formula) => {
    const conflicts = (await found(...claims)).filter(t => t.level === 'conflict')
    expect(conflicts.map(t => t.derived?.formula.zh)).toEqual(formula ? [formula] : [])
  })

  it('named projects come to more than all of them', async () => {
    const total = { subject: city, of: '重点文旅项目' }
    const project = (id: string) => ({ id, name: id, type: 'project' as const })
    const tensions = await found(money('5个', 5, { ...total, property: 'count', unit: '个' }), money('20亿元', yi(20), total), money('12亿元', yi(12), { subject: project('甲') }), money('11亿元', yi(11), { subject: project('乙') }))
    expect(tensions.map(t => [t.kind, t.derived?.value])).toEqual([['sum', yi(23)]])
  })
})

describe('what figures imply', () => {
  const flops = (quote: string, value: number, rest: Partial<StoredClaim> = {}) => money(quote, value, { property: 'compute', unit: 'FLOPS', of: null, subject: park, ...rest })
  test.each<[string, StoredClaim[], string[]]>([
    ['compute by power, and no precision', [money('50兆瓦', 5e7, { property: 'power', unit: 'W', of: null, subject: park }), flops('10000PFlops', 1e19)], ['precision null', 'implied 10000 PFlops ÷ 50MW = 200 PFlops/MW']],
    ['with a precision', [flops('800PFlops（FP16）', 8e17)], []],
    ['so many centres together', [money('4个', 4, { property: 'count', unit: '个', of: '智算中心', subject: city, start: 0, end: 4 }), flops('800PFlops', 8e17, { subject: city, of: '半精度', start: 10, end: 18 })], ['implied 800 PFlops ÷ 4 = 200 PFlops']],
    ['a part and its share', [money('6个', 6, { property: 'count', unit: '个', of: '备案算法', subject: park, start: 0, end: 4 }), money('三分之一', 1 / 3, { property: 'share', unit: '1', of: '全市', subject: park, start: 8, end: 12 })], ['implied 6个 ÷ 33.3% ≈ 18个']],
    ['an actual figure and its target', [money('45亿元', yi(45), { property: 'output_value', of: '传感器产业', subject: park, ...year(2025) }), money('300亿元', yi(300), { property: 'output_value', of: '传感器产业', subject: park, status: 'planned', modality: 'planned', ...year(2030) })], ['implied 45亿元 ÷ 300亿元 = 15%']],
    ['a share beyond the whole', [money('120%', 1.2, { property: 'share', unit: '1', of: '全市工业用地', subject: park })], ['share null']],
  ])('%s', async (_, claims, expected) => expect((await found(...claims)).map(t => `${t.kind} ${t.derived?.formula.zh ?? null}`)).toEqual(expected))
})

it.each<[string, Partial<StoredClaim>, number, number]>([
  ['35亿元', { value: 35e8, mod: 'exact' }, 34.5e8, 35.5e8], ['超35亿元', { value: 35e8, mod: 'more' }, 34.5e8, Infinity], ['80多亿元', { value: 80e8, mod: 'more' }, 79.5e8, 90e8],
  ['近140亿元', { value: 140e8, mod: 'less' }, 119e8, 140.5e8], ['不足10个', { value: 10, mod: 'less' }, -Infinity, 10.5], ['约200亩', { value: 200, mod: 'about' }, 180, 220], ['40-50个', { value: 40, max: 50, mod: 'range' }, 39.5, 50.5],
  ['23000PFlops', { value: 2.3e19, mod: 'exact' }, 2.277e19, 2.323e19], ['两栋', { value: 2, mod: 'exact' }, 2, 2],
])('%s allows', (quote, fields, low, high) => {
  const bounds = boundsOf({ ...someClaim({ id: 'x' }), ...fields, quote }, model.conflicts)
  expect(bounds.low).toBeCloseTo(low, 4)
  expect(bounds.high).toBeCloseTo(high, 4)
})

it('is settled with a reason, taken back, and listed by state; another claim makes another conflict', async () => {
  const ledger = fakeLedger()
  ledger.add([money('35亿元', yi(35), { id: 'a' }), money('40亿元', yi(40), { id: 'b' })])
  const current = followConflicts(ledger, model)
  const first = (await current()).tensions[0]!
  expect([...(await current()).disputed.keys()]).toEqual(['a', 'b'])
  await expect(settle(ledger, first, { verdict: 'holds', claim: null, by: '周', why: '以备案为准' })).rejects.toMatchObject({ code: 'request-invalid' })
  await expect(settle(ledger, first, { verdict: 'holds', claim: 'other', by: '周', why: '以备案为准' })).rejects.toMatchObject({ code: 'request-invalid' })
  await settle(ledger, first, { verdict: 'holds', claim: 'b', by: '周', why: '以备案为准' })
  const counts = async () => worklist(await current(), { state: 'open' }).counts
  expect(await counts()).toEqual({ open: 0, settled: 1, all: 1 })
  expect((await current()).disputed.size).toBe(0)
  await reopen(ledger, first.id, '周')
  expect(await counts()).toEqual({ open: 1, settled: 0, all: 1 })
  ledger.add([money('48亿元', yi(48), { id: 'c' })])
  const [now] = (await current()).tensions
  expect(now!.claims).toEqual(['a', 'b', 'c'])
  expect(now!.id).not.toBe(first.id)
})
