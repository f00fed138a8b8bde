import { createRoute, z } from '@hono/zod-openapi'
import type { HttpDeps } from '../deps.ts'
import { json, routes } from '../route.ts'
import { counts } from '../shapes.ts'

const health = z.object({ status: z.literal('ok'), version: z.string(), engine: z.enum(['pglite', 'postgresql']), counts, lastReadAt: z.string().nullable(), views: z.object({ ready: z.int(), all: z.int() }).nullable().openapi({ description: '项目、产业链等视图已备好几个；启动后陆续备好 Views that are ready; they are made one by one after the start' }) }).openapi('Health')

export const healthRoutes = ({ ledger, version }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/health', tags: ['系统 System'], summary: '是否在运行 Whether it runs', responses: { 200: json(health, '版本、引擎与账本条数 Version, engine and what the ledger holds') } }), async c => {
    const all = await ledger.counts()
    return c.json({ status: 'ok' as const, version, engine: ledger.engine, counts: all, lastReadAt: all.lastReadAt, views: ledger.shelf?.progress() ?? null }, 200)
  })
