import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Serves the built console. Any path that is no file is a view of it and gets index.html; assets carry a hash in their name. */
export function serveConsole(app: OpenAPIHono, root: string): void {
  const files = serveStatic({
    root, precompressed: true,
    onFound: (path, c) => c.header('Cache-Control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  const index = serveStatic({ root, path: 'index.html', onFound: (_, c) => c.header('Cache-Control', 'no-cache') })
  app.get('*', async (c, next) => (isApi(c.req.path) ? next() : files(c, next)))
  app.get('*', async (c, next) => (isApi(c.req.path) || c.req.path.startsWith('/assets/') || !existsSync(join(root, 'index.html')) ? next() : index(c, next)))
}

const isApi = (path: string) => path === '/api' || path.startsWith('/api/')
