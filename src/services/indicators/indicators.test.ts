import { describe, expect, it, test } from 'vitest'
import { fakeLedger, someClaim } from '../../../test/support/fake-ledger.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { loadModel } from '../../model/load.ts'
import { addUp } from './add.ts'
import { listIndicators } from './indicators.ts'
import { overview } from './overview.ts'
import { followIndicators } from './rows.ts'
import { seriesOf } from './series.ts'
import { aim, define } from './written.ts'

const model = loadModel()
const place = { id: 'p1', name: '青禾市', type: 'place' as const }
const park = { id: 'p2', name: '东麓园区', type: 'park' as const }
const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31` })
const output = (id: string, value: number, rest: Partial<StoredClaim> = {}) => someClaim({ id, subject: place, property: 'output_value', of: '新材料', unit: 'CNY', value, quote: `${value / 1e8}亿元`, ...rest })

function ledgerWith(...claims: StoredClaim[]) {
  const ledger = fakeLedger()
  ledger.add(claims)
  return { ledger, rows: followIndicators(ledger, model) }
}

it('figures of places and parks in pages, the latest period first, differing ones side by side; filtered by place, year and words', async () => {
  const { ledger, rows } = ledgerWith(
    output('a', 3e10, year(2024)), output('b', 4e10, year(2025)), output('c', 4.1e10, year(2025)), someClaim({ id: 'd', subject: park, property: 'count', of: '规上企业', value: 30, unit: '家' }),
    someClaim({ id: 'e', property: 'output_value', value: 1e9 }), output('f', 0, { value: null }),
  )
  const list = async (query = {}) => (await listIndicators(ledger, (await rows()).rows, query))
  const ids = async (query = {}) => (await list(query)).items.map(i => i.claim.id)
  expect(await ids()).toEqual(['d', 'b', 'c', 'a'])
  expect((await list()).items[1]).toMatchObject({ place: { name: '青禾市' }, value: 4e10, to: '2025-12-31', status: 'done', periodBasis: 'printed', definition: null })
  expect([await ids({ place: 'p2' }), await ids({ year: 2024 }), await ids({ q: '规上' }), await ids({ sort: 'value' }), await ids({ limit: 1, cursor: '1' })]).toEqual([['d'], ['a'], ['d'], ['d', 'a', 'b', 'c'], ['b']])
  expect(await list({ limit: 1, place: 'p1' })).toMatchObject({ total: 3, next: '1', facets: { place: [{ name: '青禾市', count: 3 }, { name: '东麓园区', count: 1 }], year: [{ value: '2025', count: 2 }, { value: '2024', count: 1 }], property: [{ value: 'output_value', count: 3 }] } })
  expect((await list({ place: 'p1', year: 2024 })).facets).toMatchObject({ place: [{ value: 'p1', count: 1 }], year: [{ value: '2025', count: 2 }, { value: '2024', count: 1 }] })
  const all = await overview(ledger, (await rows()).rows)
  expect(all.places.map(p => [p.place.name, p.total, p.indicators.length])).toEqual([['青禾市', 3, 3], ['东麓园区', 1, 1]])
})

it('a glance takes in some figures of a place, each once, and says how many there are', async () => {
  const { ledger, rows } = ledgerWith(...Array.from({ length: 30 }, (_, i) => someClaim({ id: `c${i}`, subject: place, property: 'count', value: Math.floor(i / 3) })))
  const { places } = await overview(ledger, (await rows()).rows)
  expect(places.map(p => [p.total, p.indicators.length, new Set(p.indicators.map(i => i.value)).size])).toEqual([[30, 8, 8]])
})

it('a figure without a period takes that of the one right before it, and says so; not over a plan, not from afar', async () => {
  const count = (id: string, start: number, rest: Partial<StoredClaim> = {}) => someClaim({ id, subject: place, property: 'count', of: id, value: 9, start, end: start + 3, ...rest })
  const { ledger, rows } = ledgerWith(count('a', 0, year(2024)), count('b', 10), count('c', 20), count('d', 80), count('e', 90, { modality: 'planned', status: 'planned' }))
  const { items } = await listIndicators(ledger, (await rows()).rows, {})
  expect(items.map(i => [i.claim.id, i.periodBasis, i.from]).sort()).toEqual([['a', 'printed', '2024-01-01'], ['b', 'carried', '2024-01-01'], ['c', 'carried', '2024-01-01'], ['d', null, null], ['e', null, null]])
})

it('a series grows from year to year, breaks where the definition does, and stands beside its targets', async () => {
  const { ledger, rows } = ledgerWith(output('a', 2e10, year(2023)), output('b', 2.5e10, year(2024)), output('c', 4e10, year(2025)), output('t', 1e11, { ...year(2030), modality: 'planned', status: 'planned' }))
  await define(ledger, model, 'p1', { property: 'output_value', of: '新材料', text: '含化工新材料', source: '市统计局年鉴', from: '2025-01-01', by: '周', why: '' })
  await aim(ledger, model, 'p1', { property: 'output_value', of: '新材料', said: '2000亿元', to: '2035-12-31', source: '产业规划', by: '周', why: '' })
  const series = await seriesOf(ledger, (await rows()).rows.get('p1')!, { property: 'output_value', of: '新材料', unit: 'CNY' }, model)
  expect(series.points.map(p => [p.from!.slice(0, 4), p.growth, p.broken?.en ?? null, p.definition?.text ?? null])).toEqual([['2023', null, null, null], ['2024', 0.25, null, null], ['2025', null, 'the definition changed', '含化工新材料']])
  expect(series.targets.map(t => [t.value, t.reached, t.formula])).toEqual([[1e11, 0.4, '400亿元 ÷ 1000亿元 = 40%'], [2e11, 0.2, '400亿元 ÷ 2000亿元 = 20%']])
  await expect(aim(ledger, model, 'p1', { property: 'output_value', said: '很多', source: '规划', by: '周', why: '' })).rejects.toMatchObject({ code: 'request-invalid' })
})

describe('adding up', () => {
  const town = (id: string) => ({ id, name: id, type: 'place' as const })
  const revenue = (id: string, value: number, rest: Partial<StoredClaim> = {}) => output(id, value, { subject: town(`镇${id}`), property: 'revenue', ...year(2025), ...rest })
  test.each<[string, StoredClaim[], number | string[]]>([
    ['three towns of one year', [revenue('a', 1e8), revenue('b', 2e8), revenue('c', 3e8)], 6e8],
    ['one alone', [revenue('a', 1e8)], ['few']],
    ['a plan and what is so', [revenue('a', 1e8), revenue('b', 2e8, { modality: 'planned', status: 'planned' })], ['status']],
    ['two industries', [revenue('a', 1e8), revenue('b', 2e8, { of: '食品' })], ['scope']],
    ['two years', [revenue('a', 1e8), revenue('b', 2e8, year(2024))], ['period']],
    ['no year', [revenue('a', 1e8, { from: null, to: null }), revenue('b', 2e8, { from: null, to: null })], ['period']],
    ['two currencies', [revenue('a', 1e8), revenue('b', 2e8, { unit: 'USD' })], ['unit']],
    ['growth', [revenue('a', 0.1, { property: 'growth', unit: '1' }), revenue('b', 0.2, { property: 'growth', unit: '1' })], ['never']],
    ['one place twice', [revenue('a', 1e8), revenue('b', 2e8, { subject: town('镇a') })], ['twice']],
    ['a place and its park', [revenue('a', 1e8), revenue('b', 2e8, { subject: park })], ['level']],
    ['a city and its province', [revenue('a', 1e8, { subject: { ...town('x'), name: '江苏省' } }), revenue('b', 2e8, { subject: { ...town('y'), name: '苏州市' } })], ['within']],
    ['compute without precision', ['a', 'b'].map(id => output(id, 1e18, { subject: town(id), property: 'compute', unit: 'FLOPS', of: null, quote: '1000PFlops' })), ['precision']],
    ['compute of two precisions', ['FP16', 'FP32'].map(p => output(p, 1e18, { subject: town(p), property: 'compute', unit: 'FLOPS', of: null, quote: `1000PFlops（${p}）` })), ['precision']],
    ['compute of one', ['a', 'b'].map(id => output(id, 1e18, { subject: town(id), property: 'compute', unit: 'FLOPS', of: null, quote: '1000PFlops（FP16）' })), 2e18],
    ['phases of one project', ['一期', '二期'].map(phase => output(phase, 1e8, { property: 'investment', of: 'phase', phase })), 2e8],
    ['a phase and the whole', [output('a', 1e8, { property: 'investment', of: 'phase', phase: '一期' }), output('b', 3e8, { property: 'investment', of: 'total' })], ['twice']],
  ])('%s', (_, claims, expected) => {
    const { sum, refused } = addUp(claims, model)
    expect(sum ? sum.value : refused.map(r => r.code)).toEqual(expected)
  })
  it('keeps its bound and says how it came about; what is not added may still be ranked', () => {
    expect(addUp([revenue('a', 1e8, { mod: 'more', quote: '超1亿元' }), revenue('b', 2e8)], model).sum).toMatchObject({ mod: 'more', formula: '超1亿元 + 2亿元 = 3亿元' })
    expect(addUp([revenue('a', 0.1, { property: 'growth', unit: '1' }), revenue('b', 0.2, { property: 'growth', unit: '1' })], model).incomparable).toEqual([])
  })
})
