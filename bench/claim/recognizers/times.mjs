// DateTimeModel: dates, clock times, ranges, durations and sets with timex. Where the conventions differ from Yinli's (which gives ISO days, both ends inclusive, one reading,
// anchored by context): a period's end is the day after it; 2018年以后 starts after the year; a date without a year has the last and the next reading; an hour without
// a part of the day two; lunar dates are not converted; 5年前 is a day; 从 and 自 belong to a range, prepositions else do not.
import { addMonths, count, dateOf, dayOf, match, timeVocabularyOf, ymd } from './calendar.mjs'
import { hms, lengthOf, readClock, readPart } from './clock.mjs'
import { lastAndNext, readDate } from './dates.mjs'
import { readDuration, readSet } from './durations.mjs'
import { inWords } from './text.mjs'

/** Spaces inside a time: 2008 年, 5 小时, 1995 - 1997年, 12:00 之前. */
const joins = (a, b) => /[\d年月日号点后剩至到之–—~-]/.test(a) && /[\d年月日号个周天小分秒之以前至到的最–—~-]/.test(b) && !(/\d/.test(a) && /\d/.test(b))

export function recognizeDateTime(input, model, reference = new Date()) {
  const today = dayOf(reference.getFullYear(), reference.getMonth() + 1, reference.getDate())
  const env = { today, now: reference.getHours() * 3600 + reference.getMinutes() * 60 + reference.getSeconds(), vocabulary: timeVocabularyOf(model) }
  return inWords(input, joins, null, text => find(text, env))
}

function find(text, env) {
  const found = []
  for (let i = 0; i < text.length; i++) {
    const hit = read(text, i, env)
    if (!hit) continue
    const start = hit.start ?? i
    const type = `datetimeV2.${hit.sort}`
    const values = hit.values.map(v => ({ timex: hit.timex, type: hit.sort, ...v }))
    found.push({ start, end: hit.end, type, resolution: { values: values.length ? values : [{ timex: hit.timex, type: hit.sort, value: 'not resolved' }] } })
    i = hit.end - 1
  }
  return found
}

function read(text, i, env) {
  const set = readSet(text, i)
  if (set) return { ...set, sort: 'set', values: [] }
  return reference(text, i, env) ?? ranged(text, i, env) ?? bounded(text, i, env) ?? plain(text, i, env) ?? lasting(text, i)
}

function lasting(text, i) {
  const d = readDuration(text, i)
  return d && { end: d.end, sort: 'duration', timex: d.timex, values: [{ value: String(d.seconds) }] }
}

/** Counted from now: 2分钟前, 5年前, 上个小时, 之后5分钟, 还剩 3 小时, 马上. */
function reference(text, i, env) {
  const stamp = seconds => { const at = env.today * 86400 + env.now + seconds, d = Math.floor(at / 86400); return { day: ymd(d), time: hms(at - d * 86400) } }
  const between = (end, from, to, length) => {
    const [a, b] = [stamp(from), stamp(to)]
    return { end, sort: 'datetimerange', timex: `(${a.day}T${a.time},${b.day}T${b.time},${length})`, values: [{ start: `${a.day} ${a.time}`, end: `${b.day} ${b.time}` }] }
  }
  if (text.startsWith('马上', i)) { const now = stamp(0); return { end: i + 2, sort: 'datetime', timex: 'FUTURE_REF', values: [{ value: `${now.day} ${now.time}` }] } }
  const hour = match(/(上|下)个?(小时)/y, text, i)
  if (hour) return hour[1] === '上' ? between(i + hour[0].length, -3600, 0, 'PT1H') : between(i + hour[0].length, 0, 3600, 'PT1H')
  const ahead = match(/(之后|以后|之前|以前|还剩)/y, text, i)
  if (ahead) {
    const d = readDuration(text, i + ahead[0].length)
    if (d?.short && d.parts.length === 1) return ahead[1].endsWith('前') ? between(d.end, -d.seconds, 0, d.timex) : between(d.end, 0, d.seconds, d.timex)
    return null
  }
  const d = /[\d一二两三四五六七八九十半]/.test(text[i]) ? readAgo(text, i) : null
  const word = d && match(/(?:之|以)?([前后])/y, text, d.end)
  if (!word) return null
  const sign = word[1] === '前' ? -1 : 1
  const end = d.end + word[0].length
  if (d.short) { const s = stamp(sign * d.seconds); return { end, sort: 'datetime', timex: s.day, values: [{ value: `${s.day} ${s.time}` }] } }
  const day = d.months ? addMonths(env.today, sign * d.months) : env.today + sign * d.days
  return { end, sort: 'date', timex: ymd(day), values: [{ value: ymd(day) }] }
}
/** 5年, 3个月, 5天, 2小时 before 前 or 后. */
function readAgo(text, i) {
  if (/[\d零一二三四五六七八九十百第.:]/.test(text[i - 1] ?? '')) return null
  const d = readDuration(text, i)
  if (d?.short) return d
  const n = count(text, i)
  const unit = n && n.value < 1000 && !/^0/.test(text[i]) && match(/年|个月|周|个?星期|天/y, text, n.end)
  if (!unit) return null
  const end = n.end + unit[0].length
  if (unit[0] === '年' || unit[0] === '个月') return { end, months: n.value * (unit[0] === '年' ? 12 : 1) }
  return { end, days: n.value * (unit[0] === '天' ? 1 : 7) }
}

// ---- one point or period ----

/** 2018年10月, 明天下午5:00, 昨晚, 9点, with its values. */
function plain(text, i, env) {
  const at = match(/大约|大概/y, text, i) ? i + 2 : i
  const node = readNode(text, at, env)
  return node && { ...node, values: valuesOf(node) }
}

/** A date, date with clock, date with part of the day, clock or part of the day: {end, sort, timex, candidates: [{timex?, from, to}] in seconds}. */
function readNode(text, i, env, left = null) {
  const date = readDate(text, i, env, left?.date ?? null)
  if (date) {
    const clock = date.sort === 'date' ? readClock(text, date.end) : null
    if (clock) return { end: clock.end, sort: 'datetime', timex: date.timex + clock.timex, date, clock }
    const part = date.sort === 'date' ? readPart(text, date.end) : null
    if (part?.period) return { end: part.end, sort: 'datetimerange', timex: date.timex + part.period.timex, date, part }
    return { end: date.end, sort: date.sort, timex: date.timex, date }
  }
  const clock = readClock(text, i, left?.clock?.part ?? null)
  if (clock) return { end: clock.end, sort: 'time', timex: clock.timex, clock }
  const part = readPart(text, i)
  const alone = part?.period && part.end - i > 1 && part
  return alone ? { end: part.end, sort: 'timerange', timex: part.period.timex, part } : null
}

function valuesOf({ sort, date, clock, part }) {
  const lunar = date?.lunar ? { isLunar: 'True' } : {}
  const days = date ? unique(date.periods) : []
  if (sort === 'date') return days.map(p => ({ ...lunar, value: ymd(p.from) }))
  if (sort === 'daterange') return days.map(p => ({ start: ymd(p.from), end: ymd(p.to) }))
  if (sort === 'time') return clockValues(clock).map(([timex, s]) => ({ timex, value: hms(s) }))
  if (sort === 'datetime') return days.flatMap(p => clockValues(clock).map(([timex, s]) => ({ timex: date.timex + timex, ...lunar, value: `${ymd(p.from)} ${hms(s)}` })))
  if (sort === 'timerange') return [{ start: hms(part.period.from * 3600), end: hms(part.period.to * 3600) }]
  return days.map(p => ({ start: `${ymd(p.from)} ${hms(part.period.from * 3600)}`, end: `${ymd(p.from)} ${hms(part.period.to * 3600)}` }))
}
const unique = periods => periods.filter((p, i) => periods.findIndex(q => q.from === p.from) === i)
const clockValues = c => (c.ambiguous ? [[c.timex, c.seconds], [c.other, c.otherSeconds]] : [[c.timex, c.seconds]])

// ---- before, after, since, until ----

const since = /自从|自|从|截止到?|截至/y
const afterWords = [
  [/[或及]?(?:或|及)(?:之|以)后/y, 'since'], [/(?:或|及)(?:之|以)前/y, 'until'], [/以来|起|开始/y, 'since'], [/(?:之|以)前|前(?![后期一二三两\d])/y, 'before'], [/(?:之|以)后|后(?![来期一二三两\d天])/y, 'after'],
]
function bounded(text, i, env) {
  const prefix = match(since, text, i)
  const at = prefix ? i + prefix[0].length : i
  const node = readNode(text, at, env)
  if (!node || node.part && !node.date) return null
  let end = node.end, mod = null
  for (const [pattern, said] of afterWords) { const m = match(pattern, text, end); if (m) { end += m[0].length; mod = said; break } }
  if (mod === null && prefix) mod = /截/.test(prefix[0]) ? 'before' : prefix[0] === '从' ? null : 'since'
  if (mod === null) return null
  const kept = prefix && (mod === 'since' ? !(prefix[0] === '从' && text[end - 1] === '起') && !/[列期]/.test(text[i - 1] ?? '') : /截/.test(prefix[0]))
  const { sort, values } = boundedValues(node, mod)
  return { start: prefix && !kept ? at : i, end, sort, timex: node.timex, values: values.map(v => ({ Mod: mod, ...v })) }
}

function boundedValues(node, mod) {
  const { date, clock } = node
  const starts = mod === 'since' || mod === 'after'
  const key = starts ? 'start' : 'end'
  if (node.sort === 'time') return { sort: 'timerange', values: clockValues(clock).map(([timex, s]) => ({ timex, sourceEntity: 'datetimepoint', [key]: hms(s) })) }
  if (node.sort === 'datetime') return { sort: 'datetimerange', values: unique(date.periods).map(p => ({ sourceEntity: 'datetimepoint', [key]: `${ymd(p.from)} ${hms(clock.seconds)}` })) }
  if (node.sort === 'date') return { sort: 'daterange', values: unique(date.periods).map(p => ({ sourceEntity: 'datetimepoint', [key]: ymd(p.from) })) }
  return { sort: 'daterange', values: unique(date.periods).map(p => ({ sourceEntity: 'datetimerange', [key]: ymd(mod === 'after' || mod === 'until' ? p.to : p.from) })) }
}

// ---- from one to the other ----

const to = /到|至|[-–—~]/y
const and = /和|与/y
const amid = /之?间/y
function ranged(text, i, env) {
  const from = text[i] === '从' || text[i] === '自' ? 1 : 0
  const short = hoursRange(text, i + from)
  const left = short ?? yearsRange(text, i + from) ?? readNode(text, i + from, env)
  if (!left) return null
  const sep = match(to, text, left.end) ?? match(and, text, left.end)
  if (!sep) return null
  const at = left.end + sep[0].length
  const right = readNode(text, at, { ...env, inRange: true }, left)
  if (!right || right.part || left.part) return null
  let { end } = right
  if (/[和与]/.test(sep[0])) { const m = match(amid, text, end); if (!m) return null; end += m[0].length }
  // 10日起到14日之前 are two bounds, not one range.
  else if (match(/(?:之|以)?前|[或及](?:之|以)[前后]/y, text, end)) return null
  const range = join(left, right, env)
  return range && { end, ...range }
}

/** 早上五到六点 */
function hoursRange(text, i) {
  const part = readPart(text, i)
  const m = part && match(/([一二三四五六七八九十\d]{1,2})(?=[到至-][一二三四五六七八九十\d]{1,2}点)/y, text, part.end)
  if (!m) return null
  const clock = readClock(`${text.slice(i, part.end)}${m[1]}点`, 0)
  return clock && { end: part.end + m[0].length, sort: 'time', timex: clock.timex, clock: { ...clock, part } }
}

/** 1995-1997年: the first year without its 年. */
function yearsRange(text, i) {
  const m = match(/((?:19|20)\d\d)(?=[-–—~至到](?:19|20)\d\d年)/y, text, i)
  if (!m || /\d/.test(text[i - 1] ?? '')) return null
  const year = Number(m[1])
  return { end: i + 4, sort: 'daterange', timex: m[1], date: { sort: 'daterange', timex: m[1], start: `${m[1]}-01-01`, periods: [{ from: dayOf(year, 1, 1), to: dayOf(year + 1, 1, 1) }], year, grain: 'Y' } }
}

function join(left, right, env) {
  if (left.sort === 'time' && right.sort === 'time') return clocks(left.clock, right.clock)
  if (left.sort === 'datetime' && (right.sort === 'time' || right.sort === 'datetime')) return moments(left, right)
  if (left.date && right.date && !left.clock && !right.clock) return days(left.date, right.date, env)
  return null
}

/** 下午5:00到6:00; both ends ambiguous are two ranges. */
function clocks(a, b) {
  const length = lengthOf((b.seconds - a.seconds + 86400) % 86400)
  const one = (x, xs, y, ys) => ({ timex: `(${x},${y},${length})`, start: hms(xs), end: hms(ys) })
  const values = [one(a.timex, a.seconds, b.timex, b.seconds)]
  if (a.ambiguous && b.ambiguous) values.push(one(a.other, a.otherSeconds, b.other, b.otherSeconds))
  return { sort: 'timerange', timex: values[0].timex, values }
}

function moments(left, right) {
  const sameDay = right.sort === 'time'
  const pairs = unique(left.date.periods).map(p => [p.from, sameDay ? p.from : null])
  if (!sameDay) {
    // Two days without a year: the next ones.
    const a = unique(left.date.periods).at(-1), b = right.date.of ? unique(right.date.periods).find(p => p.from >= a.from) : right.date.periods[0]
    if (!a || !b) return null
    pairs.splice(0, pairs.length, [a.from, b.from])
  }
  const a = left.clock, b = right.clock
  const both = sameDay && a.ambiguous && b.ambiguous
  const second = (sameDay ? left : right).date.timex
  const values = pairs.flatMap(([d, e]) => (both ? [false, true] : [false]).map(other => {
    const [x, y] = other ? [a.otherSeconds, b.otherSeconds] : [a.seconds, b.seconds]
    const length = lengthOf((e - d) * 86400 + y - x)
    return { timex: `(${left.date.timex}${other ? a.other : a.timex},${second}${other ? b.other : b.timex},${length})`, start: `${ymd(d)} ${hms(x)}`, end: `${ymd(e)} ${hms(y)}` }
  }))
  return { sort: 'datetimerange', timex: values[0]?.timex, values }
}

/** 2016年6月1日-6月30日, 3月到5月, 1995-1997年: to the first day of the other end. */
function days(left, right, env) {
  const grain = left.grain === right.grain ? left.grain : 'D'
  const length = (a, b) => { const x = dateOf(a), y = dateOf(b); return grain === 'Y' ? `P${y.year - x.year}Y` : grain === 'M' ? `P${(y.year - x.year) * 12 + y.month - x.month}M` : `P${b - a}D` }
  if (left.of && right.of) {
    const of = y => { const a = left.of(y), b = right.of(y), c = b && a && b.from < a.from ? right.of(y + 1) : b; return a && c ? { from: a.from, to: c.from, last: c.to } : null }
    const now = dateOf(env.today).year
    const running = [now - 1, now].map(of).find(p => p && p.from <= env.today && env.today < Math.max(p.last, p.to + 1))
    const periods = running ? [running] : lastAndNext(of, env.today)
    const values = periods.map(p => ({ timex: `(${left.start},${right.start},${length(p.from, p.to)})`, start: ymd(p.from), end: ymd(p.to) }))
    return values.length ? { sort: 'daterange', timex: values[0].timex, values } : null
  }
  const a = left.periods[0]?.from ?? null
  const b = right.of && left.year ? right.of(left.year)?.from ?? null : right.periods[0]?.from ?? null
  const start = left.start, end = right.of && left.year ? `${String(left.year).padStart(4, '0')}${right.start.slice(4)}` : right.start
  if (a === null || b === null) return { sort: 'daterange', timex: `(${start},${end},PXD)`, values: [] }
  return b > a ? { sort: 'daterange', timex: `(${start},${end},${length(a, b)})`, values: [{ start: ymd(a), end: ymd(b) }] } : null
}
