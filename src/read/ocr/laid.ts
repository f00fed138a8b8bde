import type { LaidLine } from '../layout/page.ts'
import type { Glyph } from './ctc.ts'
import type { Box, Gray } from './gray.ts'
import { columnsOf, inkOf } from './ink.ts'
import type { Line } from './lines.ts'
import { asPrinted, type Placed } from './print.ts'

/** Below this a line is texture rather than text; a character that stands alone must be surer. */
const believable = 0.6
const alone = 0.8

/** Recognised characters between their edges on the page. `strip`: what they were read from. */
export function placed(page: Gray, line: Line, strip: Box, glyphs: Glyph[]): Placed[] {
  const columns = columnsOf(inkOf(page, line))
  const origin = Math.max(0, Math.floor(line.x0))
  const centres = glyphs.map(glyph => strip.x0 + glyph.centre * (strip.x1 - strip.x0))
  const edges = [line.x0, ...centres.slice(1).map((centre, i) => between(columns, centres[i]! - origin, centre - origin) + origin), line.x1]
  return asPrinted(glyphs.map((glyph, i) => ({ text: glyph.text, sure: glyph.sure, x0: edges[i]!, x1: edges[i + 1]!, centre: centres[i]! })), columns, origin, line.size)
}

/** A line of characters as a line of the page; null where nothing believable stands. */
export function laidLine(page: Gray, line: Line, glyphs: Placed[]): LaidLine | null {
  const confidence = glyphs.reduce((sum, glyph) => sum + glyph.sure, 0) / (glyphs.length || 1)
  if (confidence < (glyphs.length > 1 ? believable : alone)) return null
  const units = glyphs.flatMap(glyph => Array.from({ length: glyph.text.length }, () => glyph))
  return {
    text: glyphs.map(glyph => glyph.text).join(''),
    x0: line.x0 / page.width, y0: line.y0 / page.height, x1: line.x1 / page.width, y1: line.y1 / page.height,
    at: [...units, null].map(glyph => (glyph ? glyph.x0 : glyphs.at(-1)!.x1) / page.width),
    confidence, sure: units.map(glyph => glyph.sure), size: line.size / page.height,
  }
}

/** Where two neighbours part: the whitest column of pixels between their middles, the nearest to halfway. */
function between(columns: Uint16Array, left: number, right: number): number {
  const half = (left + right) / 2
  const reach = (right - left) * 0.35
  let best = half
  let least = Infinity
  for (let x = Math.max(0, Math.ceil(half - reach)); x <= Math.min(columns.length - 1, half + reach); x++) {
    const cost = columns[x]! * 4 + Math.abs(x + 0.5 - half)
    if (cost < least) { least = cost; best = x + 0.5 }
  }
  return best
}
