import { createRoute, z } from '@hono/zod-openapi'
import { locator } from '../../../ledger/locate.ts'
import { everyClaim } from '../../../ledger/every-claim.ts'
import { toCsv } from '../../../services/export/csv.ts'
import { toJsonl } from '../../../services/export/jsonl.ts'
import { toXlsx } from '../../../services/export/xlsx.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import type { HttpDeps } from '../deps.ts'
import { redactClaim } from '../redact.ts'
import { badRequest, routes } from '../route.ts'
import { claimFilter } from './claims.ts'

const types = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const query = z.object({ format: z.enum(['jsonl', 'csv', 'xlsx']).default('jsonl'), ...claimFilter })
const file = { schema: z.string().openapi({ format: 'binary' }) }

export const exportRoutes = ({ ledger }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/export', tags: ['导出 Export'], summary: '导出事实 Claims as a file', request: { query },
    responses: { 200: { description: '文件 The file', content: Object.fromEntries(Object.values(types).map(type => [type.split(';')[0]!, file])) }, ...badRequest } }), async c => {
    const { format, ...filter } = c.req.valid('query')
    const claims = shown(ledger, filter)
    const body = format === 'xlsx' ? await toXlsx(claims) as Uint8Array<ArrayBuffer> : stream(format === 'csv' ? toCsv(claims) : toJsonl(claims))
    return new Response(body, { headers: { 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="yinli-claims.${format}"`, 'Cache-Control': 'no-store' } })
  })

async function* shown(ledger: Ledger, filter: Parameters<typeof everyClaim>[1]) {
  const locate = locator(ledger)
  for await (const claim of everyClaim(ledger, filter)) yield { ...redactClaim(claim), locator: await locate(claim) }
}

/** Text pieces as a byte stream, gathered to blocks so that a line is not a network packet. */
function stream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      let block = ''
      while (block.length < 32_768) {
        const { done, value } = await pieces.next()
        if (done) {
          if (block) controller.enqueue(encoder.encode(block))
          return controller.close()
        }
        block += value
      }
      controller.enqueue(encoder.encode(block))
    },
    async cancel() { await pieces.return(undefined) },
  })
}
