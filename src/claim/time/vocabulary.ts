import type { Model } from '../../model/model.ts'
import { perModel } from '../../model/per-model.ts'

export type WordKind = 'year' | 'month' | 'week' | 'day' | 'sameDay' | 'sameMonth' | 'sameYear' | 'vague' | 'festival' | 'shortFestival'
/** A word of time: an offset in its unit, or a festival's date. */
export interface TimeWord { word: string; kind: WordKind; offset: number; date: string; notAfter: readonly string[]; notBefore: readonly string[] }

export interface TimeVocabulary {
  /** Words by first character, longest first. */
  words: Map<string, TimeWord[]>
  partOfDay: RegExp
  festivalPeriod: RegExp
  future: RegExp
  past: RegExp
  tookBefore: readonly string[]
  tookAfter: readonly string[]
}

/** Tables of a model; compiled on first use. */
export const timeVocabularyOf = perModel((model): TimeVocabulary => compile(model))

/** The longest word of time at `at` that its neighbours allow. */
export function readWord(text: string, at: number, { words }: TimeVocabulary, kinds?: readonly WordKind[]): TimeWord | null {
  for (const entry of words.get(text[at]!) ?? []) {
    if (!text.startsWith(entry.word, at) || (kinds && !kinds.includes(entry.kind))) continue
    if (entry.notAfter.some(w => text.endsWith(w, at))) continue
    if (entry.notBefore.some(w => text.startsWith(w, at + entry.word.length))) continue
    return entry
  }
  return null
}

const alternatives = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')

function compile(model: Model): TimeVocabulary {
  const t = model['time-words']
  const words = new Map<string, TimeWord[]>()
  const add = (word: string, kind: WordKind, offset: number, date = '') => {
    const entry = { word, kind, offset, date, notAfter: t.notAfter[word] ?? t.notAfter[word.replace(/度$/, '')] ?? [], notBefore: t.notBefore[word] ?? [] }
    const list = words.get(word[0]!)
    if (list) list.push(entry); else words.set(word[0]!, [entry])
  }
  const tables: [WordKind, Record<string, number>][] = [
    ['year', t.years], ['month', t.months], ['week', t.weeks], ['day', t.days], ['sameDay', t.sameDay], ['sameMonth', t.sameMonth], ['sameYear', t.sameYear],
  ]
  for (const [kind, table] of tables) for (const [word, offset] of Object.entries(table)) add(word, kind, offset)
  for (const word of t.vague) add(word, 'vague', 0)
  for (const [word, date] of Object.entries(t.festivals)) add(word, 'festival', 0, date)
  for (const [word, date] of Object.entries(t.shortFestivals)) add(word, 'shortFestival', 0, date)
  for (const list of words.values()) list.sort((a, b) => b.word.length - a.word.length)
  return {
    words,
    partOfDay: new RegExp(`\\s?(?:${alternatives(t.partsOfDay.filter(w => w.length > 1))}|[早晚夜晨](?![会宴报餐秋年稻已在就期市经色景练跑光]))`, 'y'),
    festivalPeriod: new RegExp(alternatives(t.festivalPeriods), 'y'),
    future: new RegExp(alternatives(t.future)),
    past: new RegExp(alternatives(t.past)),
    tookBefore: model['quantity-words'].tookBefore,
    tookAfter: model['quantity-words'].tookAfter,
  }
}
