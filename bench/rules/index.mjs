// npm run bench:rules [-- companies parts]: 60 rules over 220,000 made-up companies of 40 columns, a tenth of all facts missing, three-valued, outcomes and measures kept.
// Parts: duckdb,postgres,json-rules-engine,publicodes,change,sandbox,load (default all). Wall time and processor time are both said: on a busy machine only the second compares.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Standing } from '../../dist/rules/columns/standing.js'
import { rowOf } from '../../dist/rules/columns/compile.js'
import { writeCsv } from './csv.mjs'
import { openDuckDb } from './duckdb.mjs'
import { manyThreads, oneThread, sharedResults } from './ours.mjs'
import { openPeer } from './peers.mjs'
import { load } from './load.mjs'
import { openPostgres } from './postgres.mjs'
import { sandbox } from './sandbox.mjs'
import { columnName, day, facts, makeTable, rules, slots } from './setup.mjs'
import { jsonRules, publicodes } from './two-valued.mjs'

const rows = Number(process.argv[2] ?? 220_000)
const parts = (process.argv[3] ?? 'duckdb,postgres,json-rules-engine,publicodes,change,sandbox,load').split(',')
const dir = mkdtempSync(join(tmpdir(), 'yinli-rules-'))
// The database's server may be another user.
chmodSync(dir, 0o755)
const table = makeTable(rows, 0.1, true)
const results = sharedResults(rows)
console.log(`${rules.length} rules, ${rows} companies, ${slots.length} columns; Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model ?? '?'}`)

const ownCpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
/** Best wall and best processor time of some runs, milliseconds. */
async function best(times, run, cpu = ownCpu) {
  const seen = { wall: Infinity, cpu: Infinity }
  for (let k = 0; k < times; k++) {
    const [wall, used] = [performance.now(), cpu()]
    await run()
    seen.wall = Math.min(seen.wall, performance.now() - wall)
    seen.cpu = Math.min(seen.cpu, cpu() - used)
  }
  return seen
}
const lines = []
const report = (name, { wall, cpu }, against) => {
  const ratio = against ? `  ${(wall / against.wall).toFixed(2)}x of our wall, ${(cpu / against.cpu).toFixed(2)}x of our processor time` : ''
  lines.push(`${name.padEnd(44)} ${wall.toFixed(0).padStart(9)} ms wall ${cpu.toFixed(0).padStart(9)} ms processor${ratio}`)
  console.log(lines.at(-1))
}
const differ = (name, theirs) => {
  let wrong = 0
  theirs.forEach((column, k) => column.forEach((o, i) => { if (o !== results[k].outcomes[i]) wrong++ }))
  console.log(`  ${name}: ${wrong} of ${rules.length * rows} outcomes differ from ours`)
}

try {
  const one = await best(5, () => oneThread(table, results))
  report('columns, one thread, compiling included', one)
  const pool = await manyThreads(table, results, 2)
  const two = await best(5, pool.run)
  report('columns, two threads, compiling included', two)
  await pool.end()

  if (parts.includes('duckdb')) writeCsv(join(dir, 'whole.csv'), table, true)
  const duck = parts.includes('duckdb') ? await openDuckDb(table, join(dir, 'whole.csv')) : null
  if (duck) {
    for (const [threads, ours] of [[1, one], [2, two]]) {
      await duck.threads(threads)
      const tries = []
      for (const group of [6, 20]) tries.push({ group, ...(await best(2, () => duck.run(group))) })
      const quick = tries.sort((a, b) => a.cpu - b.cpu)[0]
      report(`DuckDB, ${threads} thread${threads > 1 ? 's' : ''}, ${quick.group} rules a statement`, quick, ours)
      if (threads === 1) { await duck.run(6); differ('DuckDB', await duck.outcomes(6)) }
    }
  }

  if (parts.includes('postgres')) {
    writeCsv(join(dir, 'decimal.csv'), table, false)
    const postgres = await openPostgres(join(dir, 'decimal.csv'))
    report(`PostgreSQL ${postgres.version.split(' ')[0]}, one process, our SQL`, await best(1, postgres.run, postgres.cpu), one)
    differ('PostgreSQL', await postgres.outcomes())
    await postgres.end()
  }

  const sample = makeTable(300, 0)
  const known = sharedResults(300)
  oneThread(sample, known)
  const company = i => Object.fromEntries(slots.map(s => {
    const column = sample.columns.get(s.back ? `${s.fact}@${s.back}` : s.fact)
    const x = column.values[i]
    return [columnName(s.fact, s.back), column.kind === 'flag' ? x === 2 : column.kind === 'word' ? column.words[x] : x / Number(column.scale)]
  }))
  for (const [name, make, count] of [['json-rules-engine', jsonRules, 200], ['publicodes', publicodes, 20]]) {
    const peer = parts.includes(name) ? await openPeer(name) : null
    if (!peer) continue
    const judge = make(peer, sample.columns.get('industry').words.slice(1))
    await judge(company(299))
    let wrong = 0
    const spent = await best(1, async () => { for (let i = 0; i < count; i++) (await judge(company(i))).forEach((met, k) => { if (met !== (known[k].outcomes[i] === 2)) wrong++ }) })
    report(`${name}, extrapolated from ${count} companies`, { wall: (spent.wall * rows) / count, cpu: (spent.cpu * rows) / count }, one)
    console.log(`  ${wrong} of ${count * rules.length} answers of the sample differ from ours (everything known, two-valued)`)
  }

  if (parts.includes('change')) {
    const standing = new Standing(rules, table, day, facts)
    const times = []
    for (let k = 0; k < 2000; k++) {
      const row = (k * 7919) % rows
      const other = rowOf(table, (row + 1) % rows)
      const values = new Map(['revenue', 'staff', 'rd', 'hnteValid'].map(key => [key, other.get(key) ?? null]))
      const at = performance.now()
      if (!standing.change(row, values)) throw new Error('a value did not fit its column')
      times.push(performance.now() - at)
    }
    times.sort((a, b) => a - b)
    console.log(`one company's change, ${rules.length} rules, outcomes and lists: median ${times[1000].toFixed(4)} ms, 99th of 100 ${times[1980].toFixed(4)} ms`)
  }

  if (parts.includes('sandbox')) {
    console.log('a draft tried over HTTP, five changes of one threshold each, milliseconds from request to answer')
    for (const line of await sandbox(table)) console.log(line)
  }
  if (parts.includes('load')) {
    const { rows: found, filled, first, again, slowest } = await load(table)
    console.log(`columns from the ledger on PostgreSQL, ${found} companies: from what was put aside ${again.toFixed(0)} to ${slowest.toFixed(0)} ms; the first time, from their lines, ${(first / 1000).toFixed(1)} s; filling the register ${(filled / 1000).toFixed(1)} s`)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
