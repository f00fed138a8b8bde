// npm run bench:scale [-- --documents 20000 --clients 8 --times 160 --keep DIR]: a ledger of a million claims on PGlite and on PostgreSQL, asked by clients
// at once through the real server. Ledgers are kept in DIR (default .cache/scale) and made only once.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../scripts/ensure.mjs'
import { make } from './make.mjs'
import { ask, knownOf, percentile, questions } from './measure.mjs'
import { startPostgres } from './postgres.mjs'

const { values } = parseArgs({ options: { documents: { type: 'string', default: '20000' }, clients: { type: 'string', default: '8' }, times: { type: 'string', default: '160' }, keep: { type: 'string', default: join(root, '.cache', 'scale') }, engine: { type: 'string' } } })
const [documents, clients, times] = [values.documents, values.clients, values.times].map(Number)
const place = join(values.keep, String(documents))
const engines = values.engine ? [values.engine] : ['pglite', 'postgresql']
const measured = {}
for (const engine of engines) measured[engine] = await measure(engine)
print()

async function measure(engine) {
  const dir = join(place, engine)
  const postgres = engine === 'postgresql' ? await startPostgres(dir) : null
  const data = join(dir, 'yinli')
  mkdirSync(data, { recursive: true })
  try {
    if (!existsSync(join(dir, 'made'))) {
      console.error(`${engine}: filling`)
      if (!postgres) rmSync(data, { recursive: true, force: true })
      await make(postgres?.url ?? data, documents)
      writeFileSync(join(dir, 'made'), '')
    }
    return await served({ YINLI_DATA: data, DATABASE_URL: postgres?.url ?? '' }, engine)
  } finally {
    await postgres?.stop()
  }
}

async function served(env, engine) {
  const start = performance.now()
  const server = spawn(process.execPath, [join(root, 'dist', 'surfaces', 'cli', 'main.js'), 'serve', '--port', '0', '--json'], { env: { ...process.env, ...env, YINLI_SAMPLES: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    let said = ''
    const url = await new Promise((resolve, reject) => {
      server.stdout.on('data', part => { said += part; const found = /"url":\s*"([^"]+)"/.exec(said); if (found) resolve(found[1]) })
      server.on('exit', code => reject(new Error(`the server ended with ${code}`)))
    })
    const rows = { 'start of the server, s': (performance.now() - start) / 1000, 'its memory, MB': memory(server.pid) }
    for (const path of ['/api/projects?limit=1', '/api/overview', '/api/alerts?limit=1']) {
      const from = performance.now()
      await (await fetch(url + path)).arrayBuffer()
      rows[`first ${path}, s`] = (performance.now() - from) / 1000
    }
    rows['memory with views, MB'] = memory(server.pid)
    const known = await knownOf(url)
    const took = {}
    for (const [name, question] of Object.entries(questions(known))) {
      if (name === 'chain map' && !known.chains.length) continue
      await ask(url, question, { clients, times: clients })
      took[name] = await ask(url, question, { clients, times })
      console.error(`${engine} ${name}: p50 ${Math.round(percentile(took[name], 0.5))} ms, p95 ${Math.round(percentile(took[name], 0.95))} ms`)
    }
    rows['memory after, MB'] = memory(server.pid)
    return { rows, took }
  } finally {
    server.kill('SIGTERM')
    await new Promise(resolve => { server.once('exit', resolve) })
  }
}

function memory(pid) {
  try { return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096 / 2 ** 20 } catch { return Number.NaN }
}

function print() {
  const cell = (engine, name, p) => { const took = measured[engine]?.took[name]; return took ? percentile(took, p) : Number.NaN }
  console.log(`\n${documents} documents, ${documents * 50} claims; ${clients} clients, ${times} answers each; ms\n`)
  console.log(`| question | PGlite p50 | p95 | PostgreSQL p50 | p95 | ratio of p95 |\n| --- | ---: | ---: | ---: | ---: | ---: |`)
  for (const name of Object.keys(measured[engines[0]].took)) {
    const [a, b, c, d] = [cell('pglite', name, 0.5), cell('pglite', name, 0.95), cell('postgresql', name, 0.5), cell('postgresql', name, 0.95)]
    console.log(`| ${name} | ${a.toFixed(0)} | ${b.toFixed(0)} | ${c.toFixed(0)} | ${d.toFixed(0)} | ${(b / d).toFixed(1)} |`)
  }
  for (const name of Object.keys(measured[engines[0]].rows)) console.log(`| ${name} | ${measured.pglite?.rows[name].toFixed(1) ?? ''} | | ${measured.postgresql?.rows[name].toFixed(1) ?? ''} | | |`)
}
