// 60 rules over made-up companies of 40 columns. The rules are seven of policies/ and local variants of them: the same trees with other lines.
import { dayOf } from '../../dist/rules/facts.js'
import { truthOf } from '../../dist/rules/lower.js'
import { decimal, times } from '../../dist/rules/rational.js'
import { buffer, greatest } from '../../dist/rules/table.js'
import { seeded } from '../../dist/rules/generate.js'
import { loadLibrary } from '../../dist/services/policy/library.js'

export const on = '2026-06-01'
export const day = dayOf(on)
const library = loadLibrary()
export const { facts } = library.dictionary
const kinds = [['tech-sme', 10], ['innovative-sme', 10], ['srdi', 12], ['size-class', 8], ['small-profit', 8], ['rd-deduction', 6], ['hnte-tax', 6]]

export const rules = kinds.flatMap(([id, count]) => {
  const policy = library.policies.find(p => p.id === id && p.validFrom <= on && (!p.validTo || on <= p.validTo))
  return Array.from({ length: count }, (_, i) => (i ? variant(policy, decimal(String((70 + 9 * i) / 100))) : policy))
})

/** The same tree with every line it compares with moved by a factor. */
function variant(policy, by) {
  const seen = new Map()
  const moved = node => {
    if (node === null || typeof node !== 'object') return node
    if (seen.has(node)) return seen.get(node)
    if (Array.isArray(node)) return node.map(moved)
    if (node.kind === 'compare' && node.right.kind === 'number') return { ...node, left: moved(node.left), right: { ...node.right, value: times(node.right.value, by) } }
    const copy = {}
    seen.set(node, copy)
    for (const [key, value] of Object.entries(node)) copy[key] = key === 'value' && typeof value?.n === 'bigint' ? value : moved(value)
    return copy
  }
  const { conditions, scores, values, classes, benefit, applies, ...rest } = policy
  const changed = moved({ conditions, scores, values, classes, benefit, applies })
  return { ...rest, ...changed, holds: changed.conditions && truthOf(changed.conditions) }
}

export const slots = [...new Map(rules.flatMap(r => r.uses).map(u => [`${u.fact}@${u.back}`, u])).values()]
export const columnName = (fact, back) => (back ? `${fact}_${back}` : fact)
const key = ({ fact, back }) => (back ? `${fact}@${back}` : fact)

/** Columns of `rows` companies, a share of every fact missing. Numbers are whole multiples of 1/scale. */
export function makeTable(rows, missing = 0.1, shared = false) {
  const random = seeded(99)
  const log = (low, high) => low * (high / low) ** random()
  const columns = new Map()
  const revenue = Float64Array.from({ length: rows }, () => Math.round(log(20, 300_000) * 100))
  for (const slot of slots) {
    const fact = facts.byId.get(slot.fact)
    const gone = () => random() < missing
    if (fact.kind === 'flag') {
      const values = new Uint8Array(buffer(rows, shared))
      const share = /incident|prohibited|badList/.test(fact.id) ? 0.05 : /isSme|compliant|resident|baseTitle/.test(fact.id) ? 0.9 : 0.3
      for (let i = 0; i < rows; i++) values[i] = gone() ? 1 : random() < share ? 2 : 0
      columns.set(key(slot), { kind: 'flag', values })
    } else if (fact.kind === 'number') {
      const values = new Float64Array(buffer(rows * 8, shared))
      const scale = fact.unit === '万元' ? 100n : fact.unit === '' ? 10_000n : 1n
      const draw = {
        万元: i => (fact.id === 'revenue' ? (slot.back ? Math.round(revenue[i] / (0.8 + random() * 0.5)) : revenue[i]) : fact.id === 'rd' || fact.id === 'rdDeductible' ? Math.round(revenue[i] * random() * 0.12) : Math.round(revenue[i] * log(0.05, 2))),
        人: i => (fact.id === 'techStaff' ? Math.floor(log(1, 200)) : Math.floor(log(3, 2000))), '': () => Math.floor(random() * 10_000) - (fact.least === null ? 1500 : 0),
        项: () => Math.floor(random() * 6), 年: () => Math.floor(random() * 12), 分: () => Math.floor(random() * 100),
      }[fact.unit]
      for (let i = 0; i < rows; i++) values[i] = gone() ? NaN : draw(i)
      columns.set(key(slot), { kind: 'number', values, scale, most: greatest(values) })
    } else {
      const words = ['', ...(fact.kind === 'choice' ? Object.keys(fact.options) : ['0111', '1620', '2710', '3562', '3911', '3990', '4710', '5162', '5211', '5431', '5990', '6110', '6210', '6311', '6513', '6621', '7010', '7020', '7211', '7320', '8111', '8411', '9011'])]
      const values = new Uint16Array(buffer(rows * 2, shared))
      for (let i = 0; i < rows; i++) values[i] = gone() ? 0 : 1 + Math.floor(random() * (words.length - 1))
      columns.set(key(slot), { kind: 'word', values, words })
    }
  }
  return { rows, columns }
}
