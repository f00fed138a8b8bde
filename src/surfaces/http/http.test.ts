import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { testApp } from '../../../test/support/test-app.ts'

const page = '青禾湾光谷项目签约\n本报讯 青禾湾光谷项目计划总投资35亿元。一期投资12亿元,明年投产。联系电话:0599-7123456,邮箱 desk@qinghewan.example。'

async function filled() {
  const t = testApp()
  const response = await t.upload(page, { publisher: '青禾日报', date: '2026-03-05', home: '青禾市' })
  const { document } = await response.json() as any
  return { ...t, id: document.id as string, claims: (await t.get('/api/claims')).body.items as any[] }
}

describe('documents', () => {
  it('reads an upload once', async () => {
    const { upload } = testApp()
    const first = await upload(page, { date: '2026-03-05' })
    expect(first.status).toBe(201)
    expect(await first.json()).toMatchObject({ result: { added: true, claims: { added: 2 } }, document: { name: '版面一.txt', publishedOn: '2026-03-05' } })
    const second = await upload(page, { date: '2026-03-05' })
    expect(second.status).toBe(200)
    expect(await second.json()).toMatchObject({ result: { added: false } })
  })

  it('gives the text so that every claim is a slice of it, without phones and addresses', async () => {
    const { get, id, claims } = await filled()
    const { body } = await get(`/api/documents/${id}`)
    expect(body.text).toHaveLength(page.length)
    expect(body.text).not.toMatch(/7123456|desk@/)
    expect(claims).toHaveLength(2)
    for (const c of claims) expect(body.text.slice(c.start, c.end)).toBe(c.quote)
    expect(body.articleList).toHaveLength(1)
    expect((await get(`/api/documents/${id}/annotations`)).body.claims).toHaveLength(2)
    expect((await get(`/api/articles/${body.articleList[0].id}`)).body.document).toBe(id)
    expect((await get('/api/documents?q=光谷')).body).toMatchObject({ total: 1, next: null })
  })
})

describe('claims', () => {
  it('pages by cursor without loss or repetition', async () => {
    const { get, ledger } = testApp()
    ledger.add(Array.from({ length: 23 }, (_, i) => someClaim({ id: `c${i}` })))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: any = await get(`/api/claims?limit=10${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...body.items.map((c: any) => c.id))
      cursor = body.next
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, i) => `c${i}`))
  })

  it('opens the sentence behind a figure', async () => {
    const { get, claims, id } = await filled()
    const { body } = await get(`/api/claims/${claims[1].id}`)
    expect(body).toMatchObject({ claim: { id: claims[1].id }, locator: { kind: 'line', page: null, line: 2 }, context: { before: '一期投资', quote: '12亿元', after: ',明年投产。' }, document: { id }, article: { document: id }, related: [{ id: claims[0].id }] })
    expect(page.slice(body.context.sentenceStart, claims[1].start)).toBe(body.context.before)
    expect(body.document).not.toHaveProperty('text')
  })
})

describe('the other routes', () => {
  it.each([
    ['/api/health', { status: 'ok', version: '0.0.0-test', engine: 'pglite', counts: { documents: 1, claims: 2 }, lastReadAt: '2026-03-05T00:00:00.000Z' }],
    ['/api/entities?type=project', { items: [{ name: '青禾湾光谷项目', type: 'project', claims: 2 }], total: 1 }],
    ['/api/entities/%E9%9D%92%E7%A6%BE%E6%B9%BE%E5%85%89%E8%B0%B7%E9%A1%B9%E7%9B%AE', { name: '青禾湾光谷项目' }],
    ['/api/search?q=35', { items: [{ kind: 'claim', title: '青禾湾光谷项目' }] }],
    ['/api/claims?status=planned&property=investment&since=2026-03-05', { total: 2 }],
    ['/api/claims?status=actual', { total: 0 }],
    ['/api/projects', { asOf: '2026-03-10', items: [{ entity: { name: '青禾湾光谷项目' }, investment: { actual: [], ongoing: [], planned: [{ value: 35e8 }, { value: 12e8 }] } }] }],
    ['/api/indicators', { items: [], asOf: '2026-03-10' }],
    ['/api/overview', { counts: { claims: 2 }, newestClaims: [{}, {}], places: [] }],
    ['/api/model', { properties: expect.arrayContaining([{ id: 'investment', zh: '投资', en: 'Investment', value: 'quantity', kind: 'money' }]), milestones: expect.arrayContaining([expect.objectContaining({ id: 'signed' })]) }],
    ['/api/session', { required: false, signedIn: true }],
    ['/api/check', { problems: [] }],
  ])('%s', async (path, expected) => {
    const { get } = await filled()
    const { status, body } = await get(path)
    expect(status).toBe(200)
    expect(body).toMatchObject(expected)
  })

  it('a backup is a file whose draft does not stay behind', async () => {
    const { app } = testApp({ backup: async folder => { await writeFile(join(folder, 'yinli-1.jsonl.gz'), 'all of it'); kept = folder; return join(folder, 'yinli-1.jsonl.gz') } })
    let kept = ''
    const response = await app.request('/api/backup')
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="yinli-1.jsonl.gz"')
    expect(await response.text()).toBe('all of it')
    await vi.waitFor(() => expect(existsSync(kept)).toBe(false))
    expect((await testApp().app.request('/api/backup')).status).toBe(404)
  })

  it('judgements are made and taken back', async () => {
    const { app, get } = await filled()
    const post = (body: unknown) => app.request('/api/judgements', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    const made = await post({ left: '青禾湾光谷项目', right: '青禾湾光谷项目', verdict: 'same', why: '同名', by: '小周' })
    expect(made.status).toBe(201)
    const { id } = await made.json() as any
    expect((await app.request(`/api/judgements/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await get('/api/judgements?entity=%E9%9D%92%E7%A6%BE%E6%B9%BE%E5%85%89%E8%B0%B7%E9%A1%B9%E7%9B%AE')).body.items).toMatchObject([{ by: '小周', withdrawn: true }])
    expect((await post({ left: 'x', right: 'y', verdict: 'same' })).status).toBe(404)
  })

  it('the reference is made from the description and fetches nothing', async () => {
    const { get } = testApp()
    const spec = (await get('/api/openapi.json')).body
    expect(spec.openapi).toBe('3.1.0')
    for (const path of ['/api/health', '/api/documents/{id}', '/api/claims', '/api/claims/{id}', '/api/entities/{id}', '/api/search', '/api/export']) expect(spec.paths).toHaveProperty([path])
    const { body } = await get('/api/docs')
    expect(body).toContain('/api/documents/{id}/annotations')
    expect(body).not.toMatch(/<script|https?:\/\/|src=/)
  })
})

describe('errors', () => {
  it.each([
    ['/api/claims/none', 404, 'not-found'],
    ['/api/documents/none', 404, 'not-found'],
    ['/api/documents/none/annotations', 404, 'not-found'],
    ['/api/articles/none', 404, 'not-found'],
    ['/api/entities/none', 404, 'not-found'],
    ['/api/nothing', 404, 'route-unknown'],
    ['/api/claims?limit=0', 400, 'request-invalid'],
    ['/api/claims?limit=x', 400, 'request-invalid'],
    ['/api/claims?property=bogus', 400, 'request-invalid'],
    ['/api/claims?since=2026-02-30', 400, 'request-invalid'],
    ['/api/search', 400, 'request-invalid'],
    ['/api/search?q=%20', 400, 'request-invalid'],
    ['/api/export?format=pdf', 400, 'request-invalid'],
    ['/api/judgements', 400, 'request-invalid'],
    ['/api/claims/%E0%A4%A', 404, 'not-found'],
  ])('%s is %i %s', async (path, status, code) => {
    const { get } = testApp()
    const answer = await get(path)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([status, code, status])
  })

  it.each([
    [{}, '', '没有找到'],
    [{ 'Accept-Language': 'en-GB,zh;q=0.5' }, '', 'There is no'],
    [{ 'Accept-Language': 'fr, zh-CN;q=0.8, en;q=0.3' }, '', '没有找到'],
    [{ 'Accept-Language': 'zh' }, '?lang=en', 'There is no'],
  ])('speaks the reader’s language %o %s', async (headers, query, begins) => {
    expect((await testApp().get(`/api/claims/x${query}`, headers)).body.title).toContain(begins)
  })

  it('a broken, empty, oversized or missing upload is refused and the next one works', async () => {
    const { app, upload, lines } = testApp()
    const code = async (response: Response | Promise<Response>) => { const r = await response; return [r.status, (await r.json() as any).code] }
    const post = (body: BodyInit, type: string) => app.request('/api/documents', { method: 'POST', body, headers: { 'Content-Type': type } })
    expect(await code(upload(''))).toEqual([422, 'read-empty'])
    expect(await code(upload('字'.repeat(64 * 1024)))).toEqual([413, 'request-too-large'])
    expect(await code(upload(page, { date: '2026-13-01' }))).toEqual([400, 'request-invalid'])
    expect(await code(post('not a form', 'multipart/form-data; boundary=x'))).toEqual([400, 'request-invalid'])
    expect(await code(post('{}', 'application/json'))).toEqual([400, 'request-invalid'])
    expect(await code(app.request('/api/judgements', { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } }))).toEqual([400, 'request-invalid'])
    expect((await upload(page)).status).toBe(201)
    expect(lines).toEqual([])
  })

  it('a defect is logged under a number and tells nothing else', async () => {
    const { get, lines, ledger } = testApp()
    ledger.counts = () => Promise.reject(new Error('secret of the inside'))
    const { status, body } = await get('/api/health')
    expect([status, body.code]).toEqual([500, 'internal'])
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(lines[0]).toContain(body.details.id)
    expect(lines[0]).toContain('secret of the inside')
  })
})

describe('headers', () => {
  it('an answer carries an ETag and is not sent twice', async () => {
    const { get, app, upload } = await filled()
    const first = await get('/api/claims')
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache')
    const tag = first.headers.get('ETag')!
    const again = await app.request('/api/claims', { headers: { 'If-None-Match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await upload('另一页,总投资9亿元。')
    expect((await app.request('/api/claims', { headers: { 'If-None-Match': tag } })).status).toBe(200)
  })

  it('is compressed where asked, and then the tag is weak and still matches', async () => {
    const { app } = await filled()
    const zipped = await app.request('/api/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } })
    expect(zipped.headers.get('Content-Encoding')).toBe('gzip')
    expect(zipped.headers.get('ETag')).toMatch(/^W\//)
    expect((await app.request('/api/openapi.json', { headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': zipped.headers.get('ETag')! } })).status).toBe(304)
  })

  it('allows no foreign script, frame or type', async () => {
    const { headers } = await testApp().get('/api/health')
    expect(headers.get('Content-Security-Policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
})

describe('a look before it is read', () => {
  it('a sheet is shown as it would be read, with its problems by cell, in the language asked for', async () => {
    const form = new FormData()
    form.set('file', new File(['项目名称,总投资（亿元）,开工时间,联系电话\n青禾薄膜项目,12.5,2026-03-02,1380000\n听涛项目,保密,尽快,\n'], '清单.csv'))
    form.set('date', '2026-04-01')
    const { app, ledger } = testApp()
    const response = await app.request('/api/documents/preview', { method: 'POST', body: form, headers: { 'Accept-Language': 'en' } })
    expect(response.status).toBe(200)
    const { tables: [table] } = await response.json() as any
    expect(table).toMatchObject({ rows: 2, claims: 2, counts: { error: 2, warning: 0, info: 1 } })
    expect(table.columns.map((c: any) => [c.address, c.as, c.unit])).toEqual([['A1', 'subject', null], ['B1', 'figure', '亿元'], ['C1', 'milestone', null], ['D1', 'private', null]])
    expect(table.sample[0]).toMatchObject({ cell: '12.5', subject: '青禾薄膜项目', property: 'investment', value: 1.25e9 })
    expect(table.problems.map((p: any) => [p.severity, p.code, p.address])).toEqual([['error', 'figure-unreadable', 'B3'], ['error', 'day-unreadable', 'C3'], ['info', 'column-private', 'D1']])
    expect(table.problems[0].text).toBe('Not a figure that can be read')
    expect((await ledger.documents({})).total).toBe(0)
  })

  it('where nothing is read in the background, that is said', async () => {
    expect((await testApp().get('/api/intake')).body).toMatchObject({ code: 'intake-unavailable', status: 503 })
  })
})
