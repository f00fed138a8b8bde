import type { Model } from '../../model/model.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'

/** What a printed figure allows: every value from `low` to `high`, in the base unit. */
export interface Bounds { low: number; high: number }

/** The values that a figure's words allow, widened by half of its last printed digit. The claim has a value. */
export function boundsOf(claim: Pick<StoredClaim, 'value' | 'max' | 'mod' | 'quote'>, { nearly, about }: Model['conflicts']): Bounds {
  const value = claim.value!
  const half = printedStep(claim) / 2
  switch (claim.mod) {
    // 80多亿 stays below 90; 超80亿 may be anything above.
    case 'more': return { low: value - half, high: /[多余几]/u.test(claim.quote) ? value + leadingStep(claim) : Infinity }
    case 'less': return { low: /[近]/u.test(claim.quote) ? value * (1 - nearly) : -Infinity, high: value + half }
    case 'about': return { low: value - Math.abs(value) * about, high: value + Math.abs(value) * about }
    case 'range': return { low: value - half, high: (claim.max ?? value) + half }
    default: return { low: value - half, high: value + half }
  }
}

export const apart = (a: Bounds, b: Bounds) => a.high < b.low || b.high < a.low

/** The weight of the last digit printed: 193.84亿 is 0.01亿, 4200 is 100 (but no more than 2 % of it). 0 where no digits are printed. */
function printedStep({ value, quote }: Pick<StoredClaim, 'value' | 'quote'>): number {
  const [whole, fraction] = digits(quote)
  const printed = Number(`${whole}.${fraction || 0}`)
  if (!whole || !printed || !value) return 0
  const scale = Math.abs(value) / printed
  if (fraction) return scale * 10 ** -fraction.length
  const zeros = /0*$/.exec(whole)![0].length
  return zeros < 2 ? scale : Math.min(scale * 10 ** zeros, Math.abs(value) * 0.02)
}

/** The weight of the last digit that is no zero: 80 is 10, 200 is 100. */
function leadingStep({ value, quote }: Pick<StoredClaim, 'value' | 'quote'>): number {
  const [whole, fraction] = digits(quote)
  const printed = Number(`${whole}.${fraction || 0}`)
  if (!whole || !printed || !value) return Math.abs(value ?? 0)
  return (Math.abs(value) / printed) * (fraction ? 10 ** -fraction.length : 10 ** /0*$/.exec(whole)![0].length)
}

function digits(quote: string): [whole: string, fraction: string] {
  const found = /(\d[\d,，]*)(?:\.(\d+))?/.exec(quote.replace(/\s+/g, ''))
  return found ? [found[1]!.replace(/[,，]/g, ''), found[2] ?? ''] : ['', '']
}
