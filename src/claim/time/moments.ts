import { isDigit } from '../numbers.ts'
import type { Context } from './context.ts'
import type { Moment, Base, Reader } from './moment.ts'
import type { TimeVocabulary, WordKind } from './vocabulary.ts'
import { dayAlone, partAlone } from './days.ts'
import { lunarDate } from './lunar-date.ts'
import { relativeDay, relativeMonth, relativeWeek } from './relative.ts'
import { ago, run, vague, yearsTillNow } from './runs.ts'
import { decade, numericDate, planPeriod, yearAndPart, yearInName } from './years.ts'

/** A reader with the characters and the kinds of words at which it can start. */
interface Entry { read: Reader; starts: string; kinds: readonly WordKind[] }
const figures = '0123456789'
const numerals = '〇一二两三四五六七八九十'

/** The readers in the order in which they are tried. */
const readers: Entry[] = [
  { read: numericDate, starts: '12', kinds: [] },
  { read: planPeriod, starts: '“‘「一二三四五六七八九十', kinds: [] },
  { read: lunarDate, starts: `农12${numerals}甲乙丙丁戊己庚辛壬癸正腊冬闰`, kinds: [] },
  { read: yearAndPart, starts: figures + '一二', kinds: ['year', 'sameYear'] },
  { read: decade, starts: `上本${figures}${numerals}`, kinds: [] },
  { read: ago, starts: `半数几${figures}${numerals}百千`, kinds: [] },
  { read: run, starts: '近最过未今往', kinds: [] },
  { read: yearsTillNow, starts: figures + numerals, kinds: [] },
  { read: relativeMonth, starts: '月', kinds: ['month', 'sameMonth'] },
  { read: relativeWeek, starts: '周星礼', kinds: ['week'] },
  { read: relativeDay, starts: '今昨明即', kinds: ['day', 'sameDay'] },
  { read: partAlone, starts: `${figures}一二三四五六七八九十第首前后头上下年岁`, kinds: ['festival', 'shortFestival'] },
  { read: dayAlone, starts: figures, kinds: [] },
  { read: vague, starts: '', kinds: ['vague'] },
  { read: yearInName, starts: '12', kinds: [] },
]
const tables = new WeakMap<TimeVocabulary, Map<number, Reader[]>>()

/** Readers by the character they can start at. */
export function readersOf(vocabulary: TimeVocabulary): Map<number, Reader[]> {
  const known = tables.get(vocabulary)
  if (known) return known
  const table = new Map<number, Reader[]>()
  for (const { read, starts, kinds } of readers) {
    const words = [...vocabulary.words].filter(([, list]) => list.some(w => kinds.includes(w.kind))).map(([c]) => c)
    for (const c of new Set([...starts, ...words])) {
      const list = table.get(c.charCodeAt(0))
      if (list) list.push(read); else table.set(c.charCodeAt(0), [read])
    }
  }
  tables.set(vocabulary, table)
  return table
}

/** Reads the time that starts exactly at `at`. */
export function readMoment(text: string, at: number, context: Context, base: Base | null = null): Moment | null {
  const list = readersOf(context.vocabulary).get(text.charCodeAt(at))
  if (!list || !mayBeDate(text, at)) return null
  for (const read of list) {
    const moment = read(text, at, context, base)
    if (moment) return moment
  }
  return null
}

/** Figures are a date only before these, or when they are four (2023世界...大会). */
function mayBeDate(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at))) return true
  let i = at
  while (i < at + 5 && isDigit(text.charCodeAt(i))) i++
  return i === at + 4 || '年月日号个天周季-–—~～－至到./ 余多几十'.includes(text[i] ?? '\n')
}
