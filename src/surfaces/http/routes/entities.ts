import { createRoute, z } from '@hono/zod-openapi'
import type { HttpDeps } from '../deps.ts'
import { redactHit } from '../redact.ts'
import { badRequest, found, idParam, json, notFound, paging, routes, words } from '../route.ts'
import { entity, entityTypes, pageOf, searchHit } from '../shapes.ts'

export const entityRoutes = ({ ledger }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/entities', tags: ['主体 Entities'], summary: '主体列表 Entities', request: { query: z.object({ type: z.enum(entityTypes).optional(), q: words, ...paging }) }, responses: { 200: json(pageOf(entity), '一页 A page'), ...badRequest } }),
    async c => c.json(await ledger.entities(c.req.valid('query')), 200))
  .openapi(createRoute({ method: 'get', path: '/entities/{id}', tags: ['主体 Entities'], summary: '一个主体 An entity; any id it ever had leads to it', request: { params: idParam }, responses: { 200: json(entity, '主体 The entity'), ...notFound } }), async c => {
    const { id } = c.req.valid('param')
    return c.json(found(await ledger.entity(id), '主体 entity', id), 200)
  })
  .openapi(createRoute({ method: 'get', path: '/search', tags: ['搜索 Search'], summary: '搜索报道、主体和事实 Search articles, entities and claims', request: { query: z.object({ q: z.string().trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(200).default(30) }) }, responses: { 200: json(z.object({ items: z.array(searchHit) }), '最相关的在前 The best first'), ...badRequest } }), async c => {
    const { q, limit } = c.req.valid('query')
    return c.json({ items: (await ledger.search(q, limit)).map(redactHit) }, 200)
  })
