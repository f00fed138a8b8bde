import type { Article, MappedText } from '../../read/document.ts'
import type { EntityType } from '../records.ts'
import { unwrap } from '../ground.ts'
import { fold } from './fold.ts'
import { cut, type Token } from './tokens.ts'
import type { Lexicon } from './lexicon.ts'

/** A possible name. `rank` breaks ties between equally long names (higher wins); `id` where the form alone tells it. */
export interface Candidate { start: number; end: number; type: EntityType; rank: number; id?: string }

/** One article made ready for the readers of names: folded text, its words, and whose 市 it speaks of. */
export interface Reading {
  text: string
  tokens: Token[]
  /** Index of the token that covers a character. */
  tokenOf: Int32Array
  lexicon: Lexicon
  /** Full name of the place that 我市 means here. */
  place: string | null
  article: Article
  /** A stretch as the page prints it, without line breaks. */
  printed: (start: number, end: number) => string
  /** The story is of a shipyard: its ships are what it makes. */
  yard: boolean
  /** Where people's names end: no other name reaches over them to the left. */
  people: Set<number>
}

export function readingOf(article: Article, place: string | null, lexicon: Lexicon, local: ReadonlyMap<string, string>, page?: string): Reading {
  const text = fold(article.clean.text)
  const tokens = cut(text, lexicon, local)
  const tokenOf = new Int32Array(text.length + 1)
  tokens.forEach((t, i) => tokenOf.fill(i, t.start, t.end))
  tokenOf[text.length] = tokens.length
  return { text, tokens, tokenOf, lexicon, place, article, printed: printer(article.clean, page), people: new Set(), yard: /造船|船厂|船坞|船舶重工|船舶制造|船舶工业|下水仪式|修造船/.test(text) }
}

/** Reads names off the page where they stand there in one piece, else off the clean text. */
function printer(clean: MappedText, page: string | undefined): Reading['printed'] {
  const bare = (text: string) => fold(text).replace(/\s+/g, '')
  return (start, end) => {
    const own = unwrap(clean.text.slice(start, end))
    const raw = page === undefined ? own : unwrap(page.slice(clean.map[start]!, clean.map[end - 1]! + 1))
    return raw.length <= own.length && bare(raw) === bare(own) ? raw : own
  }
}

/** True when a word begins at this character. */
export function startsWord(r: Reading, at: number): boolean {
  return r.tokens[r.tokenOf[at]!]?.start === at
}

/** True when a word ends before this character. */
export function endsWord(r: Reading, at: number): boolean {
  return at >= r.text.length || startsWord(r, at)
}
