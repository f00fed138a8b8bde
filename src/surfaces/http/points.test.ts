import { describe, expect, it } from 'vitest'
import type { CompanyFacts, CompanyLine } from '../../ledger/register.ts'
import { readCompany, tableOf, type GivenFacts } from '../../rules/index.ts'
import { loadDictionary } from '../../services/policy/library.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { fakeLedger } from '../../../test/support/fake-ledger.ts'

/** What a register says of three companies, by year; the columns say the same. */
const said: { id: string; name: string; facts: CompanyFacts; now: GivenFacts }[] = [
  { id: 'c0', name: '青禾光学有限公司', facts: { establishedOn: '2019-04-01', revenue: { 2024: '8000', 2025: '10000' }, rd: { 2024: '400', 2025: '500' }, hnteExpiresOn: '2026-06-30' }, now: { establishedOn: '2019-04-01', revenue: [8000, 10000], rd: [400, 500], hnteExpiresOn: '2026-06-30' } },
  { id: 'c1', name: '青禾新材有限公司', facts: { establishedOn: '2022-04-01', revenue: { 2025: '900' }, rd: { 2025: '90' }, hnteValid: false }, now: { establishedOn: '2022-04-01', revenue: 900, rd: 90, hnteValid: false } },
  { id: 'c2', name: '青禾软件有限公司', facts: {}, now: {} },
]
function app() {
  const { facts } = loadDictionary()
  const source = { id: 's', seq: 1, kind: 'import' as const, name: '名录.xlsx', asOf: '2026-06-01', columns: { 'revenue@2025': 'F' }, by: '林样', at: '', why: '', complete: true, lines: 3, problems: { error: 0, warning: 0, info: 0 }, withdrawn: null }
  const register = {
    company: async (id: string) => { const i = said.findIndex(c => c.id === id); return i < 0 ? null : { ordinal: i, id, code: null, name: said[i]!.name, entity: null } },
    lines: async (id: string): Promise<CompanyLine[]> => { const i = said.findIndex(c => c.id === id); return [{ facts: said[i]!.facts, place: `Sheet1!${i + 2}`, asOf: '2026-06-01', source }] },
  }
  const ledger = Object.defineProperties(fakeLedger(), { register: { value: register } })
  const table = tableOf(facts, said.map(c => readCompany(facts, c.now)))
  const { get, app } = testApp({ ledger, clock: { now: () => new Date('2026-06-10T08:00:00Z') }, companies: async () => ({ ids: said.map(c => c.id), names: said.map(c => c.name), codes: said.map(() => null), version: 1, table: () => table, since: () => [] }) as never })
  const send = async (path: string, body: unknown, method = 'POST') => { const r = await app.request(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }); return { status: r.status, body: await r.json() as any } }
  return { get, send }
}

describe('innovation points over HTTP', () => {
  const { get, send } = app()
  it('sets say what they are: a sample is called one, what is not known is to be entered', async () => {
    const { items } = (await get('/api/points/sets')).body
    expect(items).toContainEqual(expect.objectContaining({ id: 'points-national', sample: false, indicators: 0, announced: 18 }))
    const park = (await get('/api/points/sets/points-sample-park')).body
    expect(park).toMatchObject({ sample: true, classes: [{ most: ['56', '50', '46'] }, {}, {}] })
    expect(park.list[0]).toMatchObject({ id: 'rdAmount', stages: [{ weight: '8', knots: [{ value: '0', points: '0' }, { value: '200', points: '8' }] }, {}, {}] })
    expect((await get('/api/points/sets/nothing')).status).toBe(404)
  })
  it('a company’s points come with value, source, cell and day of each indicator and what is missing', async () => {
    const { points, place } = (await get('/api/companies/c0/points?set=points-sample-park')).body
    expect(points).toMatchObject({ sample: true, stages: [{ id: 'growth' }], dates: { from: '2026-06-01', to: '2026-06-01' } })
    expect(points.indicators.find((i: any) => i.id === 'rdAmount')).toMatchObject({ value: { low: '500', high: '500' }, points: { low: '4', high: '4' }, most: '8', facts: [{ fact: 'rd', source: '名录.xlsx Sheet1!2', asOf: '2026-06-01' }] })
    expect(points.indicators.find((i: any) => i.id === 'revenue').facts[0].source).toBe('名录.xlsx Sheet1!F2')
    expect(points.indicators.find((i: any) => i.id === 'techStaff')).toMatchObject({ points: { low: '0', high: '8' }, needs: [{ id: 'techStaff' }, { id: 'staff' }] })
    expect(place).toEqual({ of: 3, place: 1, below: 2 / 3 })
    expect((await get('/api/points?set=points-sample-park&limit=2')).body).toMatchObject({ companies: 3, total: 3, next: '2', items: [{ place: 1, company: { id: 'c0' }, stage: 'growth', total: { low: points.total.low, high: points.total.high } }, { company: { id: 'c1' } }] })
    expect((await get('/api/points?set=points-sample-park&stage=growth&q=新材')).body.items).toMatchObject([{ place: 2 }])
  })
  it('an appeal is written down, answered, and stays on record when it is taken back', async () => {
    const at = '/api/companies/c0/points/appeals'
    expect((await send(at, { set: 'points-sample-park', indicator: 'nothing', wrong: '不对' })).status).toBe(404)
    const made = await send(at, { set: 'points-sample-park', indicator: 'rdAmount', wrong: '漏了委外研发', evidence: '专项审计报告第 8 页', value: '620', by: '陈样' })
    expect(made).toMatchObject({ status: 201, body: { version: '样例1', by: '陈样', answers: [] } })
    expect((await send(`/api/points/appeals/${made.body.id}/answers`, { company: 'c0', decision: 'partly', reason: '按 80% 计入', by: '林样' })).body.answers).toMatchObject([{ decision: 'partly', by: '林样' }])
    expect((await get('/api/companies/c0/points?set=points-sample-park')).body.appeals).toHaveLength(1)
    expect((await send(`${at}/${made.body.id}?by=陈样`, undefined, 'DELETE')).body.withdrawn).toBe(true)
    expect((await get('/api/points/appeals')).body).toMatchObject({ total: 1, items: [{ withdrawn: true }] })
  })
})

it('ladders over HTTP: where a company stands, and who of all is near', async () => {
  const { get, send } = app()
  const { items } = (await get('/api/companies/c0/ladder')).body
  expect(items.find((l: any) => l.ladder === 'technology')).toMatchObject({ at: 'hnte', next: 'gazelle', tasks: expect.arrayContaining([expect.objectContaining({ kind: 'renew', due: '2025-10-30', state: 'now' })]) })
  const pool = (await get('/api/ladder?days=30')).body
  expect(pool).toMatchObject({ companies: 3, days: 30 })
  expect(pool.items.find((l: any) => l.id === 'technology').rungs[1].counts).toMatchObject({ held: 1, expiring: 1, unknown: 1 })
  expect((await get('/api/ladder/technology/hnte?kind=expiring&days=30')).body).toMatchObject({ total: 1, items: [{ company: { id: 'c0' }, expiresOn: '2026-06-30' }] })
  expect((await get('/api/ladder/technology/nothing')).status).toBe(404)
  expect((await send('/api/ladder/standing', { facts: { 营业收入: 100 } })).body.items).toHaveLength(2)
})

it('finance over HTTP: explained, handed over with consent alone, followed to its end', async () => {
  const { get, send } = app()
  expect((await get('/api/companies/c0/finance')).body.items.find((p: any) => p.product.id === 'kunke-loan')).toMatchObject({ product: { lender: null, toEnter: [{}] }, evaluation: { outcome: 'unknown' } })
  const at = '/api/companies/c0/finance'
  const wanted = { product: 'sample-science-loan', facts: ['revenue'], until: '2026-12-31', givenBy: '陈样 财务负责人', how: 'written', by: '林样' }
  expect((await send(`${at}/consents`, { ...wanted, product: 'kunke-loan' })).status).toBe(400)
  expect((await send(`${at}/consents`, { ...wanted, until: '2026-01-01' })).status).toBe(400)
  const consent = (await send(`${at}/consents`, wanted)).body
  expect(consent).toMatchObject({ lender: '样例银行', state: 'valid' })
  const handed = (await send(`${at}/handovers`, { consent: consent.id, by: '林样' })).body
  expect(handed.facts).toMatchObject([{ fact: 'revenue', back: 1, value: '8000' }, { fact: 'revenue', back: 0, value: '10000', source: '名录.xlsx Sheet1!F2' }])
  expect((await send(`${at}/outcomes`, { handover: handed.id, state: 'granted', on: '2026-06-20', amount: '300', by: '林样' })).body.outcomes).toMatchObject([{ state: 'granted', amount: '300' }])
  expect((await send(`${at}/consents/${consent.id}/end`, { reason: '不再申请', by: '林样' })).body.state).toBe('ended')
  expect(await send(`${at}/handovers`, { consent: consent.id })).toMatchObject({ status: 409, body: { code: 'consent-missing' } })
  expect((await get('/api/finance/handovers')).body).toMatchObject({ total: 1, items: [{ company: 'c0', outcomes: [{ state: 'granted' }] }] })
})
