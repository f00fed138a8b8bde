import type { Model } from '../model/model.ts'
import { isDigit, startsChinese } from './numbers.ts'
import { bounds } from './quantity/bounds.ts'
import { exclusion } from './quantity/exclusions.ts'
import { fixedRatio } from './quantity/ratios.ts'
import { readMeasure } from './quantity/measure.ts'
import { asRange, sharedUnit } from './quantity/ranges.ts'
import { resolve } from './quantity/resolve.ts'
import { quoteAround } from './quantity/quotes.ts'
import { vocabularyOf } from './quantity/vocabulary.ts'
import type { Quantity } from './records.ts'

/**
 * Quantities in an article's clean text, in the order of the text and without overlap; spans are offsets into it.
 * One pass: at each figure its unit, a second figure of a range, then the bounds on both sides; named rules
 * (quantity/exclusions.ts) say which figures are none.
 */
export function findQuantities(text: string, model: Model): Quantity[] {
  const vocabulary = vocabularyOf(model)
  const found: Quantity[] = []
  let floor = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || (code > 57 && code < 0x3000)) continue
    const ratio = fixedRatio(text, i, floor, vocabulary)
    if (ratio) {
      found.push(ratio)
      floor = ratio.end
      i = floor - 1
      continue
    }
    if (!isDigit(code) && text[i] !== '半' && !startsChinese(text[i]!)) continue
    const read = readMeasure(text, i, vocabulary)
    if (!read) continue
    const { measure, upper } = asRange(text, sharedUnit(text, read, vocabulary), vocabulary)
    const bound = bounds(text, measure, upper, floor, vocabulary)
    const candidate = { text, measure, start: bound.start, end: bound.end, bounded: bound.mod !== null, quote: quoteAround(text, i), vocabulary }
    const end = Math.max(bound.end, measure.end)
    if (exclusion(candidate) === null) {
      found.push(resolve(text, measure, upper, bound, floor, vocabulary))
      floor = end
      i = end - 1
    } else i = Math.max(i, measure.number.end - 1)
  }
  return found
}
