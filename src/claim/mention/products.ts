import type { Candidate, Reading } from './reading.ts'

/** Products by a model code (C919, P40型泵车) behind a word of making or before a word for a machine. */
export function findProducts(r: Reading): Candidate[] {
  const found: Candidate[] = []
  for (const m of r.text.matchAll(/(?<![A-Za-z0-9])([A-Z]{1,4}-?\d{1,4}[A-Z]?)(型[\u3400-\u9fff]{1,4}(?:车|机|器|船|炉))?(?![A-Za-z0-9%℃·])/g)) {
    if (/^(?:A|B|C|D|CN)\d{1,2}$/.test(m[1]!) && !m[2]) continue
    const before = r.text[m.index - 1] ?? ''
    if (/[·.:]/.test(before)) continue
    const from = m[2] ? m.index : m.index
    found.push({ start: from, end: m.index + m[0].length, type: 'product', rank: 3 })
  }
  return found
}
