import { sha256 } from '../base/ids.ts'
import type { Model } from '../model/model.ts'
import type { Article, Document } from './document.ts'
import { openFile, type Limits, type OpenedFile } from './format/index.ts'
import { openText } from './format/text.ts'
import { readText, type PageMeta } from './text.ts'

export type { PageMeta }

/**
 * Bytes of a file of any format -> the document and its articles (see readText). What was opened before is not opened again.
 * Throws YinliError (`read-*`) for what cannot be read.
 */
export async function readFile(bytes: Uint8Array, meta: PageMeta, model: Model, { limits, opened }: { limits?: Limits; opened?: OpenedFile | null } = {}): Promise<{ document: Document; articles: Article[] }> {
  return readOpened(bytes, opened ?? await openFile(bytes, meta.name, limits), meta, model)
}

/** The same at once, for plain text alone. */
export function readPage(bytes: Uint8Array, meta: PageMeta, model: Model): { document: Document; articles: Article[] } {
  return readOpened(bytes, openText(bytes, meta.name), meta, model)
}

function readOpened(bytes: Uint8Array, { mediaType, encoding, text, pages, tables }: OpenedFile, meta: PageMeta, model: Model) {
  const { document, articles } = readText(text, meta, model, { pages, tables })
  return { document: { ...document, sha256: sha256(bytes), mediaType, encoding }, articles }
}
