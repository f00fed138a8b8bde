import { createRoute, z } from '@hono/zod-openapi'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, json, notFound, routes } from '../route.ts'
import { judgement, verdicts } from '../shapes.ts'

const tags = ['判断 Judgements']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const body = z.object({ left: z.string().min(1).max(300), right: z.string().min(1).max(300), verdict: z.enum(verdicts), why: z.string().trim().max(1000).default(''), by: who })

export const judgementRoutes = ({ ledger }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/judgements', tags, summary: '对一个主体的判断 Judgements on an entity', request: { query: z.object({ entity: z.string().min(1).max(300) }) }, responses: { 200: json(z.object({ items: z.array(judgement) }), '判断 Judgements'), ...badRequest } }),
    async c => c.json({ items: await ledger.judgements(c.req.valid('query').entity) }, 200))
  .openapi(createRoute({ method: 'post', path: '/judgements', tags, summary: '判断两个主体是否同一 Say whether two entities are the same', request: { body: { required: true, content: { 'application/json': { schema: body } } } }, responses: { 201: json(judgement, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
    const said = c.req.valid('json')
    for (const id of [said.left, said.right]) found(await ledger.entity(id), '主体 entity', id)
    return c.json(await ledger.judge(said), 201)
  })
  .openapi(createRoute({ method: 'delete', path: '/judgements/{id}', tags, summary: '收回判断（原判断仍可见）Take a judgement back; it stays visible', request: { params: idParam, query: z.object({ by: who }) }, responses: { 204: { description: '已收回 Taken back' }, ...notFound } }), async c => {
    await ledger.withdraw(c.req.valid('param').id, c.req.valid('query').by)
    return c.body(null, 204)
  })
