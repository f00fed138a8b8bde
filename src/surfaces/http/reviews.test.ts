import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { openLedger, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { loadModel } from '../../model/load.ts'

/** Reviewing over the API, on a real ledger. */
const page = `青禾湾光谷项目开工

本报讯（记者 周望）3月4日，青禾湾光谷项目在青禾市东麓经济开发区开工建设。远岫光电科技有限公司说，项目年耗水8万吨，另有配套住房600套，客服电话13812345678。
`
let dataDir: string
let ledger: OpenLedger
let app: ReturnType<typeof createApp>
let document: string

const ask = async (path: string, method = 'GET', body?: unknown) => {
  const response = await app.request(path, { method, ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) })
  return { status: response.status, body: await response.json() as any }
}
const claim = (quote: string, fields: object) => ({ subject: '青禾湾光谷项目', property: 'count', modality: 'actual', quote, ...fields })

beforeAll(async () => {
  dataDir = await testDirectory()
  const clock = { now: () => new Date('2026-03-10T08:00:00Z') }
  ledger = await openLedger({ dataDir }, { clock })
  app = createApp({ ledger, model: loadModel(), clock, version: 'test', log: line => { throw new Error(line) } })
  const form = new FormData()
  form.set('file', new File([page], '一.txt'))
  for (const [k, v] of Object.entries({ publisher: '青禾日报', home: '青禾市', date: '2026-03-05' })) form.set(k, v)
  document = (await (await app.request('/api/documents', { method: 'POST', body: form })).json() as any).document.id
  const { items: [first], version } = (await ask(`/api/documents/${document}/questions?name=stub`)).body
  const answer = JSON.stringify({ claims: [claim('600套', { value: 600, unit: '套', of: '住房' }), claim('8万吨', { property: 'capacity', value: 8, unit: '万吨' })] })
  expect((await ask(`/api/documents/${document}/answers`, 'POST', { name: 'stub', version, answers: [{ article: first.article, answer }] })).body).toMatchObject({ kept: 2, agreed: 0, dropped: {} })
}, 60_000)
afterAll(async () => { await ledger?.close(); rmSync(dataDir, { recursive: true, force: true }) })

const openOnes = async () => (await ask('/api/reviews?state=open')).body.items

it('open claims stand in their sentences, and in no other list', async () => {
  const items = await openOnes()
  expect(items.map((i: any) => [i.claim.quote, i.claim.review, i.claim.extractor, i.context.quote])).toEqual([['8万吨', 'open', 'model:stub 1', '8万吨'], ['600套', 'open', 'model:stub 1', '600套']])
  expect(items[1].context.before).toContain('另有配套住房')
  expect(items[1].context.after).not.toContain('13812345678')
  expect((await ask('/api/claims')).body.items.filter((c: any) => c.extractor.startsWith('model:'))).toEqual([])
  expect((await ask(`/api/claims/${items[0].claim.id}`)).body).toMatchObject({ claim: { review: 'open' }, context: { quote: '8万吨' } })
})

it('is accepted, taken back, rejected, by whom and when', async () => {
  const [{ claim: { id } }] = await openOnes()
  expect(await ask(`/api/claims/${id}/review`, 'POST', { verdict: 'accept', by: '小周', why: '原文如此' })).toMatchObject({ status: 201, body: { claim: id, verdict: 'accept', by: '小周', at: '2026-03-10T08:00:00.000Z', why: '原文如此', correction: null, withdrawn: false } })
  expect((await ask('/api/claims?property=capacity')).body.items).toMatchObject([{ id, review: 'accepted' }])
  expect((await ask('/api/reviews?state=accepted')).body.items).toMatchObject([{ claim: { id, review: 'accepted' }, reviews: [{ by: '小周' }] }])
  expect(await openOnes()).toHaveLength(1)
  expect(await ask(`/api/claims/${id}/review?by=小周`, 'DELETE')).toMatchObject({ status: 200, body: { withdrawn: true } })
  expect(await openOnes()).toHaveLength(2)
  expect((await ask(`/api/claims/${id}/review`, 'DELETE')).status).toBe(404)
  await ask(`/api/claims/${id}/review`, 'POST', { verdict: 'reject', by: '小李' })
  expect((await ask('/api/reviews?state=rejected')).body.items).toMatchObject([{ claim: { id }, reviews: [{ verdict: 'reject', by: '小李' }, { verdict: 'accept', withdrawn: true }] }])
  expect((await ask('/api/claims?property=capacity')).body.total).toBe(0)
})

it('is corrected through the gate; the model’s claim stays to be seen', async () => {
  const [{ claim: { id } }] = await openOnes()
  const correct = (correction: object) => ask(`/api/claims/${id}/review`, 'POST', { verdict: 'correct', by: '小周', why: '主体不对', correction })
  for (const [correction, why] of [[{ subject: '无名公司' }, 'subject-not-a-mention'], [{ quote: '700套' }, 'not-found'], [{ value: 601 }, 'value-not-in-quote'], [{ of: '厂房' }, 'detail-not-found']] as const) {
    expect(await correct(correction), why).toMatchObject({ status: 422, body: { code: 'correction-ungrounded', details: { why } } })
  }
  expect(await correct({ colour: 'red' })).toMatchObject({ status: 400 })
  expect(await correct({ subject: '青禾湾光谷项目' })).toMatchObject({ status: 400, body: { code: 'request-invalid' } })
  expect((await ask(`/api/claims/${id}/review`, 'POST', { verdict: 'correct', by: '小周' })).status).toBe(400)
  expect((await ask(`/api/claims/${id}/review`, 'POST', { verdict: 'perhaps' })).status).toBe(400)
  expect(await openOnes()).toHaveLength(1)

  const { status, body } = await correct({ subject: '远岫光电科技有限公司', modality: 'planned' })
  expect([status, body.verdict]).toEqual([201, 'correct'])
  expect((await ask(`/api/claims/${body.correction}`)).body.claim).toMatchObject({ subject: { name: '远岫光电科技有限公司' }, value: 600, unit: '套', of: '住房', modality: 'planned', quote: '600套', extractor: 'person:小周 1' })
  expect((await ask(`/api/claims/${id}`)).body.claim).toMatchObject({ subject: { name: '青禾湾光谷项目' }, review: 'corrected' })
  expect((await ask('/api/claims')).body.items.map((c: any) => c.id)).toContain(body.correction)
  await ask(`/api/claims/${id}/review?by=小周`, 'DELETE')
  expect((await ask('/api/claims')).body.items.map((c: any) => c.id)).not.toContain(body.correction)
  // A status finer than the modality is another claim; one that contradicts it is none.
  expect(await correct({ status: 'ongoing' })).toMatchObject({ status: 400, body: { code: 'request-invalid', details: { where: 'correction.status' } } })
  expect(await correct({ status: 'done' })).toMatchObject({ status: 400, body: { code: 'request-invalid' } })
  const intended = await correct({ modality: 'planned', status: 'intended' })
  expect((await ask(`/api/claims/${intended.body.correction}`)).body.claim).toMatchObject({ modality: 'planned', status: 'intended' })
  expect((await ask('/api/claims?status=intended')).body.items).toMatchObject([{ id: intended.body.correction }])
  // Another figure is read anew from its quote.
  const other = await correct({ quote: '8万吨', property: 'capacity', of: null })
  expect((await ask(`/api/claims/${other.body.correction}`)).body.claim).toMatchObject({ value: 8e7, unit: 'kg', quote: '8万吨' })
  expect((await ask('/api/check')).body.problems).toEqual([])
})

it('what the rules say is not up for review, and the API says what it takes', async () => {
  const rule = (await ask('/api/claims')).body.items.find((c: any) => c.extractor.startsWith('yinli'))
  expect(await ask(`/api/claims/${rule.id}/review`, 'POST', { verdict: 'reject', by: '小周' })).toMatchObject({ status: 409, body: { code: 'review-not-open' } })
  expect((await ask('/api/claims/none/review', 'POST', { verdict: 'accept' })).status).toBe(404)
  expect((await ask('/api/documents/none/questions?name=x')).status).toBe(404)
  const { paths } = (await ask('/api/openapi.json')).body
  for (const path of ['/api/reviews', '/api/claims/{id}/review', '/api/documents/{id}/questions', '/api/documents/{id}/answers']) expect(paths).toHaveProperty([path])
})
