import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { openLedger, type OpenLedger } from '../src/ledger/index.ts'
import { testDirectory } from '../src/ledger/testing/directory.ts'
import { loadModel } from '../src/model/load.ts'

/** Three pages of one paper, as they come: what was promised first, then what became of it. */
const clock = { now: () => new Date('2026-07-01T08:00:00Z') }
let dir: string
let ledger: OpenLedger
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  dir = await testDirectory()
  const model = loadModel()
  ledger = await openLedger({ dataDir: dir }, { model, clock })
  app = createApp({ ledger, model, clock, version: 'test', log: () => {} })
}, 60_000)
afterAll(async () => { await ledger.close(); rmSync(dir, { recursive: true, force: true }) }, 60_000)

async function read(date: string, body: string) {
  const form = new FormData()
  form.set('file', new File([body], `${date}.txt`))
  for (const [key, value] of Object.entries({ date, publisher: '云川日报', home: '云川县' })) form.set(key, value)
  expect((await app.request('/api/documents', { method: 'POST', body: form })).status).toBe(201)
}
const get = async (path: string) => (await app.request(path)).json() as Promise<any>
const rows = async (query = '') => Object.fromEntries((await get(`/api/projects?sort=name${query}`)).items.map((p: any) => [p.entity.name, p]))
/** The sentence behind a figure, as a person who doubts it opens it. */
const sentence = async (claim: { id: string }) => { const { context } = await get(`/api/claims/${claim.id}`); return context.before + context.quote + context.after }

test('two later pages change stages, move a date, turn one project red and one yellow and contradict each other once, each with its sentences', async () => {
  await read('2026-01-05', `云川日报

全县重大项目集中观摩

　　本报讯 1月4日，全县集中观摩重大项目。位于青禾镇的岚石储能电池项目总投资12亿元，预计3月底前开工建设。位于东麓镇的远岫精密轴承项目已经开工，预计2026年6月20日投产。云帆冷链物流园项目正开展前期工作，计划8月底开工。松涛水厂扩建工程已列入储备库。
`)
  const before = await rows('&asOf=2026-01-06')
  expect(Object.fromEntries(Object.entries(before).map(([name, p]) => [name, [p.stage?.stage ?? null, p.colour.colour]]))).toMatchObject({
    岚石储能电池项目: [null, 'green'], 远岫精密轴承项目: ['started', 'green'], 云帆冷链物流园项目: ['preparing', 'green'], 松涛水厂扩建工程: ['reserved', null],
  })
  expect(before['岚石储能电池项目'].next).toMatchObject({ milestone: 'started', due: '2026-03-31', state: 'open' })
  expect(before['松涛水厂扩建工程'].quoted.text).toBe('松涛水厂扩建工程已列入储备库。')

  await read('2026-05-20', `云川日报

云帆冷链物流园项目有了新进展

　　本报讯 5月18日，云帆冷链物流园项目正式开工，总投资8亿元，预计2027年6月建成。远岫精密轴承项目主体已封顶，预计2026年6月25日投产。
`)
  await read('2026-06-10', `云川日报

岚石储能电池项目总投资有变化

　　本报讯 岚石储能电池项目总投资15亿元。记者同时获悉，云帆冷链物流园项目总投资9.5亿元。
`)
  const after = await rows()
  // Red: the promise of March, three months unkept.
  const [why] = after['岚石储能电池项目'].colour.why
  expect(why).toMatchObject({ test: 'start', colour: 'red', due: '2026-03-31', late: 92 })
  expect(await sentence(why.claim)).toContain('预计3月底前开工建设')
  // Yellow: a date that was moved, and missed again.
  const late = after['远岫精密轴承项目']
  expect(late).toMatchObject({ stage: { stage: 'building', milestone: 'topped_out' }, colour: { colour: 'yellow' }, next: { due: '2026-06-25', late: 6 } })
  expect(await sentence(late.colour.why[0].claim)).toContain('预计2026年6月25日投产')
  const record = await get(`/api/projects/${late.entity.id}`)
  expect(record.promised.map((p: any) => [p.milestone, p.due, p.state])).toEqual([['operating', '2026-06-20', 'moved'], ['operating', '2026-06-25', 'overdue']])
  expect(record.history.map((s: any) => s.stage)).toEqual(['started', 'building'])
  // Its own stage: read from words first, stated then; the promise of August was kept early.
  const begun = await get(`/api/projects/${after['云帆冷链物流园项目'].entity.id}`)
  expect(begun.history.map((s: any) => [s.stage, s.strength, s.on])).toEqual([['preparing', 'read', null], ['started', 'stated', '2026-05-18']])
  expect(begun.promised.map((p: any) => [p.milestone, p.due, p.state])).toContainEqual(['started', '2026-08-31', 'kept'])
  // Two values for one total stand side by side, each with its page; nothing is added up.
  const totals = Object.values(after['岚石储能电池项目'].investment).flat() as any[]
  expect(totals.map(c => [c.value, c.publishedOn])).toEqual([[15e8, '2026-06-10'], [12e8, '2026-01-05']])
  expect(Object.values(after).map(p => p.colour.colour ?? 'none').sort()).toEqual(['green', 'none', 'red', 'yellow'])
  // Two pages of one month say two things of one total: one of them must be otherwise, and neither is repaired.
  const { items: [conflict], total } = await get('/api/conflicts?level=conflict')
  expect([total, conflict.kind, conflict.subject.name]).toEqual([1, 'clash', '云帆冷链物流园项目'])
  expect(conflict.words).toEqual({
    zh: '云帆冷链物流园项目的投资有不能同时成立的说法：“8亿元”（云川日报 2026-05-20）；“9.5亿元”（云川日报 2026-06-10）。',
    en: '云帆冷链物流园项目: what is said of investment cannot all hold: “8亿元” (云川日报 2026-05-20); “9.5亿元” (云川日报 2026-06-10).',
  })
  expect(conflict.sides.map(({ context: { before, quote, after } }: any) => (before + quote + after).trim())).toEqual([
    expect.stringContaining('5月18日，云帆冷链物流园项目正式开工，总投资8亿元，预计2027年6月建成。'), '记者同时获悉，云帆冷链物流园项目总投资9.5亿元。',
  ])
  // A promise that moved and a total revised months later are worth a look, no conflict.
  const others = (await get('/api/conflicts')).items.filter((t: any) => t.level !== 'conflict')
  expect(others.map((t: any) => [t.kind, t.level, t.subject.name, t.property])).toEqual([['moved', 'tension', '岚石储能电池项目', 'investment'], ['moved', 'note', '远岫精密轴承项目', 'milestone']])
  // What needs an eye.
  const { items } = await get('/api/alerts')
  expect(items.map((a: any) => [a.project.name, a.kind, a.colour])).toEqual([['岚石储能电池项目', 'overdue', 'red'], ['远岫精密轴承项目', 'overdue', 'yellow']])
})

test('what a person writes down counts beside what is printed, and can be taken back', async () => {
  const { 岚石储能电池项目: { entity } } = await rows()
  const post = (body: unknown) => app.request(`/api/projects/${entity.id}/entries`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  expect((await post({ kind: 'observed', fields: { milestone: 'dreamt', on: '2026-06-28' } })).status).toBe(400)
  const made = await post({ kind: 'observed', fields: { milestone: 'started', on: '2026-06-28' }, by: '小周', why: '现场' })
  expect(made.status).toBe(201)
  const { id } = await made.json() as any
  expect((await rows())['岚石储能电池项目']).toMatchObject({ stage: { stage: 'started', on: '2026-06-28', entry: { id } }, colour: { colour: 'green' } })
  expect((await app.request(`/api/projects/${entity.id}/entries/${id}?by=小周`, { method: 'DELETE' })).status).toBe(200)
  expect((await rows())['岚石储能电池项目']).toMatchObject({ stage: null, colour: { colour: 'red' } })
})

test('a place goes by its short name wherever it is a filter; one that could be two says so', async () => {
  const found = async (path: string) => { const body = await get(path); return body.items?.map((item: any) => item.entity?.name ?? item.subject?.name) ?? body }
  expect(await found('/api/projects?place=青禾')).toEqual(['岚石储能电池项目'])
  expect(await found('/api/projects?place=东麓镇')).toEqual(['远岫精密轴承项目'])
  expect(await found('/api/dispatch?from=2026-06-20&to=2026-06-30&place=东麓')).toEqual(['远岫精密轴承项目'])
  expect(await found('/api/projects?place=无此地')).toEqual([])
  await read('2026-06-12', `云川日报

青禾乡再添新项目

　　本报讯 位于青禾乡的松涛电缆项目总投资2亿元。去年无锡市规上企业达30家。
`)
  for (const path of ['/api/projects?place=青禾', '/api/indicators?place=青禾', '/api/conflicts?place=青禾', '/api/dispatch?from=2026-06-20&to=2026-06-30&place=青禾', '/api/alerts?place=青禾'])
    expect(await get(path), path).toMatchObject({ code: 'place-ambiguous', title: expect.stringMatching(/“青禾”可以指 青禾[乡镇].*、青禾[乡镇]/) })
  expect((await get('/api/indicators?place=无锡')).items).toMatchObject([{ place: { name: '无锡市' }, value: 30 }])
})
