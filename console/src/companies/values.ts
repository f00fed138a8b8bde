interface Described { kind: string; unit?: string; options?: Record<string, string> }

/** A fact's value as people read it: 1,020.5 · 80% · 是 · Ⅰ类. What it is counted in stands in the header (`unitOf`). */
export function valueText(value: string | boolean | null | undefined, fact: Described | undefined, words: { yes: string; no: string }): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (fact?.kind === 'choice') return fact.options?.[value] ?? value
  if (fact?.kind !== 'number' || !/^-?\d+(\.\d+)?$/.test(value)) return value
  return fact.unit ? grouped(value) : `${grouped(String(Number((Number(value) * 100).toPrecision(12))))}%`
}

export const unitOf = (fact: Described | undefined) => (fact?.kind === 'number' ? fact.unit ?? '' : '')

/** Thousands apart, every digit kept. */
const grouped = (value: string) => { const [whole = '', part] = value.split('.'); return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '') }
