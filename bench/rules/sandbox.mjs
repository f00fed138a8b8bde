// One threshold of a draft changed, asked over HTTP in this process: who gains and loses, cost, cliff, sensitivity, all of it in the answer.
import { loadModel } from '../../dist/model/load.js'
import { createHttp } from '../../dist/surfaces/http/index.js'
import { on } from './setup.mjs'

const drafts = [['small-profit', { 'income#0': '250' }], ['innovative-sme', {}], ['srdi', {}]]

/** Best and worst of some changes over a table, milliseconds from request to answer. */
export async function sandbox(table) {
  const ids = Array.from({ length: table.rows }, (_, i) => `c${i}`)
  const companies = { ids, names: ids.map(id => `测试${id}有限公司`), codes: ids.map(() => null), version: 1, table: () => table, since: () => [] }
  const app = createHttp({ ledger: { changes: async () => ({ items: [], last: 1 }) }, companies: async () => companies, model: loadModel(), clock: { now: () => new Date(`${on}T08:00:00Z`) }, version: 'bench', token: null, consoleDir: null, bodyLimit: 1 << 20, rate: null, intake: null, backup: null, log: console.error })
  const ask = async body => {
    const at = performance.now()
    const used = process.cpuUsage()
    const response = await app.request('http://localhost/api/sandbox', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    const answer = await response.json()
    if (response.status !== 200) throw new Error(JSON.stringify(answer))
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - at, cpu: (user + system) / 1000, answer }
  }
  // Outcomes of the rules in force are there before anybody drafts.
  const prepared = performance.now()
  await (await app.request(`http://localhost/api/policies/tallies?on=${on}`)).json()
  const standing = performance.now() - prepared
  const lines = [`  outcomes of all policies in force, worked out once: ${standing.toFixed(0)} ms`]
  for (const [policy, set] of drafts) {
    const { answer: plain } = await ask({ policy, on })
    const threshold = plain.thresholds.find(t => set[t.id]) ?? plain.thresholds.find(t => t.op !== null && /\d{2}/.test(t.value)) ?? plain.thresholds[0]
    const [times, cpus] = [[], []]
    let last
    for (let k = 0; k < 5; k++) {
      const number = Number(threshold.value.replace('%', '')) * (0.9 - 0.05 * k)
      last = (await ask({ policy, on, set: { [threshold.id]: `${Number(number.toFixed(4))}${threshold.value.endsWith('%') ? '%' : ''}` } }))
      times.push(last.ms)
      cpus.push(last.cpu)
    }
    const { gain, lose, cliff, sensitivity } = last.answer
    lines.push(`  ${policy} ${threshold.id} ${threshold.value}: ${Math.min(...times).toFixed(0)} ms to ${Math.max(...times).toFixed(0)} ms wall, ${Math.min(...cpus).toFixed(0)} to ${Math.max(...cpus).toFixed(0)} ms processor; ${gain.total} gain, ${lose.total} lose, ${cliff ? `${cliff.bins.length} bins` : 'no cliff'}, ${sensitivity.length} steps`)
  }
  return lines
}
