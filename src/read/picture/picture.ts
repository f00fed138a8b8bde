import sharp from 'sharp'
import type { Pixels } from '../format/format.ts'
import type { Box } from '../layout/page.ts'
import { drawImage, level } from './image.ts'

/** What is asked for: page `index` from 0, `width` pixels wide, turned level by `turned` degrees, these boxes covered. */
export interface PictureRequest {
  bytes: Uint8Array
  mediaType: string
  index: number
  width: number
  turned?: number
  covers: Box[]
  /** Where something must be seen: lines of text. */
  inked: Box[]
}

/** Of the lines so many may be without ink before the picture is no picture of the page. */
const blankLines = 0.1

/**
 * A page of a PDF or an image as a WebP. Null where the picture would not show what was read, as when fonts are not in the file.
 * Throws where it cannot be drawn.
 */
export async function pictureOf({ bytes, mediaType, index, width, turned = 0, covers, inked }: PictureRequest): Promise<Uint8Array | null> {
  const page = mediaType === 'application/pdf' ? await pdf(bytes, index, width, turned) : await drawImage(bytes, index, width, turned)
  if (inked.length && inked.filter(box => isBlank(page, box)).length > inked.length * blankLines) return null
  for (const box of covers) cover(page, box)
  return sharp(page.data, { raw: { width: page.width, height: page.height, channels: page.channels } }).removeAlpha().webp({ quality: 82, effort: 2 }).toBuffer()
}

async function pdf(bytes: Uint8Array, index: number, width: number, turned: number): Promise<Pixels> {
  const page = await (await import('./pdf.ts')).drawPdf(bytes, index, width)
  return turned ? level(page, turned) : page
}

const within = ({ width, height }: Pixels, box: Box) => ({
  left: Math.max(0, Math.floor(box.x0 * width)), top: Math.max(0, Math.floor(box.y0 * height)), right: Math.min(width, Math.ceil(box.x1 * width)), bottom: Math.min(height, Math.ceil(box.y1 * height)),
})

/** Nothing but paper: all its pixels are of nearly one shade. */
function isBlank(page: Pixels, box: Box): boolean {
  const { left, top, right, bottom } = within(page, box)
  let [dark, light] = [255, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const shade = page.data[(y * page.width + x) * page.channels]!
      if (shade < dark) dark = shade
      if (shade > light) light = shade
    }
  }
  return light - dark < 24
}

function cover(page: Pixels, box: Box): void {
  const { left, top, right, bottom } = within(page, box)
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) page.data.fill(0x8a, (y * page.width + x) * page.channels, (y * page.width + x) * page.channels + Math.min(3, page.channels))
  }
}
