// node take.mjs PLACE FILE...: takes files into the register of a new ledger and prints what it cost and what was listed, as JSON.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { openLedger } from '../../dist/ledger/index.js'
import { loadModel } from '../../dist/model/load.js'
import { openRows } from '../../dist/read/rows/rows.js'
import { takeFile } from '../../dist/services/companies/import/take.js'

const [place, ...files] = process.argv.slice(2)
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
const ledger = await openLedger(place.startsWith('postgres') ? { url: place } : { dataDir: place })
const opened = peak()
const start = performance.now()
const problems = []
let [lines, created] = [0, 0]
for (const path of files) {
  const file = await openRows(path, basename(path))
  const { source, progress } = await takeFile(ledger, loadModel(), file, { asOf: '2026-03-01', by: 'bench', why: '' }, p => { if (process.env.SAY) console.error(basename(path), Math.round(p.done * 100), Math.round(process.memoryUsage().rss / 2 ** 20)) })
  lines += source.lines
  created += progress.created
  for (let cursor; ; ) {
    const page = await ledger.register.problems(source.id, { limit: 1000, cursor })
    problems.push(...page.items.map(({ severity, code, cell }) => ({ severity, code, cell })))
    cursor = page.next
    if (!cursor) break
  }
}
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ seconds, opened, peak: peak(), lines, companies: await ledger.register.count(), created, problems }))
await ledger.close()
