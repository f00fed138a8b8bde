// npm run bench:register [-- --rows 220000 --faults 500 --engine pglite|postgresql --keep DIR]: a made-up register of 40 columns, as workbooks and as CSV, into new
// ledgers on PGlite and PostgreSQL: time, the greatest memory of the process, and whether every planted fault is listed with its cell and every good row is in.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../scripts/ensure.mjs'
import { startPostgres } from '../scale/postgres.mjs'
import { makeCsv, makeXlsx } from './make.mjs'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '220000' }, faults: { type: 'string', default: '500' }, 'per-file': { type: 'string', default: '44000' }, engine: { type: 'string' }, form: { type: 'string' }, keep: { type: 'string', default: join(root, '.cache', 'register') } } })
const [count, planted] = [Number(values.rows), Number(values.faults)]
const place = join(values.keep, `${count}-${planted}`)
const forms = (values.form ? [values.form] : ['xlsx', 'csv']).map(form => ({ form, ...made(form) }))
for (const f of forms) if (!f.faults) Object.assign(f, await make(f.form))

const results = []
for (const engine of values.engine ? [values.engine] : ['pglite', 'postgresql']) for (const form of forms) results.push(await measure(engine, form))
console.log(`\n${count} companies of 40 columns, ${planted} faults planted; Node ${process.version}\n\n| engine | form | MB | s | rows/s | peak MB | rows in | companies | faults listed with cell | else listed |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`)
for (const r of results) console.log(`| ${r.engine} | ${r.form} | ${r.size.toFixed(0)} | ${r.seconds.toFixed(1)} | ${(r.lines / r.seconds).toFixed(0)} | ${r.peak.toFixed(0)} | ${r.lines} of ${r.good} | ${r.companies} | ${r.found} of ${planted} | ${r.others} |`)
process.exitCode = results.every(r => r.found === planted && r.lines === r.good && r.others === 0 && r.peak < 1024) ? 0 : 1

function made(form) {
  const told = join(place, form, 'told.json')
  return existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : {}
}

async function make(form) {
  console.error(`${form}: making ${count} rows`)
  const dir = join(place, form)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const told = form === 'csv' ? { ...(await makeCsv(join(dir, '名录.csv'), count, planted)), files: [join(dir, '名录.csv')] } : await makeXlsx(dir, count, planted, Number(values['per-file']))
  writeFileSync(join(dir, 'told.json'), JSON.stringify(told))
  return told
}

async function measure(engine, { form, files, faults, good }) {
  console.error(`${engine} ${form}`)
  const dir = mkdtempSync(join(tmpdir(), 'yinli-bench-'))
  const postgres = engine === 'postgresql' ? await startPostgres(dir) : null
  try {
    const out = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'take.mjs'), postgres?.url ?? dir, ...files], { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] }).toString())
    const listed = new Set(out.problems.map(p => `${p.code} ${p.cell}`))
    const expected = new Set(faults.map(f => `${f.code} ${f.cell}`))
    const missed = [...expected].filter(f => !listed.has(f))
    const others = [...listed].filter(f => !expected.has(f))
    if (missed.length) console.error('not listed:', missed.slice(0, 10))
    if (others.length) console.error('listed beyond the planted:', others.slice(0, 10))
    return { engine, form, size: files.reduce((n, f) => n + statSync(f).size, 0) / 2 ** 20, ...out, good, found: planted - missed.length, others: others.length }
  } finally {
    await postgres?.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
