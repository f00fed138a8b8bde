// A register of made-up companies in PostgreSQL, read as columns: the first time from its lines (told apart), then from what was put aside.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger } from '../../dist/ledger/index.js'
import { startPostgres } from '../../dist/ledger/testing/postgres.js'
import { companyColumns } from '../../dist/services/companies/columns.js'
import { facts, slots } from './setup.mjs'

export async function load(table) {
  const server = await startPostgres()
  const dir = mkdtempSync(join(tmpdir(), 'yinli-load-'))
  const ledger = await openLedger({ dataDir: dir, database: await server.database() })
  const timed = async work => { const at = performance.now(); const made = await work(); return { made, ms: performance.now() - at } }
  try {
    const { register } = ledger
    const source = await register.begin({ kind: 'import', name: 'bench.csv', asOf: '2026-06-01', columns: {}, by: 'bench', why: 'bench', content: String(table.rows) })
    const filled = await timed(async () => {
      for (let from = 0; from < table.rows; from += 4000) await register.add(source.id, Array.from({ length: Math.min(4000, table.rows - from) }, (_, k) => lineOf(table, from + k)))
      await register.complete(source.id)
    })
    const first = await timed(() => companyColumns(ledger, facts)())
    const again = []
    for (let k = 0; k < 3; k++) again.push((await timed(async () => { const companies = await companyColumns(ledger, facts)(); companies.table('2026-06-01'); return companies })).ms)
    return { rows: first.made.ids.length, filled: filled.ms, first: first.ms, again: Math.min(...again), slowest: Math.max(...again) }
  } finally {
    await ledger.close()
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

function lineOf(table, i) {
  const said = {}
  for (const { fact, back } of slots) {
    const column = table.columns.get(back ? `${fact}@${back}` : fact)
    const x = column.values[i]
    if (column.kind === 'number') {
      if (Number.isNaN(x)) continue
      const kind = facts.byId.get(fact)
      const value = kind.kind === 'date' ? new Date(x * 86_400_000).toISOString().slice(0, 10) : String(x / Number(column.scale))
      if (kind.kind === 'number' && kind.years > 1) (said[fact] ??= {})[2025 - back] = value
      else said[fact] = value
    } else if (column.kind === 'flag') { if (x !== 1) said[fact] = x === 2 }
    else if (x) said[fact] = column.words[x]
  }
  return { code: null, name: `测试企业${i}号有限公司`, place: `Sheet1!${i + 2}`, facts: said }
}
