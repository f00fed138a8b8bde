import { readNumber } from '../numbers.ts'
import { dateOf, type Day } from './calendar.ts'
import type { Context } from './context.ts'
import { leapMonth, lunarDay, lunarYear, sixtyCycle } from './lunar.ts'
import { point, oneDay, sticky, type Moment } from './moment.ts'
import { readPartOfYear } from './part-of-year.ts'

/** 农历七月廿二, 壬寅年七月廿二, 正月初八, 甲辰龙年春节, 甲辰年. */
const cycle = '([甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])'
const lunarWhole = new RegExp(`(农历)?(?:${cycle}?[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年?)(闰)?([正一二三四五六七八九十冬腊]|十[一二])月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?|[一二三四五六七八九])?日?`, 'y')
const cycleYear = new RegExp(`(?:农历)?${cycle}[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年?`, 'y')
const yearCycle = new RegExp(`(?:农历)?((?:19|20)\\d{2})年([正一二三四五六七八九十冬腊]|十[一二])月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?)日?`, 'y')
const lunarMonths = ' 正二三四五六七八九十冬腊'
export function lunarDate(text: string, at: number, context: Context): Moment | null {
  const c = text[at]!
  const dated = sticky(yearCycle, text, at)
  if (dated) return point(at + dated[0].length, oneDay(lunarDay(Number(dated[1]), lunarMonth(dated[2]!), lunarDayNumber(dated[3]!))), Number(dated[1]))
  if (c !== '农' && !'甲乙丙丁戊己庚辛壬癸正腊冬闰一二三四五六七八九十'.includes(c)) return null
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
