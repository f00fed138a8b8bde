import type { Quantity } from '../records.ts'
import { quoteAround } from './quotes.ts'
import { bounds } from './bounds.ts'
import type { Measure } from './measure.ts'
import type { Vocabulary } from './vocabulary.ts'

/** 翻番 and its kin: growth of 100%, 300%, 700%. */
const doubling = /翻(?:了)?(近|约|超|超过)?(?:([一两二三四])(?:个)?)?番/y
const halves = /(过半|近半|一半|半数|对折)/y
const times = new Map([['一', 1], ['两', 3], ['二', 3], ['三', 7], ['四', 15]])

/** A ratio said in a fixed word at `at`: 翻一番, 一半以上, 过半, 半数. */
export function fixedRatio(text: string, at: number, floor: number, vocabulary: Vocabulary): Quantity | null {
  const c = text[at]
  if (c === '翻') {
    doubling.lastIndex = at
    const m = doubling.exec(text)
    if (!m) return null
    return quantity(text, at, doubling.lastIndex, m[2] === undefined ? 1 : times.get(m[2])!, m[1] === undefined ? 'exact' : m[1] === '近' ? 'less' : m[1] === '约' ? 'about' : 'more')
  }
  if (c !== '过' && c !== '近' && c !== '一' && c !== '半' && c !== '对') return null
  halves.lastIndex = at
  const m = halves.exec(text)
  if (!m || quoteAround(text, at) !== null) return null
  const end = halves.lastIndex
  if (m[1] === '过半') return /[通超不经]/.test(text[at - 1] ?? '') || /[导径山个年小天路]/.test(text[end] ?? '') ? null : quantity(text, at, end, 0.5, 'more')
  if (m[1] === '近半') return /[导径山个年月小天数]/.test(text[end] ?? '') || /[附最]/.test(text[at - 1] ?? '') ? null : quantity(text, at, end, 0.5, 'less')
  if (m[1] === '对折') return text[at - 1] === '打' ? quantity(text, at, end, 0.5, 'exact') : null
  if (m[1] === '半数' && /[据字]/.test(text[end] ?? '')) return null
  const measure: Measure = { start: at, end, value: 0.5, max: null, more: false, number: { end, value: 0.5, max: null, more: false, form: 'chinese', bare: false, scale: 1, digits: 0 }, unit: null, written: '' }
  const bound = bounds(text, measure, null, floor, vocabulary)
  return quantity(text, bound.start, bound.end, 0.5, bound.mod ?? 'exact')
}

const quantity = (text: string, start: number, end: number, value: number, mod: Quantity['mod']): Quantity =>
  ({ start, end, text: text.slice(start, end), kind: 'ratio', value, max: null, unit: '1', mod })
