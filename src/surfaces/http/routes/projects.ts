import { createRoute, z } from '@hono/zod-openapi'
import { placeMeant } from '../../../ledger/place-meant.ts'
import { checkedFields } from '../../../services/projects/entries.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, routes } from '../route.ts'
import { alertQuery, alerts, colourRules, entry, entryBody, entryTaker, projectDates, projectPage, projectQuery, projectRecord } from './projects-shapes.ts'
import { pieceOf, sendPieces } from '../pieces.ts'
import { projectsOf } from './projects-of.ts'
import { redactProject } from './projects-redact.ts'

const tags = ['项目 Projects']
const asOfDay = isoDay.optional().openapi({ description: '截至哪一天（默认今天） As of which day (default today)' })

const [begin, comma] = [pieceOf('{"items":['), pieceOf(',')]

/** Projects with what was promised and what was observed; what people write down of them; colours and alerts. */
export const projectRoutes = ({ ledger, model, clock }: HttpDeps) => {
  const projects = projectsOf({ ledger, model, clock })
  const today = () => clock.now().toISOString().slice(0, 10)
  const known = { milestones: Object.keys(model.milestones), stages: Object.keys(model.stages) }
  return routes()
    .openapi(createRoute({ method: 'get', path: '/projects', tags, summary: '项目表：阶段、承诺、颜色、投资（按状态分开） Projects: stage, promises, colour, investment by status', request: { query: projectQuery.extend({ ...paging, asOf: asOfDay }) }, responses: { 200: json(projectPage, '每个数字都是一条事实 Every figure is a claim'), ...badRequest } }), async c => {
      const { asOf = today(), ...query } = c.req.valid('query')
      const { items, tag, ...around } = await projects.list({ ...query, place: await placeMeant(ledger, query.place), asOf })
      return sendPieces(c, [begin, ...items.flatMap((item, i) => (i ? [comma, item] : [item])), pieceOf(`],${JSON.stringify(around).slice(1)}`)], tag) as never
    })
    .openapi(createRoute({ method: 'get', path: '/projects/dates', tags, summary: '时间线：承诺与所见的全部日期 Timeline: every date promised and observed', request: { query: projectQuery.extend({ ...paging, asOf: asOfDay }) }, responses: { 200: json(projectDates, '承诺与实际分开 What was promised apart from what was observed'), ...badRequest } }), async c => {
      const { asOf = today(), ...query } = c.req.valid('query')
      const page = await projects.dates({ ...query, place: await placeMeant(ledger, query.place), asOf })
      return c.json({ ...page, items: page.items.map(redactProject) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/projects/{id}', tags, summary: '一个项目的全部 Everything known of one project', request: { params: idParam, query: z.object({ asOf: asOfDay }) }, responses: { 200: json(projectRecord, '承诺与实际分开 What was promised apart from what was observed'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      return c.json(redactProject(found(await projects.record(id, c.req.valid('query').asOf ?? today()), '项目 project', id)), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/alerts', tags, summary: '预警：已逾期、将到期的承诺，七日内将变色的项目 Promises overdue or due soon, and what turns within a week', request: { query: alertQuery.extend({ ...paging, asOf: asOfDay }) }, responses: { 200: json(alerts, '每条预警都指明承诺和出处 Every alert names its promise and what it rests on'), ...badRequest } }), async c => {
      const { asOf = today(), ...query } = c.req.valid('query')
      return c.json(redactProject(await projects.alerts({ ...query, place: await placeMeant(ledger, query.place), asOf })), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/colour-rule', tags, summary: '红黄绿的规则，各版本 The rule of red, yellow and green, every version', responses: { 200: json(colourRules, '规则 The rule') } }), async c => c.json({ items: model['colour-rule'] }, 200))
    .openapi(createRoute({ method: 'post', path: '/projects/{id}/entries', tags, summary: '登记：阶段、承诺或实际的日期、进度、要素、专班、联系、所属工程 Write down a stage, a date promised or observed, progress, a need, who serves it, a contact, a programme', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: entryBody } } } }, responses: { 201: json(entry, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const { kind, fields, by, why } = c.req.valid('json')
      const entity = found(await ledger.entity(id), '项目 project', id)
      return c.json(await ledger.enter({ kind, about: entity.id, fields: checkedFields(kind, fields, known), by, why }), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/projects/{id}/entries/{entry}', tags, summary: '收回一条登记（仍可见） Take an entry back; it stays on record', request: { params: idParam.extend({ entry: z.string().min(1).max(100) }), query: entryTaker }, responses: { 200: json(entry, '已收回 Taken back'), ...notFound } }), async c => {
      const { id, entry: given } = c.req.valid('param')
      const entity = found(await ledger.entity(id), '项目 project', id)
      for (let cursor: string | undefined; ;) {
        const page = await ledger.entries({ about: [entity.id], withdrawn: true, limit: 1000, cursor })
        if (page.items.some(e => e.id === given)) break
        cursor = found(page.next, '登记 entry', given)
      }
      return c.json(await ledger.withdrawEntry(given, c.req.valid('query').by), 200)
    })
}
