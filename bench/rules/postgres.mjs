import { readFileSync } from 'node:fs'
import pg from 'pg'
import { startPostgres } from '../../dist/ledger/testing/postgres.js'
import { selectOutcomes } from '../../dist/rules/sql/select.js'
import { createTable } from './csv.mjs'
import { facts, on, rules } from './setup.mjs'

/** PostgreSQL in one process (no parallel workers) over exact numeric columns. */
export async function openPostgres(csv) {
  const server = await startPostgres()
  const client = new pg.Client({ connectionString: await server.database() })
  await client.connect()
  await client.query('SET max_parallel_workers_per_gather = 0')
  await client.query("SET work_mem = '256MB'")
  await client.query(createTable('numeric'))
  await client.query(`COPY company FROM '${csv}' (FORMAT csv)`)
  await client.query('ANALYZE company')
  const { rows: [{ pid, version }] } = await client.query("SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version")
  const group = 6
  return {
    version,
    /** Milliseconds of processor time of the backend so far. */
    cpu() { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '); return (Number(f[11]) + Number(f[12])) * 10 },
    async run() {
      for (let at = 0; at < rules.length; at += group) {
        await client.query(`DROP TABLE IF EXISTS out${at}`)
        await client.query(`CREATE UNLOGGED TABLE out${at} AS ${selectOutcomes(rules.slice(at, at + group), { table: 'company', id: 'id', on, facts })}`)
      }
    },
    async outcomes() {
      const all = []
      for (let at = 0; at < rules.length; at += group) {
        const part = rules.slice(at, at + group)
        const { rows } = await client.query({ text: `SELECT ${part.map((_, i) => `o${i + 1}`).join(', ')} FROM out${at} ORDER BY id`, rowMode: 'array' })
        all.push(...part.map((_, i) => rows.map(r => r[i])))
      }
      return all
    },
    async end() { await client.end(); await server.stop() },
  }
}
