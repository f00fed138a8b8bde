import type { Box, Gray } from './gray.ts'

/** Which pixels under a box are print: 1 ink, 0 paper. Its corner and size are those of the box, in whole pixels of the page. */
export interface Ink { data: Uint8Array; x0: number; y0: number; width: number; height: number }

/**
 * Print under a box. The threshold is the one that parts dark and light best here (Otsu), so shadows and faint copies do no harm;
 * paper is what the rim of the box mostly is, so white type on a dark ground is print too.
 */
export function inkOf(page: Gray, box: Box): Ink {
  const x0 = Math.max(0, Math.floor(box.x0))
  const y0 = Math.max(0, Math.floor(box.y0))
  const width = Math.max(0, Math.min(page.width, Math.ceil(box.x1)) - x0)
  const height = Math.max(0, Math.min(page.height, Math.ceil(box.y1)) - y0)
  const data = new Uint8Array(width * height)
  const counts = new Uint32Array(256)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) counts[page.data[(y0 + y) * page.width + x0 + x]!]!++
  const limit = otsu(counts, width * height)
  if (limit === null) return { data, x0, y0, width, height }
  let darkRim = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dark = page.data[(y0 + y) * page.width + x0 + x]! <= limit ? 1 : 0
      data[y * width + x] = dark
      if (y === 0 || y === height - 1) darkRim += dark
    }
  }
  if (darkRim > width) for (let i = 0; i < data.length; i++) data[i]! ^= 1
  return { data, x0, y0, width, height }
}

/** The brightness up to which a pixel counts as dark; null where all is alike. */
function otsu(counts: Uint32Array, total: number): number | null {
  let all = 0
  for (let v = 0; v < 256; v++) all += v * counts[v]!
  let below = 0
  let sum = 0
  let best = 0
  let limit: number | null = null
  for (let v = 0; v < 255; v++) {
    below += counts[v]!
    sum += v * counts[v]!
    if (!below || below === total) continue
    const apart = (all - sum) / (total - below) - sum / below
    const parted = below * (total - below) * apart * apart
    if (apart > 24 && parted > best) { best = parted; limit = v }
  }
  return limit
}

/** How much ink each column of pixels holds between two rows of the ink. */
export function columnsOf(ink: Ink, from = 0, to = ink.height): Uint16Array {
  const columns = new Uint16Array(ink.width)
  for (let y = from; y < to; y++) for (let x = 0; x < ink.width; x++) columns[x]! += ink.data[y * ink.width + x]!
  return columns
}

/** How much ink each row of pixels holds between two columns of the ink. */
export function rowsOf(ink: Ink, from = 0, to = ink.width): Uint16Array {
  const rows = new Uint16Array(ink.height)
  for (let y = 0; y < ink.height; y++) for (let x = from; x < to; x++) rows[y]! += ink.data[y * ink.width + x]!
  return rows
}
