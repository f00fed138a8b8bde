import { createRoute, z } from '@hono/zod-openapi'
import { openPairs } from '../../../services/identity/queue.ts'
import type { HttpDeps } from '../deps.ts'
import { redact } from '../redact.ts'
import { badRequest, json, paging, routes } from '../route.ts'
import { pageOf } from '../shapes.ts'
import { openPair } from './identity-shapes.ts'

/** Pairs of names that wait for a person; judged by `POST /judgements`, taken back by `DELETE /judgements/{id}`. */
export const identityRoutes = ({ ledger }: HttpDeps) => routes()
  .openapi(createRoute({
    method: 'get', path: '/judgements/open', tags: ['判断 Judgements'], summary: '机器拿不准、还没有人判断的名称，最像的在前 Pairs a machine is unsure of and nobody has judged, the likest first',
    request: { query: z.object({ ...paging, limit: z.coerce.number().int().min(1).max(100).default(20) }) }, responses: { 200: json(pageOf(openPair), '一页，两边各带原句 A page; both sides with their sentences'), ...badRequest },
  }), async c => c.json(await openPairs(ledger, redact, c.req.valid('query')), 200))
