// Innovation points of 220,000 made-up companies: in columns on one thread, and one company at a time (a sample, extrapolated).
// node bench/points.mjs [ROWS]
import { loadDictionary, policyLibrary } from '../dist/services/policy/library.js'
import { loadPoints } from '../dist/services/points/library.js'
import { compile, emptyResult } from '../dist/rules/columns/compile.js'
import { dayOf, readCompany } from '../dist/rules/facts.js'
import { generateCompanies } from '../dist/rules/generate.js'
import { scorePoints } from '../dist/rules/points-score.js'
import { tableOf } from '../dist/rules/table.js'

const rows = Number(process.argv[2] ?? 220_000)
const dictionary = loadDictionary()
const { facts } = dictionary
const companies = generateCompanies(Math.min(rows, 20_000), 3, facts, policyLibrary().policies).map(g => readCompany(facts, g))
const table = repeated(tableOf(facts, companies), rows)
const on = '2026-06-01'
for (const set of loadPoints(dictionary).filter(s => s.indicators.length)) {
  const result = emptyResult(set.policy, rows)
  const run = compile(set.policy, table, dayOf(on), facts, result)
  const times = Array.from({ length: 5 }, () => { const start = performance.now(); run(0, rows); return performance.now() - start }).sort((a, b) => a - b)
  const sample = companies.slice(0, 2000)
  const start = performance.now()
  for (const c of sample) scorePoints(set, c, on, facts)
  const each = (performance.now() - start) / sample.length
  console.log(`${set.id}: ${set.indicators.length} indicators, ${set.stages.length} stages, ${rows} companies: columns ${times[2].toFixed(0)} ms (best ${times[0].toFixed(0)}), one by one with every reason ${each.toFixed(3)} ms each, ${(each * rows / 1000).toFixed(0)} s for all, ${(each * rows / times[2]).toFixed(0)} times as long`)
}

/** The same rows again and again up to a count. */
function repeated(small, rows) {
  const columns = new Map([...small.columns].map(([key, column]) => {
    const values = new column.values.constructor(rows)
    for (let at = 0; at < rows; at += small.rows) values.set(column.values.subarray(0, Math.min(small.rows, rows - at)), at)
    return [key, { ...column, values }]
  }))
  return { rows, columns }
}
