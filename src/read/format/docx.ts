import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { YinliError } from '../../base/errors.ts'
import type { Content, Limits } from './format.ts'
import { openArchive } from './archive.ts'
import { writeDom } from './dom.ts'
import { Writer } from './written.ts'

/** A Word document: headings by their styles, paragraphs, tables with cells. Pictures, comments and deleted text are left out. */
export async function openDocx(bytes: Uint8Array, name: string, limits: Limits): Promise<Content> {
  // The library inflates whatever it finds: it gets only what has been inflated once within bounds.
  const archive = await openArchive(bytes, name, limits, 'DOCX')
  for (const path of archive.names) if (path.endsWith('.xml') || path.endsWith('.rels')) await archive.read(path)
  const html = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false, styleMap: officialStyles })
    .catch(() => { throw new YinliError('read-damaged', { name, format: 'DOCX' }) })
  const writer = new Writer()
  writeDom(parseHTML(`<!doctype html><html><body>${html.value}</body></html>`).document.body, writer)
  if (!writer.length) throw new YinliError('read-no-text', { name })
  return { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', encoding: 'binary', text: writer.text, tables: writer.tables, pages: null }
}

/** Styles that Chinese editions of Word and WPS name differently. */
const officialStyles = ['标题 1', '标题 2', '标题 3'].map((style, i) => `p[style-name='${style}'] => h${i + 1}:fresh`)
  .concat(["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh", "p[style-name='副标题'] => h2:fresh"])
