import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { contentId } from '../../../base/ids.ts'
import { checkedPlanFields } from '../../../services/plans/entries.ts'
import { listedTasks } from '../../../services/plans/import.ts'
import { createPlans } from '../../../services/plans/plans.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, routes } from '../route.ts'
import { chainEntry } from './chains-shapes.ts'
import { listedTask, plan, planPage } from './plans-shapes.ts'

const tags = ['方案 Plans']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const said = { by: who, why: z.string().trim().max(1000).default('') }
const asOf = z.object({ asOf: isoDay.optional().openapi({ description: '截至哪一天（默认今天） As of which day (default today)' }) })
const kinds = ['plan-task', 'task-state', 'task-given', 'plan-above'] as const
const entryBody = z.object({ kind: z.enum(kinds), fields: z.record(z.string(), z.unknown()), ...said })

/** Plans as trees of tasks: what pages name of them, and what people write down. */
export const planRoutes = ({ ledger, clock, openFile }: HttpDeps) => {
  const plans = createPlans(ledger)
  const day = (given?: string) => given ?? clock.now().toISOString().slice(0, 10)
  const planAt = async (id: string) => found(await plans.plan(id, day()), '方案 plan', id)
  return routes()
    .openapi(createRoute({ method: 'get', path: '/plans', tags, summary: '方案与行动：报了几项任务，点了几项名 Plans: how many tasks they announce, how many are named', request: { query: asOf }, responses: { 200: json(z.object({ items: z.array(plan), asOf: z.string() }), '方案 Plans'), ...badRequest } }), async c => {
      const on = day(c.req.valid('query').asOf)
      return c.json({ items: (await plans.list(on)).slice(0, 1000), asOf: on }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/plans', tags, summary: '新建一个版面没有提到的方案 Begin a plan that no page names', request: { body: { required: true, content: { 'application/json': { schema: z.object({ name: z.string(), ...said }) } } } }, responses: { 201: json(planPage, '已新建 Begun'), ...badRequest } }), async c => {
      const { by, why, ...fields } = c.req.valid('json')
      const id = contentId(['plan', fields.name, clock.now().toISOString()])
      await ledger.enter({ kind: 'plan', about: `plan:${id}`, fields: checkedPlanFields('plan', fields), by, why })
      return c.json(await planAt(id), 201)
    })
    .openapi(createRoute({ method: 'get', path: '/plans/{id}', tags, summary: '一个方案：任务树、进度、逾期 A plan: its tasks, progress, what is late', request: { params: idParam, query: asOf }, responses: { 200: json(planPage, '方案 The plan'), ...badRequest, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      return c.json(found(await plans.plan(id, day(c.req.valid('query').asOf)), '方案 plan', id), 200)
    })
    .openapi(createRoute({ method: 'post', path: '/plans/{id}/entries', tags, summary: '登记任务，任务的状态、责任单位、时限，或上级方案 Write down a task, its state, owner or due day, or the plan above', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: entryBody } } } }, responses: { 201: json(chainEntry, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { kind, fields, by, why } = c.req.valid('json')
      const own = await planAt(c.req.valid('param').id)
      const kept = checkedPlanFields(kind, fields)
      if (kind === 'plan-above') {
        if (kept['plan'] === own.id) throw new YinliError('request-invalid', { where: 'fields.plan', what: own.id })
        if (kept['plan']) kept['plan'] = (await planAt(String(kept['plan']))).id
      } else if (kind !== 'plan-task' && !own.list.some(t => t.id === kept['task'])) throw new YinliError('not-found', { what: '任务 task', id: String(kept['task']) })
      return c.json(await ledger.enter({ kind, about: `plan:${own.id}`, fields: kept, by, why }), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/plans/{id}/tasks', tags, summary: '从表格（XLSX、CSV）登记任务；preview 时只看不记 Write tasks down from a sheet (XLSX, CSV); with `preview` only look', request: { params: idParam, query: z.object({ preview: z.enum(['true', 'false']).default('false') }), body: { required: true, content: { 'multipart/form-data': { schema: z.object({ file: z.any().openapi({ type: 'string', format: 'binary' }), by: who }) } } } }, responses: { 200: json(z.object({ items: z.array(listedTask), written: z.int() }), '读到的任务 The tasks'), ...badRequest, ...notFound } }), async c => {
      const own = await planAt(c.req.valid('param').id)
      const { file, by } = c.req.valid('form')
      if (!(file instanceof File)) throw new YinliError('request-invalid', { where: 'file', what: '缺少文件 missing' })
      const items = listedTasks(await openFile(new Uint8Array(await file.arrayBuffer()), file.name)).slice(0, 1000)
      if (c.req.valid('query').preview === 'true') return c.json({ items, written: 0 }, 200)
      for (const { title, parent, owner, due, phase, state, cell } of items) {
        const set = (value: string | null) => value ?? undefined
        const entry = await ledger.enter({ kind: 'plan-task', about: `plan:${own.id}`, fields: checkedPlanFields('plan-task', { title, parent: set(parent), owner: set(owner), due: set(due), phase: set(phase) }), by, why: `${file.name} ${cell}` })
        if (state && state !== 'open') await ledger.enter({ kind: 'task-state', about: `plan:${own.id}`, fields: checkedPlanFields('task-state', { task: entry.id.slice(0, 12), state }), by, why: `${file.name} ${cell}` })
      }
      return c.json({ items, written: items.length }, 200)
    })
    .openapi(createRoute({ method: 'delete', path: '/plans/{id}/entries/{entry}', tags, summary: '收回一条登记（仍可见） Take an entry back; it stays on record', request: { params: idParam.extend({ entry: z.string().min(1).max(100) }), query: z.object({ by: who }) }, responses: { 200: json(chainEntry, '已收回 Taken back'), ...notFound } }), async c => {
      const { id, entry } = c.req.valid('param')
      const own = await planAt(id)
      found(own.entries.find(e => e.id === entry) ?? null, '登记 entry', entry)
      return c.json(await ledger.withdrawEntry(entry, c.req.valid('query').by), 200)
    })
}
