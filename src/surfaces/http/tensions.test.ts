import { expect, it } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { testApp } from '../../../test/support/test-app.ts'

const city = { id: 'p', name: '青禾市', type: 'place' as const }
const park = { id: 'k', name: '东麓科技园', type: 'park' as const }

function filled() {
  const t = testApp()
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await t.app.request(path, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) })
    return { status: response.status, body: await response.json() as any }
  }
  return { ...t, send }
}

it('a conflict shows both sentences, is settled with a reason and opened again; its claims are marked while it is open', async () => {
  const { upload, get, send } = filled()
  await upload('青禾湾光谷项目计划总投资35亿元。另一处说总投资48亿元。', { date: '2026-03-05', publisher: '青禾日报' })
  const { body } = await get('/api/conflicts')
  expect(body).toMatchObject({ total: 1, counts: { open: 1, settled: 0 }, byKind: { clash: 1 }, items: [{ kind: 'clash', level: 'conflict', settlement: null }] })
  const [item] = body.items
  expect(item.sides.map((s: any) => s.context.before + s.context.quote + s.context.after)).toEqual(['青禾湾光谷项目计划总投资35亿元。', '另一处说总投资48亿元。'])
  const disputed = async () => (await get(`/api/conflicts/claims?entity=${encodeURIComponent(item.subject.id)}`)).body.items.map((i: any) => i.claim)
  expect(await disputed()).toEqual(item.claims)
  expect((await send('POST', `/api/conflicts/${item.id}/settlement`, { verdict: 'explained', why: ' ' })).body.code).toBe('request-invalid')
  expect((await send('POST', '/api/conflicts/none/settlement', { verdict: 'explained', why: '二期另计' })).status).toBe(404)
  expect(await send('POST', `/api/conflicts/${item.id}/settlement`, { verdict: 'explained', why: '二期另计', by: '周' })).toMatchObject({ status: 201, body: { verdict: 'explained', by: '周' } })
  expect(await disputed()).toEqual([])
  expect((await get('/api/conflicts?state=settled')).body).toMatchObject({ total: 1, items: [{ settlement: { why: '二期另计' } }] })
  expect((await send('DELETE', `/api/conflicts/${item.id}/settlement?by=李`)).status).toBe(200)
  expect((await get(`/api/conflicts/${item.id}`)).body).toMatchObject({ settlement: null, history: [{ withdrawn: true, by: '周' }] })
  expect((await send('DELETE', `/api/conflicts/${item.id}/settlement`)).body.code).toBe('not-found')
})

it('indicators: a page, a series, a definition written and taken back, a sum or why there is none', async () => {
  const { ledger, get, send } = filled()
  const figure = (id: string, value: number, y: number, rest = {}) => someClaim({ id, subject: city, property: 'output_value', of: '新材料产业', unit: 'CNY', value, quote: `${value / 1e8}亿元`, from: `${y}-01-01`, to: `${y}-12-31`, ...rest })
  ledger.add([figure('a', 2e10, 2024), figure('b', 3e10, 2025), figure('k', 1e10, 2025, { subject: park }), someClaim({ id: 'in', property: 'located_in', object: park })])
  expect((await get('/api/indicators?place=p')).body).toMatchObject({ total: 2, asOf: '2026-03-10', facets: { year: [{ value: '2025' }, { value: '2024' }] }, items: [{ claim: { id: 'b' } }, { claim: { id: 'a' } }] })
  const series = `/api/indicators/series?place=p&property=output_value&of=${encodeURIComponent('新材料产业')}&unit=CNY`
  const made = await send('POST', '/api/indicators/definitions', { place: 'p', property: 'output_value', of: '新材料产业', text: '含化工新材料', source: '年鉴', by: '周' })
  expect(made.status).toBe(201)
  expect((await get(series)).body).toMatchObject({ definitions: [{ text: '含化工新材料' }], points: [{ growth: null }, { growth: 0.5 }] })
  expect((await send('DELETE', `/api/indicators/written/${made.body.id}?by=周`)).status).toBe(200)
  expect((await get(series)).body).toMatchObject({ definitions: [], written: [{ kind: 'definition', text: '含化工新材料', by: '周', withdrawn: true }] })
  expect((await send('POST', '/api/indicators/sum', { claims: ['a', 'b'] })).body).toMatchObject({ sum: null, refused: [{ code: 'period' }, { code: 'twice' }] })
  expect((await send('POST', '/api/indicators/sum', { claims: ['a', 'none'] })).status).toBe(404)
  expect((await send('POST', '/api/indicators/targets', { place: 'k', property: 'output_value', of: '新材料产业', said: '400亿元', to: '2030-12-31', source: '园区规划', by: '周' })).status).toBe(201)
  expect((await get('/api/parks')).body).toMatchObject({ total: 1, items: [{ park: { id: 'k' }, projects: 1, indicators: 1, specialisations: [{ text: '新材料产业', claim: { id: 'k' } }] }] })
  expect((await get('/api/parks/k')).body).toMatchObject({ members: [{ entity: { id: 'e1' } }], figures: [{ value: 1e10 }], targets: [{ reached: 0.25, written: { said: '400亿元' } }] })
  expect((await get('/api/parks/p')).status).toBe(404)
})
