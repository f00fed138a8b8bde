import { dateOf, dayOf, isDate } from './calendar.ts'
import { guessYear, type Context } from './context.ts'
import { point, sticky, timeOfDay, type Moment, type Base } from './moment.ts'
import { readPartOfYear } from './part-of-year.ts'

/** 三季度, 11月7日, 年底, 国庆假期, 8月中旬 without a year. */
export function partAlone(text: string, at: number, context: Context, base: Base | null): Moment | null {
  const before = text[at - 1] ?? ''
  const c = text[at]!
  if (/[0-9.A-Za-z/:：]/.test(before) && /[0-9]/.test(c)) return null
  if (/[一二三四五六七八九十百千零〇第个每]/.test(before) && /[0-9一二三四五六七八九十]/.test(c)) return null
  // 民国三年五月: of a year that is not told in figures.
  if (/[0-9一二三四五六七八九十元]年$/.test(text.slice(Math.max(0, at - 2), at)) && /[0-9一二三四五六七八九十]/.test(c)) return null
  if ((c === '前' || c === '头' || c === '后') && /[目此日之以提年月天会最]/.test(before)) return null
  const part = readPartOfYear(text, at, context.vocabulary, false)
  if (!part) return null
  const year = base?.year ?? guessYear(part, at, context)
  let period = year === null ? null : part.of(year)
  if (base?.year != null && base.month !== null && part.month !== null && part.month < base.month) period = part.of(base.year + 1)
  const end = part.sort === 'day' && part.kind === 'point' ? timeOfDay(text, part.end, context) : part.end
  return { end, kind: part.kind, period, year: year !== null && context.year?.at !== undefined && context.year.at >= context.sentence && year === context.year.year ? year : null, month: part.month }
}

/** 15日, 6日至8日: a day whose month is not printed. */
const dayOnly = /(3[01]|[12]\d|[1-9])(?:[-–—~～至到](3[01]|[12]\d|[1-9]))?日(?![内间均元本报圆常期用])/y
export function dayAlone(text: string, at: number, context: Context, base: Base | null): Moment | null {
  if (/[0-9.A-Za-z月第每/—-]/.test(text[at - 1] ?? '') && base === null) return null
  const m = sticky(dayOnly, text, at)
  if (!m) return null
  const [a, b] = [Number(m[1]), m[2] ? Number(m[2]) : null]
  if (b !== null && b <= a) return null
  const end = b === null ? timeOfDay(text, at + m[0].length, context) : at + m[0].length
  const anchor = base?.year != null && base.month !== null ? dayOf(base.year, base.month, 15)
    : context.day && context.day.at >= context.sentence ? context.day.day : context.today
  if (anchor === null) return { ...point(end, null), kind: b === null ? 'point' : 'span' }
  const { year, month } = dateOf(anchor)
  const near = (base ? [0] : [0, -1, 1]).map(n => dateOf(dayOf(year, month + n, 1))).filter(x => isDate(x.year, x.month, b ?? a)).map(x => dayOf(x.year, x.month, a))
  if (near.length === 0) return null
  const from = near.reduce((x, y) => (Math.abs(y - anchor) < Math.abs(x - anchor) ? y : x))
  return { end, kind: b === null ? 'point' : 'span', period: { from, to: b === null ? from : from + b - a }, year: null, month: dateOf(from).month }
}
