import { expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'

const send = (app: ReturnType<typeof testApp>['app'], path: string, body: unknown, method = 'POST') => app.request(path, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })

it('chains are served as data and as a picture; somebody is put on a link and taken off again', async () => {
  const { app, get, upload } = testApp()
  await upload('青禾湾光谷项目计划总投资35亿元。', { date: '2026-03-05' })
  expect((await get('/api/chains')).body).toMatchObject({ asOf: '2026-03-10', items: expect.arrayContaining([expect.objectContaining({ id: 'photovoltaics', states: { strong: 0, weak: 0, planned: 0, missing: 6 } })]) })
  expect((await get('/api/chains/photovoltaics?place=青禾')).body.layers[0].links[0]).toMatchObject({ state: 'missing', change: null })
  const picture = await get('/api/chains/photovoltaics.svg')
  expect(picture.headers.get('Content-Type')).toContain('image/svg+xml')
  expect(picture.body).toContain('钙钛矿')
  for (const path of ['/api/chains/nothing', '/api/chains/photovoltaics/links/nothing', '/api/chains/nothing.svg', '/api/plans/nothing']) expect((await get(path)).status).toBe(404)
  expect((await get('/api/chains/photovoltaics.svg?asOf=soon')).status).toBe(400)

  const at = '/api/chains/photovoltaics/links/perovskite'
  const put = await send(app, `${at}/placements`, { entity: '青禾湾光谷项目', on: true, produces: true, by: '林样', why: '去看过' })
  expect(put.status).toBe(201)
  // What is entered today counts from today on.
  expect((await get(`${at}?asOf=2026-03-10`)).body).toMatchObject({ link: { state: 'weak' }, placements: { total: 1, items: [{ stage: 'producing', confidence: 1, entries: [{ by: '林样' }] }] } })
  const { fields } = (await put.clone().json()) as { fields: { entity: string } }
  expect((await get(`/api/entities/${encodeURIComponent(fields.entity)}/links?asOf=2026-03-10`)).body.items).toMatchObject([{ chain: { id: 'photovoltaics' }, link: { id: 'perovskite' }, stage: 'producing', confidence: 1 }])
  expect((await send(app, `${at}/entries/${((await put.json()) as { id: string }).id}`, undefined, 'DELETE')).status).toBe(200)
  expect((await get(`${at}?asOf=2026-03-10`)).body.link.state).toBe('missing')
  expect((await send(app, `${at}/bottleneck`, { is: true, by: '林样' })).status).toBe(201)
  expect((await get(at)).body.link.bottleneck).toEqual({ is: true, said: 0, by: 'person' })
  expect((await get('/api/taxonomies')).body.items.length).toBeGreaterThan(5)
})

it('a plan is begun, takes tasks from a sheet, and says what is late', async () => {
  const { app, get } = testApp()
  const begun = (await (await send(app, '/api/plans', { name: '青禾市安居行动', by: '林样' })).json()) as { id: string }
  const form = () => { const f = new FormData(); f.set('file', new File(['工作任务,牵头单位,完成时限,状态\n修十里路,住建局,2026年2月底,推进中\n改百处坡道,住建局,长期,\n'], '清单.csv')); f.set('by', '林样'); return f }
  expect(await (await app.request(`/api/plans/${begun.id}/tasks?preview=true`, { method: 'POST', body: form() })).json()).toMatchObject({ written: 0, items: [{ due: '2026-02-28', state: 'doing' }, { due: null, unread: ['长期'] }] })
  expect((await app.request(`/api/plans/${begun.id}/tasks`, { method: 'POST', body: form() })).status).toBe(200)
  const { body } = await get(`/api/plans/${begun.id}`)
  expect(body).toMatchObject({ name: '青禾市安居行动', byHand: true, tasks: 2, late: 1, counts: { doing: 1, open: 1 } })
  expect((await send(app, `/api/plans/${begun.id}/entries`, { kind: 'task-state', fields: { task: 'nothing', state: 'done' }, by: '林样' })).status).toBe(404)
  expect((await send(app, `/api/plans/${begun.id}/entries`, { kind: 'task-state', fields: { task: body.list[0].id, state: 'done', evidence: '验收单' }, by: '林样' })).status).toBe(201)
  expect((await get('/api/plans')).body.items).toMatchObject([{ done: 1, late: 0 }])
})
