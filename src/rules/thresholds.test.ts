import { expect, it } from 'vitest'
import { loadLibrary, textOf } from '../services/policy/library.ts'
import { moved, readPolicy, scaled, thresholdsOf, withThresholds } from './index.ts'

const library = loadLibrary()

it('every threshold of every installed policy can be moved, and moves a comparison', () => {
  for (const policy of library.policies) {
    const text = textOf(policy)
    const thresholds = thresholdsOf(text, policy)
    expect(new Set(thresholds.map(t => t.id)).size).toBe(thresholds.length)
    for (const t of thresholds) {
      expect(text.slice(t.at).replaceAll(/['"\s]/g, '').startsWith(t.value), `${policy.file} ${t.id}`).toBe(true)
      expect(text.split('\n')[t.line - 1]!.slice(t.column - 1).replaceAll(/['"]/g, '').startsWith(t.value.slice(0, 1))).toBe(true)
    }
    // One change of all of them at once, so that this stays quick.
    const values = Object.fromEntries(thresholds.map(t => [t.id, scaled(t.value === '0' || t.value === '0%' ? t.value.replace('0', '1') : t.value, 1.5)]))
    const changed = readPolicy(withThresholds(text, thresholds, values), 'changed.yaml', library.dictionary)
    const conditions = thresholds.filter(t => t.op !== null)
    if (policy.holds && conditions.length) expect(moved(policy.holds, changed.holds!).length, policy.file).toBeGreaterThanOrEqual(new Set(conditions.map(t => t.id)).size)
  }
})

it.each([['300', 1.1, '330'], ['3%', 0.9, '2.7%'], ['5000', 0.95, '4750'], ['0.5', 1.3, '0.65'], ['3', 0.7, '2.1']])('%s x %s is %s', (value, factor, expected) => { expect(scaled(value, factor)).toBe(expected) })
