import { readNumber } from '../numbers.ts'
import { addMonths, dateOf, months, weekday, type Period } from './calendar.ts'
import type { Context } from './context.ts'
import { point, oneDay, sticky, type Moment } from './moment.ts'
import { readWord } from './vocabulary.ts'

/** 6年前 (that year), 3个月前 (that month), 10天前 (that day), 三年后. */
const agoUnit = /(年|个月|个星期|周|天)(?:之|以)?前(?![期后列沿往来夕景端身进瞻提排三二四])|(年)(?:之|以)?后(?![来续期勤台面备方者代世疫])/y
export function ago(text: string, at: number, { today }: Context): Moment | null {
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
export function run(text: string, at: number, { today, vocabulary }: Context): Moment | null {
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
export function yearsTillNow(text: string, at: number, { today }: Context): Moment | null {
  if (!/[，。；：“！？（\n]|^$/.test(text[at - 1] ?? '')) return null
  const number = readNumber(text, at)
  if (!number || number.more || number.max !== null || number.digits >= 4 || number.value > 100) return null
  if (!/^年(?:以)?来/.test(text.slice(number.end, number.end + 3))) return null
  const end = number.end + (text[number.end + 1] === '以' ? 3 : 2)
  return { end, kind: 'span', period: today === null ? null : { from: addMonths(today, -12 * number.value), to: today }, year: null, month: null, closed: true }
}

export function vague(text: string, at: number, { vocabulary }: Context): Moment | null {
  const word = readWord(text, at, vocabulary, ['vague'])
  return word ? { end: at + word.word.length, kind: 'vague', period: null, year: null, month: null, closed: true } : null
}
