import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { YinliError } from '../../base/errors.ts'
import { isLocalHost } from './guard.ts'

export interface Listening { url: string; port: number; close(): Promise<void> }

/** Serves `fetch` at host:port (port 0: the system chooses). Without a token only on this machine. Throws `listen-needs-token`, `token-too-short`, `port-taken`. */
export async function listen(fetch: (request: Request, env: object) => Response | Promise<Response>, { host, port, token }: { host: string; port: number; token: string | null }): Promise<Listening> {
  if (token === null && !isLocalHost(host)) throw new YinliError('listen-needs-token', { host })
  if (token !== null && token.length < leastToken) throw new YinliError('token-too-short', { least: leastToken })
  const server = createAdaptorServer({ fetch, hostname: host })
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject((error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new YinliError('port-taken', { port }, error) : error))
    server.listen(port, host, resolve)
  })
  const at = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${at.port}`, port: at.port,
    // Requests in flight are finished; connections kept open for later ones are closed, and all are after ten seconds.
    close: () => new Promise(resolve => {
      server.close(() => resolve())
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      setTimeout(() => { if ('closeAllConnections' in server) server.closeAllConnections() }, 10_000).unref()
    }),
  }
}

const leastToken = 16
