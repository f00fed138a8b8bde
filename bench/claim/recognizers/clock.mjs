// Clock times and parts of the day. Yinli keeps them in a time's span without a value of their own, as its claims are dated by day.
import { match, readNumber, two } from './calendar.mjs'

/** Parts of the day as Recognizers-Text bounds them, and what they do to an hour below 12. */
const parts = [
  [/凌晨/y, null, 0], [/清晨|早晨|早上|早间|今晨|早(?![已在就期])|晨/y, { timex: 'TMO', from: 8, to: 12 }, 0], [/上午/y, { timex: 'TMO', from: 8, to: 12 }, 0], [/中午/y, null, 12],
  [/下午|午后/y, { timex: 'TAF', from: 12, to: 16 }, 12], [/傍晚|晚上|晚间|晚(?![会宴报餐])/y, { timex: 'TEV', from: 16, to: 20 }, 12], [/深夜|夜里|夜间|夜/y, { timex: 'TNI', from: 20, to: 24 }, 12],
]
/** 下午, 早间: {end, period: {timex, from, to} or null, shift}. */
export function readPart(text, i) {
  for (const [pattern, period, shift] of parts) {
    const m = match(pattern, text, i)
    if (m) return { end: i + m[0].length, period, shift }
  }
  return null
}

const colon = /([01]?\d|2[0-4])[:](?:([0-5]\d))(?:[:]([0-5]\d))?(?![\d:])(?:\s*([ap])\.?m\.?)?/y
const hour = /([01]?\d|2[0-4]|零|二?十[一二三四五六七八九]?|[一二两三四五六七八九])(点|时(?!间|代|候|期))/y
const rest = /(整|半|[一三]刻)|([0-5]?\d|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])(分(?![钟之])|(?=$|[^\d个天年月日分秒]))(?:([0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])秒)?/y
const value = s => (/^\d+$/.test(s) ? Number(s) : s.startsWith('零') && s.length > 1 ? value(s.slice(1)) : s === '零' ? 0 : readNumber(s, 0).value)

/**
 * The clock time at `i`, with a part of the day before it or `carried` from the other end of a range: {end, seconds, timex, ambiguous}.
 * Ambiguous: an hour up to 12 without a part of the day is two times.
 */
export function readClock(text, i, carried = null) {
  const part = readPart(text, i)
  const at = part ? part.end : i
  const shift = (part ?? carried)?.shift ?? null
  if (/[\d.:]/.test(text[at - 1] ?? '') && /\d/.test(text[at])) return null
  let m = match(colon, text, at)
  if (m) {
    const half = m[4] ? (m[4] === 'p' ? 12 : 0) : shift
    return clock(at + m[0].length, Number(m[1]), Number(m[2]), m[3] === undefined ? null : Number(m[3]), half, part)
  }
  m = match(hour, text, at)
  if (!m || /[零一二三四五六七八九十]/.test(text[at - 1] ?? '')) return null
  const end = at + m[0].length
  const r = match(rest, text, end)
  if (!r) return m[2] === '时' && !part && !carried ? null : clock(end, value(m[1]), null, null, shift, part)
  if (r[1] === '整') return clock(end + 1, value(m[1]), null, null, shift, part)
  const minute = r[1] === '半' ? 30 : r[1] ? (r[1][0] === '一' ? 15 : 45) : value(r[2])
  return clock(end + r[0].length, value(m[1]), minute, r[4] ? value(r[4]) : null, shift, part)
}

function clock(end, h, m, s, shift, part) {
  const hours = shift === 12 && h < 12 ? h + 12 : h
  return { end, part, ambiguous: shift === null && h >= 1 && h <= 12, seconds: hours * 3600 + (m ?? 0) * 60 + (s ?? 0), timex: timexOf(hours, m, s), other: timexOf((hours + 12) % 24, m, s), otherSeconds: ((hours + 12) % 24) * 3600 + (m ?? 0) * 60 + (s ?? 0) }
}
const timexOf = (h, m, s) => `T${two(h)}${m === null ? '' : `:${two(m)}`}${s === null ? '' : `:${two(s)}`}`

/** 17:15:00 */
export const hms = seconds => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
/** PT2H30M */
export function lengthOf(seconds) {
  const h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60) % 60, s = seconds % 60
  return `PT${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`
}
