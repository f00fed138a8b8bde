import { hits } from '../../base/hits.ts'
import { pairAt } from '../../base/pairs.ts'
import { perModel } from '../../model/per-model.ts'
import { type ByPair, byPair } from './by-pair.ts'
import type { Lexicon, TokenKind, Word } from './lexicon.ts'

export interface Token { start: number; end: number; text: string; kind: TokenKind }

/**
 * Cuts folded text into words: the most probable cut by word frequency. Letters and digits are one token a run, punctuation and
 * unknown characters one a character. `local` are place names of this page. Linear in the text.
 */
export function cut(text: string, lexicon: Lexicon, local: ReadonlyMap<string, string>): Token[] {
  const tokens: Token[] = []
  const ways: Ways = { cost: new Float64Array(text.length + 1), from: new Int32Array(text.length + 1), kinds: [] }
  const names = localNames(local)
  for (const run of hits(/([\u3400-\u9fff]+)|([A-Za-z0-9\u0391-\u03c9.%‰°℃]+)|([\s]+)|[^\u3400-\u9fff]/g, text)) {
    const [s, han, latin, space] = run
    const start = run.index
    const end = start + s.length
    if (han) cutHan(text, start, end, lexicon, local, names, ways, tokens)
    else tokens.push({ start, end, text: s, kind: latin && !/^[.%‰°℃]/.test(s) ? 'x' : space ? 's' : 'w' })
  }
  return tokens
}

/** A home's names are one table as long as the model lives. */
const localNames = perModel((local: ReadonlyMap<string, string>) => byPair(local))

/** The cheapest way to each character: its cost, where its last word begins and of what kind that is. */
interface Ways { cost: Float64Array; from: Int32Array; kinds: TokenKind[] }

const localWord: Word = { kind: 'L', weight: 9 }
const total = 26

function cutHan(text: string, start: number, end: number, lexicon: Lexicon, local: ReadonlyMap<string, string>, names: ByPair<string>, { cost, from, kinds }: Ways, out: Token[]): void {
  cost.fill(Infinity, start, end + 1)
  cost[start] = 0
  const relax = (at: number, stop: number, word: Word | undefined) => {
    const c = cost[at]! + total - (word?.weight ?? 0)
    if (c < cost[stop]!) { cost[stop] = c; from[stop] = at; kinds[stop] = word?.kind ?? 'k' }
  }
  for (let at = start; at < end; at++) {
    relax(at, at + 1, lexicon.byCharacter.get(text.charCodeAt(at)))
    if (at + 1 === end) break
    const pair = pairAt(text, at)
    const here = names.get(pair)
    // A word ends with the run as all words are Chinese alone; a name of this page stands before the dictionary.
    for (const [word, entry] of lexicon.byPair.get(pair) ?? none) if (at + word.length <= end && text.startsWith(word, at) && !(here && local.has(word))) relax(at, at + word.length, entry)
    for (const [word] of here ?? none) if (at + word.length <= end && text.startsWith(word, at)) relax(at, at + word.length, localWord)
  }
  const first = out.length
  for (let stop = end; stop > start; stop = from[stop]!) out.push({ start: from[stop]!, end: stop, text: text.slice(from[stop], stop), kind: kinds[stop]! })
  // Found from the end; read from the beginning.
  for (let i = first, k = out.length - 1; i < k; i++, k--) [out[i], out[k]] = [out[k]!, out[i]!]
}

const none: readonly never[] = []
