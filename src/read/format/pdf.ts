import { YinliError } from '../../base/errors.ts'
import type { Content } from './format.ts'

/** A PDF page by page. */
export async function openPdf(_bytes: Uint8Array, name: string): Promise<Content> {
  throw new YinliError('read-format-unsupported', { name, format: 'PDF' })
}
