import type { Model } from '../model/model.ts'
import { buildArticles } from './articles.ts'
import { publicationDate } from './date.ts'
import type { Article, Document } from './document.ts'
import { fold } from './fold.ts'
import { markLarge, splitLines } from './lines.ts'
import { paragraphs } from './paragraphs.ts'
import { homeOfPaper, setPlaces } from './place.ts'
import { joinScattered } from './scattered.ts'
import { findStories } from './stories.ts'
import { withoutTables, withTables } from './tables.ts'
import { matchTitles } from './titles.ts'
import { vocabulary } from './vocabulary.ts'

/** What is known of a page before it is read. */
export interface PageMeta { name: string; publisher?: string | null; home?: string | null; publishedOn?: string | null }

/** A document that has no bytes: what a text alone tells. */
export type TextDocument = Omit<Document, 'sha256' | 'encoding'>

/**
 * Text of a page -> its document and articles; every character that is not space belongs to exactly one article. Linear in the page. Node and browser.
 * `pages` says where its lines are printed, when that is known; each of `tables` is an article of its own.
 */
export function readText(text: string, meta: PageMeta, model: Model, { pages, tables }: Pick<Document, 'pages' | 'tables'> = { pages: null, tables: [] }): { document: TextDocument; articles: Article[] } {
  const words = vocabulary(model)
  const prose = withoutTables(text, tables)
  const lines = splitLines(fold(prose))
  if (pages) markLarge(lines, pages)
  const pieces = paragraphs(lines, words, meta.publisher ?? null)
  const found = findStories(pieces, words)
  const left = matchTitles(pieces, found.stories, found.groups)
  joinScattered(pieces, found.stories)
  const articles = withTables(buildArticles(pieces, found, left, words, prose), text, tables)
  const publisher = meta.publisher ?? null
  // A paper given with a home of null has none; where nothing was given, its name may tell.
  const home = meta.home === undefined ? homeOfPaper(publisher, model.places) : meta.home
  setPlaces(articles, home, model.places)
  const published = publicationDate(meta.publishedOn ?? null, articles)
  const document = {
    name: meta.name,
    mediaType: /^#{1,6}\s|^!\[/m.test(text) ? 'text/markdown' : 'text/plain',
    text,
    pages,
    tables,
    publisher,
    home,
    publishedOn: published.day,
    publishedBasis: published.basis,
    publishedSpan: published.span,
  }
  return { document, articles }
}
