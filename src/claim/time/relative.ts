import { readNumber } from '../numbers.ts'
import { dateOf, dayOf, isDate, months, weekday } from './calendar.ts'
import type { Context } from './context.ts'
import { point, oneDay, sticky, timeOfDay, type Moment } from './moment.ts'
import { partOfMonth } from './part-of-year.ts'
import { readWord } from './vocabulary.ts'

/** 上月28日, 本月底, 下月中旬, 月初, 当月. */
const monthTail = /(3[01]|[12]\d|[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?!线)|(月?初(?![步级中次心])|月?底(?![部线色气蕴])|月?末|上旬|中旬|下旬|月?内(?![部外资蒙容设涵存陆需循]))/y
const bareMonth = /月(初(?![步级中次心])|底(?![部线色气蕴])|末|内(?![部外资蒙容设涵存陆需循]))/y
export function relativeMonth(text: string, at: number, context: Context): Moment | null {
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
    const d = readNumber(tail[1], 0)!.value
    return point(timeOfDay(text, end + tail[0].length, context), isDate(first.year, first.month, d) ? oneDay(dayOf(first.year, first.month, d)) : null, null, first.month)
  }
  const part = tail[2]!.replace('月', '')
  return point(end + tail[0].length, part === '内' ? months(first.year, first.month) : partOfMonth(first.year, first.month, part), null, first.month)
}

/** 上周五, 本周, 下周末, 周六, 星期一; not 每周三, nor the weekday printed after a date. */
const dayOfWeek = /[一二三四五六日天末]/
export function relativeWeek(text: string, at: number, context: Context): Moment | null {
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
export function relativeDay(text: string, at: number, context: Context): Moment | null {
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
