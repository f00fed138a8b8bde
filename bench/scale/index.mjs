// npm run bench:scale [-- --documents 20000 --clients 8 --times 160 --keep DIR --engine NAME --only TEXT]: a ledger of a million claims on PGlite and on
// PostgreSQL, asked by clients at once through the real server. Ledgers are kept in DIR (default .cache/scale) and made only once.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../scripts/ensure.mjs'
import { make } from './make.mjs'
import { ask, knownOf, percentile } from './measure.mjs'
import { startPostgres } from './postgres.mjs'
import { cpu, family, memory } from './usage.mjs'
import { questions, random } from './questions.mjs'

const { values } = parseArgs({ options: { documents: { type: 'string', default: '20000' }, clients: { type: 'string', default: '8' }, times: { type: 'string', default: '160' }, seed: { type: 'string', default: '1' }, keep: { type: 'string', default: join(root, '.cache', 'scale') }, engine: { type: 'string' }, only: { type: 'string', default: '' } } })
const [documents, clients, times, seed] = [values.documents, values.clients, values.times, values.seed].map(Number)
const place = join(values.keep, String(documents))
const engines = values.engine ? [values.engine] : ['pglite', 'postgresql']
const titles = { pglite: 'PGlite', postgresql: 'PostgreSQL' }
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
    return await served({ YINLI_DATA: data, DATABASE_URL: postgres?.url ?? '' }, engine, postgres?.pid)
  } finally {
    await postgres?.stop()
  }
}

async function served(env, engine, database) {
  const first = await started(env)
  const took = {}
  try {
    const { url, server, rows } = first
    Object.assign(rows, await firstAnswers(url, 'first'))
    rows['memory with views, MB'] = memory(server.pid)
    const drawn = questions(await knownOf(url), random(seed))
    for (const [name, draw] of Object.entries(drawn)) {
      if (!name.includes(values.only)) continue
      // The optimiser of the runtime has seen such questions, but none of these.
      await ask(url, draws(draw, clients), clients)
      const paths = draws(draw, times)
      took[name] = { cold: await timed(() => ask(url, paths, clients), server.pid, database), warm: await timed(() => ask(url, [...paths].reverse(), clients), server.pid, database) }
      console.error(`${engine} ${name}: ${['cold', 'warm'].map(kind => { const t = took[name][kind]; return `${kind} p50 ${t.p50.toFixed(0)} p95 ${t.p95.toFixed(0)} ms, CPU ${t.cpu.toFixed(1)}${database ? ` + ${t.databaseCpu.toFixed(1)}` : ''} ms` }).join('; ')}; load ${loadavg()[0].toFixed(1)}`)
    }
    rows['memory after, MB'] = memory(server.pid)
  } finally {
    await ended(first.server)
  }
  // Views are kept over a restart.
  const again = await started(env)
  try {
    return { rows: { ...first.rows, ...await firstAnswers(again.url, 'after a restart') }, took }
  } finally {
    await ended(again.server)
  }
}

async function started(env) {
  const start = performance.now()
  const server = spawn(process.execPath, [join(root, 'dist', 'surfaces', 'cli', 'main.js'), 'serve', '--port', '0', '--json'], { env: { ...process.env, ...env, YINLI_SAMPLES: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', part => { said += part; const found = /"url":\s*"([^"]+)"/.exec(said); if (found) resolve(found[1]) })
    server.on('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  return { server, url, rows: { 'start of the server, s': (performance.now() - start) / 1000, 'its memory, MB': memory(server.pid) } }
}

async function ended(server) {
  server.kill('SIGTERM')
  if (server.exitCode === null) await new Promise(resolve => { server.once('exit', resolve) })
}

/** Seconds to the first answers, and until all views are ready: they are made from the start on, and other lists wait for none of them. */
async function firstAnswers(url, when) {
  const rows = {}
  const from = performance.now()
  const took = async path => {
    const asked = performance.now()
    await (await fetch(url + path)).arrayBuffer()
    rows[`${path} ${when}, s`] = (performance.now() - asked) / 1000
  }
  await took('/api/health')
  await took('/api/claims')
  for (;;) {
    const { views } = await (await fetch(`${url}/api/health`)).json()
    if (views.ready === views.all) break
    await new Promise(resolve => { setTimeout(resolve, 500) })
  }
  rows[`all views ready ${when}, s`] = (performance.now() - from) / 1000
  for (const path of ['/api/projects?limit=1', '/api/chains', '/api/overview']) await took(path)
  return rows
}

/** As many different ones as there are, up to `most`. */
function draws(draw, most) {
  const paths = new Set()
  for (let tries = 0; paths.size < most && tries < most * 5; tries++) paths.add(draw())
  return [...paths]
}

/** Time of the answers, with milliseconds of CPU that the server and the database took for each. */
async function timed(work, server, database) {
  const [a, b] = [cpu([server]), cpu(family(database))]
  const took = await work()
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), answers: took.length, cpu: (cpu([server]) - a) / took.length, databaseCpu: (cpu(family(database)) - b) / took.length }
}

function print() {
  console.log(`\n${documents} documents, ${documents * 50} claims; ${clients} clients, ${times} different questions each, asked for the first time (cold) and again (warm); ms; load ${loadavg()[0].toFixed(1)}\n`)
  const columns = engines.flatMap(e => ['cold', 'warm'].flatMap(kind => [`${titles[e]} ${kind} p50`, 'p95', 'CPU']))
  console.log(`| question | ${columns.join(' | ')} |\n| --- |${' ---: |'.repeat(columns.length)}`)
  for (const name of Object.keys(measured[engines[0]].took)) {
    const cells = engines.flatMap(e => ['cold', 'warm'].flatMap(kind => { const t = measured[e].took[name][kind]; return [t.p50.toFixed(0), t.p95.toFixed(0), (t.cpu + t.databaseCpu).toFixed(1)] }))
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  console.log(`\n| | ${engines.map(e => titles[e]).join(' | ')} |\n| --- |${' ---: |'.repeat(engines.length)}`)
  for (const name of Object.keys(measured[engines[0]].rows)) console.log(`| ${name} | ${engines.map(e => measured[e].rows[name].toFixed(1)).join(' | ')} |`)
}
