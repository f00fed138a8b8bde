import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Dialect } from 'kysely'
import { sha256 } from '../../base/ids.ts'
import { isSteady } from './steady.ts'

/** Kysely over a PostgreSQL server (15 or newer), `url` as in DATABASE_URL. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
  pool.on('error', () => {})
  return new PostgresDialect({ pool: { end: () => pool.end(), connect: async () => preparing(await pool.connect()) } })
}

const prepared = new WeakMap<pg.PoolClient, pg.PoolClient>()
/** So many names of statements are remembered; there are a handful of texts. */
const names = new Map<string, string>()

/** A connection on which steady queries are statements with names. */
function preparing(client: pg.PoolClient): pg.PoolClient {
  const known = prepared.get(client)
  if (known) return known
  const made = new Proxy(client, {
    get(target, key) {
      if (key !== 'query') { const value: unknown = Reflect.get(target, key, target); return typeof value === 'function' ? value.bind(target) : value }
      return (text: string, values: unknown[]) => (isSteady(text) ? target.query({ name: nameOf(text), text, values }) : target.query(text, values))
    },
  })
  prepared.set(client, made)
  return made
}

function nameOf(text: string): string {
  const known = names.get(text) ?? `yinli_${sha256(Buffer.from(text)).slice(0, 32)}`
  names.set(text, known)
  return known
}
