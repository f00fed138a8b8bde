import type { Quantity, QuantityKind } from '../records.ts'
import type { Bounds } from './bounds.ts'
import type { Measure } from './measure.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The record of a measure: base value, unit and mod; where the unit is ambiguous, what stands around it decides. Nothing before `floor` belongs to it. */
export function resolve(text: string, measure: Measure, upper: number | null, bound: Bounds, floor: number, vocabulary: Vocabulary): Quantity {
  let { start, end } = bound
  let { kind, unit, factor } = meaning(text, measure, vocabulary)
  const speed = measure.unit?.kind === 'length' ? speedPrefix(text, start, floor, vocabulary) : null
  if (speed) { kind = 'speed'; unit = 'm/s'; factor = measure.unit!.factor / (speed.per === '小时' ? 3600 : 1); start = speed.start }
  if (measure.unit === null && start > floor && currencies[text[start - 1] ?? '']) start--
  let sign = 1
  if (kind === 'temperature') {
    if (start - 2 >= floor && text.endsWith('零下', start)) { sign = -1; start -= 2 } else if (start > floor && (text[start - 1] === '-' || text[start - 1] === '负')) { sign = -1; start-- }
  }
  const mod = upper !== null ? 'range' : bound.mod ?? 'exact'
  return { start, end, text: text.slice(start, end), kind, value: exact(sign * measure.value, factor), max: upper === null ? null : exact(upper, factor), unit, mod }
}

interface Meaning { kind: QuantityKind; unit: string; factor: number }

function meaning(text: string, { start, end, unit, written, number }: Measure, { model }: Vocabulary): Meaning {
  const near = text.slice(Math.max(0, start - 14), start)
  const clause = near.slice(Math.max(...['。', '；', '\n'].map(c => near.lastIndexOf(c))) + 1)
  if (unit === null) {
    const value = text.slice(Math.max(0, start - 10), start)
    if (saysRatio(text, start, model.ratioCues)) return { kind: 'ratio', unit: '1', factor: 1 }
    const currency = currencies[text[start - 1] ?? '']
    if (currency) return { kind: 'money', unit: currency, factor: 1 }
    const counted = /(人次|辆次|架次|场次|班次|车次|标箱|户次|件次)[^，。；、0-9]{0,4}$/.exec(value)
    if (counted) return { kind: 'count', unit: counted[1]!, factor: 1 }
    if (number.value >= 1e4 && model.moneyCues.some(w => cued(clause, w))) return { kind: 'money', unit: 'CNY', factor: 1 }
    return { kind: 'count', unit: '', factor: 1 }
  }
  if (unit.word === '度') {
    const around = clause + text.slice(end, end + 6)
    if (model.temperatureCues.some(w => clause.includes(w)) && number.value < 4000 && !/^(?:转|旋|全|角|视|环)/.test(text.slice(end, end + 1))) return { kind: 'temperature', unit: '°C', factor: 1 }
    if (number.scale < 1e4 && !model.energyCues.some(w => around.includes(w))) return { kind: 'other', unit: '度', factor: 1 }
  }
  if (unit.word === '分' && (text[end - 1] === '半' || /(?:用时|耗时|候车|车程|时间|行程|全程|缩短|只需|只要|间隔)[^，。；]{0,8}$/.test(clause))) return { kind: 'duration', unit: 's', factor: 60 }
  return { kind: unit.kind, unit: unit.base ?? written, factor: unit.factor }
}

/** What stands before a figure instead of a unit after it: $20, ￥300. */
export const currencies: Record<string, string> = { $: 'USD', '￥': 'CNY', '¥': 'CNY', '€': 'EUR', '£': 'GBP' }

/** PUE值低于1.2, 容积率2.5. */
export const saysRatio = (text: string, start: number, cues: readonly string[]) => {
  const before = text.slice(Math.max(0, start - 11), start)
  return cues.some(w => { const at = before.lastIndexOf(w); return at >= 0 && !/[，。；、0-9]/.test(before.slice(at + w.length)) })
}

/** A cue ends the clause, up to a verb and a bound (总投资达, 产值突破). */
const cued = (clause: string, word: string) => {
  const at = clause.lastIndexOf(word)
  return at >= 0 && /^[额值总]?(?:已|将|累计|预计|可|有望|超|超过|突破|达|达到|约|近|逾|为|过|首次|完成|实现|规模|余额|人民币|\s){0,4}$/.test(clause.slice(at + word.length))
}

/** 时速140公里, 每秒30米: the prefix belongs to the speed. */
function speedPrefix(text: string, start: number, floor: number, { model }: Vocabulary): { start: number; per: string } | null {
  for (const [word, per] of Object.entries(model.speedPrefixes)) if (start - word.length >= floor && text.endsWith(word, start)) return { start: start - word.length, per }
  return null
}

/** value x factor without binary noise where the factor is a power of ten. */
const exact = (value: number, factor: number) => {
  const product = value * factor
  return factor === 1 || Number.isInteger(product) && product < 1e15 || !Number.isInteger(Math.log10(factor)) ? product : Number(product.toPrecision(15))
}
