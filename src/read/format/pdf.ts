import { YinliError } from '../../base/errors.ts'
import { linesOf, said } from '../layout/glyphs.ts'
import type { Box, LaidLine, LaidPage } from '../layout/page.ts'
import type { Content, Limits, Pixels, Recognise } from './format.ts'
import { contentOf, type PageContent, type PdfPage } from './pdf-content.ts'

// pdf.js calls it; Node has it from version 21 on.
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer }
buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) { return this.slice(0, length) }

/** Fewer characters than this on a page with a large image: the image is the page. */
const scanned = 20

/**
 * A PDF page by page: its text as printed, and where a page is only an image, what `recognise` reads in it.
 * Throws `read-encrypted`, `read-damaged`, `read-too-many-pages`, `read-no-text`, `read-needs-ocr`.
 */
export async function openPdf(bytes: Uint8Array, name: string, limits: Limits, recognise: Recognise | null = null): Promise<Content> {
  const { getDocumentProxy, getResolvedPDFJS, extractImages } = await import('unpdf')
  const { OPS } = await getResolvedPDFJS()
  // pdf.js takes the bytes away with it, so it gets its own.
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0, maxImageSize: limits.pixels, stopAtErrors: false }).catch((error: Error) => { throw refusal(error, name) })
  try {
    if (pdf.numPages > limits.pages) throw new YinliError('read-too-many-pages', { name, pages: pdf.numPages, limit: limits.pages })
    const pages: LaidPage[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const content = await contentOf(page as unknown as PdfPage, OPS as unknown as Record<string, number>)
      const ink = content.glyphs.filter(glyph => glyph.text.trim()).length
      const image = ink < scanned ? largest(content) : null
      if (image) {
        if (!recognise) throw new YinliError('read-needs-ocr', { name, page: number })
        const found = (await extractImages(pdf, number)).find(({ key }) => key === image.image)
        pages.push(found ? placed(await recognise(found as unknown as Pixels), image, content) : laid(content))
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

function refusal(error: Error, name: string): YinliError {
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

/** What was read in an image, where the image lies on the page. */
function placed(read: LaidPage, image: Box, { width, height }: PageContent): LaidPage {
  const w = (image.x1 - image.x0) / width
  const h = (image.y1 - image.y0) / height
  const x = (v: number) => image.x0 / width + v * w
  const y = (v: number) => image.y0 / height + v * h
  const box = <T extends Box>(b: T): T => ({ ...b, x0: x(b.x0), x1: x(b.x1), y0: y(b.y0), y1: y(b.y1) })
  return {
    width, height, rules: read.rules?.map(box), pictures: read.pictures?.map(box),
    lines: read.lines.map(line => ({ ...box(line), at: Array.from(line.at, line.vertical ? y : x), size: line.size * h })),
  }
}
