import { festivalDay } from './lunar.ts'
import { dayOf, isDate, months, type Period } from './calendar.ts'
import { readWord, type TimeVocabulary } from './vocabulary.ts'

/** A stretch of a year that is not yet known: 三季度, 11月7日, 年底, 国庆假期. */
export interface PartOfYear {
  end: number
  kind: 'point' | 'span'
  /** Null where the year has no such day. */
  of: (year: number) => Period | null
  month: number | null
  /** What it was read as decides how its year is guessed. */
  sort: 'month' | 'day' | 'quarter' | 'festival' | 'elapsed' | 'year'
}

const digits = ' 一二三四五六七八九十'
const sep = '[-–—~～－至到]'
const M = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const D = '(3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])'
const monthRange = new RegExp(`${M}月?${sep}${M}月(?:份)?(?!\\s?${D}[日号])`, 'y')
const dayRange = new RegExp(`${M}月${D}${sep}${D}[日号]`, 'y')
const monthDay = new RegExp(`${M}\\s?月\\s?${D}\\s?[日号](?!线)`, 'y')
const monthPart = new RegExp(`${M}月份?(上旬|中旬|下旬|初(?![步级中次心])|底(?![部线色气蕴])|末|中(?=[，。、；）前]))`, 'y')
const month = new RegExp(`${M}\\s?月(?:份)?(?![饼球亮光季票])`, 'y')
const quarterRange = /([一二三1-3])[至到-]([二三四2-4])季度/y
const quarter = /第?([一二三四1-4])季度(末|底|初)?|首(?:个)?季(?:度)?(?!节)|前([一二两三1-3])(?:个)?季度/y
const elapsed = new RegExp(`[前头](?:${M}|(两))个?月(?!饼)`, 'y')
const half = /(上|下|前|后)半年(?!度?报)/y

const number = (s: string) => {
  if (/^\d+$/.test(s)) return Number(s)
  if (s === '两') return 2
  const [tens, ones] = s.includes('十') ? s.split('十') : ['', s]
  return (s.includes('十') ? (tens ? digits.indexOf(tens) : 1) * 10 : 0) + (ones ? digits.indexOf(ones) : 0)
}
const at = (pattern: RegExp, text: string, i: number) => { pattern.lastIndex = i; return pattern.exec(text) }

/** Reads the part of a year at `i`; `inYear` when a year stands directly before (then also 底, 年底, 内, 全年). */
export function readPartOfYear(text: string, i: number, vocabulary: TimeVocabulary, inYear: boolean): PartOfYear | null {
  const c = text[i] ?? '\n'
  if (/[0-9一二三四五六七八九十]/.test(c)) return festival(text, i, vocabulary) ?? monthly(text, i) ?? quarterly(text, i)
  if (c === '头' && !inYear) return null
  if ('第首前后头上下'.includes(c)) return quarterly(text, i)
  return yearly(text, i, inYear) ?? festival(text, i, vocabulary)
}

function monthly(text: string, i: number): PartOfYear | null {
  let m = at(monthRange, text, i)
  if (m) {
    const [a, b] = [number(m[1]!), number(m[2]!)]
    if (a !== b) return { end: i + m[0].length, kind: 'span', of: y => months(y, a, b > a ? b : b + 12), month: b, sort: a === 1 ? 'elapsed' : 'month' }
  }
  m = at(dayRange, text, i)
  if (m) {
    const [mm, a, b] = [number(m[1]!), number(m[2]!), number(m[3]!)]
    return { end: i + m[0].length, kind: 'span', of: y => (isDate(y, mm, a) && isDate(y, mm, b) && a < b ? { from: dayOf(y, mm, a), to: dayOf(y, mm, b) } : null), month: mm, sort: 'day' }
  }
  m = at(monthDay, text, i)
  if (m) {
    const [mm, d] = [number(m[1]!), number(m[2]!)]
    return { end: i + m[0].length, kind: 'point', of: y => (isDate(y, mm, d) ? { from: dayOf(y, mm, d), to: dayOf(y, mm, d) } : null), month: mm, sort: 'day' }
  }
  m = at(monthPart, text, i)
  if (m) {
    const mm = number(m[1]!)
    return { end: i + m[0].length, kind: 'point', of: y => partOfMonth(y, mm, m![2]!), month: mm, sort: 'month' }
  }
  m = at(month, text, i)
  if (m) {
    const mm = number(m[1]!)
    return { end: i + m[0].length, kind: 'point', of: y => months(y, mm), month: mm, sort: 'month' }
  }
  return null
}

/** 初 is day 1-10, 上旬 too, 中旬 11-20, 底, 末 and 下旬 21 to the end. */
export function partOfMonth(year: number, mm: number, part: string): Period {
  const { from, to } = months(year, mm)
  if (part === '初' || part === '上旬') return { from, to: from + 9 }
  if (part === '中旬' || part === '中') return { from: from + 10, to: from + 19 }
  return { from: from + 20, to }
}

function quarterly(text: string, i: number): PartOfYear | null {
  let m = at(quarterRange, text, i)
  if (m && number(m[1]!) < number(m[2]!)) {
    const [a, b] = [number(m[1]!), number(m[2]!)]
    return { end: i + m[0].length, kind: 'span', of: y => months(y, a * 3 - 2, b * 3), month: b * 3, sort: 'elapsed' }
  }
  m = at(quarter, text, i)
  if (m) {
    const end = i + m[0].length
    if (m[3]) { const n = number(m[3]); return { end, kind: 'point', of: y => months(y, 1, n * 3), month: n * 3, sort: 'elapsed' } }
    const q = m[1] ? number(m[1]) : 1
    const [a, b] = m[2] === '初' ? [q * 3 - 2, q * 3 - 2] : m[2] ? [q * 3, q * 3] : [q * 3 - 2, q * 3]
    return { end, kind: 'point', of: y => months(y, a, b), month: b, sort: 'quarter' }
  }
  m = at(elapsed, text, i)
  if (m) { const n = number(m[1] ?? m[2]!); return { end: i + m[0].length, kind: 'point', of: y => months(y, 1, n), month: n, sort: 'elapsed' } }
  m = at(half, text, i)
  if (m) { const upper = m[1] === '上' || m[1] === '前'; return { end: i + m[0].length, kind: 'point', of: y => (upper ? months(y, 1, 6) : months(y, 7, 12)), month: upper ? 6 : 12, sort: 'quarter' } }
  return null
}

const withinYear = /年?(初(?![步期级中次始心])|底(?![部线色气蕴])|末|中(?=[，。、；）前]|$|完成|建成|投产|投用|竣工|将)|内(?![部外资蒙容设涵存陆需循向])|终(?=[，。、；）前]|$))|全年/y
const bareYear = /年(初(?![步期级中次始心])|底(?![部线色气蕴])|末|中(?=[，。、；）前]|$|完成|建成|投产|投用|竣工)|内(?![部外资蒙容设涵存陆需循向])|终(?=[，。、；）前]|$))|岁末(?!年初)/y

function yearly(text: string, i: number, inYear: boolean): PartOfYear | null {
  const m = at(inYear ? withinYear : bareYear, text, i)
  if (!m) return null
  if (!inYear && m[0] !== '岁末' && /[0-9一二三四五六七八九十百千万几数半多每历逐连成余个周整常两翌次明去今前后往来近隔新]/.test(text[i - 1] ?? '\n')) return null
  const [a, b] = m[1] === '初' ? [1, 3] : m[1] === '中' ? [6, 6] : m[1] === '内' || m[0] === '全年' ? [1, 12] : [12, 12]
  return { end: i + m[0].length, kind: 'point', of: y => months(y, a, b), month: b, sort: 'year' }
}

/** 春节, 国庆假期, 端午节前: a point on the festival's day. */
function festival(text: string, i: number, vocabulary: TimeVocabulary): PartOfYear | null {
  const word = readWord(text, i, vocabulary, ['festival', 'shortFestival'])
  if (!word) return null
  let end = i + word.word.length
  const period = at(vocabulary.festivalPeriod, text, end)
  if (!period && word.kind === 'shortFestival' && !/^[前后](?![路街])/.test(text.slice(end, end + 1))) return null
  if (period) end += period[0].length
  return {
    end, kind: 'point', month: null, sort: 'festival',
    of: y => { const day = festivalDay(word.date, y); return day === null ? null : { from: day, to: day } },
  }
}
