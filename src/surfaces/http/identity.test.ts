import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { openLedger, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { loadModel } from '../../model/load.ts'

/** Pairs that wait for a person, over the API, on a real ledger. */
let dataDir: string
let ledger: OpenLedger
let app: ReturnType<typeof createApp>

const ask = async (path: string, method = 'GET', body?: unknown) => {
  const response = await app.request(path, { method, ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) })
  return { status: response.status, body: response.status === 204 ? null : await response.json() as any }
}
const open = async (query = '') => (await ask(`/api/judgements/open${query}`)).body
const names = (page: any) => page.items.map((p: any) => [p.left.name, p.right.name].sort().join(' ~ '))

const pages: [string, string, string, string][] = [
  ['甲报', '苏州市', '2026-03-01', '霁川新材料项目开工\n\n本报讯（记者 周望）2月27日，苏州霁川新材料科技有限公司在苏州高新区投资3亿元，建设薄膜项目。咨询电话13812345678。\n'],
  ['乙报', '无锡市', '2026-03-02', '霁川来锡投资\n\n本报讯（记者 周望）3月1日，无锡霁川新材料科技有限公司总投资5亿元，占地60亩。\n'],
  ['丙报', '南京市', '2026-03-03', '霁川扩产\n\n本报讯（记者 周望）3月2日，霁川新材料在南京投资2亿元，扩建厂房。\n'],
]

beforeAll(async () => {
  dataDir = await testDirectory()
  const clock = { now: () => new Date('2026-03-10T08:00:00Z') }
  ledger = await openLedger({ dataDir }, { clock })
  app = createApp({ ledger, model: loadModel(), clock, version: 'test', log: line => { throw new Error(line) } })
  for (const [publisher, home, date, text] of pages) {
    const form = new FormData()
    form.set('file', new File([text], `${publisher}.txt`))
    for (const [k, v] of Object.entries({ publisher, home, date })) form.set(k, v)
    await app.request('/api/documents', { method: 'POST', body: form })
  }
}, 60_000)
afterAll(async () => { await ledger?.close(); rmSync(dataDir, { recursive: true, force: true }) })

it('shows both sides with their sentences, and nothing private', async () => {
  const page = await open()
  expect(page.total).toBe(page.items.length)
  expect(names(page)).toEqual(expect.arrayContaining(['无锡霁川新材料科技有限公司 ~ 霁川新材料']))
  for (const p of page.items) {
    expect(p.score).toBeGreaterThanOrEqual(0.5)
    expect(p.why).toMatch(/核心|简称|字号|一字/)
    for (const side of [p.left, p.right]) {
      expect(side.entity).toMatchObject({ type: expect.any(String), claims: expect.any(Number), documents: 1 })
      expect(side.sentences.length).toBeGreaterThan(0)
      expect(side.sentences.length).toBeLessThanOrEqual(2)
      for (const s of side.sentences) expect(s).toMatchObject({ publisher: expect.stringContaining('报'), publishedOn: expect.stringMatching(/^2026-03-0/), document: expect.any(String) })
      expect(side.sentences.map((s: any) => s.before + s.quote + s.after).join('')).toContain('霁川')
    }
  }
  expect(JSON.stringify(page)).not.toContain('13812345678')
  const scores = page.items.map((p: any) => p.score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
})

it('gives the pairs page by page', async () => {
  const all = names(await open())
  const seen: string[] = []
  for (let cursor = ''; ;) {
    const page = await open(`?limit=1${cursor}`)
    seen.push(...names(page))
    if (!page.next) break
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
  expect(seen).toEqual(all)
  expect((await ask('/api/judgements/open?cursor=x')).body.code).toBe('request-invalid')
  expect((await ask('/api/judgements/open?limit=0')).status).toBe(400)
})

it.each(['same', 'not_same', 'unsure'])('a pair that a person finds %s waits no more, and waits again when that is taken back', async verdict => {
  const before = names(await open())
  const [pair] = (await open()).items
  const said = await ask('/api/judgements', 'POST', { left: pair.left.id, right: pair.right.id, verdict, by: '小周', why: '' })
  expect(said.status).toBe(201)
  const now = await open()
  expect(now.items.map((p: any) => p.id)).not.toContain(pair.id)
  const same = (await ask(`/api/entities/${pair.left.id}`)).body.id === (await ask(`/api/entities/${pair.right.id}`)).body.id
  expect(same).toBe(verdict === 'same')
  expect((await ask(`/api/judgements/${said.body.id}?by=小周`, 'DELETE')).status).toBe(204)
  expect(names(await open())).toEqual(before)
})
