import { createRoute, z } from '@hono/zod-openapi'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { YinliError } from '../../../base/errors.ts'
import type { HttpDeps } from '../deps.ts'
import { json, routes } from '../route.ts'

const tags = ['系统 System']

/** Looking after the ledger: is it whole, and a copy of it. */
export const careRoutes = ({ ledger, backup }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/check', tags, summary: '账本是否完好 Whether the ledger is whole; reads all of it', responses: { 200: json(z.object({ problems: z.array(z.string()) }), '没有问题时是空的 Empty when it is') } }),
    async c => c.json({ problems: await ledger.check() }, 200))
  .openapi(createRoute({ method: 'get', path: '/backup', tags, summary: '整个账本的备份 The whole ledger as a backup for yinli restore', responses: { 200: { description: '备份 The backup', content: { 'application/gzip': { schema: z.string().openapi({ format: 'binary' }) } } } } }), async c => {
    if (!backup) throw new YinliError('route-unknown', { path: c.req.path })
    const folder = await mkdtemp(join(tmpdir(), 'yinli-backup-'))
    const tidy = () => rm(folder, { recursive: true, force: true })
    const file = await backup(folder).catch(async error => { await tidy(); throw error })
    const stream = createReadStream(file).once('close', () => void tidy())
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>, {
      headers: { 'Content-Type': 'application/gzip', 'Content-Disposition': `attachment; filename="${basename(file)}"`, 'Cache-Control': 'no-store' },
    })
  })
