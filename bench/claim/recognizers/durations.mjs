// Durations (三年半, 8天又二十个小时) and sets (每周一). Yinli gives a duration in seconds as a quantity; sets are no times for it.
import { readClock } from './clock.mjs'
import { match, readNumber } from './calendar.mjs'

const units = [
  [/年(?!级|代|前|后|度|龄)/y, 'Y', 31536000], [/个月/y, 'M', 2592000], [/周(?!岁|年|末|[一二三四五六日])|个?(?:星期|礼拜)(?![一二三四五六日天])/y, 'W', 604800], [/天(?!津|然)/y, 'D', 86400],
  [/个?(?:小时|钟头)/y, 'TH', 3600], [/分钟/y, 'TM', 60], [/秒钟?/y, 'TS', 1],
]
const order = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS']

function one(text, i) {
  const half = text[i] === '半'
  const number = half ? null : readNumber(text, i)
  if (!half && (!number || number.max !== null || number.more && text[number.end - 1] !== '几')) return null
  const at = half ? i + 1 : number.end
  if (number && number.form === 'arabic' && number.digits === 4 && text[at] === '年') return null
  for (const [pattern, code, seconds] of units) {
    const m = match(pattern, text, at + (half && text[at] === '个' && code !== 'M' && code !== 'TH' && code !== 'W' ? 1 : 0))
    if (!m) continue
    let end = at + m[0].length, value = half ? 0.5 : number.value
    if (text[end] === '半' && !half && /[YWDM]/.test(code) && text[end + 1] !== '导') { end++; value += 0.5 }
    return { end, code, value, seconds: value * seconds }
  }
  return null
}

/** {end, timex, seconds, short: nothing but hours, minutes and seconds}, or null. */
export function readDuration(text, i) {
  if (/[\d零一二三四五六七八九十百第.:]/.test(text[i - 1] ?? '')) return null
  const first = one(text, i)
  if (!first) return null
  const found = [first]
  for (;;) {
    const at = found.at(-1).end
    const link = match(/[又零余多和]{0,2}/y, text, at)[0].length
    const next = one(text, at + link) ?? (found.at(-1).code === 'D' ? hours(text, at + link) : null)
    if (!next || found.some(f => f.code === next.code)) break
    found.push(next)
  }
  const { end } = found.at(-1)
  found.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  const date = found.filter(f => !f.code.startsWith('T')).map(f => f.value + f.code).join('')
  const time = found.filter(f => f.code.startsWith('T')).map(f => f.value + f.code[1]).join('')
  return { end, timex: `P${date}${time && `T${time}`}`, seconds: found.reduce((n, f) => n + f.seconds, 0), short: date === '', parts: found }
}
/** 8天20时 */
function hours(text, i) {
  const number = readNumber(text, i)
  return number && text[number.end] === '时' ? { end: number.end + 1, code: 'TH', value: number.value, seconds: number.value * 3600 } : null
}

const every = /每(?:(天|日)|(?:个)?(?:(周|星期|礼拜)([一二三四五六日天])?|(月)|(年)|(小时)))/y
/** 每天, 每周一下午八点: {end, timex}. */
export function readSet(text, i) {
  const m = match(every, text, i)
  if (!m) return null
  const end = i + m[0].length
  if (m[3]) {
    const timex = `XXXX-WXX-${'日天'.includes(m[3]) ? 7 : '一二三四五六'.indexOf(m[3]) + 1}`
    const clock = readClock(text, end)
    return clock ? { end: clock.end, timex: timex + clock.timex } : { end, timex }
  }
  return { end, timex: m[1] ? 'P1D' : m[2] ? 'P1W' : m[4] ? 'P1M' : m[5] ? 'P1Y' : 'PT1H' }
}
