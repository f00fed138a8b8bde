import type { Encoding } from './format/format.ts'
import type { DocumentPage } from './layout/page.ts'

/** How a publication date is known. */
export type DateBasis = 'given' | 'printed' | 'inferred' | 'unknown'

/** A published page as it was read. All offsets anywhere are UTF-16 code units into `text`. */
export interface Document {
  /** SHA-256 of the file's bytes, 64 hex digits; also the document's id. */
  sha256: string
  name: string
  mediaType: string
  encoding: Encoding
  /** A text file exactly as it stands (newlines and BOM kept); of pages with layout the printed lines in reading order, a blank line between blocks. */
  text: string
  /** Where every line of the text is printed; null for plain text. */
  pages: DocumentPage[] | null
  /** Tables in the order of the text. */
  tables: DocumentTable[]
  publisher: string | null
  /** Full name of the place the paper is published for (张家港市), null when it has none. */
  home: string | null
  /** ISO day, null when unknown. */
  publishedOn: string | null
  publishedBasis: DateBasis
  /** Where the date (or the words it was inferred from) stands in `text`. */
  publishedSpan: Span | null
}

/** A table whose cells stand in the text, one row a line: a sheet of a workbook, a table of a notice. */
export interface DocumentTable {
  /** The sheet's name, or 表1 for the first of a notice. */
  name: string
  start: number
  end: number
  /** Rows that hold text; cells without text are left out. */
  rows: DocumentCell[][]
}
export interface DocumentCell {
  start: number
  end: number
  /** 0 for column A. */
  column: number
  /** As its program names it: C5. */
  address: string
}

export type Span = readonly [start: number, end: number]

export type ArticleKind = 'news' | 'photo-caption' | 'furniture' | 'teaser' | 'table'
export type PartRole = 'kicker' | 'headline' | 'deck' | 'byline' | 'body' | 'subhead' | 'caption' | 'credit' | 'label' | 'jump'

/** One story of a page. `spans` are in reading order: a headline printed after its body comes first. */
export interface Article {
  index: number
  kind: ArticleKind
  headline: string | null
  deck: string[]
  byline: string | null
  spans: Span[]
  parts: { role: PartRole; start: number; end: number }[]
  /** Place that 我市, 市政府 or 高新区 mean in this article (full name), null when unknown. */
  place: string | null
  /** True when the story goes on on another page (下转第2版). */
  continued: boolean
  /** The article's text repaired for reading: un-wrapped, un-doubled, folded; paragraphs end in '\n'. */
  clean: MappedText
}

/**
 * Repaired text that never loses its place: `map[i]` is the raw offset of `text[i]` (one raw code unit each).
 * `twin[i]`, where present and >= 0, is the raw offset of the second printing of a doubled character.
 */
export interface MappedText {
  text: string
  map: Int32Array
  twin: Int32Array | null
  /** Paragraphs of `text` (end excludes the '\n') with the role of the part they come from. */
  paragraphs: { role: PartRole; start: number; end: number }[]
}
