import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp, startQueue } from '../src/app.ts'
import { systemClock } from '../src/base/clock.ts'
import { openLedger } from '../src/ledger/index.ts'
import { testDirectory } from '../src/ledger/testing/directory.ts'
import { loadModel } from '../src/model/load.ts'
import { csvFile, docxFile, xlsxFile, zipOf } from '../src/read/format/testing/files.ts'

/** The API over the queue as it is served, on PGlite. */
let dir: string
let stop = async () => {}
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  dir = await testDirectory()
  const model = loadModel()
  const ledger = await openLedger({ dataDir: dir }, { model })
  const queue = await startQueue(ledger, model, () => {})
  app = createApp({ ledger, model, intake: { queue, store: ledger.intake }, clock: systemClock, version: 'test', log: () => {} })
  stop = async () => { await queue.close(); await ledger.close() }
}, 60_000)
afterAll(async () => { await stop(); rmSync(dir, { recursive: true, force: true }) }, 60_000)

const hand = (name: string, content: string | Uint8Array, fields: Record<string, string> = {}, path = '/api/intake') => {
  const form = new FormData()
  form.set('file', new File([content as Uint8Array<ArrayBuffer>], name))
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return app.request(path, { method: 'POST', body: form })
}
const get = async (path: string) => (await app.request(path)).json() as Promise<any>
const finished = (id: string) => vi.waitFor(async () => {
  const item = await get(`/api/intake/${id}`)
  expect(['done', 'failed']).toContain(item.state)
  return item
}, { timeout: 60_000, interval: 50 })
const page = (n: number) => `云川日报\n\n青禾电池材料项目开工\n\n　　本报讯 3月${n}日，青禾电池材料项目在云川县开工，总投资1${n}亿元。\n`

test('a file is taken at once, read in the background, and every view knows it then', async () => {
  const before = await get('/api/projects')
  const taken = await hand('一.txt', page(2), { date: '2026-03-02', publisher: '云川日报' })
  expect(taken.status).toBe(202)
  const { id, state } = await taken.json() as any
  expect(state).toBe('waiting')
  const item = await finished(id)
  expect(item).toMatchObject({ state: 'done', name: '一.txt', added: true, publisher: '云川日报', publishedOn: '2026-03-02', problem: null })
  expect(item.claims).toBeGreaterThan(0)
  expect(await get(`/api/documents/${item.document}`)).toMatchObject({ name: '一.txt', publishedOn: '2026-03-02' })
  expect((await get('/api/projects')).items.length).toBe(before.items.length + 1)

  const again = await finished(((await (await hand('二.txt', page(2), { date: '2026-03-02', publisher: '云川日报' })).json()) as any).id)
  expect(again).toMatchObject({ state: 'done', document: item.document, added: false })
})

test('what fails says why, in the language asked for, and can be tried again; files of a ZIP have their own fate', async () => {
  const zip = await zipOf({ '三.txt': page(3), '四.docx': await docxFile(), '五.txt': new Uint8Array([0, 255, 254, 1, 7, 0]) })
  const { id } = await (await hand('三月.zip', zip)).json() as any
  expect(await finished(id)).toMatchObject({ state: 'done', files: 3, document: null })
  await vi.waitFor(async () => { const { counts } = await get('/api/intake'); expect(counts.waiting + counts.reading).toBe(0) }, { timeout: 60_000, interval: 50 })
  const files = (await get('/api/intake')).items.filter((i: any) => i.parent === id)
  expect(files.map((f: any) => [f.name, f.state]).sort()).toEqual([['三.txt', 'done'], ['五.txt', 'failed'], ['四.docx', 'done']])
  const failed = files.find((f: any) => f.state === 'failed')
  expect(failed).toMatchObject({ code: 'read-not-text', problem: { title: expect.stringContaining('五.txt'), hint: expect.any(String) } })
  expect((await get(`/api/intake/${failed.id}?lang=en`)).problem.title).toMatch(/^[^\p{Script=Han}]*五\.txt[^\p{Script=Han}]*$/u)
  expect((await app.request(`/api/intake/${failed.id}/resume`, { method: 'POST' })).status).toBe(200)
  expect((await finished(failed.id)).code).toBe('read-not-text')

  // What is done is cleared away; an archive stays as long as a file of it is not.
  const { documents } = (await get('/api/health')).counts
  expect(await (await app.request('/api/intake', { method: 'DELETE' })).json()).toEqual({ cleared: 4 })
  expect((await get('/api/intake')).items.map((i: any) => i.name).sort()).toEqual(['三月.zip', '五.txt'])
  expect((await app.request(`/api/intake/${failed.id}`, { method: 'DELETE' })).status).toBe(204)
  expect(await (await app.request('/api/intake', { method: 'DELETE' })).json()).toEqual({ cleared: 1 })
  expect((await get('/api/health')).counts.documents).toBe(documents)
})

test('an empty file is refused before it is taken', async () => {
  const answer = await hand('空.txt', '')
  expect([answer.status, (await answer.json() as any).code]).toEqual([422, 'read-empty'])
})

test('a fact of a sheet names its cell, in its evidence, in the tables of its document and in every export', async () => {
  const item = await finished(((await (await hand('重点项目.xlsx', await xlsxFile(), { date: '2026-03-05' })).json()) as any).id)
  const { items } = await get(`/api/claims?document=${item.document}&property=investment`)
  const claim = items.find((c: any) => c.value === 12.5e8)
  expect(await get(`/api/claims/${claim.id}`)).toMatchObject({ locator: { kind: 'cell', sheet: '重点项目', address: 'B2' } })
  const { items: [table] } = await get(`/api/documents/${item.document}/tables`)
  const { text } = await get(`/api/documents/${item.document}`)
  const cell = table.rows.flat().find((c: any) => c.address === 'B2')
  expect([cell.column, text.slice(cell.start, cell.end), cell.start]).toEqual([1, '12.5', claim.start])
  const lines = (await (await app.request(`/api/export?document=${item.document}&format=jsonl`)).text()).trim().split('\n').map(line => JSON.parse(line))
  expect(lines.find(c => c.id === claim.id).locator).toEqual({ kind: 'cell', sheet: '重点项目', address: 'B2' })
  expect(await (await app.request(`/api/export?document=${item.document}&format=csv`)).text()).toContain('重点项目!B2')
})

test('a preview writes nothing', async () => {
  const before = (await get('/api/health')).counts
  const seen = await (await hand('清单.csv', csvFile(), {}, '/api/documents/preview')).json() as any
  expect(seen.tables).toMatchObject([{ name: '清单', rows: 2, columns: [{ as: 'subject' }, { as: 'figure', property: 'investment', unit: '亿元' }, { as: 'milestone', of: 'started' }] }])
  expect((await get('/api/health')).counts).toEqual(before)
})
