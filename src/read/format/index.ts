import type { DocumentTable } from '../document.ts'
import type { DocumentPage } from '../layout/page.ts'
import { composeText } from '../layout/compose.ts'
import type { Content, Encoding, Limits, OpenFormat } from './format.ts'
import { usualLimits } from './format.ts'
import { openText } from './text.ts'

export type { Content, Encoding, Limits, OpenFormat, Pixels, Recognise } from './format.ts'
export { usualLimits } from './format.ts'

interface Format {
  /** Whether the bytes say so; a file's name says nothing. */
  is(bytes: Uint8Array, name: string): boolean
  /** Loads the format's reader: heavy libraries are loaded by the first file that needs them. */
  load(): Promise<OpenFormat>
}

const starts = (...magic: number[]) => (bytes: Uint8Array) => magic.every((b, i) => bytes[i] === b)
const isZip = starts(0x50, 0x4b, 0x03, 0x04)
/** A ZIP with a file of this name; names stand unpacked in its bytes. */
const zipWith = (path: string) => (bytes: Uint8Array) => isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(path)
/** Up to where a web page must have said that it is one: scripts and comments may stand before. */
const isMarkup = (bytes: Uint8Array) => /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)))

/** One row a format, the first that fits. What fits none is plain text or is refused by `decodeText` with its code. Tables as text have no mark but their name. */
const formats: Format[] = [
  { is: starts(0x25, 0x50, 0x44, 0x46, 0x2d), load: async () => (await import('./pdf.ts')).openPdf },
  { is: zipWith('word/document.xml'), load: async () => (await import('./docx.ts')).openDocx },
  { is: zipWith('xl/workbook.xml'), load: async () => (await import('./sheet.ts')).openXlsx },
  { is: zipWith('OFD.xml'), load: async () => (await import('./ofd.ts')).openOfd },
  { is: isMarkup, load: async () => (await import('./html.ts')).openHtml },
  { is: (bytes, name) => /\.(?:csv|tsv)$/i.test(name) && !isZip(bytes), load: async () => (await import('./sheet.ts')).openCsv },
]

/** Whether a file is a ZIP of files, each a document of its own: see `unpack`. */
export const isArchive = (bytes: Uint8Array, name: string): boolean => isZip(bytes) && !formats.some(f => f.is(bytes, name))

/** A file as it is read: its text, and where every line of it stands when it has pages. */
export interface OpenedFile { mediaType: string; encoding: Encoding; text: string; pages: DocumentPage[] | null; tables: DocumentTable[] }

/**
 * Opens a file by what its bytes are: a PDF named page.txt is read as a PDF. Throws YinliError `read-*`.
 * Pages come in reading order; their text has one line a printed line and a blank line between blocks.
 */
export async function openFile(bytes: Uint8Array, name: string, limits: Limits = usualLimits): Promise<OpenedFile> {
  const format = formats.find(f => f.is(bytes, name))
  const content: Content = format ? await (await format.load())(bytes, name, limits) : openText(bytes, name)
  const { mediaType, encoding } = content
  return content.pages ? { mediaType, encoding, ...composeText(content.pages), tables: [] } : { mediaType, encoding, text: content.text, pages: null, tables: content.tables ?? [] }
}
