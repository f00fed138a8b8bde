// What lists of companies cost over a ledger that fill.mjs filled, within one process: node bench/companies/index.mjs DIRECTORY
import { createApp } from '../../dist/app.js'
import { seeded } from '../../dist/rules/generate.js'
import { openLedger } from '../../dist/ledger/index.js'
import { loadModel } from '../../dist/model/load.js'

const model = loadModel()
const ledger = await openLedger({ dataDir: process.argv[2] }, { model })
const app = createApp({ ledger, model, clock: { now: () => new Date('2026-07-02T08:00:00Z') }, version: 'bench', log: line => console.error(line) })
const ask = async path => { const start = performance.now(); const used = process.cpuUsage(); const answer = await app.request(`http://localhost${path}`); const text = await answer.text(); if (!answer.ok) throw new Error(text); const { user, system } = process.cpuUsage(used); return { ms: performance.now() - start, cpu: (user + system) / 1000, text } }
const megabytes = () => { globalThis.gc?.(); const { rss, heapUsed, arrayBuffers } = process.memoryUsage(); return `rss ${Math.round(rss / 2 ** 20)} MB, heap ${Math.round(heapUsed / 2 ** 20)} MB, arrays ${Math.round(arrayBuffers / 2 ** 20)} MB` }
console.log('before', megabytes())
const first = await ask('/api/companies?limit=200&columns=revenue,staff,rd,hnteValid')
console.log(`first question ${first.ms.toFixed(0)} ms`, megabytes())
const second = await ask('/api/companies?limit=200&columns=revenue,staff,rd,hnteValid')
console.log(`again ${second.ms.toFixed(1)} ms`)

const random = seeded(1)
const pick = list => list[Math.floor(random() * list.length)]
const part = { q: () => `q=${encodeURIComponent(pick(['光电', '云', '恒泰', '青禾 软件', '有限公司', '91320505', 'MA0001']))}`, place: () => `place=${pick(['3205', '320505', '320583'])}`, industry: () => `industry=${pick(['C', 'I', '39', '651', '3976'])}`, size: () => `size=${pick(['micro', 'small', 'medium', 'large'])}`, founded: () => `founded=${pick(['2015..2020', '..2000', '2021..'])}`, fact: () => `fact=${pick(['revenue:1000..50000', 'staff:..300', 'hnteValid:yes', 'rd:none', 'revenue@1:500..'])}`, policy: () => `policy=${pick(['tech-sme', 'small-profit', 'srdi'])}` }
const sorts = ['', '', '-revenue', 'staff', 'name', 'code', 'establishedOn', '-rd', 'place', 'size']
for (const sort of sorts.slice(2)) console.log(`order ${sort} made: ${(await ask(`/api/companies?limit=200&sort=${sort}`)).ms.toFixed(0)} ms`)
for (const policy of ['tech-sme', 'small-profit', 'srdi']) console.log(`outcomes of ${policy} made: ${(await ask(`/api/companies?limit=200&policy=${policy}`)).ms.toFixed(0)} ms`)
const question = () => `/api/companies?limit=200&columns=revenue,staff,rd,hnteValid&${Object.values(part).filter(() => random() < 0.3).map(p => p()).concat(pick(sorts).replace(/^(.+)$/, 'sort=$1')).filter(Boolean).join('&')}`
const report = (name, asked) => { for (const of of ['ms', 'cpu']) { const times = asked.map(a => a[of]).sort((a, b) => a - b); console.log(`${name}, ${of === 'ms' ? 'waited' : 'processor'}: p50 ${times[times.length >> 1].toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms, most ${times.at(-1).toFixed(1)} ms (${times.length})`) } }
const fresh = []
for (let i = 0; i < 300; i++) fresh.push(await ask(question()))
report('a new question, with counts of every facet', fresh)
const next = []
for (let i = 0; i < 300; i++) next.push(await ask(`/api/companies?limit=200&columns=revenue,staff,rd,hnteValid&sort=-revenue&industry=C&offset=${200 * Math.floor(random() * 400)}`))
report('the next window of it', next)
console.log(megabytes())
const csv = await ask('/api/export/companies?format=csv&columns=revenue,staff')
console.log(`CSV of all: ${(csv.ms / 1000).toFixed(1)} s, ${Math.round(csv.text.length / 2 ** 20)} MB`, megabytes())
await ledger.close()
