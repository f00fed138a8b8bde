import { readNumber } from '../numbers.ts'
import { addMonths, dateOf, dayOf, isDate, months, type Day } from './calendar.ts'
import type { Context } from './context.ts'
import { point, oneDay, sticky, timeOfDay, type Moment } from './moment.ts'
import { readPartOfYear } from './part-of-year.ts'
import { readWord } from './vocabulary.ts'

/** 2025-02-21, 2025.2.21, 2025/2/21. */
const numeric = /((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?![\d.])/y
export function numericDate(text: string, at: number): Moment | null {
  if (/[\d.\-/A-Za-z]/.test(text[at - 1] ?? '')) return null
  const m = sticky(numeric, text, at)
  if (!m || !isDate(Number(m[1]), Number(m[3]), Number(m[4]))) return null
  return point(at + m[0].length, oneDay(dayOf(Number(m[1]), Number(m[3]), Number(m[4]))), Number(m[1]), Number(m[3]))
}

/** 2025年, 二〇二五年, 今年, 去年同期, 2018年三季度, 明年1月15日, 2023—2025年. */
const years = /((?:1[89]|20)\d{2})\s?年(?![级代期])(?:度(?!假))?/y
/** 18年10月: a year in two figures only before a month. */
const shortYear = /(\d{2})年(?=(?:1[0-2]|0?[1-9])月)/y
const chineseYear = /([一二][〇零○九八七][〇零○一二三四五六七八九]{2})年(?![级代])/y
const yearRange = /((?:19|20)\d{2})(?:年)?\s?(?:至|到|[-–—~～－])\s?((?:19|20)\d{2})\s?年(?:度(?!假))?/y
export function yearAndPart(text: string, at: number, context: Context): Moment | null {
  const before = text[at - 1] ?? ''
  if (/[0-9]/.test(text[at]!)) {
    if (/[0-9.A-Za-z]/.test(before)) return null
    const range = sticky(yearRange, text, at)
    if (range && Number(range[1]) < Number(range[2]) && !readPartOfYear(text, at + range[0].length, context.vocabulary, true)) {
      return { end: at + range[0].length, kind: 'span', period: { from: months(Number(range[1]), 1).from, to: months(Number(range[2]), 12).to }, year: Number(range[2]), month: null }
    }
    const m = sticky(years, text, at)
    if (m) return inYear(text, at + m[0].length, Number(m[1]), Number(m[1]), context)
    const short = sticky(shortYear, text, at)
    const year = short && (Number(short[1]) < 50 ? 2000 : 1900) + Number(short[1])
    return short ? inYear(text, at + short[0].length, year, year, context) : null
  }
  const chinese = sticky(chineseYear, text, at)
  if (chinese) {
    const year = Number([...chinese[1]!].map(c => (/[〇零○]/.test(c) ? 0 : '一二三四五六七八九'.indexOf(c) + 1)).join(''))
    return inYear(text, at + chinese[0].length, year, year, context)
  }
  const word = readWord(text, at, context.vocabulary, ['year', 'sameYear'])
  if (!word) return null
  const end = at + word.word.length
  if (text.startsWith('同期', end) || text.startsWith('同月', end)) return samePeriod(end + 2, word.offset, context)
  const now = context.today === null ? null : dateOf(context.today).year
  if (word.kind === 'sameYear') {
    const said = context.year && context.year.at >= context.paragraph ? context.year.year : null
    if (word.offset === -1) return inYear(text, end, said !== null && context.year!.at >= context.sentence ? said - 1 : now === null ? null : now - 1, null, context)
    if (said === null && (word.word === '当年' || word.word === '第二年')) return null
    return inYear(text, end, said === null ? null : said + word.offset, null, context)
  }
  return inYear(text, end, now === null ? null : now + word.offset, null, context)
}

function inYear(text: string, at: number, year: number | null, printed: number | null, context: Context): Moment {
  let i = at
  if (text[i] === ' ') i++
  if (text[i] === '的' && /[一二三四前上下0-9]/.test(text[i + 1] ?? '')) i++
  if (text[i] === '，' || text[i] === '年') { /* 年底 after 今年 is read below; a comma ends the year */ }
  const part = readPartOfYear(text, i, context.vocabulary, true)
  if (!part) return point(at, year === null ? null : months(year, 1, 12), printed)
  const end = part.sort === 'day' && part.kind === 'point' ? timeOfDay(text, part.end, context) : part.end
  return { end, kind: part.kind, period: year === null ? null : part.of(year), year: printed, month: part.month }
}

/** 去年同期, 上年同期: what was spoken of last, a year earlier. */
function samePeriod(end: number, offset: number, { period, paragraph, today }: Context): Moment {
  const shift = (d: Day) => addMonths(d, 12 * Math.min(-1, offset), true)
  const said = period && period.at >= paragraph ? period : today === null ? null : { from: months(dateOf(today).year, 1).from, to: today }
  if (!said) return point(end, null)
  const to = said.to ?? (today !== null && today >= said.from ? today : null)
  return { end, kind: 'point', period: { from: shift(said.from), to: to === null ? null : shift(to) }, year: null, month: null }
}

/** 上世纪90年代, 八十年代初. */
const decades = /(上世纪|本世纪|(?:1\d|2[01]|十[一二三四五六七八九]|二十一?)世纪)?([1-9]0|[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期)?/y
export function decade(text: string, at: number): Moment | null {
  if (/[0-9十]/.test(text[at - 1] ?? '')) return null
  const m = sticky(decades, text, at)
  if (!m) return null
  const tens = m[2]!.endsWith('0') ? Number(m[2]) : ('一二三四五六七八九'.indexOf(m[2]![0]!) + 1) * 10
  const century = m[1] === undefined || m[1] === '上世纪' ? 1900 : m[1] === '本世纪' ? 2000 : (readNumber(m[1], 0)!.value - 1) * 100
  return { end: at + m[0].length, kind: 'span', period: { from: months(century + tens, 1).from, to: months(century + tens + 9, 12).to }, year: null, month: null }
}

/** “十四五”, ‘十五五’期间, 十三五末. */
const plan = /([“‘「]?)(十[一二三四五六七八]?五|[一二三四五六七八九]五)([”’」]?)(末(?:期)?|期间|时期)?/y
const planContext = /[，。、；）》\s]|$|规划|以来|开局|收官|发展|目标|纲要|计划|前|后/y
const pairs: Record<string, string> = { '“': '”', '‘': '’', '「': '」' }
export function planPeriod(text: string, at: number): Moment | null {
  const m = sticky(plan, text, at)
  if (!m) return null
  const [whole, open, name, close, tail] = m
  if ((open ? pairs[open] : '') !== close) return null
  if (!open && (name!.length < 3 || (tail === undefined && !sticky(planContext, text, at + whole.length)))) return null
  const n = name!.length === 3 ? 10 + '一二三四五六七八九'.indexOf(name![1]!) + 1 : name === '十五' ? 10 : '一二三四五六七八九'.indexOf(name![0]!) + 1
  const first = n === 1 ? 1953 : 1966 + (n - 3) * 5
  const end = at + whole.length
  if (tail?.startsWith('末')) return point(end, months(first + 4, 1, 12), first + 4)
  return { end, kind: 'span', period: { from: months(first, 1).from, to: months(first + 4, 12).to }, year: null, month: null }
}

/** 2023世界动力电池大会: a year before the name of a meeting. */
const named = /((?:19|20)\d{2})(?![\d年.\-–—~～至到/:：%])(?=\s?[\u4e00-\u9fff“（·][^，。；！？\n]{0,26}?(?:大会|峰会|论坛|博览会|展览会|交易会|年会|大赛|联赛|锦标赛|马拉松|艺术节|文化节|旅游节|会议|展会|对接会|招聘会|推介会|发布会|洽谈会|晚会|行动|活动|榜单|排行榜|百强|公开赛|音乐节|电影节|双选会|嘉年华|中国行))/y
export function yearInName(text: string, at: number): Moment | null {
  if (/[\dA-Za-z.\-〔（(—–~+]/.test(text[at - 1] ?? '')) return null
  const m = sticky(named, text, at)
  if (!m || /[家个名项台套件亩吨元人次米户余多万亿组辆]/.test(text[at + 4] ?? '')) return null
  return point(at + 4, months(Number(m[1]), 1, 12), Number(m[1]))
}
