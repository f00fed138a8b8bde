import { isDigit, readNumber } from '../numbers.ts'
import { addMonths, dateOf, dayOf, isDate, months, weekday, type Day, type Period } from './calendar.ts'
import { guessYear, type Context } from './context.ts'
import { leapMonth, lunarDay, lunarYear, sixtyCycle } from './lunar.ts'
import { partOfMonth, readPartOfYear } from './part-of-year.ts'
import { readWord, type TimeVocabulary, type WordKind } from './vocabulary.ts'

/** A time as it stands at one place, before 前, 以来 and ranges. `period` is null where publication or antecedent is unknown. */
export interface Moment {
  end: number
  kind: 'point' | 'span' | 'vague'
  period: { from: Day | null; to: Day | null } | null
  /** The year printed in figures, and the month: what a later part inherits. */
  year: number | null
  month: number | null
  /** 3年前 takes no further 前 or 以来. */
  closed?: boolean
}

/** Left side of a range, whose year and month a bare right side takes over. */
export interface Base { year: number | null; month: number | null }

type Reader = (text: string, at: number, context: Context, base: Base | null) => Moment | null

/** A reader with the characters and the kinds of words at which it can start. */
interface Entry { read: Reader; starts: string; kinds: readonly WordKind[] }
const figures = '0123456789'
const numerals = '〇一二两三四五六七八九十'

/** The readers in the order in which they are tried. */
const readers: Entry[] = [
  { read: numericDate, starts: '12', kinds: [] },
  { read: planPeriod, starts: '“‘「一二三四五六七八九十', kinds: [] },
  { read: lunarDate, starts: `农12${numerals}甲乙丙丁戊己庚辛壬癸正腊冬闰`, kinds: [] },
  { read: yearAndPart, starts: '12一二', kinds: ['year', 'sameYear'] },
  { read: decade, starts: `上本2二${figures}${numerals}`, kinds: [] },
  { read: ago, starts: `半数几${figures}${numerals}百千`, kinds: [] },
  { read: run, starts: '近最过未今往', kinds: [] },
  { read: yearsTillNow, starts: figures + numerals, kinds: [] },
  { read: relativeMonth, starts: '月', kinds: ['month', 'sameMonth'] },
  { read: relativeWeek, starts: '周星礼', kinds: ['week'] },
  { read: relativeDay, starts: '今昨明即', kinds: ['day', 'sameDay'] },
  { read: partAlone, starts: `${figures}一二三四五六七八九十第首前头上下年岁`, kinds: ['festival', 'shortFestival'] },
  { read: dayAlone, starts: figures, kinds: [] },
  { read: vague, starts: '', kinds: ['vague'] },
  { read: yearInName, starts: '12', kinds: [] },
]
const tables = new WeakMap<TimeVocabulary, Map<number, Reader[]>>()

/** Readers by the character they can start at. */
export function readersOf(vocabulary: TimeVocabulary): Map<number, Reader[]> {
  const known = tables.get(vocabulary)
  if (known) return known
  const table = new Map<number, Reader[]>()
  for (const { read, starts, kinds } of readers) {
    const words = [...vocabulary.words].filter(([, list]) => list.some(w => kinds.includes(w.kind))).map(([c]) => c)
    for (const c of new Set([...starts, ...words])) {
      const list = table.get(c.charCodeAt(0))
      if (list) list.push(read); else table.set(c.charCodeAt(0), [read])
    }
  }
  tables.set(vocabulary, table)
  return table
}

/** Reads the time that starts exactly at `at`. */
export function readMoment(text: string, at: number, context: Context, base: Base | null = null): Moment | null {
  const list = readersOf(context.vocabulary).get(text.charCodeAt(at))
  if (!list || !mayBeDate(text, at)) return null
  for (const read of list) {
    const moment = read(text, at, context, base)
    if (moment) return moment
  }
  return null
}

/** Figures are a date only before these, or when they are four (2023世界...大会). */
function mayBeDate(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at))) return true
  let i = at
  while (i < at + 5 && isDigit(text.charCodeAt(i))) i++
  return i === at + 4 || '年月日号个天周季-–—~～－至到./ 余多几十'.includes(text[i] ?? '\n')
}

const sticky = (pattern: RegExp, text: string, at: number) => { pattern.lastIndex = at; return pattern.exec(text) }
const point = (end: number, period: Period | null, year: number | null = null, month: number | null = null): Moment => ({ end, kind: 'point', period, year, month })
const oneDay = (day: Day | null): Period | null => (day === null ? null : { from: day, to: day })

/** 2025-02-21, 2025.2.21, 2025/2/21. */
const numeric = /((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?![\d.])/y
function numericDate(text: string, at: number): Moment | null {
  if (/[\d.\-/A-Za-z]/.test(text[at - 1] ?? '')) return null
  const m = sticky(numeric, text, at)
  if (!m || !isDate(Number(m[1]), Number(m[3]), Number(m[4]))) return null
  return point(at + m[0].length, oneDay(dayOf(Number(m[1]), Number(m[3]), Number(m[4]))), Number(m[1]), Number(m[3]))
}

/** “十四五”, ‘十五五’期间, 十三五末. */
const plan = /([“‘「]?)(十[一二三四五六七八]?五|[一二三四五六七八九]五)([”’」]?)(末(?:期)?|期间|时期)?/y
const planContext = /[，。、；）》\s]|$|规划|以来|开局|收官|发展|目标|纲要|计划|前|后/y
const pairs: Record<string, string> = { '“': '”', '‘': '’', '「': '」' }
function planPeriod(text: string, at: number): Moment | null {
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

/** 农历七月廿二, 壬寅年七月廿二, 正月初八, 甲辰龙年春节, 甲辰年. */
const cycle = '([甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])'
const lunarWhole = new RegExp(`(农历)?(?:${cycle}?[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年?)(闰)?([正一二三四五六七八九十冬腊]|十[一二])月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?|[一二三四五六七八九])?日?`, 'y')
const cycleYear = new RegExp(`(?:农历)?${cycle}[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年?`, 'y')
const yearCycle = new RegExp(`(?:农历)?((?:19|20)\\d{2})年([正一二三四五六七八九十冬腊]|十[一二])月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?)日?`, 'y')
const lunarMonths = ' 正二三四五六七八九十冬腊'
function lunarDate(text: string, at: number, context: Context): Moment | null {
  const c = text[at]!
  if (c !== '农' && !'甲乙丙丁戊己庚辛壬癸正腊冬闰一二三四五六七八九十'.includes(c)) {
    const y = sticky(yearCycle, text, at)
    return y ? point(at + y[0].length, oneDay(lunarDay(Number(y[1]), lunarMonth(y[2]!), lunarDayNumber(y[3]!))), Number(y[1])) : null
  }
  if (/[0-9一二三四五六七八九十个第]/.test(text[at - 1] ?? '')) return null
  const m = sticky(lunarWhole, text, at)
  if (m) {
    const marked = m[1] || m[2] || m[3] || '正冬腊'.includes(m[4]!) || (m[5] && /^[初廿]/.test(m[5]))
    if (marked && m[5]) {
      const month = lunarMonth(m[4]!)
      const day = lunarDayNumber(m[5])
      const year = lunarYearOf(m[2] ?? null, y => lunarDay(y, m[3] && leapMonth(y) === month ? -month : month, day), context)
      return point(at + m[0].length, year === null ? null : oneDay(lunarDay(year, m[3] && leapMonth(year) === month ? -month : month, day)))
    }
    if (marked && '正腊冬'.includes(m[4]!)) {
      const month = lunarMonth(m[4]!)
      const year = lunarYearOf(m[2] ?? null, y => lunarDay(y, month, 15), context)
      const from = year === null ? null : lunarDay(year, month, 1)
      const next = year === null ? null : month === 12 ? lunarDay(year + 1, 1, 1) : lunarDay(year, month + 1, 1)
      return point(at + m[0].length, from === null || next === null ? null : { from, to: next - 1 })
    }
  }
  const y = sticky(cycleYear, text, at)
  if (!y || !(y[0].includes('年') || readPartOfYear(text, at + y[0].length, context.vocabulary, false)?.sort === 'festival')) return null
  const year = lunarYearOf(y[1]!, n => lunarDay(n, 1, 1), context)
  const part = readPartOfYear(text, at + y[0].length, context.vocabulary, false)
  if (part?.sort === 'festival') return point(part.end, year === null ? null : part.of(year))
  return point(at + y[0].length, year === null ? null : lunarYear(year))
}

const lunarMonth = (s: string) => (s === '一' ? 1 : s === '十一' ? 11 : s === '十二' ? 12 : lunarMonths.indexOf(s))
function lunarDayNumber(s: string): number {
  if (s.startsWith('初')) return '一二三四五六七八九十'.indexOf(s[1]!) + 1
  if (s.startsWith('廿')) return 20 + '一二三四五六七八九'.indexOf(s[1] ?? '\n') + 1
  return readNumber(s, 0)!.value
}
/** The lunar year with that name nearest to publication; without a name the one whose day is nearest. */
function lunarYearOf(name: string | null, dayIn: (year: number) => Day | null, { today }: Context): number | null {
  if (today === null) return null
  const now = dateOf(today).year
  const span = name ? 30 : 1
  let best: number | null = null
  let distance = Infinity
  for (let y = now - span; y <= now + span; y++) {
    if (name && sixtyCycle(y) !== name) continue
    const day = dayIn(y)
    if (day !== null && Math.abs(day - today) < distance) { best = y; distance = Math.abs(day - today) }
  }
  return best
}

/** 2025年, 二〇二五年, 今年, 去年同期, 2018年三季度, 明年1月15日, 2023—2025年. */
const years = /((?:1[89]|20)\d{2})\s?年(?![级代期])(?:度(?!假))?/y
const chineseYear = /([一二][〇零○九八七][〇零○一二三四五六七八九]{2})年(?![级代])/y
const yearRange = /((?:19|20)\d{2})(?:年)?(?:至|到|[-–—~～－])((?:19|20)\d{2})\s?年(?:度(?!假))?/y
function yearAndPart(text: string, at: number, context: Context): Moment | null {
  const before = text[at - 1] ?? ''
  if (/[0-9]/.test(text[at]!)) {
    if (/[0-9.A-Za-z]/.test(before)) return null
    const range = sticky(yearRange, text, at)
    if (range && Number(range[1]) < Number(range[2]) && !readPartOfYear(text, at + range[0].length, context.vocabulary, true)) {
      return { end: at + range[0].length, kind: 'span', period: { from: months(Number(range[1]), 1).from, to: months(Number(range[2]), 12).to }, year: Number(range[2]), month: null }
    }
    const m = sticky(years, text, at)
    return m ? inYear(text, at + m[0].length, Number(m[1]), Number(m[1]), context) : null
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
  const to = said.to ?? today
  return { end, kind: 'point', period: { from: shift(said.from), to: to === null ? null : shift(to) }, year: null, month: null }
}

/** 上世纪90年代, 八十年代初. */
const decades = /(上世纪|20世纪|二十世纪|本世纪|21世纪)?([1-9]0|[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期)?/y
function decade(text: string, at: number): Moment | null {
  if (/[0-9十]/.test(text[at - 1] ?? '')) return null
  const m = sticky(decades, text, at)
  if (!m) return null
  const tens = m[2]!.endsWith('0') ? Number(m[2]) : ('一二三四五六七八九'.indexOf(m[2]![0]!) + 1) * 10
  const century = m[1] === '本世纪' || m[1] === '21世纪' ? 2000 : 1900
  return { end: at + m[0].length, kind: 'span', period: { from: months(century + tens, 1).from, to: months(century + tens + 9, 12).to }, year: null, month: null }
}

/** 6年前 (that year), 3个月前 (that month), 10天前 (that day), 三年后. */
const agoUnit = /(年|个月|个星期|周|天)(?:之|以)?前(?![期后列沿往来夕景端身进瞻提排三二四])|(年)(?:之|以)?后(?![来续期勤台面备方者代世疫])/y
function ago(text: string, at: number, { today }: Context): Moment | null {
  if (/[0-9.第近前后A-Za-z]/.test(text[at - 1] ?? '')) return null
  const half = text[at] === '半' && text[at + 1] === '年'
  const number = half ? null : readNumber(text, at)
  if (!half && (!number || number.max !== null || number.digits >= 4)) return null
  const m = sticky(agoUnit, text, half ? at + 1 : number!.end)
  if (!m) return null
  const end = (half ? at + 1 : number!.end) + m[0].length
  const later = m[2] !== undefined
  if (later && !/[，。；：“！？、（\n]|^$/.test(text[at - 1] ?? '')) return null
  if (number?.more) return later ? null : { end, kind: 'vague', period: null, year: null, month: null, closed: true }
  const n = (half ? 6 : number!.value) * (later ? 1 : -1)
  if (today === null) return { ...point(end, null), closed: true }
  const { year, month } = dateOf(today)
  const period = half || m[1] === '个月' ? months(year, month + n)
    : later || m[1] === '年' ? months(year + n, 1, 12)
    : m[1] === '天' ? oneDay(today + n)
    : { from: today + 7 * n - weekday(today) + 1, to: today + 7 * n - weekday(today) + 7 }
  return { ...point(end, period), closed: true }
}

/** 近三年, 未来五年, 过去10天: N years, months or days to or from the day of publication. */
const runStart = /(近|最近|过去(?:的)?|未来(?:的)?|今后|往后)(?=[0-9一二两三四五六七八九十半])/y
const runUnit = /(?:(?:[-–—~～至到])([0-9]+|[一二两三四五六七八九十]+))?(年|个月|个星期|周|天|日|个季度)(?:以来|来(?![自源到])|间|之内|内|里|期间)?/y
function run(text: string, at: number, { today, vocabulary }: Context): Moment | null {
  const m = sticky(runStart, text, at)
  if (!m) return null
  if (m[1] === '近' && ('将接附邻逼最'.includes(text[at - 1] ?? '\n') || vocabulary.tookBefore.some(w => text.endsWith(w, at)))) return null
  const number = readNumber(text, at + m[0].length)
  if (!number || number.more || number.value > 100) return null
  const unit = sticky(runUnit, text, number.end)
  if (!unit) return null
  const end = number.end + unit[0].length
  if (m[1] === '近' && vocabulary.tookAfter.some(w => text.startsWith(w, end))) return null
  if (unit[2] === '年' && /[级代产]/.test(text[end] ?? '')) return null
  const forward = /^[未今往]/.test(m[1]!)
  const n = (unit[1] ? readNumber(unit[1], 0)!.value : number.max ?? number.value) * (forward ? 1 : -1)
  let period: Period | null = null
  if (today !== null) {
    const other = unit[2] === '年' ? addMonths(today, 12 * n) : unit[2] === '个月' ? addMonths(today, n) : unit[2] === '个季度' ? addMonths(today, 3 * n)
      : today + n * (unit[2] === '周' || unit[2] === '个星期' ? 7 : 1)
    period = forward ? { from: today, to: other } : { from: other, to: today }
  }
  return { end, kind: 'span', period, year: null, month: null, closed: true }
}

/** 三年来 at the head of a clause: the years up to now (创八年来新高 is a duration). */
function yearsTillNow(text: string, at: number, { today }: Context): Moment | null {
  if (!/[，。；：“！？（\n]|^$/.test(text[at - 1] ?? '')) return null
  const number = readNumber(text, at)
  if (!number || number.more || number.max !== null || number.digits >= 4 || number.value > 100) return null
  if (!/^年(?:以)?来/.test(text.slice(number.end, number.end + 3))) return null
  const end = number.end + (text[number.end + 1] === '以' ? 3 : 2)
  return { end, kind: 'span', period: today === null ? null : { from: addMonths(today, -12 * number.value), to: today }, year: null, month: null, closed: true }
}

/** 上月28日, 本月底, 下月中旬, 月初, 当月. */
const monthTail = /(3[01]|[12]\d|[1-9])[日号](?!线)|(月?初(?![步级中次心])|月?底(?![部线色气蕴])|月?末|上旬|中旬|下旬|月?内(?![部外资蒙容设涵存陆需循]))/y
const bareMonth = /月(初(?![步级中次心])|底(?![部线色气蕴])|末|内(?![部外资蒙容设涵存陆需循]))/y
function relativeMonth(text: string, at: number, context: Context): Moment | null {
  const { today } = context
  const word = readWord(text, at, context.vocabulary, ['month', 'sameMonth'])
  if (!word) {
    if (text[at] !== '月' || /[0-9一二三四五六七八九十个每本上下当同次两几正腊冬岁]/.test(text[at - 1] ?? '')) return null
    const m = sticky(bareMonth, text, at)
    if (!m) return null
    if (today === null) return point(at + m[0].length, null)
    const { year, month } = dateOf(today)
    return point(at + m[0].length, m[1] === '内' ? months(year, month) : partOfMonth(year, month, m[1]!), null, month)
  }
  const end = at + word.word.length
  const anchor = word.kind === 'month' ? today : context.day?.day ?? (context.period && context.period.at >= context.paragraph ? context.period.from : null)
  if (word.kind === 'sameMonth' && anchor === null) return null
  const tail = sticky(monthTail, text, end)
  if (anchor === null) return point(end + (tail?.[0].length ?? 0), null)
  const first = dateOf(dayOf(dateOf(anchor).year, dateOf(anchor).month + word.offset, 1))
  if (!tail) return point(end, months(first.year, first.month), null, first.month)
  if (tail[1]) {
    const d = Number(tail[1])
    return point(timeOfDay(text, end + tail[0].length, context), isDate(first.year, first.month, d) ? oneDay(dayOf(first.year, first.month, d)) : null, null, first.month)
  }
  const part = tail[2]!.replace('月', '')
  return point(end + tail[0].length, part === '内' ? months(first.year, first.month) : partOfMonth(first.year, first.month, part), null, first.month)
}

/** 上周五, 本周, 下周末, 周六, 星期一; not 每周三, nor the weekday printed after a date. */
const dayOfWeek = /[一二三四五六日天末]/
function relativeWeek(text: string, at: number, context: Context): Moment | null {
  const { today } = context
  const word = readWord(text, at, context.vocabulary, ['week'])
  if (word) {
    const end = at + word.word.length
    const named = dayOfWeek.test(text[end] ?? '') && !(text[end] === '一' && /[系直个]/.test(text[end + 1] ?? ''))
    const monday = today === null ? null : today - weekday(today) + 1 + 7 * word.offset
    if (!named) return point(end, monday === null ? null : { from: monday, to: monday + 6 })
    if (text[end] === '末') return point(end + 1, monday === null ? null : { from: monday + 5, to: monday + 6 })
    return point(timeOfDay(text, end + 1, context), monday === null ? null : oneDay(monday + weekdayNumber(text[end]!) - 1))
  }
  const bare = text[at] === '周' ? 1 : text.startsWith('星期', at) || text.startsWith('礼拜', at) ? 2 : 0
  if (bare === 0 || !/[一二三四五六日天]/.test(text[at + bare] ?? '')) return null
  if (/[每逢上下本这至到双单一隔0-9]/.test(text[at - 1] ?? '') || /日[\s（(]{0,2}$/.test(text.slice(Math.max(0, at - 3), at))) return null
  if (/[至到、—-]/.test(text[at + bare + 1] ?? '') || /^[岁年到]/.test(text.slice(at + bare + 1))) return null
  if (bare === 1 && text[at + 1] === '天') return null
  if (bare === 1 && !/[，。；：！？、（\s“”\n\u4e00-\u9fff]/.test(text[at + 2] ?? '\n')) return null
  const end = timeOfDay(text, at + bare + 1, context)
  if (today === null) return point(end, null)
  return point(end, oneDay(today - weekday(today) + weekdayNumber(text[at + bare]!)))
}
const weekdayNumber = (c: string) => (c === '天' || c === '日' ? 7 : '一二三四五六'.indexOf(c) + 1)

/** 昨天下午, 今日, 当天, 次日, 即日起, 今明两年. */
const both = /今明(两|二)(天|年|日)|昨今两(天|日)|今起|明起|昨起|即日起/y
function relativeDay(text: string, at: number, context: Context): Moment | null {
  const { today } = context
  const m = sticky(both, text, at)
  if (m) {
    const end = at + m[0].length
    const year = today === null ? 0 : dateOf(today).year
    if (m[0].endsWith('起')) {
      const shift = m[0][0] === '明' ? 1 : m[0][0] === '昨' ? -1 : 0
      return { end, kind: 'span', period: today === null ? null : { from: today + shift, to: null }, year: null, month: null }
    }
    const period = today === null ? null : m[2] === '年' ? months(year, 1, 24) : m[2] ? { from: today, to: today + 1 } : { from: today - 1, to: today }
    return { end, kind: 'span', period, year: null, month: null }
  }
  const word = readWord(text, at, context.vocabulary, ['day', 'sameDay'])
  if (!word) return null
  if (word.word === '昨' && !/[\u4e00-\u9fff]/.test(text[at + 1] ?? '')) return null
  const end = timeOfDay(text, at + word.word.length, context)
  if (word.kind === 'day') return point(end, today === null ? null : oneDay(today + word.offset))
  if (context.day === null) return word.offset === 0 && word.word !== '同一天' && today === null ? point(end, null) : null
  return point(end, oneDay(context.day.day + word.offset))
}

/** 三季度, 11月7日, 年底, 国庆假期, 8月中旬 without a year. */
function partAlone(text: string, at: number, context: Context, base: Base | null): Moment | null {
  const before = text[at - 1] ?? ''
  const c = text[at]!
  if (/[0-9.A-Za-z/:：]/.test(before) && /[0-9]/.test(c)) return null
  if (/[一二三四五六七八九十百千零〇第个每]/.test(before) && /[0-9一二三四五六七八九十]/.test(c)) return null
  if ((c === '前' || c === '头') && /[目此日之以提年月天会最]/.test(before)) return null
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
function dayAlone(text: string, at: number, context: Context, base: Base | null): Moment | null {
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

function vague(text: string, at: number, { vocabulary }: Context): Moment | null {
  const word = readWord(text, at, vocabulary, ['vague'])
  return word ? { end: at + word.word.length, kind: 'vague', period: null, year: null, month: null, closed: true } : null
}

/** 2023世界动力电池大会: a year before the name of a meeting. */
const named = /((?:19|20)\d{2})(?![\d年.\-–—~～至到/:：%])(?=\s?[\u4e00-\u9fff“（·][^，。；！？\n]{0,26}?(?:大会|峰会|论坛|博览会|展览会|交易会|年会|大赛|联赛|锦标赛|马拉松|艺术节|文化节|旅游节|会议|展会|对接会|招聘会|推介会|发布会|洽谈会|晚会|行动|活动|榜单|排行榜|百强|公开赛|音乐节|电影节|双选会|嘉年华|中国行))/y
function yearInName(text: string, at: number): Moment | null {
  if (/[\dA-Za-z.\-〔（(—–~+]/.test(text[at - 1] ?? '')) return null
  const m = sticky(named, text, at)
  if (!m || /[家个名项台套件亩吨元人次米户余多万亿组辆]/.test(text[at + 4] ?? '')) return null
  return point(at + 4, months(Number(m[1]), 1, 12), Number(m[1]))
}

/** 昨天`下午3时`, 2月18日`晚`: the part of a day belongs to it. */
const clock = /\s?(?:[01]?\d|2[0-4]|零|十[一二]?|[一二两三四五六七八九])(?:[:：][0-5]\d|[时点](?![间候期位击评赞多亮长任代节空尚速刻钟])(?:[0-5]?\d分)?)(?:许|左右|整)?|当[天日晚](?![往办])/y
function timeOfDay(text: string, at: number, { vocabulary }: Context): number {
  let end = at
  const part = sticky(vocabulary.partOfDay, text, end)
  if (part) end += part[0].length
  const hour = sticky(clock, text, end)
  return hour ? end + hour[0].length : end
}

