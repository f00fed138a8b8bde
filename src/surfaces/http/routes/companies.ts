import { createRoute, z } from '@hono/zod-openapi'
import { industries } from '../../../model/industries.ts'
import { companyRecord as recordOf } from '../../../services/companies/record.ts'
import { divisionsOf, registerFacts } from '../../../services/companies/divisions.ts'
import { companyList, type CompanyRow } from '../../../services/companies/list.ts'
import type { Column } from '../../../services/export/columns.ts'
import { toCsv } from '../../../services/export/csv.ts'
import { toXlsx } from '../../../services/export/xlsx.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import type { HttpDeps } from '../deps.ts'
import { byteStream } from '../download.ts'
import { badRequest, found, idParam, json, notFound, routes } from '../route.ts'
import { companyExport, companyPage, companyRecord, companyWindow } from './companies-shapes.ts'

const tags = ['企业 Companies']
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const file = { schema: z.string().openapi({ format: 'binary' }) }

/** Companies of the register: sifted, ordered and counted in memory; one with all that registers say of it. */
export const companyRoutes = ({ ledger, model, clock, companies }: HttpDeps) => {
  const context = once(() => {
    const { policies, dictionary } = policyLibrary()
    const { divisions } = model.places
    return { policies, facts: registerFacts(dictionary.facts, divisions), divisions: divisionsOf(divisions), industries: industries() }
  })
  const list = once(() => companyList(companies, context()))
  const today = () => clock.now().toISOString().slice(0, 10)
  return routes()
    .openapi(createRoute({ method: 'get', path: '/companies', tags, summary: '企业：筛选、排序、计数，按窗口取 Companies sifted, ordered and counted; a window of them', request: { query: companyWindow }, responses: { 200: json(companyPage, '一个窗口 A window'), ...badRequest, ...notFound } }), async c => {
      const { offset, limit, columns, asOf = today(), ...query } = c.req.valid('query')
      return c.json(await list().page({ ...query, asOf }, { offset, limit, columns }), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/export/companies', tags: ['导出 Export'], summary: '导出筛出的企业 The companies found as a file', request: { query: companyExport },
      responses: { 200: { description: '文件 The file', content: Object.fromEntries(Object.values(types).map(type => [type.split(';')[0]!, file])) }, ...badRequest, ...notFound } }), async c => {
      const { format, columns, asOf = today(), ...query } = c.req.valid('query')
      // Asked first, so that a wrong question is an answer and not a broken file.
      await list().page({ ...query, asOf }, { offset: 0, limit: 0, columns })
      const rows = list().rows({ ...query, asOf }, columns)
      const shown = exportColumns(columns)
      const body = format === 'xlsx' ? await toXlsx(rows, shown, '企业') as Uint8Array<ArrayBuffer> : byteStream(toCsv(rows, shown))
      return new Response(body, { headers: { 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="yinli-companies.${format}"`, 'Cache-Control': 'no-store' } })
    })
    .openapi(createRoute({ method: 'get', path: '/companies/{id}', tags, summary: '一家企业：各年各项，谁说的，哪里不一致 A company: every fact by year, who says it, who says otherwise', request: { params: idParam }, responses: { 200: json(companyRecord, '企业 The company'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      return c.json(found(await recordOf(ledger.register, id, today(), { ...context(), fields: model.register.fields }), '企业 company', id), 200)
    })

  function exportColumns(columns: string[]): Column<CompanyRow>[] {
    const { facts } = context()
    const sizes = { large: '大型', medium: '中型', small: '小型', micro: '微型', none: null }
    return [
      { key: 'name', zh: '企业名称', cell: r => r.name, width: 36 }, { key: 'code', zh: '统一社会信用代码', cell: r => r.code, width: 22 }, { key: 'place', zh: '行政区划', cell: r => r.place?.zh ?? null, width: 24 },
      { key: 'industry_code', zh: '行业代码', cell: r => r.industry?.code ?? null, width: 10 }, { key: 'industry', zh: '行业', cell: r => r.industry?.zh ?? null, width: 24 },
      { key: 'established_on', zh: '成立日期', cell: r => r.establishedOn, width: 12 }, { key: 'size', zh: '规模', cell: r => sizes[r.size], width: 8 },
      ...columns.filter(key => facts.byId.has(key.split('@')[0]!)).map((key): Column<CompanyRow> => {
        const [id, back] = key.split('@') as [string, string?]
        const fact = facts.byId.get(id)!
        const unit = fact.kind === 'number' && fact.unit ? `（${fact.unit}）` : ''
        return { key, zh: `${fact.zh}${back ? `（早 ${back} 年）` : ''}${unit}`, width: 16, cell: r => { const v = r.facts[key] ?? null; return typeof v === 'boolean' ? (v ? '是' : '否') : fact.kind === 'number' && v !== null ? Number(v) : fact.kind === 'choice' && v !== null ? fact.options[v] ?? v : v } }
      }),
    ]
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
