import { isDigit, readNumber, startsChinese, type NumberReading } from '../numbers.ts'
import { readUnit, type Unit, type Vocabulary } from './vocabulary.ts'

/** A figure with its unit as printed, before bounds: 1.6万平方米, 两年半, 三分之二, 2小时30分. */
export interface Measure {
  start: number
  /** After the unit (or after the figure where there is none). */
  end: number
  /** In the figure's own unit: value x unit.factor is the base value. */
  value: number
  max: number | null
  more: boolean
  number: NumberReading
  unit: Unit | null
  /** Unit as written. */
  written: string
  /** The unit is 市, 县, 省 ... : only after a list of places. */
  placeNoun?: boolean
}

const RATIO: Unit = { word: '', kind: 'ratio', base: '1', factor: 1, notBefore: [], needs: null, chineseNeeds: null, arabicOnly: false }
const half: NumberReading = { end: 0, value: 0.5, max: null, more: false, form: 'chinese', bare: false, scale: 1, digits: 0 }

/** Reads the measure that starts exactly at `at`, or null. A figure without a unit is returned with `unit: null`. */
export function readMeasure(text: string, at: number, vocabulary: Vocabulary): Measure | null {
  const c = text[at]!
  if (c === '半') return readHalf(text, at, vocabulary)
  const number = readNumber(text, at)
  if (!number) return null
  return readFraction(text, at, number) ?? withUnit(text, at, number, vocabulary)
}

/** 三分之二, 百分之八十, 2/3, 千分之三. */
function readFraction(text: string, at: number, number: NumberReading): Measure | null {
  const whole = (end: number, value: number, more: boolean): Measure => ({ start: at, end, value, max: null, more, number: { ...number, bare: false }, unit: RATIO, written: '' })
  if (text.startsWith('分之', number.end) && !number.more) {
    const upper = (text[number.end + 2] && (isDigit(text.charCodeAt(number.end + 2)) || startsChinese(text[number.end + 2]!))) || text[number.end + 2] === '零' ? readNumber(text, number.end + 2) : null
    return upper && number.value > 0 ? whole(upper.end, upper.value / number.value, upper.more) : null
  }
  if (text[number.end] === '/' && number.digits > 0 && number.form === 'arabic' && isDigit(text.charCodeAt(number.end + 1)) && text[at - 1] !== '/' && text[at - 1] !== '-') {
    const lower = readNumber(text, number.end + 1)!
    const next = text[lower.end] ?? ''
    if (lower.digits > 0 && number.value < lower.value && number.value > 0 && !/[A-Za-z/.:版页期月日-]/.test(next)) return whole(lower.end, number.value / lower.value, false)
  }
  return null
}

function withUnit(text: string, at: number, number: NumberReading, vocabulary: Vocabulary): Measure {
  let i = number.end
  while (text[i] === ' ' && i < number.end + 2) i++
  const found = readUnit(text, i, vocabulary)
  if (!found || !fits(text, found.end, found.unit, number)) {
    const infix = readInfix(text, at, number, vocabulary) ?? placeNoun(text, at, number)
    return infix ?? { start: at, end: number.end, value: number.value, max: number.max, more: number.more, number, unit: null, written: '' }
  }
  const { unit } = found
  const measure: Measure = { start: at, end: found.end, value: number.value, max: number.max, more: number.more, number, unit, written: text.slice(i, found.end) }
  const infix = unit.word === '个' ? readInfix(text, at, number, vocabulary) : null
  return tenths(text, infix ?? trailingHalf(text, further(text, measure, vocabulary)))
}

/** 3个多月, 一年多, 两个半小时: 多 or 半 inside the unit. */
function readInfix(text: string, at: number, number: NumberReading, vocabulary: Vocabulary): Measure | null {
  if (text[number.end] !== '个' || (text[number.end + 1] !== '多' && text[number.end + 1] !== '半')) return null
  const found = readUnit(text, number.end + 2, vocabulary) ?? (text[number.end + 2] === '月' ? { unit: readUnit('个月', 0, vocabulary)!.unit, end: number.end + 3 } : null)
  if (!found || found.unit.kind !== 'duration') return null
  const isHalf = text[number.end + 1] === '半'
  return { start: at, end: found.end, value: number.value + (isHalf ? 0.5 : 0), max: null, more: !isHalf, number, unit: found.unit, written: text.slice(number.end, found.end) }
}

/** 两市, 三县: places counted without a classifier. */
function placeNoun(text: string, at: number, number: NumberReading): Measure | null {
  const word = text[number.end] ?? '\n'
  if (number.max !== null || number.more || number.value < 2 || number.value > 300 || number.digits === 0 && number.form === 'arabic' || !'市县区省地国镇乡村州旗校'.includes(word)) return null
  // 7市13县: in figures only beside another one.
  if (number.form === 'arabic' && !(isDigit(text.charCodeAt(number.end + 1)) || '市县区省镇乡村'.includes(text[at - 1] ?? '\n') && isDigit(text.charCodeAt(at - 2)))) return null
  if ('级域内外场镇委府长道政'.includes(text[number.end + 1] ?? '\n')) return null
  return { start: at, end: number.end + 1, value: number.value, max: null, more: false, number, unit: { ...RATIO, word, kind: 'count', base: null }, written: word, placeNoun: true }
}

/** 2小时30分, 一年零三个月, 5元3角: smaller units of the same kind that follow directly are added. */
function further(text: string, measure: Measure, vocabulary: Vocabulary): Measure {
  const unit = measure.unit!
  if ((unit.kind !== 'duration' && unit.base !== 'CNY') || measure.max !== null) return measure
  let at = measure.end
  if (text[at] === '零' || text[at] === '又') at++
  const c = text[at]
  if (c === undefined || !(isDigit(text.charCodeAt(at)) || startsChinese(c))) return measure
  const number = readNumber(text, at)
  if (!number || number.max !== null) return measure
  const read = readUnit(text, number.end, vocabulary)
  // 2小时30分, 3元2角5分: 分 alone is a score, after hours it is minutes, after 元 and 角 money.
  const found = read?.unit.word === '分' ? { ...read, unit: readUnit(unit.kind === 'duration' ? '分钟' : '分钱', 0, vocabulary)!.unit } : read
  if (!found || found.unit.kind !== unit.kind || found.unit.base !== unit.base || found.unit.factor >= unit.factor || !fits(text, found.end, { ...found.unit, arabicOnly: false, chineseNeeds: null }, number)) return measure
  const value = measure.value + number.value * found.unit.factor / unit.factor
  return further(text, { ...measure, end: found.end, value, more: number.more, unit: { ...unit } }, vocabulary)
}

/** 一年半, 三斤半; not 半导体. */
function trailingHalf(text: string, measure: Measure): Measure {
  const kinds = ['duration', 'mass', 'length', 'area', 'ratio']
  const halved = kinds.includes(measure.unit!.kind) || measure.unit!.word === '个' || measure.unit!.word === '分'
  if (text[measure.end] !== '半' || !halved || measure.number.max !== null || '导径成数决程岛年天'.includes(text[measure.end + 1] ?? '\n')) return measure
  return { ...measure, end: measure.end + 1, value: measure.value + 0.5 }
}

/** 八成五 is 8.5 成; 六五折 6.5 折, as is 65折. */
function tenths(text: string, measure: Measure): Measure {
  const word = measure.unit!.word
  if (word === '成' && measure.number.form === 'chinese') {
    const digit = '一二三四五六七八九'.indexOf(text[measure.end] ?? '\n') + 1
    const next = text[measure.end + 1] ?? ''
    if (digit > 0 && !/[十百千万亿个家名成项人年月余多点级类类期]/.test(next)) return { ...measure, end: measure.end + 1, value: measure.value + digit / 10 }
  }
  if ((word === '块' || word === '元') && measure.number.form === 'chinese') {
    const digit = '一二三四五六七八九'.indexOf(text[measure.end] ?? '\n') + 1
    if (digit > 0 && /[，。；、！？”\n]|^$/.test(text[measure.end + 1] ?? '')) return { ...measure, end: measure.end + 1, value: measure.value + digit / 10 }
  }
  if (word === '折' && measure.value > 10 && measure.value < 100) return { ...measure, value: measure.value / 10 }
  return measure
}

/** 半年, 半个机柜, 半亩; not 半导体, 上半年. */
function readHalf(text: string, at: number, vocabulary: Vocabulary): Measure | null {
  if (/[上下前后大小一过多参各]/.test(text[at - 1] ?? '')) return null
  const found = readUnit(text, at + 1, vocabulary)
  if (!found || !fits(text, found.end, found.unit, half)) return null
  if (found.unit.kind === 'count' && found.unit.word !== '个') return null
  const number = { ...half, end: at + 1 }
  return { start: at, end: found.end, value: 0.5, max: null, more: false, number, unit: found.unit, written: text.slice(at + 1, found.end) }
}

/** Whether the characters read as a unit are one here. */
function fits(text: string, end: number, unit: Unit, number: NumberReading): boolean {
  if (unit.notBefore.some(word => text.startsWith(word, end))) return false
  if (unit.needs !== null && !unit.needs.some(word => text.startsWith(word, end))) return false
  if (number.form === 'arabic' || number.scale >= 1e4) return true
  if (unit.arabicOnly && number.value < 100) return false
  if (unit.word === '口' && text[number.end - 2] === '家') return true
  if (unit.word === '期' && /[分共]/.test(text[end - 3] ?? '')) return true
  return unit.chineseNeeds === null || number.value >= 100 || unit.chineseNeeds.some(word => text.startsWith(word, end))
}
