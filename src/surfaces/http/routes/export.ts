import { createRoute, z } from '@hono/zod-openapi'
import { locator } from '../../../ledger/locate.ts'
import { placeMeant } from '../../../ledger/place-meant.ts'
import { everyClaim } from '../../../ledger/every-claim.ts'
import { claimColumns } from '../../../services/export/columns.ts'
import { toCsv } from '../../../services/export/csv.ts'
import { toJsonl } from '../../../services/export/jsonl.ts'
import { projectColumns } from '../../../services/export/project-columns.ts'
import { toXlsx } from '../../../services/export/xlsx.ts'
import { oc4idsPackage } from '../../../services/oc4ids/package.ts'
import { YinliError } from '../../../base/errors.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import type { Projects } from '../../../services/projects/projects.ts'
import type { ProjectRecord } from '../../../services/projects/record.ts'
import type { HttpDeps } from '../deps.ts'
import { byteStream } from '../download.ts'
import { redactClaim } from '../redact.ts'
import { badRequest, isoDay, notFound, routes } from '../route.ts'
import { claimFilter } from './claims.ts'
import { projectsOf } from './projects-of.ts'
import { redactProject } from './projects-redact.ts'
import { projectQuery } from './projects-shapes.ts'

const types = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const query = z.object({ format: z.enum(['jsonl', 'csv', 'xlsx']).default('jsonl'), ...claimFilter })
const asOf = isoDay.optional().openapi({ description: '截至哪一天（默认今天） As of which day (default today)' })
const tableQuery = projectQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx'), asOf })
const packageQuery = projectQuery.extend({
  asOf,
  prefix: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/).default('yinli').openapi({ description: '项目编号的前缀，由标准的登记处发放，形如 oc4ids-xxxxxx Prefix of project identifiers, given by the standard’s registry' }),
  publisher: z.string().trim().min(1).max(200).default('Yinli 引力场').openapi({ description: '发布者 Who publishes it' }),
  uri: z.url({ protocol: /^https?$/ }).max(500).optional().openapi({ description: '这份数据包的公开网址；给出后来源版面也附网址 Where the package is published; with it, source pages have addresses too' }),
})
const file = { schema: z.string().openapi({ format: 'binary' }) }

export const exportRoutes = ({ ledger, model, clock }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/export', tags: ['导出 Export'], summary: '导出事实 Claims as a file', request: { query },
    responses: { 200: { description: '文件 The file', content: Object.fromEntries(Object.values(types).map(type => [type.split(';')[0]!, file])) }, ...badRequest } }), async c => {
    const { format, ...filter } = c.req.valid('query')
    const claims = shown(ledger, filter)
    const body = format === 'xlsx' ? await toXlsx(claims, claimColumns, 'claims 事实') as Uint8Array<ArrayBuffer> : byteStream(format === 'csv' ? toCsv(claims, claimColumns) : toJsonl(claims))
    return new Response(body, { headers: { 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="yinli-claims.${format}"`, 'Cache-Control': 'no-store' } })
  })
  .openapi(createRoute({ method: 'get', path: '/export/projects', tags: ['导出 Export'], summary: '导出项目表 Projects as a table', request: { query: tableQuery },
    responses: { 200: { description: '文件 The file', content: Object.fromEntries([types.csv, types.xlsx].map(type => [type.split(';')[0]!, file])) }, ...badRequest } }), async c => {
    const { format, asOf = today(clock), ...filter } = c.req.valid('query')
    const rows = records(projectsOf({ ledger, model, clock }), { ...filter, place: await placeMeant(ledger, filter.place), asOf })
    const columns = projectColumns(model)
    const body = format === 'xlsx' ? await toXlsx(rows, columns, 'projects 项目') as Uint8Array<ArrayBuffer> : byteStream(toCsv(rows, columns))
    return new Response(body, { headers: { 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="yinli-projects.${format}"`, 'Cache-Control': 'no-store' } })
  })
  .openapi(createRoute({ method: 'get', path: '/oc4ids', tags: ['导出 Export'], summary: 'OC4IDS 0.9 数据包（本地阶段附为分类，各状态金额分列） An OC4IDS package: local stages as a classification, amounts by status', request: { query: packageQuery },
    responses: { 200: { description: '数据包 The package', content: Object.fromEntries([['application/json', { schema: z.record(z.string(), z.unknown()) }]]) }, ...badRequest, ...notFound } }), async c => {
    const { prefix, publisher, uri = new URL('/api/oc4ids', c.req.url).href, asOf = today(clock), ...filter } = c.req.valid('query')
    const projects = await atLeastOne(records(projectsOf({ ledger, model, clock }), { ...filter, place: await placeMeant(ledger, filter.place), asOf }))
    const base = c.req.valid('query').uri ? new URL(uri).origin : null
    const body = byteStream(oc4idsPackage(projects, { prefix, publisher, uri, base, at: clock.now().toISOString(), stages: model.stages, milestones: model.milestones, properties: model.properties }))
    return new Response(body, { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="yinli-oc4ids.json"', 'Cache-Control': 'no-store' } })
  })

const today = (clock: HttpDeps['clock']) => clock.now().toISOString().slice(0, 10)

/** Projects in the order of the list, a page at a time. */
async function* records(projects: Pick<Projects, 'records'>, query: Parameters<Projects['records']>[0]): AsyncGenerator<ProjectRecord> {
  for (let cursor: string | undefined; ;) {
    const page = await projects.records({ ...query, limit: 200, cursor })
    yield* page.items.map(redactProject)
    if (!page.next) return
    cursor = page.next
  }
}

/** The same again, when there is a first one. */
async function atLeastOne<T>(rows: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const { value, done } = await rows.next()
  if (done) throw new YinliError('export-no-projects')
  return (async function* () { yield value; yield* rows })()
}

async function* shown(ledger: Ledger, filter: Parameters<typeof everyClaim>[1]) {
  const locate = locator(ledger)
  for await (const claim of everyClaim(ledger, filter)) yield { ...redactClaim(claim), locator: await locate(claim) }
}
