import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** The dictionary takes a second to load, so it waits for the first use. */
let jieba: Jieba | null = null
const cutter = () => (jieba ??= Jieba.withDict(dict))

const wordLike = /[\p{L}\p{N}]/u
/** tsvector holds positions up to this, 1 MB in all, and 2 KB a lexeme. */
const lastPosition = 16_383
const mostBytes = 900_000
const longestLexeme = 64

/** One form for text and query: full-width folded, lower case. Keeps the length of text in the basic plane. */
export function foldForSearch(text: string): string {
  return text.replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').toLowerCase()
}

/** Words of a text as a tsvector literal: jieba's search-mode tokens with positions, and single characters so that any stretch can be found. */
export function textLexemes(title: string, text: string): string {
  const at = new Map<string, string[]>()
  let bytes = 0
  const add = (lexeme: string, position: string | null) => {
    let positions = at.get(lexeme)
    if (!positions) {
      bytes += Buffer.byteLength(lexeme) + 16
      if (bytes > mostBytes) return
      at.set(lexeme, positions = [])
    }
    if (position && positions.length < 32) { positions.push(position); bytes += 2 }
  }
  let n = 0
  for (const [part, weight] of [[title, 'A'], [text, '']] as const) {
    const folded = foldForSearch(part)
    for (const token of searchTokens(folded)) if (++n <= lastPosition) add(token, `${n}${weight}`)
    for (const c of new Set(folded)) if (wordLike.test(c)) add(c, null)
  }
  return vectorLiteral(at)
}

/** Characters and pairs of characters of a name as a tsvector literal: any part of it finds it. */
export function nameLexemes(name: string): string {
  return vectorLiteral(new Map(pieces(name).map(p => [p, []])))
}

/** Query words -> [words as jieba cuts them, all characters], as tsquery literals; null when nothing can be searched for. */
export function textQuery(words: string[]): { tokens: string; characters: string } | null {
  const tokens = [...new Set(words.flatMap(w => [...searchTokens(w)]))]
  const characters = [...new Set(words.flatMap(w => [...w]).filter(c => wordLike.test(c)))]
  return characters.length ? { tokens: and(tokens.length ? tokens : characters), characters: and(characters) } : null
}

/** Query words -> tsquery literal over name lexemes. */
export function nameQuery(words: string[]): string | null {
  const all = [...new Set(words.flatMap(pieces))]
  return all.length ? and(all) : null
}

/** The words of a query: folded, without what is no letter or digit at their ends. */
export function queryWords(q: string): string[] {
  return [...new Set(foldForSearch(q).slice(0, 400).split(/[\s,，。、；;|]+/).map(w => w.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter(w => w !== ''))].slice(0, 16)
}

function* searchTokens(text: string): Generator<string> {
  for (const token of cutter().cutForSearch(text, true)) {
    const trimmed = token.trim()
    if (wordLike.test(trimmed)) yield trimmed.slice(0, longestLexeme)
  }
}

function pieces(text: string): string[] {
  const chars = [...foldForSearch(text)].filter(c => wordLike.test(c))
  return [...new Set([...chars, ...chars.slice(1).map((c, i) => chars[i]! + c)])]
}

const quote = (lexeme: string) => `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`
const and = (lexemes: string[]) => lexemes.map(quote).join(' & ')
const vectorLiteral = (lexemes: Map<string, string[]>) => [...lexemes].map(([l, p]) => (p.length ? `${quote(l)}:${p.join(',')}` : quote(l))).join(' ')
