import { hits } from '../base/hits.ts'
import type { Article, DateBasis, Span } from './document.ts'

export interface Publication { day: string | null; basis: DateBasis; span: Span | null }

/**
 * When the page came out. Given before printed (a full date among the paper's own lines) before inferred (stories state days, and what
 * they say of years agrees; the page is taken to be of the day after the latest day reported) before unknown: nothing is guessed.
 */
export function publicationDate(given: string | null, articles: Article[]): Publication {
  if (given) return { day: given, basis: 'given', span: null }
  return printed(articles) ?? inferred(articles) ?? { day: null, basis: 'unknown', span: null }
}

const fullDate = /((?:19|20)\d\d)\s?[年.\-/]\s?(\d{1,2})\s?[月.\-/]\s?(\d{1,2})(?:\s?日|(?!\d))/g

function printed(articles: Article[]): Publication | null {
  let best: (Publication & { weight: number }) | null = null
  for (const { kind, clean } of articles) {
    if (kind !== 'furniture') continue
    for (const m of hits(fullDate, clean.text)) {
      const day = iso(+m[1]!, +m[2]!, +m[3]!)
      const weight = /^[\s，,（(]*(?:星期|周[一二三四五六日天])/.test(clean.text.slice(m.index + m[0].length)) ? 2 : 1
      if (day && (!best || weight > best.weight)) best = { day, basis: 'printed', span: span(clean, m.index, m[0].length), weight }
    }
  }
  return best && { day: best.day, basis: best.basis, span: best.span }
}

interface Said { year: number | null; month: number; day: number; lead: boolean; at: number; article: Article; span: Span }
interface Year { year: number; month: number | null; whole: boolean; began: boolean; at: number; article: Article }

const monthDay = /(?<![\d.第])(?:((?:19|20)\d\d)年)?(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日(?:[至—-](3[01]|[12]\d|0?[1-9])日)?/g
const statedYear = /(?<![\d.])((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月|(年底|底|末))?/g
/** Before a date: what has not happened yet, or another year's day. */
const ahead = /(?:预计|预报|预测)[^。；]{0,20}$|(?:计划|力争|有望|将于|将在|将|拟于|拟|定于|截止|截至|至|到|前往|去年|上年|前年|次年|明年|自)[^，。；、]{0,6}$/
/** After a date: the same. */
const later = /^(?:前|起|之前|以前|起施行|起实施|将|截止)/
const yearly = /^[，,]?[^。；]{0,40}(?:同比|增长|下降|达到?|实现|突破|总量|完成|居|位居|产值|收入)/

function inferred(articles: Article[]): Publication | null {
  const days: Said[] = []
  const years: Year[] = []
  for (const article of articles) {
    if (article.kind !== 'news' && article.kind !== 'photo-caption') continue
    const { text } = article.clean
    const first = article.clean.paragraphs.find(p => p.role === 'body' || p.role === 'caption')
    for (const m of hits(monthDay, text)) {
      if (ahead.test(text.slice(Math.max(0, m.index - 24), m.index)) || later.test(text.slice(m.index + m[0].length, m.index + m[0].length + 4))) continue
      days.push({ year: m[1] ? +m[1] : null, month: +m[2]!, day: +(m[4] ?? m[3]!), lead: first !== undefined && m.index >= first.start && m.index < first.start + 60, at: m.index, article, span: span(article.clean, m.index, m[0].length) })
    }
    for (const m of hits(statedYear, text)) {
      const rest = text.slice(m.index + m[0].length, m.index + m[0].length + 50)
      if (/(?:到|至|力争|预计|计划|有望|前往|—|-|~|将|自|建成|早在|于|拟|规划)[^，。；、]{0,4}$/.test(text.slice(Math.max(0, m.index - 8), m.index)) || /^(?:前|底前|末前|以前|版|以来|起|至今|后|[—~-])|^[^，。；]{0,8}(?:将|后)/.test(rest)) continue
      const month = m[2] ? +m[2] : m[3] ? 12 : null
      years.push({ year: +m[1]!, month, whole: month === null && yearly.test(rest), began: /^[^，。；]{0,6}(?:动工|开工|落户|成立|创办|建成|投用|投产|启动|签约|立项|入选|获)/.test(rest), at: m.index, article })
    }
  }
  // A day with its year tells the page's own day only where no day goes without: papers leave out the year of what is new.
  const bare = days.filter(d => d.year === null)
  const anchor = latest((bare.length ? bare : days).slice(0, 400))
  const year = anchor && yearOf(anchor, days, years)
  const on = anchor && year ? iso(year, anchor.month, anchor.day) : null
  return on ? { day: new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10), basis: 'inferred', span: anchor!.span } : null
}

/** The latest day that the others lie shortly before; days that open stories weigh more. */
function latest(days: Said[]): Said | null {
  if (!days.length) return null
  const weights = days.map(d => days.reduce((sum, other) => sum + (before(other, d) <= 45 ? (other.lead ? 3 : 1) : 0), 0))
  const strongest = weights.reduce((a, b) => Math.max(a, b))
  const last = days.filter((_, i) => weights[i] === strongest).reduce((a, b) => (before(a, b) <= 45 ? b : a))
  return days.find(d => d.lead && d.month === last.month && d.day === last.day) ?? last
}

/**
 * The year of a day that goes without: what a recent day says in full, what a sentence with a recent day calls its occasion by
 * (2月10日…2025年招聘会), or, in the first months, the year after the one whose figures are reported. These must agree, and nothing told as past may lie
 * after the day; else null.
 */
function yearOf(anchor: Said, days: Said[], years: Year[]): number | null {
  if (anchor.year !== null) return anchor.year
  const votes = new Map<number, number>()
  const vote = (year: number) => votes.set(year, (votes.get(year) ?? 0) + 1)
  const newest = days.reduce((year, d) => Math.max(year, d.year ?? 0), 0)
  for (const d of days) if (d.year === newest && before({ ...d, year: null }, anchor) <= 45) vote(d.year)
  const reported = years.filter(y => y.whole).reduce((a, y) => Math.max(a, y.year), 0)
  if (reported && anchor.month <= 4) vote(reported + 1)
  const recent = days.filter(d => d.year === null && before(d, anchor) <= 45).slice(0, 200)
  for (const y of years) {
    if (y.month !== null || y.whole || y.began) continue
    const beside = recent.some(d => d.article === y.article && Math.abs(d.at - y.at) < 60 && !/[。；]/.test(y.article.clean.text.slice(Math.min(d.at, y.at), Math.max(d.at, y.at))))
    if (beside) vote(y.year)
  }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1])
  if (!best || best[1] === second?.[1]) return null
  const past = years.every(y => y.year < best[0] || (y.year === best[0] && (y.month === null || y.month <= anchor.month)))
  return past ? best[0] : null
}

/** Days from `a` forward to `b` within a year. */
function before(a: Said, b: Said): number {
  if (a.year !== null && b.year !== null && a.year !== b.year) return 365
  return (Math.round((b.month - a.month) * 30.4 + b.day - a.day) + 365) % 365
}

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}

function span(clean: Article['clean'], at: number, length: number): Span {
  return [clean.map[at]!, clean.map[at + length - 1]! + 1]
}
