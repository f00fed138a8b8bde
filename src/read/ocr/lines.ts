import type { Box, Gray } from './gray.ts'
import { columnsOf, inkOf, rowsOf } from './ink.ts'
import { median, type Region } from './regions.ts'

/** A printed line: a box trimmed to its ink, and the size of its type in pixels. */
export interface Line extends Box { size: number; score: number }

/**
 * Regions of text -> printed lines. Every region is cut where it has a gap a character wide, each piece trimmed to its print; then
 * what belongs to one line is put together again, but not over a gutter, where lines of two columns were taken for one.
 */
export function linesOf(page: Gray, regions: Region[]): Line[] {
  return joined(page, regions.flatMap(region => piecesOf(page, region)).flatMap(piece => trimmed(page, piece) ?? []))
}

/** A gap of this many sizes of type cuts a line into pieces; one of the second never lies within a line. */
const mayCut = 0.6
const mustCut = 3

/** The parts of a region between wide gaps, each as high as the region where it stands. */
function piecesOf(page: Gray, { x0, x1, height, score, middle }: Region): Line[] {
  const from = Math.max(0, Math.floor(x0))
  const to = Math.min(page.width, Math.ceil(x1))
  const middles = Array.from({ length: to - from }, (_, i) => middle(from + i))
  const ink = inkOf(page, { x0: from, x1: to, y0: Math.min(...middles) - height / 2, y1: Math.max(...middles) + height / 2 })
  const filled = middles.map((y, i) => {
    for (let row = Math.max(0, Math.round(y - height / 2) - ink.y0), end = Math.min(ink.height, row + height); row < end; row++) if (ink.data[row * ink.width + i]) return true
    return false
  })
  const pieces: Line[] = []
  let start = -1
  let last = -1
  const close = () => {
    if (start < 0) return
    const y = median(middles.slice(start, last + 1))
    pieces.push({ x0: from + start, x1: from + last + 1, y0: y - height / 2, y1: y + height / 2, size: height, score })
  }
  filled.forEach((ink, i) => {
    if (!ink) return
    if (start < 0 || i - last > height * mayCut) {
      close()
      start = i
    }
    last = i
  })
  close()
  return pieces
}

/** A piece brought to the edges of its print: shrunk where it holds paper, grown where it cuts a character; null where nothing is printed. */
function trimmed(page: Gray, piece: Line): Line | null {
  const tall = piece.y1 - piece.y0
  const ink = inkOf(page, { x0: piece.x0 - tall * 0.5, y0: piece.y0 - tall * 0.35, x1: piece.x1 + tall * 0.5, y1: piece.y1 + tall * 0.35 })
  const within = (at: number, size: number) => Math.min(size, Math.max(0, Math.round(at)))
  const [left0, right0] = [within(piece.x0 - ink.x0, ink.width), within(piece.x1 - ink.x0, ink.width)]
  const [top, bottom] = extent(rowsOf(ink, left0, right0), within(piece.y0 - ink.y0, ink.height), within(piece.y1 - ink.y0, ink.height), 1)
  const [left, right] = extent(columnsOf(ink, top, bottom), left0, right0, Math.max(1, Math.round(tall * 0.2)))
  if (bottom <= top || right <= left) return null
  return { x0: ink.x0 + left, x1: ink.x0 + right, y0: ink.y0 + top, y1: ink.y0 + bottom, size: Math.max(bottom - top, tall * 0.8), score: piece.score }
}

/** The first and last place with ink, going out from `from`..`to` as long as no more than `gap` places are white. */
function extent(ink: Uint16Array, from: number, to: number, gap: number): [number, number] {
  let start = from
  let end = to
  while (start < end && !ink[start]) start++
  while (end > start && !ink[end - 1]) end--
  if (start === end) return [0, 0]
  for (let at = start - 1; at >= 0 && at >= start - gap; at--) if (ink[at]) start = at
  for (let at = end; at < ink.length && at < end + gap; at++) if (ink[at]) end = at + 1
  return [start, end]
}

/** Pieces of one line, put together: side by side, of one size, no gutter between them. */
function joined(page: Gray, pieces: Line[]): Line[] {
  const lines: Line[] = []
  // Headlines have wide spaces, which may happen to stand over a gutter.
  const large = 1.4 * median(pieces.map(piece => piece.size))
  for (const piece of pieces.toSorted((a, b) => a.x0 - b.x0)) {
    const left = lines.findLast(line => continues(line, piece) && !(piece.x0 - line.x1 > piece.size * 0.5 && piece.size < large && isGutter(page, line, piece)))
    if (!left) lines.push({ ...piece })
    else Object.assign(left, { x1: Math.max(left.x1, piece.x1), y0: Math.min(left.y0, piece.y0), y1: Math.max(left.y1, piece.y1), size: Math.max(left.size, piece.size) })
  }
  return lines
}

function continues(line: Line, piece: Line): boolean {
  const larger = Math.max(line.size, piece.size)
  const shared = Math.min(line.y1, piece.y1) - Math.max(line.y0, piece.y0)
  const gap = piece.x0 - line.x1
  return shared > 0.6 * Math.min(line.y1 - line.y0, piece.y1 - piece.y0) && gap < larger * mustCut && (gap < 0 || alike(line, piece))
}

/** What tells a gutter, in sizes of type: white so wide, that runs on for so long, beside print on so much of its way. A space after a stop is narrow. */
const gutters = [{ wide: 0.3, long: 7, printed: 0.5 }, { wide: 0.8, long: 5, printed: 0.15 }]

/** Whether the white between two pieces of a line runs on above or below it, or both, between print on either side: then columns part here. */
function isGutter(page: Gray, left: Line, right: Line): boolean {
  const size = Math.max(left.size, right.size)
  const [y0, y1] = [Math.min(left.y0, right.y0), Math.max(left.y1, right.y1)]
  const beside = 2.5 * size
  return gutters.some(({ wide, long, printed }) => {
    const high = long * size
    const ink = inkOf(page, { x0: left.x1 - beside, x1: right.x0 + beside, y0: y0 - high, y1: y1 + high })
    return [-high, -high / 2, 0].some(from => {
      const top = Math.max(0, Math.round(y0 + from - ink.y0))
      const bottom = Math.min(ink.height, Math.round(y1 + from + high - ink.y0))
      const [start, end] = widestWhite(columnsOf(ink, top, bottom), bottom - top, Math.round(left.x1 - ink.x0), Math.round(right.x0 - ink.x0))
      const print = (x0: number, x1: number) => rowsOf(ink, Math.max(0, Math.round(x0)), Math.min(ink.width, Math.round(x1)))
        .reduce((n, v, row) => n + (v && row >= top && row < bottom && (row < y0 - ink.y0 || row >= y1 - ink.y0) ? 1 : 0), 0)
      return end - start >= wide * size && Math.min(print(start - beside, start), print(end, end + beside)) > printed * high
    })
  })
}

/** The widest stretch between two places without ink from top to bottom; a rule in it is as good as white. */
function widestWhite(columns: Uint16Array, tall: number, from: number, to: number): [number, number] {
  let widest: [number, number] = [from, from]
  let start = from
  for (let x = from; x <= to; x++) {
    if (x < to && (columns[x]! <= 0.02 * tall || columns[x]! >= 0.9 * tall)) continue
    if (x - start > widest[1] - widest[0]) widest = [start, x]
    start = x + 1
  }
  return widest
}

const alike = (a: Line, b: Line) => Math.max(a.size, b.size) < 1.4 * Math.min(a.size, b.size)
