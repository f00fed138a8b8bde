import { createRoute, z } from '@hono/zod-openapi'
import { feed, type Feed } from '../../../services/changes/feed.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, json, routes } from '../route.ts'

const link = z.string().nullable()
const shape = z.object({
  items: z.array(z.object({
    seq: z.int().openapi({ description: '序号，逐一递增；从最后一个读下去便不会遗漏 Grows one by one; who reads on from the last misses nothing' }), at: z.string(), kind: z.enum(['reading', 'judgement', 'review', 'entry', 'register', 'rebuilt']),
    ref: z.string().openapi({ description: '文献、判定、事实或登记的编号 Id of the document, judgement, claim or entry' }), document: z.string().nullable(),
    entities: z.array(z.string()).openapi({ description: '相关事实、名称或登记可能已不同的主体；rebuilt 之后可能全部不同 Those whose claims, names or entries may differ now; after rebuilt all may' }), links: z.object({ api: link, console: link }),
  }).openapi('Change')),
  last: z.int().openapi({ description: '现有最新序号 Number of the newest change there is' }),
}).openapi('Changes') satisfies z.ZodType<Feed>

const query = z.object({
  since: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(0).openapi({ description: '读过的最后一个序号 The last number that was read' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  wait: z.coerce.number().int().min(0).max(25).default(0).openapi({ description: '没有变化时最多等几秒再答 Seconds to hold an empty answer back for' }),
})

export const changeRoutes = ({ ledger }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/changes', tags: ['变化 Changes'], summary: '账本的变化，依次；可长轮询 What was written, in order; can be long-polled', request: { query }, responses: { 200: json(shape, '从最早的起 The oldest first'), ...badRequest } }), async c => {
    const { wait, ...asked } = c.req.valid('query')
    return c.json(await feed(ledger, asked, { wait: wait * 1000, signal: c.req.raw.signal }), 200)
  })
