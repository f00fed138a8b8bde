import type { Article, Document } from './document.ts'

/** What is known of a page before it is read. */
export interface PageMeta { name: string; publisher?: string | null; home?: string | null; publishedOn?: string | null }

/** Bytes of a text page -> the document as it stands and its articles. Throws YinliError for what cannot be read. */
export function readPage(_bytes: Uint8Array, _meta: PageMeta): { document: Document; articles: Article[] } {
  throw new Error('not written yet')
}
