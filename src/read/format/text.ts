import { decodeText } from '../decode.ts'
import type { PlainContent } from './format.ts'

/** Plain text and markdown, as they stand. */
export function openText(bytes: Uint8Array, name: string): PlainContent {
  const { text, encoding } = decodeText(bytes, name)
  return { mediaType: /^#{1,6}\s|^!\[/m.test(text) ? 'text/markdown' : 'text/plain', encoding, text, tables: [], pages: null }
}
