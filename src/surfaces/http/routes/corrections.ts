import { createRoute, z } from '@hono/zod-openapi'
import type { HttpDeps } from '../deps.ts'
import { redactCorrection, unredact } from '../redact.ts'
import { badRequest, found, idParam, json, notFound, problemAnswer, routes } from '../route.ts'
import { lineCorrection } from '../shapes.ts'

const tags = ['更正 Corrections']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const offset = z.int().min(0)
const body = z.object({ start: offset, end: offset, text: z.string().trim().max(2000).openapi({ description: '这一行应作什么；空为不是文字 What the line reads; empty where it is no text' }), by: who, why: z.string().trim().max(1000).default('') })
const conflict = { 409: problemAnswer('更正刚被别人改过 Somebody else was quicker') }

/** What people say recognised lines read; every correction is read at once, stays on record and can be taken back. */
export const correctionRoutes = ({ ledger, reread }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/documents/{id}/corrections', tags, summary: '一份文献各行的更正，新的在前 Corrections of a document’s lines, the newest first', request: { params: idParam }, responses: { 200: json(z.object({ items: z.array(lineCorrection) }), '更正，收回的也在内 Corrections, withdrawn ones too') } }),
    async c => c.json({ items: (await ledger.corrections(c.req.valid('param').id)).map(redactCorrection) }, 200))
  .openapi(createRoute({ method: 'post', path: '/documents/{id}/corrections', tags, summary: '更正识读的一行，并据此重读 Correct a recognised line and read the document again', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { 201: json(lineCorrection, '已记下，已重读 Written down and read'), ...badRequest, ...notFound, ...conflict } }), async c => {
    const { id } = c.req.valid('param')
    const { text, ...given } = c.req.valid('json')
    const { text: whole } = found(await ledger.document(id), '文献 document', id)
    return c.json(redactCorrection(await ledger.correct({ ...given, document: id, text: unredact(text, whole.slice(given.start, given.end)) }, reread(id))), 201)
  })
  .openapi(createRoute({ method: 'delete', path: '/documents/{id}/corrections/{correction}', tags, summary: '收回一条更正（仍可见），并据此重读 Take a correction back; it stays visible, and the document is read again', request: { params: idParam.extend({ correction: z.string().min(1).max(100) }), query: z.object({ by: who }) }, responses: { 200: json(lineCorrection, '已收回 Taken back'), ...notFound, ...conflict } }),
    async c => {
      const { id, correction } = c.req.valid('param')
      return c.json(redactCorrection(await ledger.takeBack({ document: id, correction, by: c.req.valid('query').by }, reread(id))), 200)
    })
