import { selectOutcomes } from '../../dist/rules/sql/select.js'
import { createTable } from './csv.mjs'
import { openPeer } from './peers.mjs'
import { facts, on, rules } from './setup.mjs'

/** DuckDB over the same whole numbers in DOUBLE columns, in memory; `group` rules a statement. Null when it cannot be had. */
export async function openDuckDb(table, csv) {
  const peer = await openPeer('@duckdb/node-api')
  if (!peer) return null
  const db = await (await peer.DuckDBInstance.create(':memory:')).connect()
  await db.run(createTable('double').replace(' PRIMARY KEY', ''))
  await db.run(`COPY company FROM '${csv}' (FORMAT csv, HEADER false)`)
  const scale = (fact, back) => { const column = table.columns.get(back ? `${fact}@${back}` : fact); return column.kind === 'number' ? column.scale : 1n }
  return {
    threads: count => db.run(`SET threads=${count}`),
    async run(group) {
      for (let at = 0; at < rules.length; at += group) await db.run(`CREATE OR REPLACE TABLE out${at} AS ${selectOutcomes(rules.slice(at, at + group), { table: 'company', id: 'id', on, facts, numbers: { scale }, fence: false })}`)
    },
    /** Outcomes of every rule, by company. */
    async outcomes(group) {
      const all = []
      for (let at = 0; at < rules.length; at += group) {
        const part = rules.slice(at, at + group)
        const rows = await (await db.runAndReadAll(`SELECT ${part.map((_, i) => `o${i + 1}`).join(', ')} FROM out${at} ORDER BY id`)).getColumns()
        all.push(...rows.map(c => Array.from(c, Number)))
      }
      return all
    },
  }
}
