import type { Lexicon, TokenKind, Word } from './lexicon.ts'

export interface Token { start: number; end: number; text: string; kind: TokenKind }

/**
 * Cuts folded text into words: the most probable cut by word frequency. Letters and digits are one token a run, punctuation and
 * unknown characters one a character. `local` are place names of this page. Linear in the text.
 */
export function cut(text: string, lexicon: Lexicon, local: ReadonlyMap<string, string>): Token[] {
  const tokens: Token[] = []
  const longestLocal = Math.max(0, ...[...local.keys()].map(k => k.length))
  let at = 0
  for (const run of text.matchAll(/[\u3400-\u9fff]+|[A-Za-z0-9\u0391-\u03c9.%‰°℃]+|[\s]+|[^\u3400-\u9fff]/g)) {
    at = run.index
    const s = run[0]
    if (/[\u3400-\u9fff]/.test(s[0]!)) cutHan(s, at, lexicon, local, longestLocal, tokens)
    else tokens.push({ start: at, end: at + s.length, text: s, kind: /^[A-Za-z0-9\u0391-\u03c9]/.test(s) ? 'x' : /^\s/.test(s) ? 's' : 'w' })
  }
  return tokens
}

const localWord: Word = { kind: 'L', weight: 9 }
const total = 26

function cutHan(run: string, offset: number, lexicon: Lexicon, local: ReadonlyMap<string, string>, longestLocal: number, out: Token[]): void {
  const n = run.length
  const cost = new Float64Array(n + 1).fill(Infinity)
  const from = new Int32Array(n + 1)
  const kinds: TokenKind[] = []
  cost[0] = 0
  const relax = (i: number, size: number, word: Word | undefined) => {
    const c = cost[i]! + total - (word?.weight ?? 0)
    if (c < cost[i + size]!) { cost[i + size] = c; from[i + size] = i; kinds[i + size] = word?.kind ?? 'k' }
  }
  for (let i = 0; i < n; i++) {
    relax(i, 1, lexicon.words.get(run[i]!))
    const reach = Math.min(n - i, Math.max(longestLocal, lexicon.reach.get(run.slice(i, i + 2)) ?? 1))
    for (let size = 2; size <= reach; size++) {
      const s = run.slice(i, i + size)
      const word = size <= longestLocal && local.has(s) ? localWord : lexicon.words.get(s)
      if (word) relax(i, size, word)
    }
  }
  const cuts: Token[] = []
  for (let end = n; end > 0; end = from[end]!) {
    const start = from[end]!
    cuts.push({ start: offset + start, end: offset + end, text: run.slice(start, end), kind: kinds[end]! })
  }
  for (let i = cuts.length - 1; i >= 0; i--) out.push(cuts[i]!)
}
