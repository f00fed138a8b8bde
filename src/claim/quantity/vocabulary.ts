import type { Model } from '../../model/model.ts'
import { perModel } from '../../model/per-model.ts'
import type { QuantityKind } from '../records.ts'

/** A unit as it is looked up: what a figure before it measures. */
export interface Unit {
  word: string
  kind: QuantityKind
  /** What the quantity's `unit` says; null keeps the unit as written. */
  base: string | null
  factor: number
  notBefore: readonly string[]
  needs: readonly string[] | null
  chineseNeeds: readonly string[] | null
  arabicOnly: boolean
}

interface Node { unit: Unit | null; next: Map<string, Node> }
export type Bound = 'more' | 'less' | 'about'
/** Words with what they mean, keyed by their last (before a figure) or first character (after it), longest first. */
export type BoundWords = Map<string, { word: string; bound: Bound; blockers: readonly string[] }[]>

/** The model's tables for quantities, compiled once a model. */
export interface Vocabulary {
  model: Model['quantity-words']
  units: Node
  letters: Map<string, Unit>
  before: BoundWords
  after: BoundWords
  /** Fixed words by the numeral they contain: how far before the numeral the word starts. */
  fixed: Map<string, { word: string; offset: number }[]>
}

/** Tables of a model; compiled on first use. */
export const vocabularyOf = perModel((model): Vocabulary => compile(model))

/** The longest unit at `at` and where it ends. Latin units don't run into further letters. */
export function readUnit(text: string, at: number, { units, letters }: Vocabulary): { unit: Unit; end: number } | null {
  let node = units
  let found: { unit: Unit; end: number } | null = null
  for (let i = at; i < text.length; i++) {
    const next = node.next.get(text[i]!) ?? node.next.get(text[i]!.toLowerCase())
    if (!next) break
    node = next
    if (node.unit && !(isLatin(text[i]!) && isWordChar(text[i + 1]))) found = { unit: node.unit, end: i + 1 }
  }
  if (found) return found
  const letter = letters.get(text[at] ?? '')
  return letter && !isWordChar(text[at + 1]) ? { unit: letter, end: at + 1 } : null
}

/** True for A-Z, a-z and the Greek letters of units. */
export const isLatin = (c: string | undefined) => c !== undefined && /[A-Za-zμΜ]/.test(c)
const isWordChar = (c: string | undefined) => c !== undefined && /[A-Za-z0-9]/.test(c)

function compile(model: Model): Vocabulary {
  const { measures, count, notBefore, needs, chineseNeeds, arabicOnly } = model.units
  const words = model['quantity-words']
  const units: Node = { unit: null, next: new Map() }
  const letters = new Map<string, Unit>()
  const add = (word: string, kind: QuantityKind, base: string | null, factor: number) => {
    const unit: Unit = { word, kind, base, factor, notBefore: notBefore[word] ?? [], needs: needs[word] ?? null, chineseNeeds: chineseNeeds[word] ?? null, arabicOnly: arabicOnly.includes(word) }
    if (word.length === 1 && isLatin(word)) { letters.set(word, unit); return }
    let node = units
    for (const c of word.toLowerCase()) {
      let next = node.next.get(c)
      if (!next) node.next.set(c, next = { unit: null, next: new Map() })
      node = next
    }
    node.unit ??= unit
  }
  for (const { kind, base, words: table } of measures) for (const [word, factor] of Object.entries(table)) add(word, kind, base ?? null, factor)
  for (const word of count.flat()) add(word, 'count', null, 1)
  return {
    model: words, units, letters,
    before: boundWords(words.bounds.before, words.bounds.notAfter, w => w.at(-1)!),
    after: boundWords(words.bounds.after, words.bounds.notBefore, w => w[0]!),
    fixed: fixedWords([...words.idioms, ...words.names]),
  }
}

function boundWords(lists: Record<Bound, string[]>, blockers: Record<string, string[]>, key: (word: string) => string): BoundWords {
  const map: BoundWords = new Map()
  for (const bound of ['more', 'less', 'about'] as const) {
    for (const word of lists[bound]) {
      const entry = { word, bound, blockers: blockers[word] ?? [] }
      const list = map.get(key(word))
      if (list) list.push(entry); else map.set(key(word), [entry])
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.word.length - a.word.length)
  return map
}

function fixedWords(words: string[]): Vocabulary['fixed'] {
  const map: Vocabulary['fixed'] = new Map()
  for (const word of words) {
    for (const [offset, c] of [...word].entries()) {
      if (!'零一二两三四五六七八九十百千万亿数半0123456789'.includes(c)) continue
      const list = map.get(c)
      if (list) list.push({ word, offset }); else map.set(c, [{ word, offset }])
    }
  }
  return map
}
