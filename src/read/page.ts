import { sha256 } from '../base/ids.ts'
import type { Model } from '../model/model.ts'
import { decodeText } from './decode.ts'
import type { Article, Document } from './document.ts'
import { readText, type PageMeta } from './text.ts'

export type { PageMeta }

/**
 * Bytes of a text page -> the document as it stands and its articles (see readText). Throws YinliError (`read-*`) for what cannot be read.
 */
export function readPage(bytes: Uint8Array, meta: PageMeta, model: Model): { document: Document; articles: Article[] } {
  const { text, encoding } = decodeText(bytes, meta.name)
  const { document, articles } = readText(text, meta, model)
  return { document: { sha256: sha256(bytes), encoding, ...document }, articles }
}
