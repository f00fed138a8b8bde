import type { Candidate, Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/**
 * People told by their look: a usual surname and characters of given names that make no word together (苗长顺), where words end before
 * and behind them. Two characters (石颖) or a word as the given name (赵国庆) need a neighbour besides: another name in a list, a spouse, 同志.
 * Longer names of other kinds win over these. `people` are those found already.
 */
export function findGivenNames(r: Reading, people: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = []
  const starts = new Set(people.map(p => p.start))
  const ends = new Set(people.map(p => p.end))
  const put = (start: number, end: number) => {
    if (starts.has(start)) return
    found.push({ start, end, type: 'person', rank: 1 })
    starts.add(start)
    ends.add(end)
  }
  r.tokens.forEach((t, i) => {
    const end = r.lexicon.usualSurnames.has(t.text) ? wholeName(r, i) : -1
    if (end > 0 && !runsOn(r, i, end) && !inQuote(r.text, t.start, end)) put(t.start, end)
  })
  // a weaker look beside a name: 石颖、赵国庆, 赵国庆夫妇
  for (const back of [false, true]) {
    for (let k = 0; k < r.tokens.length; k++) {
      const i = back ? r.tokens.length - 1 - k : k
      const t = r.tokens[i]!
      if (starts.has(t.start) || !r.lexicon.surnames.has(t.text[0]!)) continue
      for (const end of looseNames(r, i)) {
        const listed = back ? starts.has(end + 1) && joins.has(r.text[end]!) : ends.has(t.start - 1) && joins.has(r.text[t.start - 1]!)
        if (r.tokens[r.tokenOf[end]!]?.kind === 'k') continue
        if (listed || kin.test(r.text.slice(end, end + 3))) { put(t.start, end); break }
      }
    }
  }
  return found
}

const joins = new Set('、和与及')
const kin = /^(?:夫妇|夫妻|两口子|同志|婆婆|大爷|大娘|奶奶|爷爷|大叔|大妈|大婶|阿姨|大哥|大姐|父子|母子|母女|父女|兄弟|姐妹|老人|等人|一家|的家)/

/** The end of a name of three characters that begins with this word, each a word of its own and usual in names, or -1. */
function wholeName({ tokens, lexicon: { given } }: Reading, i: number): number {
  const [b, c] = [tokens[i + 1], tokens[i + 2]]
  // 蒙阴县|常路镇
  if (/^[镇乡村]$/.test(c?.text ?? '') && tokens[i - 1]?.kind === 'L') return -1
  return b?.text.length === 1 && c?.text.length === 1 && given.has(b.text) && given.has(c.text) ? c.end : -1
}

/** Ends of what may be a name where a neighbour says so: a surname and one or two characters, or one word of two. */
function looseNames({ tokens, text, lexicon: { given, words } }: Reading, i: number): number[] {
  const t = tokens[i]!
  const names = (end: number) => Array.from(text.slice(t.start + 1, end)).every(c => given.has(c))
  const ends: Token[] = []
  if (t.text.length === 2 && (words.get(t.text)?.weight ?? 0) < 9) ends.push(t)
  else if (t.text.length === 1) {
    const [b, c] = [tokens[i + 1], tokens[i + 2]]
    if (b?.text.length === 1 && c?.text.length === 1) ends.push(c)
    if (b && b.text.length <= 2 && (words.get(b.text)?.weight ?? 0) < 13) ends.push(b)
  }
  return ends.map(e => e.end).filter(end => names(end))
}

/** Inside a short quoted name (“院士专家江城行”) that has more to it. */
export function inQuote(text: string, start: number, end: number): boolean {
  const open = text.lastIndexOf('“', start)
  const close = text.indexOf('”', end)
  return open >= 0 && close >= 0 && close - open <= 12 && close - open > end - start + 1 && !/[”。;]/.test(text.slice(open + 1, start)) && !text.slice(end, close).includes('“')
}

/** An unknown character beside it: all of it is one longer name of another kind. */
function runsOn(r: Reading, i: number, end: number): boolean {
  const next = r.tokens[r.tokenOf[end]!]
  return r.tokens[i - 1]?.kind === 'k' || next?.kind === 'k'
}
