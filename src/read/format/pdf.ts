import { YinliError } from '../../base/errors.ts'
import { linesOf, said } from '../layout/glyphs.ts'
import type { Box, LaidLine, LaidPage } from '../layout/page.ts'
import type { Content, Limits, Pixels, Recognise } from './format.ts'
import { contentOf, TooIntricate, type PageContent, type PdfPage } from './pdf-content.ts'

// pdf.js calls it; Node has it from version 21 on.
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer }
buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) { return this.slice(0, length) }

/** Fewer characters than this on a page with a large image: the image is the page. */
const scanned = 20

/**
 * A PDF page by page: its text as printed, and where a page is only an image, what `recognise` reads in it.
 * Throws `read-encrypted`, `read-damaged`, `read-too-many-pages`, `read-no-text`.
 */
export async function openPdf(bytes: Uint8Array, name: string, limits: Limits, recognise: Recognise = recognised): Promise<Content> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  const { OPS } = await getResolvedPDFJS()
  // pdf.js takes the bytes away with it and refuses a Buffer, so it gets its own plain array.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: limits.pixels, stopAtErrors: false }).catch((error: Error) => { throw refusal(error, name) })
  try {
    if (pdf.numPages > limits.pages) throw new YinliError('read-too-many-pages', { name, pages: pdf.numPages, limit: limits.pages })
    const pages: LaidPage[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const content = await contentOf(page as unknown as PdfPage, OPS as unknown as Record<string, number>)
      const ink = content.glyphs.filter(glyph => glyph.text.trim()).length
      const image = ink < scanned ? largest(content) : null
      if (image) {
        const pixels = await pixelsOf(page as unknown as PdfPage, image.image!)
        pages.push(pixels ? placed(await recognise(pixels, name), image, content) : laid(content))
      } else pages.push(laid(content))
      page.cleanup()
      limits.progress?.(number, pdf.numPages)
    }
    if (pages.every(page => !page.lines.length)) throw new YinliError('read-no-text', { name })
    return { mediaType: 'application/pdf', encoding: 'binary', text: null, pages }
  } catch (error) {
    throw error instanceof YinliError ? error : refusal(error as Error, name)
  } finally {
    await pdf.destroy()
  }
}

/** Recognition is loaded by the first page that needs it. */
const recognised: Recognise = async (image, name) => (await import('../ocr/recognise.ts')).recognise(image, name)

function refusal(error: Error, name: string): YinliError {
  if (error instanceof TooIntricate) return new YinliError('read-too-complex', { name })
  return error.name === 'PasswordException' ? new YinliError('read-encrypted', { name }) : new YinliError('read-damaged', { name, format: 'PDF' }, error)
}

function laid(content: PageContent): LaidPage {
  const { width, height, glyphs, aside, rules, pictures } = content
  const part = (box: Box): Box => ({ x0: box.x0 / width, y0: box.y0 / height, x1: box.x1 / width, y1: box.y1 / height })
  const within = (box: Box) => box.x1 > 0 && box.y1 > 0 && box.x0 < 1 && box.y0 < 1
  // Text at an angle to the page: what runs down is set from top to bottom.
  const lines = aside.flatMap(({ text, size, ...box }): LaidLine[] => {
    const clean = said(text).trim()
    if (!clean) return []
    const { x0, y0, x1, y1 } = part(box)
    const vertical = box.y1 - box.y0 > box.x1 - box.x0
    const at = Array.from({ length: clean.length + 1 }, (_, i) => (vertical ? y0 + ((y1 - y0) * i) / clean.length : x0 + ((x1 - x0) * i) / clean.length))
    return [{ text: clean, x0, y0, x1, y1, at, confidence: 1, sure: null, size: size / height, ...(vertical ? { vertical } : {}) }]
  })
  return { width, height, lines: [...linesOf(glyphs, { width, height }), ...lines].filter(within), rules: rules.map(part).filter(within), pictures: pictures.map(part).filter(within) }
}

/** The image that covers the page, if one does. */
function largest({ pictures, width, height }: PageContent) {
  const area = (box: Box) => (Math.min(box.x1, width) - Math.max(box.x0, 0)) * (Math.min(box.y1, height) - Math.max(box.y0, 0))
  const image = pictures.filter(p => p.image !== null).sort((a, b) => area(b) - area(a))[0]
  return image && area(image) > 0.4 * width * height ? image : null
}

/** An image's pixels; null for one that pdf.js would not decode. */
async function pixelsOf(page: PdfPage, id: string): Promise<Pixels | null> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  const image = await new Promise<{ data?: Uint8Array | null; width: number; height: number; kind?: number } | null>(resolve => { objects.get(id, resolve as (value: unknown) => void) })
  if (!image?.data) return null
  const { data, width, height, kind } = image
  if (kind !== 1) return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width, height, channels: kind === 2 ? 3 : 4 }
  // One bit a pixel, each row from a new byte on.
  const row = (width + 7) >> 3
  const grey = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) grey[i] = data[y * row + (x >> 3)]! & (0x80 >> (x & 7)) ? 255 : 0
  return { data: grey, width, height, channels: 1 }
}

/** What was read in an image, where the image lies on the page. */
function placed(read: LaidPage, image: Box, { width, height }: PageContent): LaidPage {
  const w = (image.x1 - image.x0) / width
  const h = (image.y1 - image.y0) / height
  const x = (v: number) => image.x0 / width + v * w
  const y = (v: number) => image.y0 / height + v * h
  const box = <T extends Box>(b: T): T => ({ ...b, x0: x(b.x0), x1: x(b.x1), y0: y(b.y0), y1: y(b.y1) })
  return {
    width, height, turned: read.turned, rules: read.rules?.map(box), pictures: read.pictures?.map(box),
    lines: read.lines.map(line => ({ ...box(line), at: Array.from(line.at, line.vertical ? y : x), size: line.size * h })),
  }
}
