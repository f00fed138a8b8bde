import { YinliError } from '../../base/errors.ts'
import type { DocumentTable } from '../document.ts'
import type { DocumentPage } from '../layout/page.ts'
import { composeText } from '../layout/compose.ts'
import { openArchive } from './archive.ts'
import type { Content, Encoding, Limits, OpenFormat } from './format.ts'
import { usualLimits } from './format.ts'
import { imageKind } from './image-kind.ts'
import { openText } from './text.ts'

export type { Content, Encoding, Limits, OpenFormat, Pixels, Recognise } from './format.ts'
export { usualLimits } from './format.ts'
export { unpack } from './zip.ts'

interface Format {
  /** Endings that files of it have; folders are searched for these. */
  endings: string[]
  /** Whether the bytes say so; a file's name says nothing. */
  is(bytes: Uint8Array, name: string): boolean
  /** Loads the format's reader: heavy libraries are loaded by the first file that needs them. */
  load(): Promise<OpenFormat>
}

const starts = (...magic: number[]) => (bytes: Uint8Array) => magic.every((b, i) => bytes[i] === b)
const isZip = starts(0x50, 0x4b, 0x03, 0x04)
/** Up to where a web page must have said that it is one: a comment or an XML declaration may stand before. */
const isMarkup = (bytes: Uint8Array) => /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)))

/** Office keeps a document with a password inside a container of the old kind, under this name in UTF-16. */
const isSealedOffice = (bytes: Uint8Array) => starts(0xd0, 0xcf, 0x11, 0xe0)(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))

/** One row a format, the first that fits. What fits none is plain text or is refused by `decodeText` with its code. Tables as text have no mark but their name. */
const formats: Format[] = [
  { endings: ['.pdf'], is: starts(0x25, 0x50, 0x44, 0x46, 0x2d), load: async () => (await import('./pdf.ts')).openPdf },
  { endings: ['.png', '.jpg', '.jpeg', '.tif', '.tiff', '.webp'], is: bytes => imageKind(bytes) !== undefined, load: async () => (await import('./image.ts')).openImage },
  { endings: ['.html', '.htm'], is: isMarkup, load: async () => (await import('./html.ts')).openHtml },
  { endings: ['.csv', '.tsv'], is: (_, name) => /\.(?:csv|tsv)$/i.test(name), load: async () => (await import('./sheet.ts')).openCsv },
]

/** Formats that are ZIPs, known by a file that each must hold. */
const zipFormats: { holds: string; endings: string[]; load: Format['load'] }[] = [
  { holds: 'word/document.xml', endings: ['.docx'], load: async () => (await import('./docx.ts')).openDocx },
  { holds: 'xl/workbook.xml', endings: ['.xlsx'], load: async () => (await import('./sheet.ts')).openXlsx },
  { holds: 'OFD.xml', endings: ['.ofd'], load: async () => (await import('./ofd.ts')).openOfd },
]

async function zipFormat(bytes: Uint8Array, name: string, limits: Limits) {
  const { names } = await openArchive(bytes, name, limits)
  return zipFormats.find(f => names.includes(f.holds))
}

/** Whether a file is a ZIP of files, each a document of its own: see `unpack`. Throws as `openArchive` does. */
export const isArchive = async (bytes: Uint8Array, name: string, limits: Limits = usualLimits): Promise<boolean> => isZip(bytes) && !(await zipFormat(bytes, name, limits))

/** Endings of files that are looked for in folders. */
export const readableEndings: ReadonlySet<string> = new Set(['.txt', '.md', ...[...formats, ...zipFormats].flatMap(f => f.endings)])

/** Whether a file is plain text, which is read at once; what is not is work for a process of its own. */
export const isPlain = (bytes: Uint8Array, name: string): boolean => !isZip(bytes) && !formats.some(f => f.is(bytes, name))

/** A file as it is read: its text, and where every line of it stands when it has pages. */
export interface OpenedFile { mediaType: string; encoding: Encoding; text: string; pages: DocumentPage[] | null; tables: DocumentTable[] }

/**
 * Opens a file by what its bytes are: a PDF named page.txt is read as a PDF. Throws YinliError `read-*`.
 * Pages come in reading order; their text has one line a printed line and a blank line between blocks.
 */
export async function openFile(bytes: Uint8Array, name: string, limits: Limits = usualLimits): Promise<OpenedFile> {
  const format = isZip(bytes) ? await zipFormat(bytes, name, limits) : formats.find(f => f.is(bytes, name))
  if (isZip(bytes) && !format) throw new YinliError('read-archive-inside', { name })
  if (isSealedOffice(bytes)) throw new YinliError('read-encrypted', { name })
  const content: Content = format ? await (await format.load())(bytes, name, limits).catch((error: unknown) => { throw refusal(error, name) }) : openText(bytes, name)
  const { mediaType, encoding } = content
  return content.pages ? { mediaType, encoding, ...composeText(content.pages), tables: [] } : { mediaType, encoding, text: content.text, pages: null, tables: content.tables }
}

/** What a library stumbles over is no defect of ours: the file is damaged, or built so that a stack or a string has no room for it. */
function refusal(error: unknown, name: string): YinliError {
  if (error instanceof YinliError) return error
  return error instanceof RangeError ? new YinliError('read-too-complex', { name }, error) : new YinliError('read-damaged', { name, format: /[^.]*$/.exec(name)![0].toUpperCase() }, error)
}
