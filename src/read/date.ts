import type { Article, DateBasis, Span } from './document.ts'

export interface Publication { day: string | null; basis: DateBasis; span: Span | null }

/**
 * When the page came out. Given before printed (a full date among the paper's own lines) before inferred (stories state a year and
 * days; the page is taken to be of the day after the latest day reported) before unknown: without words nothing is guessed.
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
    for (const m of clean.text.matchAll(fullDate)) {
      const day = iso(+m[1]!, +m[2]!, +m[3]!)
      const weight = /^[\s，,（(]*(?:星期|周[一二三四五六日天])/.test(clean.text.slice(m.index + m[0].length)) ? 2 : 1
      if (day && (!best || weight > best.weight)) best = { day, basis: 'printed', span: span(clean, m.index, m[0].length), weight }
    }
  }
  return best && { day: best.day, basis: best.basis, span: best.span }
}

interface Said { year: number | null; month: number; day: number; lead: boolean; span: Span }

const monthDay = /(?<![\d.第])(?:((?:19|20)\d\d)年)?(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日(?:[至—-](3[01]|[12]\d|0?[1-9])日)?/g
const statedYear = /(?<![\d.])((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月|(年底|底|末))?/g
/** Before a date: what has not happened yet, or another year's day. */
const ahead = /(?:预计|预报|预测)[^。；]{0,20}$|(?:计划|力争|有望|将于|将在|将|拟于|拟|定于|截止|截至|至|到|前往|去年|上年|前年|次年|明年|自)[^，。；、]{0,6}$/
/** After a date: the same. */
const later = /^(?:前|起|之前|以前|起施行|起实施|将|截止)/
const yearly = /^[，,]?[^。；]{0,40}(?:同比|增长|下降|达到?|实现|突破|总量|完成|居|位居)/

function inferred(articles: Article[]): Publication | null {
  const days: Said[] = []
  const years: { year: number; month: number | null; whole: boolean }[] = []
  for (const article of articles) {
    if (article.kind !== 'news' && article.kind !== 'photo-caption') continue
    const { text } = article.clean
    const first = article.clean.paragraphs.find(p => p.role === 'body' || p.role === 'caption')
    for (const m of text.matchAll(monthDay)) {
      if (ahead.test(text.slice(Math.max(0, m.index - 24), m.index)) || later.test(text.slice(m.index + m[0].length, m.index + m[0].length + 4))) continue
      days.push({ year: m[1] ? +m[1] : null, month: +m[2]!, day: +(m[4] ?? m[3]!), lead: first !== undefined && m.index >= first.start && m.index < first.start + 60, span: span(article.clean, m.index, m[0].length) })
    }
    for (const m of text.matchAll(statedYear)) {
      if (/(?:到|至|力争|预计|计划|有望|前往|—|-|~|将|自|建成|早在)[^，。；、]{0,4}$/.test(text.slice(Math.max(0, m.index - 8), m.index)) || /^(?:前|底前|末前|以前|版|以来|起|至今|[—~-])/.test(text.slice(m.index + m[0].length, m.index + m[0].length + 2))) continue
      years.push({ year: +m[1]!, month: m[2] ? +m[2] : m[3] ? 12 : null, whole: !m[2] && !m[3] && yearly.test(text.slice(m.index + m[0].length, m.index + m[0].length + 50)) })
    }
  }
  if (!days.length || !years.length) return null
  // The latest day that the others lie shortly before; days that open stories weigh more. A day with its year tells the page's own
  // day only where no day goes without: papers leave out the year of what is new.
  const bare = days.filter(d => d.year === null)
  const recent = (bare.length ? bare : days).slice(0, 400)
  const anchors = recent.map(d => ({ d, weight: recent.reduce((sum, other) => sum + (before(other, d) <= 45 ? (other.lead ? 3 : 1) : 0), 0) }))
  const strongest = Math.max(...anchors.map(a => a.weight))
  const latest = anchors.filter(a => a.weight === strongest).reduce((a, b) => (before(a.d, b.d) <= 45 ? b : a)).d
  const anchor = recent.find(d => d.lead && d.month === latest.month && d.day === latest.day) ?? latest
  // The first year in which everything stated as past lies before that day.
  let year = 0
  for (const said of years) {
    const past = said.month !== null ? said.month <= anchor.month : !(said.whole && anchor.month <= 6)
    year = Math.max(year, past ? said.year : said.year + 1)
  }
  if (anchor.year !== null) year = Math.max(year, anchor.year)
  const on = iso(year, anchor.month, anchor.day)
  if (!on) return null
  return { day: new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10), basis: 'inferred', span: anchor.span }
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
