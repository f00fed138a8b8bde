import { isDigit, startsChinese } from '../numbers.ts'
import { readMeasure, type Measure } from './measure.ts'
import type { Vocabulary } from './vocabulary.ts'

const dashes = '-–—~～－−﹣至到'

/** 1.2个、0.5个百分点: the unit is printed once, after the last figure. */
export function sharedUnit(text: string, first: Measure, vocabulary: Vocabulary): Measure {
  if (first.unit?.word !== '个' || !/[、和]/.test(text[first.end] ?? '')) return first
  let next: Measure | null = first
  for (let steps = 0; next && next.unit?.word === '个' && /[、和]/.test(text[next.end] ?? '') && steps < 4; steps++) {
    const at: number = next.end + 1
    next = isDigit(text.charCodeAt(at)) || startsChinese(text[at] ?? '') ? readMeasure(text, at, vocabulary) : null
  }
  return next?.unit?.word === '个百分点' ? { ...first, unit: next.unit } : first
}

/** Joins 40-50个, 20%~30%, 22℃至25℃, 三到五年 to one measure; `upper` is its second figure in the same unit, or null. */
export function asRange(text: string, first: Measure, vocabulary: Vocabulary): { measure: Measure; upper: number | null } {
  if (first.max !== null && first.unit) return { measure: first, upper: first.max }
  const alone = { measure: first, upper: null }
  let i = first.end
  while (text[i] === ' ' && i < first.end + 1) i++
  if (!dashes.includes(text[i] ?? '\n')) return alone
  const word = text[i] === '至' || text[i] === '到'
  if (!word && dashes.includes(text[i + 1] ?? '\n')) return alone
  i++
  while (text[i] === ' ') i++
  const c = text[i]
  if (c === undefined || !(isDigit(text.charCodeAt(i)) || startsChinese(c))) return alone
  const second = readMeasure(text, i, vocabulary)
  if (!second?.unit || second.number.bare || second.max !== null) return alone
  // 由90天至100天 tells two states, not a range.
  if (word && first.unit && /[由从]$/.test(text.slice(Math.max(0, first.start - 1), first.start)) && !/^[不之]/.test(text.slice(second.end, second.end + 1))) return alone
  if (first.unit) {
    if (first.unit.kind !== second.unit.kind || (first.unit.base ?? first.unit.word) !== (second.unit.base ?? second.unit.word)) return alone
    const low = first.value * first.unit.factor / second.unit.factor
    return low < second.value ? joined(first, second, low) : alone
  }
  if (first.number.more) return alone
  const scale = second.number.form === 'arabic' ? second.number.scale : scaleOfChinese(second.value)
  const bare = first.number.scale === 1 && first.value < 1e4
  const low = bare && scale >= 1e4 && first.value < second.value / scale ? first.value * scale
    : bare && second.unit.word === '折' && first.value > 10 ? first.value / 10
    : first.value
  return low < second.value ? joined(first, second, low) : alone
}

const scaleOfChinese = (value: number) => (value % 1e8 === 0 ? 1e8 : value % 1e4 === 0 ? 1e4 : 1)

function joined(first: Measure, second: Measure, low: number): { measure: Measure; upper: number } {
  const value = Number(low.toPrecision(15))
  return { measure: { ...second, start: first.start, value, number: second.number }, upper: second.value }
}
