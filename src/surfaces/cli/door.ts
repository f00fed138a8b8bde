import { errorTable, YinliError, type ErrorCode } from '../../base/errors.ts'
import type { Io } from './io.ts'

/** A way to the ledger: the API of a running server, or of an app opened in this process. Commands need not know which. */
export interface Door {
  /** The answer of the API; its problems come as the YinliError they were. */
  call(path: string, init?: RequestInit): Promise<Response>
  get<T>(path: string, query?: Query): Promise<T>
  /** Set by who wants to hear how far a file is, pages done of how many; a server's door does not tell. */
  onPage?: (done: number, of: number) => void
  /** Address of the server this door leads to, null when the ledger is open in this process. */
  server: string | null
  close(): Promise<void>
}
/** How a command gets to the ledger under `dataDir`; tests pass another. */
export type OpenDoor = (options: { dataDir: string; env: Io['env'] }) => Promise<Door>
export type Query = Record<string, string | number | undefined>

/** A door over anything that answers requests. Waits and asks again when told that it asks too often. */
export function door(answer: (path: string, init: RequestInit) => Response | Promise<Response>, rest: Pick<Door, 'server' | 'close'>): Door {
  const call: Door['call'] = async (path, init = {}) => {
    for (;;) {
      const response = await answer(path, init)
      if (response.ok) return response
      if (response.status !== 429) throw await problemOf(response)
      await new Promise(done => setTimeout(done, 1000 * Number(response.headers.get('Retry-After') ?? 1)))
    }
  }
  return { call, get: async (path, query = {}) => (await call(path + queryString(query))).json() as Promise<any>, ...rest }
}

/** Leads to a running server. */
export function serverDoor(url: string, { token, pid }: { token: string | undefined; pid: number }): Door {
  const headers = token ? { Authorization: `Bearer ${token}` } : undefined
  return door(async (path, init) => {
    try {
      return await fetch(url + path, { ...init, headers: { ...init.headers, ...headers } })
    } catch (error) {
      throw new YinliError('server-unreachable', { url, pid }, error)
    }
  }, { server: url, close: async () => {} })
}

export function queryString(query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)] as [string, string]]))
  return given.length ? `?${new URLSearchParams(given)}` : ''
}

async function problemOf(response: Response): Promise<Error> {
  const problem = await response.json().catch(() => ({})) as { code?: string; title?: string; details?: Record<string, string | number> }
  if (problem.code && problem.code in errorTable) return new YinliError(problem.code as ErrorCode, problem.details)
  return new Error(`HTTP ${response.status} ${problem.title ?? ''}`)
}
