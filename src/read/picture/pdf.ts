import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Pixels } from '../format/format.ts'

/** A page of more pixels than this is drawn smaller: a strip of a metre is no reason to fill the memory. */
const most = 40_000_000

let library: Promise<PDFiumLibrary> | null = null

/** A page of a PDF, counted from 0, drawn `width` pixels wide on white. Fonts that are not in the file are not drawn. Throws where the page cannot be drawn. */
export async function drawPdf(bytes: Uint8Array, index: number, width: number): Promise<Pixels> {
  const pdf = await (await (library ??= PDFiumLibrary.init())).loadDocument(bytes)
  try {
    const page = pdf.getPage(index)
    const { originalWidth: w, originalHeight: h } = page.getOriginalSize()
    const scale = Math.min(width / w, Math.sqrt(most / (w * h)))
    // The library rounds down what it multiplies.
    const { data, ...drawn } = await page.render({ render: 'bitmap', scale: 1, width: Math.round(w * scale), height: Math.round(h * scale) })
    return { data, width: drawn.width, height: drawn.height, channels: 4 }
  } finally {
    pdf.destroy()
  }
}
