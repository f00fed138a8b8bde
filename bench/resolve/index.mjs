// `npm run bench:resolve [COUNT]`: which records of a generated register are one company? Precision, recall and cost beside the simplest peers.
import { loadModel } from '../../dist/model/load.js'
import { normaliseName, resolveRegister } from '../../dist/resolve/index.js'
import { createFormer } from '../../dist/resolve/form.js'
import { generate } from './generate.mjs'

const model = loadModel()
const most = Number(process.argv[2] ?? 200_000)
const { form } = createFormer(model)
const sizes = [...new Set([most / 10, most / 2, most].map(Math.round))]

const rows = []
let full = null
for (const count of sizes) {
  const { records, truth, kinds } = generate({ count, divisions: model.places.divisions })
  const before = process.memoryUsage().rss
  const start = process.cpuUsage()
  const from = performance.now()
  const { clusters, unsure } = resolveRegister(records, model)
  const seconds = (performance.now() - from) / 1000
  const used = process.cpuUsage(start)
  rows.push({ count, seconds, cpu: (used.user + used.system) / 1e6, memory: (process.memoryUsage().rss - before) / 2 ** 20, ...figures(clusters, truth), unsure: unsure.length })
  if (count === most) full = { records, truth, kinds, clusters }
}
const peers = {
  'same spelling (NFKC, blanks)': r => normaliseName(r.name),
  'same spelling or code': null,
  'same core name and city': r => { const f = form('company', r.name); return `${f.core} ${(f.place?.code ?? '').slice(0, 4)}` },
  'same core name': r => form('company', r.name).core,
}

const percent = x => x.toFixed(4)
console.log('records   companies found   precision   recall   F1       seconds   µs/record   cpu s   MB     unsure')
for (const r of rows) console.log([String(r.count).padEnd(9), String(r.found).padEnd(17), percent(r.precision).padEnd(11), percent(r.recall).padEnd(8), percent(r.f1).padEnd(8), r.seconds.toFixed(1).padEnd(9), (r.seconds * 1e6 / r.count).toFixed(0).padEnd(11), r.cpu.toFixed(1).padEnd(7), r.memory.toFixed(0).padEnd(6), r.unsure].join(' '))
const [first, last] = [rows[0], rows.at(-1)]
console.log(`cost of a record at ${last.count} over ${first.count}: ${((last.cpu / last.count) / (first.cpu / first.count)).toFixed(2)} (cpu)\n`)
console.log(`beside, at ${most}:`)
for (const [name, key] of Object.entries(peers)) {
  const f = figures(key ? byKey(full.records, key) : byNameOrCode(full.records), full.truth)
  console.log(`  ${name.padEnd(30)} precision ${percent(f.precision)}  recall ${percent(f.recall)}  F1 ${percent(f.f1)}`)
}
console.log(`\nfound with their company’s own record, at ${most}:`)
for (const [kind, { n, found }] of byKind(full)) console.log(`  ${kind.padEnd(26)} ${String(n).padStart(7)}  ${(found / n).toFixed(3)}`)
const kept = last.precision >= 0.99 && last.recall >= 0.95 && last.seconds < 60
console.log(kept ? '\nheld: precision >= 0.99, recall >= 0.95, < 60 s' : '\nNOT HELD: precision >= 0.99, recall >= 0.95, < 60 s')
if (process.argv[3] === '--show') show()
process.exitCode = kept ? 0 : 1

/** Pairwise: of the pairs put together how many belong together, and of those that do how many are. */
function figures(clusters, truth) {
  const pairs = n => n * (n - 1) / 2
  let together = 0, right = 0
  for (const ids of clusters) {
    together += pairs(ids.length)
    for (const n of tally(ids.map(id => truth[Number(id.slice(1))])).values()) right += pairs(n)
  }
  const all = [...tally(truth).values()].reduce((n, k) => n + pairs(k), 0)
  const precision = right / together, recall = right / all
  return { found: clusters.length, precision, recall, f1: 2 * precision * recall / (precision + recall) }
}
function tally(items) { const counts = new Map(); for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1); return counts }
function byKey(records, key) { const groups = new Map(); for (const r of records) { const k = key(r); const g = groups.get(k); if (g) g.push(r.id); else groups.set(k, [r.id]) } return [...groups.values()] }
function byNameOrCode(records) {
  const parent = records.map((_, i) => i)
  const find = i => { while (parent[i] !== i) i = parent[i] = parent[parent[i]]; return i }
  for (const key of [r => normaliseName(r.name), r => r.code]) {
    const first = new Map()
    records.forEach((r, i) => { const k = key(r); if (!k) return; if (first.has(k)) parent[find(i)] = find(first.get(k)); else first.set(k, i) })
  }
  return byKey(records, r => find(Number(r.id.slice(1))))
}

/** Of the records of each kind, how many are with the record of the company's own. */
function byKind({ truth, kinds, clusters }) {
  const clusterOf = new Map(clusters.flatMap((ids, c) => ids.map(id => [Number(id.slice(1)), c])))
  const own = new Map(truth.map((company, i) => [company, i]).filter(([, i]) => kinds[i] === 'register'))
  const counts = new Map()
  truth.forEach((company, i) => {
    if (kinds[i] === 'register') return
    const count = counts.get(kinds[i]) ?? { n: 0, found: 0 }
    counts.set(kinds[i], { n: count.n + 1, found: count.found + Number(clusterOf.get(i) === clusterOf.get(own.get(company))) })
  })
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What went wrong, for whoever changes the table. */
function show() {
  const { records, truth, clusters } = full
  const text = i => `${records[i].name} [${records[i].place ?? ''}|${records[i].code ?? ''}|${records[i].address ?? ''}|${records[i].industry ?? ''}|${records[i].formerNames ?? ''}]`
  const clusterOf = new Map(clusters.flatMap((ids, c) => ids.map(id => [Number(id.slice(1)), c])))
  const wrong = [], missed = []
  for (const ids of clusters) { const members = ids.map(id => Number(id.slice(1))); const odd = members.find(m => truth[m] !== truth[members[0]]); if (odd !== undefined) wrong.push(members) }
  const byTruth = new Map(); truth.forEach((t, i) => byTruth.set(t, [...(byTruth.get(t) ?? []), i]))
  for (const members of byTruth.values()) if (new Set(members.map(m => clusterOf.get(m))).size > 1) missed.push(members)
  const some = (list, n) => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / n)) === 0).slice(0, n)
  console.log(`\nput together wrongly (${wrong.length} clusters):`); for (const w of some(wrong, 25)) console.log(`  ${w.map(i => `${truth[i]}: ${text(i)}`).join('\n     ')}`)
  console.log(`\nleft apart (${missed.length} companies):`); for (const w of some(missed, 40)) console.log(`  ${w.map(i => `#${clusterOf.get(i)}: ${text(i)}`).join('\n     ')}`)
}
