import { createRoute, z } from '@hono/zod-openapi'
import { describeError, YinliError, type Lang } from '../../../base/errors.ts'
import type { IntakeItem } from '../../../ledger/index.ts'
import type { HttpDeps } from '../deps.ts'
import { fileName } from '../../../read/index.ts'
import { languageOf } from '../problem.ts'
import { badRequest, found, idParam, json, notFound, paging, problemAnswer, routes } from '../route.ts'
import { intakeItem, intakeState, pageOf } from '../shapes.ts'
import { upload } from './documents.ts'

const tags = ['读取 Intake']
const conflict = { 409: problemAnswer('此刻不行 Not in this state') }
const oneItem = { 200: json(intakeItem, '文件 The file'), ...notFound, ...conflict }

/** Files handed in to be read in the background, and what becomes of them. */
export const intakeRoutes = ({ intake }: HttpDeps) => {
  const here = () => {
    if (!intake) throw new YinliError('intake-unavailable')
    return intake
  }
  return routes()
    .openapi(createRoute({ method: 'post', path: '/intake', tags, summary: '交一个文件，后台读取 Hand in a file to be read in the background', request: { body: { required: true, content: { 'multipart/form-data': { schema: upload } } } },
      responses: { 202: json(intakeItem, '已收下 Taken'), ...badRequest } }), async c => {
      const { file, publisher, date, home } = c.req.valid('form')
      if (!(file instanceof File)) throw new YinliError('request-invalid', { where: 'file', what: '缺少文件 missing' })
      const bytes = new Uint8Array(await file.arrayBuffer())
      const name = fileName(file.name)
      if (!bytes.length) throw new YinliError('read-empty', { name })
      return c.json(told(await here().queue.add({ name, bytes, meta: { publisher, home, publishedOn: date || undefined } }), languageOf(c)), 202)
    })
    .openapi(createRoute({ method: 'get', path: '/intake', tags, summary: '交来的文件，最近的在前 Files handed in, the newest first', request: { query: z.object({ state: intakeState.optional(), ...paging }) },
      responses: { 200: json(pageOf(intakeItem).extend({ counts: z.record(intakeState, z.int()) }), '一页 A page'), ...badRequest } }), async c => {
      const { store } = here()
      const page = await store.list(c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(item => told(item, languageOf(c))), counts: await store.counts() }, 200)
    })
    .openapi(createRoute({ method: 'delete', path: '/intake', tags, summary: '清除已完成的记录（文献不动） Clear away the records of what is done (documents stay)', responses: { 200: json(z.object({ cleared: z.int() }), '清除了几条 How many') } }), async c =>
      c.json({ cleared: await here().store.clear() }, 200))
    .openapi(createRoute({ method: 'get', path: '/intake/{id}', tags, summary: '一个文件的进度 How far a file is', request: { params: idParam }, responses: { 200: json(intakeItem, '文件 The file'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      return c.json(told(found(await here().store.get(id), '文件 file', id), languageOf(c)), 200)
    })
    .openapi(createRoute({ method: 'post', path: '/intake/{id}/pause', tags, summary: '暂停 Hold it back', request: { params: idParam }, responses: oneItem }), async c =>
      c.json(told(await here().queue.pause(c.req.valid('param').id), languageOf(c)), 200))
    .openapi(createRoute({ method: 'post', path: '/intake/{id}/resume', tags, summary: '继续或重试 Go on with it, or try again', request: { params: idParam }, responses: oneItem }), async c =>
      c.json(told(await here().queue.resume(c.req.valid('param').id), languageOf(c)), 200))
    .openapi(createRoute({ method: 'delete', path: '/intake/{id}', tags, summary: '清除记录（文献不动） Clear the record away (documents stay)', request: { params: idParam }, responses: { 204: { description: '已清除 Cleared' }, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      if (!(await here().store.remove(id))) throw new YinliError('not-found', { what: '文件 file', id })
      return c.body(null, 204)
    })
}

const told = (item: IntakeItem, lang: Lang) => ({ ...item, begun: undefined, problem: item.code ? describeError(item.code, item.details ?? {}, lang) : null })
