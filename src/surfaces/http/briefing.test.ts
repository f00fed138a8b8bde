import excel from 'exceljs'
import { expect, it } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { door } from '../cli/door.ts'
import { runCli } from '../cli/run.ts'
import { openArchive } from '../../read/format/archive.ts'
import { usualLimits } from '../../read/format/format.ts'

const project = (id: string, name: string) => ({ subject: { id, name, type: 'project' as const } })
const started = (id: string, name: string, district: string) => [
  someClaim({ id: `${id}-i`, ...project(id, name), value: 35e8, unit: 'CNY', mod: 'exact', of: 'total', modality: 'planned', quote: '35亿元', publisher: '澄湾日报' }),
  someClaim({ id: `${id}-l`, ...project(id, name), property: 'located_in', object: { id: district, name: district, type: 'place' }, quote: district }),
]
async function filled() {
  const t = testApp()
  t.ledger.add([...started('p1', '澄湾光谷项目', '东岭区'), ...started('p2', '沐砾电池项目', '西塘区'), ...started('p3', '澜石电机项目', '东岭区'),
    someClaim({ id: 'due', ...project('p1', '澄湾光谷项目'), property: 'milestone', of: 'operating', modality: 'planned', from: '2026-01-01', to: '2026-01-31', quote: '1月投产', publisher: '澄湾日报', publishedOn: '2025-12-05' }),
    someClaim({ id: 'done', ...project('p2', '沐砾电池项目'), property: 'milestone', of: 'started', from: '2026-02-03', to: '2026-02-03', quote: '2月3日开工', publisher: '澄湾日报' })])
  const send = async (method: string, path: string, body: unknown) => { const response = await t.app.request(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }); return { status: response.status, body: await response.json() as any } }
  const file = async (path: string) => new Uint8Array(await (await t.app.request(path)).arrayBuffer())
  const post = async (path: string, name: string, bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}) => {
    const form = new FormData()
    form.set('file', new File([bytes], name))
    for (const [key, value] of Object.entries(fields)) form.set(key, value)
    return t.app.request(path, { method: 'POST', body: form })
  }
  return { ...t, send, file, post }
}
const part = async (bytes: Uint8Array, name: string) => new TextDecoder().decode(await (await openArchive(bytes, 'x', usualLimits)).read(name))

it('a round: route, briefs, score sheet out and in, ranking beside the last round', async () => {
  const { send, file, post, get } = await filled()
  const rules = { criteria: [{ id: 'a', zh: '进度', max: 60 }, { id: 'b', zh: '效益', max: 40 }], judges: ['王评', '李评'] }
  const { body: last } = await send('POST', '/api/rounds', { name: '春季观摩', on: '2026-03-01', projects: ['p2', 'p1'], ...rules })
  const { status, body: round } = await send('POST', '/api/rounds', { name: '秋季观摩', on: '2026-09-01', projects: ['p1', 'p2', 'p3'], ...rules, by: '赵办' })
  expect([status, round.id, round.by]).toEqual([201, '2026-09-01', '赵办'])
  const { body: route } = await get(`/api/rounds/${round.id}/route`)
  expect(route.items.map((s: any) => s.id)).toEqual(['p1', 'p3', 'p2'])
  const { by: _b, at: _a, why: _w, id: _i, ...fields } = round
  expect((await send('PUT', `/api/rounds/${round.id}`, { ...fields, projects: ['p1', 'p3', 'p2'] })).status).toBe(200)
  expect((await send('PUT', `/api/rounds/${round.id}`, { ...fields, projects: [] })).body).toMatchObject({ code: 'round-changed' })

  const { body: briefs } = await get(`/api/rounds/${round.id}/briefs?project=p1`)
  const said = briefs.items[0].paper.blocks.map((b: any) => b.text ?? b.pieces.map((p: any) => p.text ?? p).join(''))
  expect(said).toEqual(['一、基本情况', '位于东岭区。', '二、投资和规模', '总投资35亿元（计划）。', '三、进度', '未见公开的进度。', '四、需要关注', expect.stringMatching(/^承诺2026年1月投产运行，已逾期38天/), '五、上次观摩以来', expect.stringContaining('35亿元'), '截至2026年3月10日。'])
  expect((await part(await file(`/api/rounds/${round.id}/briefs.docx`), 'word/footnotes.xml'))).toContain('《澄湾日报》2026年3月5日：“35亿元”。')
  expect((await openArchive(await file(`/api/rounds/${round.id}/briefs.zip`), 'x', usualLimits)).names).toEqual(['00 路线.docx', '01 澄湾光谷项目.docx', '02 澜石电机项目.docx', '03 沐砾电池项目.docx', '评分表.xlsx'])

  const score = async (id: string, given: Record<string, (number | string | null)[][]>) => {
    const book = new excel.Workbook()
    await book.xlsx.load((await file(`/api/rounds/${id}/score-sheet.xlsx`)).buffer as ArrayBuffer)
    for (const [judge, rows] of Object.entries(given)) rows.forEach((row, r) => row.forEach((value, c) => { book.getWorksheet(judge)!.getCell(3 + r, 6 + c).value = value }))
    return (await post(`/api/rounds/${id}/scores`, '评分表.xlsx', new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), { by: '赵办' })).json() as any
  }
  await score(last.id, { 王评: [[50, 30], [40, 20]] })
  const upload = await score(round.id, { 王评: [[50, 30], [60, 40], [70, '好']], 李评: [['４０分', 20, '现场整洁'], [10, null]] })
  expect(upload).toMatchObject({ scores: 7, remarks: [{ judge: '李评', project: 'p1', text: '现场整洁' }] })
  expect(upload.problems.map((p: any) => `${p.grade} ${p.code} ${p.cell} ${p.text}`)).toEqual(['error range 王评!F5 70', 'error number 王评!G5 好', 'warning blank 李评!G4 '])
  const { body: ranking } = await get(`/api/rounds/${round.id}/ranking`)
  expect(ranking.items.map((r: any) => `${r.name} ${r.rank} ${r.mean} ${r.counted}`)).toEqual(['澜石电机项目 1 100 1', '澄湾光谷项目 2 70 2', '沐砾电池项目 null null 0'])
  expect(ranking.comparison).toMatchObject({ sameCriteria: true, round: { id: last.id }, items: [{ project: 'p3', rankBefore: null }, { project: 'p1', rankBefore: 2, meanBefore: 60, moved: 0 }, { project: 'p2', moved: null }] })
  await send('DELETE', `/api/rounds/${round.id}/scores/${upload.id}`, {}).catch(() => {})
  expect((await get(`/api/rounds/${round.id}`)).body.uploads).toEqual([])
})

it('a dispatch pack: done, late, to be decided, each with its source', async () => {
  const { ledger, get, file, send } = await filled()
  await ledger.enter({ kind: 'need', about: 'p3', fields: { element: 'land', what: '用地指标40亩', due: '2026-04-01', state: 'open' }, by: '赵办', why: '企业来函' })
  const { body } = await get('/api/dispatch?from=2026-02-01&to=2026-03-31')
  expect(body.items.map((l: any) => [l.group, l.subject.name, l.what, l.when, l.days, l.note])).toEqual([
    ['done', '沐砾电池项目', '开工启动', '2026年2月3日', null, '《澄湾日报》2026年3月5日：“2月3日开工”。'],
    ['late', '澄湾光谷项目', '投产运行', '2026年1月', 38, '《澄湾日报》2025年12月5日：“1月投产”。'],
    ['decision', '澜石电机项目', '用地指标40亩', '2026年4月1日前', null, '赵办 2026年3月5日登记：企业来函。'],
  ])
  expect(await part(await file('/api/dispatch.docx?from=2026-02-01&to=2026-03-31'), 'word/footnotes.xml')).toContain('赵办 2026年3月5日登记：企业来函。')
  // What pages contradict each other in waits for a decision too, with every source, until somebody settles it.
  const done = (id: string, yi: number) => someClaim({ id, ...project('p2', '沐砾电池项目'), of: 'total', value: yi * 1e8, unit: 'CNY', quote: `${yi}亿元`, publisher: '澄湾日报' })
  ledger.add([done('c1', 8), done('c2', 9.5)])
  const open = async () => (await get('/api/dispatch?from=2026-02-01&to=2026-03-31')).body.items.filter((l: any) => l.conflict)
  const [line] = await open()
  expect([line.group, line.what, line.note]).toEqual(['decision', '投资有不能同时成立的说法：“8亿元”（澄湾日报 2026-03-05）；“9.5亿元”（澄湾日报 2026-03-05）', '《澄湾日报》2026年3月5日：“8亿元”。《澄湾日报》2026年3月5日：“9.5亿元”。'])
  await send('POST', `/api/conflicts/${line.conflict.id}/settlement`, { verdict: 'explained', why: '二期另计', by: '周' })
  expect(await open()).toEqual([])
  expect((await get('/api/dispatch?from=2026-03-31&to=2026-02-01')).body).toMatchObject({ code: 'request-invalid' })
})

it('on the command line', async () => {
  const { app } = await filled()
  let out = ''
  const yinli = (...argv: string[]) => {
    out = ''
    return runCli(argv, { out: async text => { out += String(text) }, err: () => {}, env: { LANG: 'en_GB.UTF-8' }, cwd: '/', errIsTty: false, stopped: async () => {} }, async () => door((path, init) => app.request(path, init), { server: null, close: async () => {} }))
  }
  expect([await yinli('round', 'new', '秋季观摩', '--on', '2026-09-01', '--project', '澄湾光谷项目', '--project', 'p2', '--project', 'p3', '--by-district'), out]).toEqual([0, '2026-09-01  秋季观摩\n'])
  expect([await yinli('round', 'list', '--json'), JSON.parse(out).items[0].projects]).toEqual([0, ['p1', 'p3', 'p2']])
  expect([await yinli('round', 'ranking', '2026-09-01'), out]).toEqual([0, expect.stringContaining('澜石电机项目')])
  expect([await yinli('dispatch', '--from', '2026-02-01', '--to', '2026-03-31'), out]).toEqual([0, expect.stringMatching(/done +沐砾电池项目[\s\S]*late +澄湾光谷项目/)])
  expect(await yinli('fill', '/没有的表.docx', '--project', 'p1')).toBe(1)
})

it('a form of several projects without a loop becomes a file for each', async () => {
  const { post } = await filled()
  const book = new excel.Workbook()
  book.addWorksheet('表').addRow(['{{项目名称}}', '{{总投资}}'])
  const form = new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer)
  const report = await (await post('/api/forms/check', '表.xlsx', form, { projects: 'p1,p2' })).json() as any
  expect(report.items.map((f: any) => `${f.project} ${f.where} ${f.text}`)).toEqual(['澄湾光谷项目 表!A1 澄湾光谷项目', '澄湾光谷项目 表!B1 35亿元', '沐砾电池项目 表!A1 沐砾电池项目', '沐砾电池项目 表!B1 35亿元'])
  const answer = await post('/api/forms/fill', '表.xlsx', form, { projects: 'p1,p2' })
  expect(decodeURIComponent(answer.headers.get('Content-Disposition')!)).toContain('表（已填）.zip')
  expect((await openArchive(new Uint8Array(await answer.arrayBuffer()), 'x', usualLimits)).names).toEqual(['01 澄湾光谷项目.xlsx', '02 沐砾电池项目.xlsx'])
  expect((await post('/api/forms/check', '表.xlsx', form, { projects: 'p9' })).status).toBe(404)
})
