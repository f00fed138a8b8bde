import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { openLedger, type CompanyFacts, type NewLine, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { loadModel } from '../../model/load.ts'

let ledger: OpenLedger
let dataDir: string
let app: ReturnType<typeof createApp>
const ask = async (path: string, method = 'GET', body?: unknown) => {
  const answer = await app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) })
  return { status: answer.status, body: answer.headers.get('Content-Type')?.includes('json') ? await answer.json() as any : await answer.text() as any }
}
const small = (income: string, staff: string): CompanyFacts => ({ taxableIncome: income, staff: { 2025: staff }, assets: '1900', prohibited: false })
const give = async (content: string, lines: NewLine[], asOf = '2026-06-01') => {
  const source = await ledger.register.begin({ kind: 'import', name: `${content}.xlsx`, asOf, columns: { taxableIncome: 'E', 'staff@2025': 'F' }, by: '陈一', why: '', content })
  await ledger.register.add(source.id, lines)
  await ledger.register.complete(source.id)
  return source.id
}
const line = (name: string, place: number, facts: CompanyFacts): NewLine => ({ code: null, name, place: `企业!${place}`, facts })

beforeAll(async () => {
  dataDir = await testDirectory()
  ledger = await openLedger({ dataDir })
  app = createApp({ ledger, model: loadModel(), clock: { now: () => new Date('2026-07-02T08:00:00Z') }, version: 'test', log: text => { throw new Error(text) } })
  await give('名录', [
    line('云帆甲有限公司', 2, small('120', '80')), line('云帆乙有限公司', 3, small('280', '290')), line('云帆丙有限公司', 4, small('310', '100')), line('云帆丁有限公司', 5, { taxableIncome: '50', assets: '100', prohibited: false }),
  ])
})
afterAll(async () => { await ledger.close(); rmSync(dataDir, { recursive: true, force: true }) })

it('tells one company what it comes to under every policy, each fact with file, cell and day', async () => {
  const { body } = await ask(`/api/companies/${encodeURIComponent('云帆甲有限公司')}/policies`)
  expect(body).toMatchObject({ on: '2026-07-02', company: { name: '云帆甲有限公司' } })
  expect(body.items[0]).toMatchObject({ policy: 'small-profit', outcome: 'met', benefit: { low: '24', high: '24', unit: '万元' } })
  expect(body.items[0].because[0].facts).toMatchObject([{ fact: 'taxableIncome', value: '120', source: '名录.xlsx 企业!E2', asOf: '2026-06-01' }])
  expect((await ask('/api/companies/none/policies')).status).toBe(404)
  const given = await ask('/api/policies/match', 'POST', { facts: { 应纳税所得额: 120, staff: 80, 资产总额: 1900, prohibited: false } })
  expect(given.body.items.length).toBe(body.items.length)
  expect(given.body.items[0]).toMatchObject({ policy: 'small-profit', outcome: 'met' })
})

it('lists the companies of a policy by outcome with reasons, and counts what it costs', async () => {
  const { body } = await ask('/api/policies/small-profit/companies?outcome=met&sort=amount')
  expect(body).toMatchObject({ companies: 4, counts: { met: 2, unmet: 1, unknown: 1, 'not-applicable': 0 }, cost: { low: 80, high: 80, open: 0, unit: '万元' }, total: 2, next: null })
  expect(body.items.map((i: any) => [i.company.name, i.amount.low])).toEqual([['云帆乙有限公司', '56'], ['云帆甲有限公司', '24']])
  const page = await ask('/api/policies/small-profit/companies?limit=1')
  expect((await ask(`/api/policies/small-profit/companies?limit=1&cursor=${page.body.next}`)).body.items[0].company.name).not.toBe(page.body.items[0].company.name)
  const unmet = (await ask('/api/policies/small-profit/companies?outcome=unmet')).body.items[0]
  expect(unmet.reason.zh).toContain('310 > 300')
  expect((await ask('/api/policies/small-profit/companies?outcome=unknown')).body.items[0].reason.zh).toBe('还缺：从业人员')
  const csv = (await ask('/api/policies/small-profit/companies/file?format=csv&outcome=met')).body
  expect(csv).toContain('应纳税所得额 120（名录.xlsx 企业!E2，2026-06-01）')
  expect((await ask('/api/policies/tallies')).body.items.find((t: any) => t.policy === 'small-profit').counts.met).toBe(2)
})

it('keeps what an office did about those who qualify, and takes it back', async () => {
  const list = async (state: string) => (await ask(`/api/policies/small-profit/offers?state=${state}`)).body
  const open = await list('open')
  expect(open).toMatchObject({ total: 2, states: { open: 2, pushed: 0 } })
  const { company } = open.items[0]
  expect((await ask('/api/policies/small-profit/offers', 'POST', { companies: [company.id], state: 'refused', by: '陈一' })).status).toBe(400)
  const { body } = await ask('/api/policies/small-profit/offers', 'POST', { companies: [company.id], state: 'pushed', by: '陈一' })
  expect(await list('pushed')).toMatchObject({ total: 1, items: [{ company: { id: company.id }, stillMet: true, state: 'pushed', marks: [{ by: '陈一' }] }], states: { open: 1, pushed: 1 } })
  await ask(`/api/policies/small-profit/offers/${body.entries[0]}?by=${encodeURIComponent('陈一')}`, 'DELETE')
  expect(await list('open')).toMatchObject({ total: 2 })
})

it('one company’s change reaches its lists and the feed with the source that brought it', async () => {
  const { last } = (await ask('/api/policies/changes')).body
  const source = await give('更正', [line('云帆丁有限公司', 2, { staff: { 2025: '20' } })], '2026-06-20')
  const { body } = await ask(`/api/policies/changes?since=${last}`)
  const change = body.items.find((i: any) => i.policy === 'small-profit')
  expect(change).toMatchObject({ company: { name: '云帆丁有限公司' }, before: 'unknown', after: 'met', sources: [{ id: source, name: '更正.xlsx' }] })
  expect((await ask('/api/policies/small-profit/companies?outcome=met')).body.total).toBe(3)
  await give('新户', [line('云帆戊有限公司', 3, small('10', '5'))])
  const next = (await ask(`/api/policies/changes?since=${body.last}`)).body
  expect(next.items.find((i: any) => i.policy === 'small-profit')).toMatchObject({ company: { name: '云帆戊有限公司' }, before: null, after: 'met' })
  expect((await ask('/api/policies/changes?since=0')).body.anew).toBe(true)
})

it('tries a draft on all companies: who gains and loses, what it costs, the cliff, what moves with the threshold', async () => {
  const { body } = await ask('/api/sandbox', 'POST', { policy: 'small-profit', set: { 'income#0': '150' } })
  expect(body).toMatchObject({
    inForce: { id: 'small-profit' }, threshold: 'income#0', gain: { total: 0 }, lose: { total: 1, items: [{ company: { name: '云帆乙有限公司' }, before: 'met', outcome: 'unmet' }] },
    before: { counts: { met: 4 } }, after: { counts: { met: 3 } }, moves: { met: { met: 3, unmet: 1 } }, meaning: [{ kind: 'changed', before: '应纳税所得额 <= 300', after: '应纳税所得额 <= 150' }],
  })
  expect(body.thresholds.find((t: any) => t.id === 'income#0')).toMatchObject({ value: '150', inForce: '300', op: '<=' })
  expect(body.lines.filter((l: any) => l.kind !== 'same').map((l: any) => l.kind)).toEqual(['removed', 'added'])
  expect(body.cliff).toMatchObject({ side: 'below', at: 150 })
  expect(body.cliff.bins.reduce((n: number, b: any) => n + b.companies, 0) + body.cliff.unknown).toBe(5)
  // Whom this threshold alone decides on: all five but nobody for another reason.
  expect(body.cliff.bins.reduce((n: number, b: any) => n + b.near, 0)).toBe(5)
  expect(body.sensitivity.map((s: any) => [s.value, s.counts.met])).toContainEqual(['150', 3])
  const moved = body.sensitivity.find((s: any) => s.factor === 0.7)
  expect((await ask('/api/sandbox', 'POST', { policy: 'small-profit', set: { 'income#0': moved.value } })).body.after).toEqual({ counts: moved.counts, cost: moved.cost })
  const loosened = (await ask('/api/sandbox', 'POST', { policy: 'small-profit', set: { 'income#0': '400' } })).body
  expect(loosened.gain).toMatchObject({ total: 1, items: [{ company: { name: '云帆丙有限公司' } }] })
  const csv = await ask('/api/sandbox/file', 'POST', { policy: 'small-profit', set: { 'income#0': '400' }, list: 'gain', format: 'csv' })
  expect(csv.body).toContain('云帆丙有限公司')
})

it('names line and column of what is wrong in a draft, and keeps drafts apart from what counts', async () => {
  const { text } = (await ask('/api/policies/small-profit/text')).body
  const broken = text.replace('应纳税所得额 <= 300', '应纳所得额 <= 300')
  expect(await ask('/api/sandbox', 'POST', { policy: 'small-profit', text: broken })).toMatchObject({ status: 422, body: { code: 'rule-name', details: { line: text.slice(0, text.indexOf('应纳税所得额 <= 300')).split('\n').length } } })
  const draft = text.replace('应纳税所得额 <= 300', '应纳税所得额 <= 500')
  const { body: saved } = await ask('/api/sandbox/drafts', 'POST', { name: '放宽', policy: 'small-profit', text: draft, by: '陈一' })
  expect(await ask(`/api/sandbox/drafts/${saved.id}/signature`, 'POST', { by: '李二' })).toMatchObject({ status: 409, body: { code: 'draft-not-ready' } })
  for (const { id } of (await ask('/api/sandbox/checklist')).body.items) await ask(`/api/sandbox/drafts/${saved.id}/answers`, 'POST', { item: id, answer: 'no', by: '陈一', why: '看过' })
  expect((await ask(`/api/sandbox/drafts/${saved.id}/signature`, 'POST', { by: '李二' })).body).toMatchObject({ signed: { by: '李二', current: true } })
  await ask('/api/sandbox/drafts', 'POST', { id: saved.id, name: '放宽', policy: 'small-profit', text: `${draft}# 改\n`, by: '陈一' })
  expect((await ask(`/api/sandbox/drafts/${saved.id}`)).body).toMatchObject({ versions: 2, signed: { current: false } })
  expect((await ask(`/api/sandbox/drafts/${saved.id}/file`)).body).toContain('应纳税所得额 <= 500')
  expect((await ask('/api/policies/small-profit/companies?outcome=unmet')).body.items[0].company.name).toBe('云帆丙有限公司')
  expect((await ask('/api/sandbox/drafts')).body.items).toMatchObject([{ id: saved.id, name: '放宽', by: '陈一' }])
})
