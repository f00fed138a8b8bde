import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { openLedger, type NewLine, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { loadModel } from '../../model/load.ts'

let ledger: OpenLedger
let dataDir: string
let app: ReturnType<typeof createApp>
const get = async (path: string) => { const answer = await app.request(`http://localhost${path}`); return { status: answer.status, body: await answer.json() as any } }
const names = async (query: string) => (await get(`/api/companies?${query}`)).body.items.map((c: any) => c.name)

beforeAll(async () => {
  dataDir = await testDirectory()
  ledger = await openLedger({ dataDir })
  app = createApp({ ledger, model: loadModel(), clock: { now: () => new Date('2026-07-02T08:00:00Z') }, version: 'test', log: line => { throw new Error(line) } })
  const give = async (content: string, asOf: string, lines: NewLine[]) => {
    const source = await ledger.register.begin({ kind: 'import', name: `${content}.xlsx`, asOf, columns: { 'revenue@2025': 'F', industry: 'D' }, by: '陈一', why: '', content })
    await ledger.register.add(source.id, lines)
    await ledger.register.complete(source.id)
  }
  await give('名录', '2026-01-10', [
    { code: '91320505MA1TEST001', name: '云帆光电有限公司', place: '企业!2', facts: { revenue: { 2025: '1000.5', 2024: '800' }, staff: { 2025: '120' }, industry: 'C3976', establishedOn: '2015-03-01', hnteValid: true } },
    { code: '91320506MA1TEST002', name: '青禾软件有限公司', place: '企业!3', facts: { revenue: { 2025: '60' }, staff: { 2025: '8' }, industry: '6513', establishedOn: '2021-06-01', place: '320583' } },
    { code: null, name: '澄江建材厂', place: '企业!4', facts: { establishedOn: '1999-01-01' } },
  ])
  await give('年报', '2026-06-01', [{ code: '91320505MA1TEST001', name: '云帆光电有限公司', place: '表一!9', facts: { revenue: { 2025: '1020' } } }])
})
afterAll(async () => { await ledger.close(); rmSync(dataDir, { recursive: true, force: true }) })

it('sifts, orders and counts; a facet counts what its own choice leaves out', async () => {
  const { body } = await get('/api/companies?columns=revenue,hnteValid&sort=-revenue&industry=C')
  expect(body).toMatchObject({ total: 1, of: 3, items: [{ name: '云帆光电有限公司', industry: { code: '3976', zh: '光电子器件制造' }, place: { code: '320505', byCode: true }, size: 'small', establishedOn: '2015-03-01', facts: { revenue: '1020', hnteValid: true } }] })
  expect(body.facets.industry.map((f: any) => [f.value, f.count])).toEqual(expect.arrayContaining([['C', 1], ['I', 1], ['none', 1], ['39', 1]]))
  expect(body.facets.size).toEqual([{ value: 'small', zh: '小型', count: 1 }])
  expect(await names('sort=-revenue')).toEqual(['云帆光电有限公司', '青禾软件有限公司', '澄江建材厂'])
  expect(await names('sort=name')).toEqual(['澄江建材厂', '青禾软件有限公司', '云帆光电有限公司'])
  expect(await names('sort=name&offset=1&limit=1')).toEqual(['青禾软件有限公司'])
})

it.each([
  ['q=光电 云帆', 1], ['q=test002', 1], ['q=有限公司', 2], ['place=3205', 2], ['place=320583', 1], ['place=none', 1], ['size=micro', 1], ['founded=2015..2021', 2], ['founded=..2000', 1], ['fact=revenue:500..', 1], ['fact=revenue@1:800..800', 1],
  ['fact=hnteValid:yes', 1], ['fact=revenue:none', 1], ['fact=revenue:1..&fact=staff:..10', 1], ['fact=establishedOn:2020-01-01..', 1], ['industry=65', 1], ['policy=small-profit&outcome=unknown', 3],
])('%s finds %i', async (query, count) => { expect(await names(query)).toHaveLength(count) })

it('says what is wrong with a question', async () => {
  for (const query of ['fact=revenue:much..', 'fact=nothing:1..', 'founded=soon', 'sort=nothing']) expect((await get(`/api/companies?${query}`)).body).toMatchObject({ status: 400, code: 'request-invalid' })
  expect((await get('/api/companies?policy=nothing')).status).toBe(404)
  expect((await get('/api/companies/nothing')).status).toBe(404)
})

it('one company: every value with its cell and day, and who says otherwise', async () => {
  const { body } = await get('/api/companies/91320505MA1TEST001')
  expect(body).toMatchObject({ name: '云帆光电有限公司', registry: { code: '320505' }, industry: { section: 'C' }, size: 'small' })
  const revenue = body.facts.find((f: any) => f.id === 'revenue')
  expect(revenue).toMatchObject({ zh: '营业收入', unit: '万元', values: [
    { year: '2025', value: '1020', origin: { name: '年报.xlsx', cell: '表一!F9', asOf: '2026-06-01', by: '陈一' }, others: [{ value: '1000.5', origin: { cell: '企业!F2' } }] }, { year: '2024', value: '800', others: [] },
  ] })
  expect(body.lines.map((l: any) => l.source.name)).toEqual(['年报.xlsx', '名录.xlsx'])
})

it('what was found is exported', async () => {
  const csv = await (await app.request('http://localhost/api/export/companies?format=csv&industry=C&columns=revenue,hnteValid')).text()
  expect(csv.split('\r\n').slice(1)).toEqual(['云帆光电有限公司,91320505MA1TEST001,江苏省苏州市虎丘区,3976,光电子器件制造,2015-03-01,小型,1020,是', ''])
  expect((await app.request('http://localhost/api/export/companies?format=xlsx')).headers.get('Content-Disposition')).toContain('yinli-companies.xlsx')
})
