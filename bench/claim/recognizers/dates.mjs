// Days and periods for the date-time adapter. Month, day, half-year and the words 今年, 下周, 明天 are read by Yinli's grammar (src/claim/time); here stand
// timex, the two readings of a date without a year (the last one and the next), and forms papers don't print (reign years, 12/1, 12-11-10, 07年).
//
// A node is {end, sort: 'date' | 'daterange', timex, start: timex of its first day, periods: [{from, to}] last and next reading, `to` exclusive in a
// range, of: year -> period where the year is not said, year, month, grain: 'Y' | 'M' | 'W' | 'D', lunar}.
import { addMonths, count, dateOf, day, dayOf, firstWeek, four, isoWeek, match, monday, readNumber, readPartOfYear, readWord, two, weekday, ymd } from './calendar.mjs'

/** First years of reigns. */
const reigns = { 贞观: 627, 神龙: 705, 开元: 713, 天宝: 742, 洪武: 1368, 永乐: 1403, 万历: 1573, 崇祯: 1628, 顺治: 1644, 康熙: 1662, 雍正: 1723, 乾隆: 1736, 嘉庆: 1796, 道光: 1821, 咸丰: 1851, 同治: 1862, 光绪: 1875, 宣统: 1909, 民国: 1912 }
const reign = new RegExp(`(${Object.keys(reigns).join('|')})(元|[0-9]+|[一二三四五六七八九十百]+)年`, 'y')
const seasons = { 春: 'SP', 夏: 'SU', 秋: 'FA', 冬: 'WI' }
const figures = '〇一二三四五六七八九'
const numeral = s => (/^\d+$/.test(s) ? Number(s) : readNumber(s, 0)?.value ?? null)

/** The date or period that starts exactly at `i`; `left` is the other end of a range before it. */
export function readDate(text, i, env, left = null) {
  if (/\d/.test(text[i]) && /[\d.]/.test(text[i - 1] ?? '')) return null
  return numeric(text, i, env) ?? lunar(text, i, null, env) ?? withYear(text, i, env) ?? ofMonth(text, i, env) ?? relativeMonth(text, i, env) ?? week(text, i, env)
    ?? word(text, i, env) ?? decade(text, i) ?? bareDay(text, i, env, left) ?? halves(text, i, env)
}

const whole = (end, from, to, timex, extra) => ({ end, sort: 'daterange', timex, start: ymd(from), periods: [{ from, to }], ...extra })
const oneDay = (end, d, extra) => ({ end, sort: 'date', timex: ymd(d), start: ymd(d), periods: [{ from: d, to: d }], year: dateOf(d).year, month: dateOf(d).month, grain: 'D', ...extra })
/** A day that no calendar has: printed in timex, not resolved. */
const noDay = (end, timex, extra) => ({ end, sort: 'date', timex, start: timex, periods: [], grain: 'D', ...extra })
const dated = (end, y, m, d, extra) => (day(y, m, d) === null ? noDay(end, `${four(y)}-${two(m)}-${two(d)}`, { year: y, month: m, ...extra }) : oneDay(end, day(y, m, d), extra))

/** Without a year: the last before the reference day and the next from it on. */
export function withoutYear(end, sort, timex, start, of, env, extra) {
  return { end, sort, timex, start, of, periods: lastAndNext(of, env.today), ...extra }
}
export function lastAndNext(of, today) {
  const now = dateOf(today).year
  const all = []
  for (let y = now - 8; y <= now + 8; y++) { const p = of(y); if (p) all.push(p) }
  return [all.filter(p => p.from < today).at(-1), all.find(p => p.from >= today)].filter(Boolean)
}

const forms = [
  { pattern: /((?:1[89]|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])/y, order: [1, 3, 4] },
  { pattern: /(\d{1,2})([-/])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/y, order: [4, 3, 1] },
  { pattern: /(\d\d)(-)(\d{1,2})\2(\d{1,2})(?![\d-])/y, order: [1, 3, 4] },
]
function numeric(text, i, env) {
  if (/[\d/-]/.test(text[i - 1] ?? '') && /\d/.test(text[i - 2] ?? '') && !env.inRange) return null
  for (const { pattern, order } of forms) {
    const m = match(pattern, text, i)
    if (!m) continue
    const [y, mm, d] = order.map(n => Number(m[n]))
    const year = y < 100 ? 2000 + y : y
    if (day(year, mm, d) !== null) return oneDay(i + m[0].length, day(year, mm, d))
  }
  const m = match(/(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])(?![\d/.%])/y, text, i)
  return m && !/[\d/.]/.test(text[i - 1] ?? '') ? yearlessDay(i + m[0].length, Number(m[1]), Number(m[2]), env) : null
}
const yearlessDay = (end, mm, d, env, extra) => withoutYear(end, 'date', `XXXX-${two(mm)}-${two(d)}`, `XXXX-${two(mm)}-${two(d)}`, y => { const x = day(y, mm, d); return x === null ? null : { from: x, to: x } }, env, { month: mm, grain: 'D', ...extra })

/** 正月三十, 十月初一, 大年三十: printed as the lunar month and day, not converted (Yinli converts them). */
const lunarDay = /(农历)?(正|腊|冬|十[一二]|[一二三四五六七八九十])月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?|三十|二十[一二三四五六七八九]?|十[一二三四五六七八九]?)日?|大年(三十|初[一二三四五六七八九十])/y
function lunar(text, i, year, env) {
  let at = i, said = false
  if (year === null && text.startsWith('农历', i)) {
    const y = match(/农历((?:19|20)\d\d)年/y, text, i)
    if (y) { year = Number(y[1]); at = i + y[0].length; said = true }
  }
  const m = match(lunarDay, text, at)
  if (!m || !(said || m[1] || m[4] || '正腊冬'.includes(m[2]) || m[3].startsWith('初') || m[3].startsWith('廿'))) return null
  const mm = m[4] ? 1 : '正一二三四五六七八九十'.includes(m[2]) ? Math.max(1, '正一二三四五六七八九十'.indexOf(m[2])) : m[2] === '冬' || m[2] === '十一' ? 11 : 12
  const said2 = m[3] ?? m[4]
  const d = said2.startsWith('初') ? '一二三四五六七八九十'.indexOf(said2[1]) + 1 : said2.startsWith('廿') ? 20 + Math.max(0, figures.indexOf(said2[1] ?? '〇')) : numeral(said2)
  const end = at + m[0].length
  return year === null ? yearlessDay(end, mm, d, env, { lunar: true }) : dated(end, year, mm, d, { lunar: true })
}

/** 2018年, 07年, 二零一七年, 康熙三年, 今年: {end, year, said: the word, or null}. */
export function readYear(text, i, env) {
  let m = match(reign, text, i)
  if (m) return { end: i + m[0].length, year: reigns[m[1]] + (m[2] === '元' ? 1 : numeral(m[2])) - 1, word: null }
  m = match(/((?:1[0-9]|20)\d\d)年(?![级代])/y, text, i)
  if (m) return { end: i + m[0].length, year: Number(m[1]), word: null }
  m = match(/(0\d|\d\d(?=年\d{1,2}月))年(?![级代])/y, text, i)
  if (m && !/\d/.test(text[i - 1] ?? '')) return { end: i + m[0].length, year: 2000 + Number(m[1]), word: null }
  m = match(/([一二][零〇一二三四五六七八九]{3}|[零〇][一二三四五六七八九])年/y, text, i)
  if (m) { const n = Number([...m[1].replaceAll('零', '〇')].map(c => figures.indexOf(c)).join('')); return { end: i + m[0].length, year: n < 100 ? 2000 + n : n, word: null } }
  m = match(/=\s*((?:19|20)\d\d)(?!\d)/y, text, i)
  if (m) return { end: i + m[0].length, year: Number(m[1]), word: null }
  const said = readWord(text, i, env.vocabulary, ['year'])
  return said && { end: i + said.word.length, year: dateOf(env.today).year + said.offset, word: said.word, now: said.offset === 0 }
}

function withYear(text, i, env) {
  const y = readYear(text, i, env)
  if (!y) return null
  const { year } = y
  const at = y.end + (text[y.end] === '的' ? 1 : 0)
  const old = lunar(text, at, year, env)
  if (old) return old
  // 二零零四年八月十五
  const bare = match(/(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![日号月年个\d十])/y, text, at)
  if (bare) return dated(at + bare[0].length, year, numeral(bare[1]), numeral(bare[2]))
  const m = match(/(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]/y, text, at)
  if (m) return dated(at + m[0].length, year, numeral(m[1]), numeral(m[2]))
  const counted = inYear(text, at, year)
  if (counted) return counted
  const season = match(/([春夏秋冬])[天季]/y, text, at)
  if (season) return { end: at + season[0].length, sort: 'daterange', timex: `${four(year)}-${seasons[season[1]]}`, start: '', periods: [], grain: 'M' }
  const part = readPartOfYear(text, at, env.vocabulary, true)
  const p = part && part.of(year)
  if (p && part.sort !== 'year') return part.sort === 'day' && p.from === p.to ? oneDay(part.end, p.from) : span(part.end, p, year)
  const to = y.now ? Math.max(env.today, dayOf(year, 1, 1) + 1) : dayOf(year + 1, 1, 1)
  return whole(y.end, dayOf(year, 1, 1), to, four(year), { year, grain: 'Y' })
}

/** A whole month is 2018-10, other stretches of months (start, end, length). */
function span(end, { from, to }, year) {
  const a = dateOf(from), b = dateOf(to + 1)
  const months = (b.year - a.year) * 12 + b.month - a.month
  const extra = { year, month: b.month, grain: 'M' }
  return months === 1 ? whole(end, from, to + 1, ymd(from).slice(0, 7), { ...extra, month: a.month }) : whole(end, from, to + 1, `(${ymd(from)},${ymd(to + 1)},P${months}M)`, extra)
}

/** 第一周, 第三个月, 前2周, 最后4个月, 前10天 of a year. */
function inYear(text, at, year) {
  const m = match(/第([一二三四五六七八九十\d]+)(周|个?星期|个月)|(前|最后)([一二三四五六七八九十两\d]+)(周|个?星期|个月|天)/y, text, at)
  if (!m) return null
  const end = at + m[0].length
  const n = numeral(m[1] ?? m[4])
  if (m[2] === '个月') return n <= 12 ? span(end, { from: dayOf(year, n, 1), to: dayOf(year, n + 1, 1) - 1 }, year) : null
  if (m[2]) { const from = firstWeek(year) + 7 * (n - 1); return whole(end, from, from + 7, `${four(year)}-W${two(n)}`, { grain: 'W' }) }
  const first = dayOf(year, 1, 1), last = dayOf(year + 1, 1, 1)
  const [from, to, unit] = m[5] === '个月' ? (m[3] === '前' ? [first, dayOf(year, n + 1, 1), 'M'] : [dayOf(year, 13 - n, 1), last, 'M'])
    : m[5] === '天' ? (m[3] === '前' ? [first, first + n, 'D'] : [last - n, last, 'D'])
    : m[3] === '前' ? [firstWeek(year), firstWeek(year) + 7 * n, 'W'] : [firstWeek(year + 1) - 7 * n, firstWeek(year + 1), 'W']
  return whole(end, from, to, `(${ymd(from)},${ymd(to)},P${n}${unit})`, { grain: unit })
}

/** 10月12号, 三月, 十月的第一周, 四月的最后一个星期一, 上半年. */
function ofMonth(text, i, env) {
  let part = readPartOfYear(text, i, env.vocabulary, false)
  // 3月到5月 is one part for Yinli; here its ends are read one by one.
  if (part?.kind === 'span') { const m = match(/(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月/y, text, i); part = m && readPartOfYear(m[0], 0, env.vocabulary, false); if (part) part = { ...part, end: i + part.end } }
  if (!part || /[\d零一二三四五六七八九十个]/.test(text[i - 1] ?? '') && /[\d一二三四五六七八九十]/.test(text[i])) return lateDay(text, i, env)
  const mm = part.month
  if (part.sort === 'quarter') { const { year } = dateOf(env.today); return span(part.end, part.of(year), year) }
  if (part.sort === 'month' && part.kind === 'point' && text[part.end - 1] === '月') {
    const m = match(/的?第([一二三四五])(?:个)?周/y, text, part.end)
    if (m) {
      const n = numeral(m[1])
      return withoutYear(part.end + m[0].length, 'daterange', `XXXX-${two(mm)}-W${two(n)}`, '', y => { const a = monday(dayOf(y, mm, 1) + 6) + 7 * (n - 1); return { from: a, to: a + 7 } }, env, { grain: 'W' })
    }
    const w = match(/的?(?:第([一二三四五])|(最后一))个?(?:星期|礼拜|周)([一二三四五六日天])/y, text, part.end)
    if (w) {
      const wd = weekdayOf(w[3]), n = w[1] ? numeral(w[1]) : 5
      const nth = y => { const a = dayOf(y, mm, 1), first = a + (wd - weekday(a) + 7) % 7; if (w[1]) return first + 7 * (n - 1); const last = dayOf(y, mm + 1, 1) - 1; return last - (weekday(last) - wd + 7) % 7 }
      const timex = `XXXX-${two(mm)}-WXX-${wd}-#${n}`
      return withoutYear(part.end + w[0].length, 'date', timex, timex, y => ({ from: nth(y), to: nth(y) }), env, { month: mm, grain: 'D' })
    }
    return withoutYear(part.end, 'daterange', `XXXX-${two(mm)}`, `XXXX-${two(mm)}-01`, y => ({ from: dayOf(y, mm, 1), to: dayOf(y, mm + 1, 1) }), env, { month: mm, grain: 'M' })
  }
  if (part.sort === 'day' && part.kind === 'point') return lateDay(text, i, env)
  return null
}

/** 10月12号, 2月30日, with the weekday that may follow it. */
function lateDay(text, i, env) {
  const m = match(/(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?:\s*[,﹐]?\s*(?:星期|礼拜|周)[一二三四五六日天])?/y, text, i)
  return m && !/[\d零一二三四五六七八九十]/.test(text[i - 1] ?? '') ? yearlessDay(i + m[0].length, numeral(m[1]), numeral(m[2]), env) : null
}

function relativeMonth(text, i, env) {
  const said = readWord(text, i, env.vocabulary, ['month'])
  if (!said) return null
  const end = i + said.word.length
  const { year, month } = dateOf(addMonths(env.today - dateOf(env.today).day + 1, said.offset))
  const m = match(/(3[01]|[12]\d|[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]/y, text, end)
  return m ? dated(end + m[0].length, year, month, numeral(m[1])) : span(end, { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 1) - 1 }, year)
}

const weekdayOf = c => (c === '天' || c === '日' ? 7 : '一二三四五六'.indexOf(c) + 1)
const weekTimex = d => { const { year, week: w } = isoWeek(d); return `${four(year)}-W${two(w)}` }
/** 下下周, 上上个周末, 下下周日, 礼拜一, 下半周. */
function week(text, i, env) {
  const m = match(/(上上|下下|上|下|本|这)(?:个|一)?(?:周|星期|礼拜)([一二三四五六日天末])?/y, text, i)
  if (m && !/[\d一二三四五六七八九十]/.test(text[i - 1] ?? '')) {
    const end = i + m[0].length
    const a = monday(env.today) + 7 * ({ 上上: -2, 上: -1, 下: 1, 下下: 2 }[m[1]] ?? 0)
    if (m[2] === '末') return whole(end, a + 5, a + 7, `${weekTimex(a)}-WE`, { grain: 'W' })
    return m[2] ? oneDay(end, a + weekdayOf(m[2]) - 1) : whole(end, a, a + 7, weekTimex(a), { grain: 'W' })
  }
  const bare = match(/(?:周|星期|礼拜)([一二三四五六日天])/y, text, i)
  if (!bare || /[每个第\d]/.test(text[i - 1] ?? '')) return null
  const wd = weekdayOf(bare[1])
  const next = env.today + (wd - weekday(env.today) + 7) % 7
  const last = next === env.today ? next : next - 7
  return { end: i + bare[0].length, sort: 'date', timex: `XXXX-WXX-${wd}`, start: `XXXX-WXX-${wd}`, periods: [{ from: last, to: last }, { from: next, to: next }], grain: 'D' }
}

/** 昨日, 后天, 今晚 (the day; the part of the day is read after it), 最近. */
function word(text, i, env) {
  if (text.startsWith('最近', i) && !text.startsWith('最近更', i)) return oneDay(i + 2, env.today)
  const said = readWord(text, i, env.vocabulary, ['day'])
  if (!said || said.word.length < 2) return null
  return oneDay(i + ('晚夜晨早午'.includes(said.word.at(-1)) ? said.word.length - 1 : said.word.length), env.today + said.offset)
}

function decade(text, i) {
  const m = match(/(?:(十[一二三四五六七八九]|二十一?|1\d|2[01])世纪)?([一二三四五六七八九])十年代/y, text, i)
  if (!m) return null
  const end = i + m[0].length
  const tens = figures.indexOf(m[2]) * 10
  const years = m[1] ? [(numeral(m[1]) - 1) * 100 + tens] : [1900 + tens, 2000 + tens]
  const timex = m[1] ? `(${ymd(dayOf(years[0], 1, 1))},${ymd(dayOf(years[0] + 10, 1, 1))},P10Y)` : `(XX${tens}-01-01,XX${two((tens + 10) % 100)}-01-01,P10Y)`
  return { end, sort: 'daterange', timex, start: '', periods: years.map(y => ({ from: dayOf(y, 1, 1), to: dayOf(y + 10, 1, 1) })), grain: 'Y' }
}

/** 29日: of this month and the one before or after it; at the end of a range, of its first end's month. */
function bareDay(text, i, env, left) {
  const m = match(/(3[01]|[12]\d|[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日(?![本元内均报常])/y, text, i)
  if (!m || /[\d零一二三四五六七八九十第月初]/.test(text[i - 1] ?? '')) return null
  const d = numeral(m[1]), end = i + m[0].length
  if (left?.month) return left.of ? yearlessDay(end, left.month, d, env) : dated(end, left.year, left.month, d)
  const { year, month } = dateOf(env.today)
  const days = [-2, -1, 0, 1, 2].map(n => dateOf(dayOf(year, month + n, 1))).map(x => day(x.year, x.month, d)).filter(x => x !== null)
  const last = days.filter(x => x < env.today).at(-1), next = days.find(x => x >= env.today)
  return { end, sort: 'date', timex: `XXXX-XX-${two(d)}`, start: `XXXX-XX-${two(d)}`, periods: [last, next].filter(x => x !== undefined).map(x => ({ from: x, to: x })), grain: 'D' }
}

/** 上半月, 下半周, 上个半年; 过去十年, 前1周, 后1年. */
function halves(text, i, env) {
  const m = match(/([上下])半([月周])|([上下])个半年/y, text, i)
  const { year, month } = dateOf(env.today)
  if (m) {
    const end = i + m[0].length
    if (m[3]) {
      const from = addMonths(dayOf(year, month <= 6 ? 1 : 7, 1), m[3] === '上' ? -6 : 6)
      return span(end, { from, to: addMonths(from, 6) - 1 }, dateOf(from).year)
    }
    const first = m[2] === '月' ? dayOf(year, month, 1) : monday(env.today)
    const middle = first + (m[2] === '月' ? 15 : 3)
    const last = m[2] === '月' ? dayOf(year, month + 1, 1) : first + 7
    const [from, to] = m[1] === '上' ? [first, middle] : [middle, last]
    return whole(end, from, to, `(${ymd(from)},${ymd(to)},P${to - from}D)`, { grain: 'D' })
  }
  const run = match(/(过去|前|后|未来)(?=[\d一二三四五六七八九十两])/y, text, i)
  const n = run && count(text, i + run[0].length)
  const unit = n && match(/年|个?月|周|个?星期|天|日/y, text, n.end)
  if (!unit || /[以之目]/.test(text[i - 1] ?? '')) return null
  const u = unit[0].endsWith('年') ? 'Y' : unit[0].endsWith('月') ? 'M' : /[周期]$/.test(unit[0]) ? 'W' : 'D'
  const back = run[1] === '过去' || run[1] === '前'
  const anchor = back ? env.today : env.today + 1
  const k = back ? -n.value : n.value
  const other = u === 'Y' ? addMonths(anchor, 12 * k) : u === 'M' ? addMonths(anchor, k) : anchor + k * (u === 'W' ? 7 : 1)
  const [from, to] = back ? [other, anchor] : [anchor, other]
  return whole(n.end + unit[0].length, from, to, `(${ymd(from)},${ymd(to)},P${n.value}${u})`, { grain: u })
}
