import type { Model } from '../model/model.ts'
import { isDigit } from './numbers.ts'
import type { TimeExpression } from './records.ts'
import { addMonths, dateOf, iso, parseIso, type Day } from './time/calendar.ts'
import { newContext, type Context } from './time/context.ts'
import type { Moment } from './time/moment.ts'
import { readersOf, readMoment } from './time/moments.ts'
import { timeVocabularyOf } from './time/vocabulary.ts'

/**
 * Time expressions in an article's clean text, in order and without overlap, resolved against the publication day (ISO). Where that is
 * null, what depends on it is still found with the kind it would have and with `from` and `to` null; what is printed whole is resolved.
 */
export function findTimes(text: string, publishedOn: string | null, model: Model): TimeExpression[] {
  const vocabulary = timeVocabularyOf(model)
  const context = newContext(text, publishedOn === null ? null : parseIso(publishedOn), vocabulary)
  const starts = readersOf(vocabulary)
  const found: TimeExpression[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!starts.has(code)) {
      if (code === 0x3002 || code === 0xff1b || code === 0xff01 || code === 0xff1f) context.sentence = i + 1
      else if (code === 10) context.sentence = context.paragraph = i + 1
      continue
    }
    // A figure is read whole, never from its middle.
    if (code >= 48 && code <= 57 && isDigit(text.charCodeAt(i - 1))) continue
    const first = readMoment(text, i, context)
    if (!first) continue
    const moment = extend(text, first, context)
    const { from, to } = moment.period ?? { from: null, to: null }
    found.push({ start: i, end: moment.end, text: text.slice(i, moment.end), kind: moment.kind, from: from === null ? null : iso(from), to: to === null ? null : iso(to) })
    remember(i, moment, context)
    i = moment.end - 1
  }
  return found
}

/** Keeps what 当天, 同期 and a month without a year refer to. */
function remember(at: number, { kind, period, year, month }: Moment, context: Context) {
  if (year !== null) context.year = { at, year, month }
  if (kind === 'vague' || period === null) return
  if (period.from !== null && period.from === period.to) context.day = { at, day: period.from }
  // What something is compared with (较去年四季度) is not what a later 同期 refers to.
  if (period.from !== null && !/[较比]$/.test(context.text.slice(Math.max(0, at - 1), at))) context.period = { at, from: period.from, to: period.to }
}

const between = /(?:起)?\s?(?:至|到|[-–—~～－])\s?(?:今年底(?=$)|)/y
const tillNow = /至今(?!年|天|日|晚)/y
const since = /以来|起(?![步来点草到航源初飞重诉码义降伏])|来(?=[，、])/y
const before = /(?:之|以)前|前(?![后期列沿往来夕景端身进瞻提排线方三二一两四半几0-9])/y
const after = /(?:之|以)后|后(?![来续期勤台面备方者代世疫天年半几两三0-9])/y
const during = /期间|间(?=[，。；])/y

const sticky = (pattern: RegExp, text: string, at: number) => { pattern.lastIndex = at; return pattern.exec(text) }

/** Ranges (2月9日至10日) and what is said after a time (前, 以来, 起, 期间). */
function extend(text: string, moment: Moment, context: Context): Moment {
  if (moment.closed) return moment
  const whole = moment.kind === 'vague' ? moment : joined(text, moment, context)
  const { end, period } = whole
  const now = sticky(tillNow, text, end)
  if (now) return { ...whole, kind: 'span', end: end + now[0].length, period: period && { from: period.from, to: null } }
  const m = sticky(since, text, end)
  if (m) return { ...whole, kind: 'span', end: end + m[0].length, period: period && { from: period.from, to: null } }
  const b = sticky(before, text, end)
  if (b) return { ...whole, kind: 'span', end: end + b[0].length, period: period && { from: null, to: period.to } }
  const a = sticky(after, text, end)
  // After a day, and after a festival, the day itself is the first; after a month or year the day that follows it.
  if (a) return { ...whole, kind: 'span', end: end + a[0].length, period: period && { from: period.to === null || period.from === period.to ? period.to : period.to + 1, to: null } }
  const d = sticky(during, text, end)
  return d ? { ...whole, end: end + d[0].length } : whole
}

function joined(text: string, left: Moment, context: Context): Moment {
  const m = sticky(between, text, left.end)
  if (!m || m[0].trim() === '') return left
  const at = left.end + m[0].length
  if (/[-–—]/.test(text[left.end] ?? '') && /[-–—]/.test(text[left.end + 1] ?? '')) return left
  const from = left.period?.from ?? null
  const base = from === null ? null : { year: dateOf(from).year, month: left.month ?? null }
  const right = readMoment(text, at, context, base)
  if (!right || right.kind === 'vague' || right.closed) return left
  let to: Day | null = right.period?.to ?? null
  if (from !== null && to !== null && to < from) to = right.year === null && right.month !== null ? addMonths(to, 12, true) : to
  if (from !== null && to !== null && to < from) return left
  return { end: right.end, kind: 'span', period: left.period && right.period && { from, to }, year: right.year ?? left.year, month: right.month }
}
