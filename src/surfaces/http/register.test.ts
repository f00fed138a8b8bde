import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { openLedger, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { checkCharacter, organisationCheck } from '../../model/credit-code.ts'
import { loadModel } from '../../model/load.ts'
import { door } from '../cli/door.ts'
import { runCli } from '../cli/run.ts'

/** Import, problems, corrections, joining: over the API and the command line, on a real ledger. */
let dataDir: string
let ledger: OpenLedger
let app: ReturnType<typeof createApp>
const dir = mkdtempSync(join(tmpdir(), 'yinli-register-http-'))
const ask = async (path: string, method = 'GET', body?: unknown) => {
  const response = await app.request(path, { method, ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) })
  return { status: response.status, body: response.status === 204 ? null : await response.json() as any }
}
const code = (n: number) => { const body = `MA${String(n).padStart(6, '0')}`; const whole = `91000000${body}${organisationCheck(body)}`; return whole + checkCharacter(whole) }
const handIn = async (text: string, name = '名录.csv') => (await (await app.request(`/api/register/imports?name=${encodeURIComponent(name)}`, { method: 'POST', body: text })).json() as any)
const settled = async (id: string) => { for (;;) { const { body } = await ask(`/api/register/imports/${id}`); if (!['waiting', 'taking', 'joining'].includes(body.state)) return body; await new Promise(done => { setTimeout(done, 5) }) } }
const rows = [
  '统一社会信用代码,企业名称,营业收入,成立日期,联系人,行业代码', `${code(1)},苏州霁川新材料科技有限公司,120.5,2019-03-05,某人,3911`, `${code(2)},远澜储能有限公司,不知道,2019-02-30,,`, `${code(3).slice(0, 17)},云桥精密有限公司,7,,,`, `${code(4)},远澜储能有限公司,8,,,`, '合计,,135,,,',
].join('\n')

beforeAll(async () => {
  dataDir = await testDirectory()
  const clock = { now: () => new Date('2026-03-10T08:00:00Z') }
  ledger = await openLedger({ dataDir }, { clock })
  app = createApp({ ledger, model: loadModel(), clock, version: 'test', log: line => { throw new Error(line) } })
  for (const [name, text] of [['甲报', '霁川新材料项目开工\n\n本报讯（记者 周望）2月27日，苏州霁川新材料科技有限公司在苏州高新区投资3亿元，建设薄膜项目。\n'], ['乙报', '远澜扩产\n\n本报讯（记者 周望）3月1日，云桥精密在无锡投资5亿元，占地60亩。\n']]) {
    const form = new FormData()
    form.set('file', new File([text!], `${name}.txt`))
    for (const [k, v] of Object.entries({ publisher: name!, home: '苏州市', date: '2026-03-01' })) form.set(k, v)
    await app.request('/api/documents', { method: 'POST', body: form })
  }
}, 60_000)
afterAll(async () => { await ledger?.close(); for (const d of [dataDir, dir]) rmSync(d, { recursive: true, force: true }) })

test('a file is looked at first: columns, first rows, problems; nothing personal is shown, nothing is written', async () => {
  const { id } = await handIn(rows)
  const { body } = await ask(`/api/register/imports/${id}/preview`, 'POST', { mapping: { C: 'revenue@2024|亿元' } })
  const [sheet] = body.sheets
  expect(sheet.columns.map((c: any) => [c.letter, c.meaning, c.how])).toEqual([['A', 'code', 'words'], ['B', 'name', 'words'], ['C', 'revenue@2024|亿元', 'said'], ['D', 'establishedOn', 'words'], ['E', null, 'personal'], ['F', 'industry', 'words']])
  expect(sheet.rows[0].line).toEqual({ code: code(1), name: '苏州霁川新材料科技有限公司', facts: { revenue: { 2024: '1205000' }, establishedOn: '2019-03-05', industry: '3911' } })
  expect(JSON.stringify(body)).not.toContain('某人')
  expect(sheet.problems.find((p: any) => p.code === 'date-impossible')).toMatchObject({ severity: 'error', cell: '名录!D3', says: '“成立日期”不是日历上有的日子：2019-02-30' })
  expect(await ledger.register.count()).toBe(0)
  expect((await ask(`/api/register/imports/${id}`, 'DELETE')).status).toBe(204)
  expect((await ask(`/api/register/imports/${id}`)).status).toBe(404)
  const own = readdirSync(tmpdir()).filter(name => name.startsWith(`yinli-upload-${process.pid}-`))
  expect(own.flatMap(name => readdirSync(join(tmpdir(), name)))).toEqual([])
})

test('it is taken in, joined with what pages name, listed, and not twice', async () => {
  const { id } = await handIn(rows)
  await ask(`/api/register/imports/${id}/take`, 'POST', { mapping: { C: 'revenue@2024|亿元' }, by: '陈一', asOf: '2026-03-01' })
  const done = await settled(id)
  expect(done).toMatchObject({ state: 'done', progress: { lines: 4, created: 4, problems: { error: 3, warning: 1, info: 2 }, done: 1 } })
  expect(done.joined.exact).toBe(1)
  const found = (await ask(`/api/register/sources/${done.source}/problems?limit=2`)).body
  expect([found.total, found.items.length]).toEqual([6, 2])
  expect((await ledger.register.company(code(1)))?.entity?.name).toBe('苏州霁川新材料科技有限公司')
  const csv = await (await app.request(`/api/register/sources/${done.source}/problems/export?format=csv&lang=en`)).text()
  expect(csv).toContain('error,名录!A4,code-length')
  expect((await ask('/api/register/doubtful')).body.items.map((same: any[]) => same.map(c => c.code))).toEqual([[code(2), code(4)]])
  expect((await ask('/api/register/doubtful?why=code')).body.items.map(([c]: any[]) => c.name)).toEqual(['云桥精密有限公司'])

  const again = await handIn(rows)
  await ask(`/api/register/imports/${again.id}/take`, 'POST', { asOf: '2026-03-01', by: '陈一' })
  expect(await settled(again.id)).toMatchObject({ source: done.source, progress: { created: 0 } })
  expect((await ask(`/api/register/sources/${done.source}`)).body).toMatchObject({ lines: 4, complete: true })
})

test('a company corrects its record; both sayings are shown, and it can be taken back', async () => {
  const put = (facts: object) => ask(`/api/companies/${code(1)}/corrections`, 'POST', { facts, by: '霁川新材料', why: '年报' })
  expect((await put({ '营业收入@2024': 'abc' })).body).toMatchObject({ code: 'facts-invalid' })
  expect((await put({ 统一社会信用代码: 'x' })).status).toBe(422)
  const { status, body } = await put({ '营业收入@2024': '130亿元', hnteValid: true, address: '<b>新址</b>' })
  expect(status).toBe(201)
  const revenue = body.said.find((s: any) => s.fact === 'revenue')
  expect(revenue).toMatchObject({ year: '2024', differs: true, unit: '万元', values: [{ value: '1300000', cell: null, counts: true }, { value: '1205000', cell: '名录!C2', counts: false }] })
  expect(body.industry).toMatchObject({ code: '3911', name: '计算机整机制造', section: 'C', strategic: { how: 'full' }, digital: { how: 'full' } })
  const source = body.lines[0].source.id
  const back = (await ask(`/api/companies/${code(1)}/corrections/${source}?by=${encodeURIComponent('霁川新材料')}`, 'DELETE')).body
  expect(back.lines).toHaveLength(2)
  expect(back.said.find((s: any) => s.fact === 'revenue')).toMatchObject({ differs: false, values: [{ value: '1205000', counts: true }, { value: '1300000', counts: false }] })
  expect((await ask(`/api/companies/${code(2)}/corrections/${source}`, 'DELETE')).status).toBe(404)
})

test('the command line: dry run, import, problems, sources, show, withdraw', async () => {
  const yinli = async (...argv: string[]) => {
    let [out, err] = ['', '']
    const exit = await runCli(argv, { out: async text => { out += String(text) }, err: text => { err += text }, env: { LANG: 'zh_CN.UTF-8', USER: '王二' }, cwd: dir, errIsTty: false, stopped: async () => {} }, async () => door((path, init) => app.request(path, init), { server: null, close: async () => {} }))
    return { exit, out, err }
  }
  writeFileSync(join(dir, '二.csv'), `企业名称,2025年从业人数\n云帆软件有限公司,约50\n,3`)
  const dry = await yinli('register', 'import', '二.csv', '--dry-run')
  expect(dry.out).toContain('从业人员 staff@2025')
  expect(dry.out).toContain('二!B2')
  expect(dry.out).toMatch(/可录入 1 行；错误 1，警告 1/)
  expect((await yinli('register', 'import', '二.csv')).out).toMatch(/录入 1 行，新企业 1 家/)
  const { items } = JSON.parse((await yinli('register', 'sources', '--json')).out)
  expect(items[0]).toMatchObject({ name: '二.csv', by: '王二', lines: 1, problems: { error: 1, warning: 1, info: 0 } })
  expect((await yinli('register', 'problems', items[0].id, '--severity', 'error')).out).toContain('二!A3')
  const [company] = await ledger.register.companies({ names: ['云帆软件有限公司'] })
  expect((await yinli('register', 'show', company!.id)).out).toMatch(/从业人员 2025\s+50 人/)
  expect((await yinli('register', 'withdraw', items[0].id)).out).toContain('已撤回 二.csv')
  expect((await yinli('register', 'show', company!.id)).out).toContain('× 已撤回')
  expect((await yinli('register', 'import', '没有.csv')).exit).toBe(1)
})
