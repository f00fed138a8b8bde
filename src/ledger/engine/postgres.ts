import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Dialect } from 'kysely'

/** Kysely over a PostgreSQL server (15 or newer), `url` as in DATABASE_URL. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}
