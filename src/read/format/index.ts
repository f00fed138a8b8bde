import type { DocumentPage } from '../layout/page.ts'
import { composeText } from '../layout/compose.ts'
import type { Content, Encoding, Limits, OpenFormat } from './format.ts'
import { usualLimits } from './format.ts'
import { openText } from './text.ts'

export type { Content, Encoding, Limits, OpenFormat, Pixels, Recognise } from './format.ts'
export { usualLimits } from './format.ts'

interface Format {
  /** Whether the first bytes say so; a file's name says nothing. */
  is(bytes: Uint8Array): boolean
  /** Loads the format's reader: heavy libraries are loaded by the first file that needs them. */
  load(): Promise<OpenFormat>
}

const starts = (...magic: number[]) => (bytes: Uint8Array) => magic.every((b, i) => bytes[i] === b)

/** One row a format, the first that fits. What fits none is plain text or is refused by `decodeText` with its code. */
const formats: Format[] = [
  { is: starts(0x25, 0x50, 0x44, 0x46, 0x2d), load: async () => (await import('./pdf.ts')).openPdf },
]

/** A file as it is read: its text, and where every line of it stands when it has pages. */
export interface OpenedFile { mediaType: string; encoding: Encoding; text: string; pages: DocumentPage[] | null }

/**
 * Opens a file by what its bytes are: a PDF named page.txt is read as a PDF. Throws YinliError `read-*`.
 * Pages come in reading order; their text has one line a printed line and a blank line between blocks.
 */
export async function openFile(bytes: Uint8Array, name: string, limits: Limits = usualLimits): Promise<OpenedFile> {
  const format = formats.find(f => f.is(bytes))
  const content: Content = format ? await (await format.load())(bytes, name, limits) : openText(bytes, name)
  const { mediaType, encoding } = content
  return content.pages ? { mediaType, encoding, ...composeText(content.pages) } : { mediaType, encoding, text: content.text, pages: null }
}
