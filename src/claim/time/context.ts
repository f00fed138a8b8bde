import { dateOf, type Day, type Period } from './calendar.ts'
import type { PartOfYear } from './part-of-year.ts'
import type { TimeVocabulary } from './vocabulary.ts'

/** What a time is resolved against: the day of publication and what the text has spoken of. */
export interface Context {
  text: string
  today: Day | null
  vocabulary: TimeVocabulary
  /** Where the sentence and the paragraph began. */
  sentence: number
  paragraph: number
  /** The last day, and the last period with an open or closed end, that the text named. */
  day: { at: number; day: Day } | null
  period: { at: number; from: Day; to: Day | null } | null
  /** The last year that was printed in figures, with the month if there was one. */
  year: { at: number; year: number; month: number | null } | null
}

export const newContext = (text: string, today: Day | null, vocabulary: TimeVocabulary): Context =>
  ({ text, today, vocabulary, sentence: 0, paragraph: 0, day: null, period: null, year: null })

/**
 * The year of a month, day, quarter or festival that has none. A month after 2018年5月 in the same sentence stays in that year; else
 * cues decide (预计11月 is the coming one), else the year whose date is nearest to the publication. Null when that is unknown.
 */
export function guessYear(part: PartOfYear, start: number, context: Context): number | null {
  const { today, year } = context
  if (year && part.month !== null && year.at >= context.sentence && year.month !== null && part.month > year.month && part.sort !== 'elapsed' && part.sort !== 'festival') return year.year
  if (today === null) return null
  const now = dateOf(today).year
  if (part.sort === 'year') return closed(part, start, context) ? now - 1 : now
  const cue = part.sort === 'festival' ? null : cueAround(start, part.end, context)
  if (part.sort === 'quarter' && dateOf(today).month > 2) return now
  let best: number | null = null
  let distance = Infinity
  for (const y of [now - 1, now, now + 1]) {
    const p = part.of(y)
    if (!p) continue
    if (cue === 'future' && p.to < today) continue
    if (cue === 'past' && p.from > today) continue
    if (part.sort === 'elapsed' && cue !== 'future' && p.to > today + 31 ) continue
    const d = away(part.sort === 'elapsed' ? { from: p.to, to: p.to } : p, today)
    if (d < distance) { distance = d; best = y }
  }
  return best ?? now
}

/** 年末 in the first months of a year, in a text that speaks of the year before (2022年 ... 年末全市人口). */
function closed(part: PartOfYear, start: number, { text, today, year, paragraph, vocabulary }: Context): boolean {
  const { year: now, month } = dateOf(today!)
  if (month > 4 || part.month !== 12 || text[part.end - 1] !== '末' || year?.year !== now - 1) return false
  return !vocabulary.future.test(text.slice(Math.max(paragraph, start - 12), start)) && text[part.end] !== '前'
}

/** Days between a period's middle and a day. */
const away = (p: Period, day: Day) => Math.abs((p.from + p.to) / 2 - day)

/** 预计11月, 11月将开工: what the clause says of the direction of a time. */
function cueAround(start: number, end: number, { text, vocabulary }: Context): 'future' | 'past' | null {
  const before = text.slice(Math.max(0, start - 10), start)
  const clause = before.slice(Math.max(...['，', '。', '；', '：', '！', '？', '\n', '“', '、'].map(c => before.lastIndexOf(c))) + 1)
  if (vocabulary.past.test(clause)) return 'past'
  if (vocabulary.future.test(clause)) return 'future'
  const after = text.slice(end, end + 10)
  const stop = after.search(/[，。；：！？\n”、]/)
  const rest = stop < 0 ? after : after.slice(0, stop)
  if (/^(?:以?来|至今)/.test(rest)) return 'past'
  if (/^(?:将|拟|计划|预计|有望|之?前(?!后|期|三|[0-9]))/.test(rest) || /^[^了已]{0,4}将/.test(rest)) return 'future'
  return /^[^将]{0,6}(?:已|了)/.test(rest) ? 'past' : null
}
