import { sha256 } from '../base/ids.ts'
import type { Model } from '../model/model.ts'
import { buildArticles } from './articles.ts'
import { decodeText } from './decode.ts'
import type { Article, Document } from './document.ts'
import { fold } from './fold.ts'
import { splitLines } from './lines.ts'
import { paragraphs } from './paragraphs.ts'
import { findStories } from './stories.ts'
import { matchTitles } from './titles.ts'
import { vocabulary } from './vocabulary.ts'

/** What is known of a page before it is read. */
export interface PageMeta { name: string; publisher?: string | null; home?: string | null; publishedOn?: string | null }

/**
 * Bytes of a text page -> the document as it stands and its articles; every character that is not space belongs to exactly one
 * article. Linear in the page. Throws YinliError (`read-*`) for what cannot be read.
 */
export function readPage(bytes: Uint8Array, meta: PageMeta, model: Model): { document: Document; articles: Article[] } {
  const { text, encoding } = decodeText(bytes, meta.name)
  const words = vocabulary(model.reading)
  const pieces = paragraphs(splitLines(fold(text)), words, meta.publisher ?? null)
  const found = findStories(pieces, words)
  const left = matchTitles(pieces, found.stories, found.groups)
  const articles = buildArticles(pieces, found, left, words, text)
  const document: Document = {
    sha256: sha256(bytes),
    name: meta.name,
    mediaType: /^#{1,6}\s|^!\[/m.test(text) ? 'text/markdown' : 'text/plain',
    encoding,
    text,
    publisher: meta.publisher ?? null,
    home: meta.home ?? null,
    publishedOn: meta.publishedOn ?? null,
    publishedBasis: meta.publishedOn ? 'given' : 'unknown',
    publishedSpan: null,
  }
  return { document, articles }
}
