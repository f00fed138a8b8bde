import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

export interface Growth {
  /** “X” may be part of the name. */
  quotes?: boolean
  /** Verbs may be part of the name (启动, 揭牌 in an event's). */
  verbs?: boolean
  /** 和, 与, 及, 暨, 、 may join parts of the name. */
  joins?: string
  /** Years, counts and measures may be part of the name (2025年, 2GW). */
  numbers?: boolean
  /** Longest name in characters. */
  max: number
}

/**
 * Where a name begins that ends in the head at character `head`: goes left over words that names are made of, stops at verbs,
 * prepositions, particles and punctuation, then drops lead-ins (首个, 新建). Returns a character offset, `head` when nothing stands before it.
 * `walls` are ends of names that a name of this kind does not reach into.
 */
export function growLeft(r: Reading, head: number, how: Growth, walls?: ReadonlySet<number>): number {
  const { tokens, text } = r
  let i = r.tokenOf[head]!
  const inner = tokens[i]!
  let start = head
  if (inner.start < head) start = inner.start // 市委 in one word
  for (i--; i >= 0; i--) {
    const t = tokens[i]!
    if (walls?.has(t.end) && t.end === start) break
    if (head - t.start > how.max) break
    if (t.text === ')') {
      const open = text.lastIndexOf('(', t.start)
      if (open < 0 || t.start - open > 8 || open === 0 || !/^[\u3400-\u9fffA-Za-z]+$/.test(text.slice(open + 1, t.start)) || !/[\u3400-\u9fffA-Za-z”]/.test(text[open - 1]!)) break
      i = r.tokenOf[open]!
      start = open
      continue
    }
    if (t.text === '”' || t.text === '’') {
      const opener = t.text === '”' ? '“' : '‘'
      const open = text.lastIndexOf(opener, t.start)
      if (!how.quotes || open < 0 || t.start - open > 26 || text.slice(open, t.start).includes('\n')) break
      i = r.tokenOf[open]!
      start = open
      continue
    }
    if (!keeps(r, t, i, how)) break
    start = t.start
  }
  return trim(r, start, head, how)
}

/** Function words of one character; other single characters may be part of a proper name. */
const stops = new Set('在的了是与和及或对向由从把被将为于以等到让使就也都还又已正并而则着过该其此这那每各某个家位名座条项批款台后前中上下内外里时共有无不要会能可用说称即至自据经因若给比跟连占含暨'.split(''))

function keeps(r: Reading, t: Token, i: number, how: Growth): boolean {
  const { lexicon, tokens } = r
  const prev = tokens[i - 1]
  const next = tokens[i + 1]
  if (t.kind === 's') return false
  if (t.kind === 'w') {
    if (how.joins?.includes(t.text)) return true
    return /[·\-—\/+&]/.test(t.text) && !!prev && !!next && prev.kind !== 's' && prev.kind !== 'w' && next.kind !== 's' && (t.text !== '/' || prev.kind !== 'x')
  }
  if (t.kind === 'x') return /[A-Za-z]/.test(t.text) || !!how.numbers
  if (t.text.length === 1) {
    if (how.joins?.includes(t.text)) return true
    if (t.text === '第' || t.text === '届' || t.text === '次') return !!how.numbers
    if (t.kind === 'q' && prev?.kind === 'm') return !!how.numbers
    return !stops.has(t.text)
  }
  if (t.kind === 'L' || t.kind === 'n' || t.kind === 'g' || t.kind === 'k' || t.kind === 'f') return true
  if (lexicon.nominal.has(t.text) || lexicon.generic.has(t.text)) return true
  if (t.kind === 'm' || t.kind === 'q' || t.kind === 't') return !!how.numbers || /^[\u96f6一二三四五六七八九十]$/.test(t.text)
  if (t.kind === 'a') return true
  if (t.kind === 'v') return !!how.verbs
  return t.kind === 'i' && t.text.length <= 4
}

/** Drops words that only lead in. */
function trim(r: Reading, start: number, head: number, how: Growth): number {
  const { tokens, lexicon, text } = r
  let i = r.tokenOf[start]!
  while (start < head) {
    const t = tokens[i]!
    if (text[start] === '“' || text[start] === '‘') break
    const counted = t.kind === 'm' || t.kind === 'q' || (t.kind === 'x' && !/[A-Za-z年]/.test(t.text))
    const drop = lexicon.lead.has(t.text) || t.kind === 'w' || (how.joins?.includes(t.text) && t.text.length === 1) || (!how.numbers && (counted || t.kind === 't'))
    if (!drop) break
    start = t.end
    i++
  }
  return start
}

/** What speaks for a proper name between two characters: places, unknown characters, letters, quotes, or single characters that are no word. */
export function distinct(r: Reading, from: number, to: number): number {
  let score = 0
  let singles = 0
  for (let i = r.tokenOf[from]!; i < r.tokens.length && r.tokens[i]!.start < to; i++) {
    const t = r.tokens[i]!
    if (t.kind === 'L' || t.kind === 'k' || (t.kind === 'x' && /[A-Za-z]/.test(t.text)) || t.text === '“') score += 2
    else if (t.kind !== 'w' && t.text.length === 1) { if (++singles === 2) score += 2 }
    else if (t.kind !== 'w' && !r.lexicon.generic.has(t.text)) score += 1
    if (t.text.length !== 1) singles = 0
  }
  return score
}
