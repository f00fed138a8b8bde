import { createRoute, z } from '@hono/zod-openapi'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { describeError, YinliError, type ErrorCode, type Lang } from '../../../base/errors.ts'
import type { SourceProblem } from '../../../ledger/register.ts'
import { industries } from '../../../model/industries.ts'
import { fileName } from '../../../read/index.ts'
import { correctCompany, historyOf, withdrawCorrection } from '../../../services/companies/correct.ts'
import { joinWithLedger } from '../../../services/companies/import/join.ts'
import { meanings } from '../../../services/companies/import/meanings.ts'
import { describeProblem } from '../../../services/companies/import/problems.ts'
import { createUploads, mostBytes, type Upload } from '../../../services/companies/import/uploads.ts'
import { toCsv } from '../../../services/export/csv.ts'
import { toXlsx } from '../../../services/export/xlsx.ts'
import type { HttpDeps } from '../deps.ts'
import { languageOf } from '../problem.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, problemAnswer, routes } from '../route.ts'
import { pageOf } from '../shapes.ts'
import { company, history, mapping, registerPreview, registerSource, registerUpload, sourceProblem } from './register-shapes.ts'

const tags = ['名录 Register']
const by = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const why = z.string().trim().max(1000).default('')
const asOf = isoDay.optional().openapi({ description: '数字所指的日期（默认今天）：几个来源不一致时，日期晚的为准 The day the figures stand for (default today): of two sources the later counts' })
const severity = z.enum(['error', 'warning', 'info']).optional()
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const file = { schema: z.string().openapi({ format: 'binary' }) }
const body = <T extends z.ZodType>(schema: T) => ({ body: { required: true, content: { 'application/json': { schema } } } })

/** Uploads of a register are larger than other requests: they have a bound of their own and go to disk as they come. */
export const isUpload = (method: string, path: string) => method === 'POST' && path === '/api/register/imports'

/** Import of registers of companies, what was wrong in them, and what was ever said of one company. */
export const registerRoutes = ({ ledger, model, clock }: HttpDeps) => {
  const uploads = createUploads(ledger, model, () => clock.now())
  const day = (given?: string) => given ?? clock.now().toISOString().slice(0, 10)
  const inWords = (lang: Lang) => (p: SourceProblem) => ({ ...p, ...describeProblem(p, lang) })
  const sourceAt = async (id: string) => found(await ledger.register.source(id), '名录来源 source', id)
  return routes()
    .openapi(createRoute({ method: 'post', path: '/register/imports', tags, summary: `交一个名录文件（XLSX、CSV，请求体即文件，至多 ${mostBytes / 2 ** 20} MB） Hand in a register (XLSX or CSV; the body is the file)`,
      request: { query: z.object({ name: z.string().min(1).max(300).openapi({ description: '文件名 Name of the file' }) }), body: { required: true, content: { 'application/octet-stream': file } } },
      responses: { 201: json(registerUpload, '已收下 Taken'), ...badRequest, 413: problemAnswer('太大 Too large'), 415: problemAnswer('不是能读的表格 Not a sheet that is read') } }), async c => {
      const length = Number(c.req.header('Content-Length') ?? 0)
      if (length > mostBytes) throw new YinliError('request-too-large', { limit: mostBytes / 2 ** 20 })
      return c.json(told(await uploads.add(c.req.raw.body as WebStream<Uint8Array> | null, fileName(c.req.valid('query').name)), languageOf(c)), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/register/imports/{id}/preview', tags, summary: '看每一列会怎样读、前几行读成什么、有什么问题；不写账本 How every column and the first rows would be read; nothing is written', request: { params: idParam, ...body(z.object({ asOf, mapping: mapping.optional() })) }, responses: { 200: json(registerPreview, '预览 Preview'), ...badRequest, ...notFound } }), async c => {
      const { asOf: on, mapping: said } = c.req.valid('json')
      const preview = await uploads.preview(c.req.valid('param').id, { asOf: day(on), mapping: said })
      return c.json({ ...preview, sheets: preview.sheets.map(s => ({ ...s, problems: s.problems.map(inWords(languageOf(c))) })) }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/register/imports/{id}/take', tags, summary: '录入（在后台）；dry 时只查问题。中断后再交同一文件即可接着录入，不会重复 Take it in (in the background); with `dry` only find what is wrong', request: { params: idParam, ...body(z.object({ asOf, mapping: mapping.optional(), dry: z.boolean().default(false), by, why })) }, responses: { 202: json(registerUpload, '进度 Progress'), ...badRequest, ...notFound } }), c => {
      const { asOf: on, mapping: said, ...rest } = c.req.valid('json')
      return c.json(told(uploads.take(c.req.valid('param').id, { asOf: day(on), mapping: said, ...rest }), languageOf(c)), 202)
    })
    .openapi(createRoute({ method: 'get', path: '/register/imports/{id}', tags, summary: '进度 Progress', request: { params: idParam }, responses: { 200: json(registerUpload, '进度 Progress'), ...notFound } }), c => c.json(told(uploads.get(c.req.valid('param').id), languageOf(c)), 200))
    .openapi(createRoute({ method: 'get', path: '/register/imports/{id}/problems', tags, summary: '试读发现的问题 What a dry run found', request: { params: idParam, query: z.object({ severity, limit: paging.limit, offset: z.coerce.number().int().min(0).default(0) }) }, responses: { 200: json(z.object({ items: z.array(sourceProblem), total: z.int() }), '问题 Problems'), ...badRequest, ...notFound } }), c => {
      const { severity: only, limit, offset } = c.req.valid('query')
      const all = uploads.found(c.req.valid('param').id).filter(p => !only || p.severity === only)
      return c.json({ items: all.slice(offset, offset + limit).map(inWords(languageOf(c))), total: all.length }, 200)
    })
    .openapi(createRoute({ method: 'delete', path: '/register/imports/{id}', tags, summary: '停下并删除上传的文件（已录入的行还在） Stop it and remove the file (rows that are in stay)', request: { params: idParam }, responses: { 204: { description: '已删除 Removed' }, ...notFound } }), c => {
      uploads.remove(c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(createRoute({ method: 'get', path: '/register/meanings', tags, summary: '一列可以是什么 What a column can mean', responses: { 200: json(z.object({ items: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), unit: z.string(), yearly: z.boolean() })), units: z.record(z.string(), z.array(z.string())) }), '含义 Meanings') } }), c => c.json(meanings(model), 200))
    .openapi(createRoute({ method: 'get', path: '/register/sources', tags, summary: '名录的来源，最近的在前 Sources of the register, the newest first', request: { query: z.object({ kind: z.enum(['import', 'correction']).optional(), ...paging }) }, responses: { 200: json(pageOf(registerSource).extend({ companies: z.int() }), '一页 A page'), ...badRequest } }), async c => c.json({ ...(await ledger.register.sources(c.req.valid('query'))), companies: await ledger.register.count() }, 200))
    .openapi(createRoute({ method: 'get', path: '/register/sources/{id}', tags, summary: '一个来源 A source', request: { params: idParam }, responses: { 200: json(registerSource, '来源 The source'), ...notFound } }), async c => c.json(await sourceAt(c.req.valid('param').id), 200))
    .openapi(createRoute({ method: 'delete', path: '/register/sources/{id}', tags, summary: '撤回一个来源：它的行不再算数，仍可见 Take a source back: its lines count no more, and stay on record', request: { params: idParam, query: z.object({ by }) }, responses: { 200: json(registerSource, '来源 The source'), ...notFound } }), async c => c.json(await ledger.register.withdraw(c.req.valid('param').id, c.req.valid('query').by), 200))
    .openapi(createRoute({ method: 'get', path: '/register/sources/{id}/problems', tags, summary: '一个来源里的全部问题，带单元格 Every problem of a source, with its cell', request: { params: idParam, query: z.object({ severity, ...paging }) }, responses: { 200: json(pageOf(sourceProblem), '一页 A page'), ...badRequest, ...notFound } }), async c => {
      const { id } = await sourceAt(c.req.valid('param').id)
      const page = await ledger.register.problems(id, c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(inWords(languageOf(c))) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/register/sources/{id}/problems/export', tags, summary: '全部问题的表格 Every problem as a sheet', request: { params: idParam, query: z.object({ severity, format: z.enum(['xlsx', 'csv']).default('xlsx') }) }, responses: { 200: { description: '文件 The file', content: Object.fromEntries(Object.values(types).map(type => [type.split(';')[0]!, file])) }, ...badRequest, ...notFound } }), async c => {
      const { format, severity: only } = c.req.valid('query')
      const { id } = await sourceAt(c.req.valid('param').id)
      const lang = languageOf(c)
      const rows = everyProblem(id, only)
      const columns = [
        { key: 'severity', zh: '级别', width: 10, cell: (p: SourceProblem) => grades[p.severity][lang] }, { key: 'cell', zh: '单元格', width: 18, cell: (p: SourceProblem) => p.cell }, { key: 'code', zh: '代码', width: 20, cell: (p: SourceProblem) => p.code },
        { key: 'value', zh: '内容', width: 30, cell: (p: SourceProblem) => p.details['text'] ?? '' }, { key: 'says', zh: '问题', width: 60, cell: (p: SourceProblem) => describeProblem(p, lang).says }, { key: 'next', zh: '怎么办', width: 50, cell: (p: SourceProblem) => describeProblem(p, lang).next },
      ]
      const content = format === 'xlsx' ? await toXlsx(rows, columns, 'problems 问题') as Uint8Array<ArrayBuffer> : textStream(toCsv(rows, columns))
      return new Response(content, { headers: { 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="register-problems.${format}"`, 'Cache-Control': 'no-store' } })
    })
    .openapi(createRoute({ method: 'get', path: '/register/doubtful', tags, summary: '可能重复的企业：同名（name），或没有代码（code） Companies that may be another: of one name, or without a code', request: { query: z.object({ why: z.enum(['name', 'code']).default('name'), ...paging }) }, responses: { 200: json(pageOf(z.array(company)), '一页 A page'), ...badRequest } }), async c => c.json(await ledger.register.doubtful(c.req.valid('query')), 200))
    .openapi(createRoute({ method: 'post', path: '/register/join', tags, summary: '把名录里的企业与版面提到的企业对上（导入后会自动做） Join companies of the register with those that pages name (done after every import)', responses: { 200: json(z.object({ exact: z.int(), alike: z.int(), unsure: z.int() }), '对上几家 How many') } }), async c => c.json(await joinWithLedger(ledger, model), 200))
    .openapi(createRoute({ method: 'get', path: '/companies/{id}/lines', tags, summary: '一家企业的全部说法：每项、每年、每个来源和单元格，不一致的并列 All that was ever said of a company, by fact and year, with sources and cells', request: { params: idParam }, responses: { 200: json(history, '履历 History'), ...notFound } }), async c => c.json(await historyAt(c.req.valid('param').id), 200))
    .openapi(createRoute({ method: 'post', path: '/companies/{id}/corrections', tags, summary: '企业更正自己的记录；原来的说法仍可见 A company corrects its own record; what was said before stays', request: { params: idParam, ...body(z.object({ facts: z.record(z.string().max(80), z.union([z.string().max(4000), z.number(), z.boolean()])), by: z.string().trim().min(1).max(100), why, asOf })) }, responses: { 201: json(history, '已记下 Written down'), ...badRequest, ...notFound, 422: problemAnswer('有一项不能用 A fact cannot be used') } }), async c => {
      const { id } = c.req.valid('param')
      await correctCompany({ ledger, model, clock }, id, c.req.valid('json'))
      return c.json(await historyAt(id), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/companies/{id}/corrections/{source}', tags, summary: '收回更正（仍可见） Take a correction back; it stays on record', request: { params: idParam.extend({ source: z.string().min(1).max(100) }), query: z.object({ by }) }, responses: { 200: json(history, '履历 History'), ...notFound } }), async c => {
      const { id, source } = c.req.valid('param')
      await withdrawCorrection(ledger, id, source, c.req.valid('query').by)
      return c.json(await historyAt(id), 200)
    })

  async function historyAt(id: string) {
    const own = await historyOf({ ledger, model }, id)
    const code = own.said.find(s => s.fact === 'industry')?.values.find(v => v.counts)?.value
    const industry = typeof code === 'string' ? industries().byCode(code) : null
    return { ...own, industry: industry && { ...industry, version: industries().version } }
  }
  async function* everyProblem(id: string, only?: SourceProblem['severity']) {
    for (let cursor: string | undefined; ;) {
      const page = await ledger.register.problems(id, { severity: only, limit: 1000, cursor })
      yield* page.items
      if (!page.next) return
      cursor = page.next
    }
  }
}

const grades = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, info: { zh: '提示', en: 'info' } }
const told = ({ error, ...upload }: Upload, lang: Lang) => ({ ...upload, problem: error && { code: error.code, ...describeError(error.code as ErrorCode, error.details, lang) } })

function textStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() { await lines.return(undefined) },
  })
}
