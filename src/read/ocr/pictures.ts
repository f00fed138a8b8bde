import type { Box, Gray } from './gray.ts'

/** What is darker than paper by this much is printed; a cell that shows hardly any paper is part of a picture. */
const printed = 24
const paperShown = 0.15
/** A picture is this many heights of type wide and high, and fills so much of its box. */
const smallest = 3
const filled = 0.6

/**
 * Pictures on a page: what is dark or patterned all over where no text was read, as boxes in pixels that reach no farther than the picture.
 * `text`: the printed lines; `type`: their usual height, in pixels.
 */
export function picturesOf(page: Gray, text: Box[], type: number): Box[] {
  const side = Math.max(4, Math.round(type / 2))
  const width = Math.floor(page.width / side)
  const height = Math.floor(page.height / side)
  const busy = new Uint8Array(width * height)
  const paper = paperOf(page)
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) busy[row * width + column] = showsPaper(page, column * side, row * side, side, paper) ? 0 : 1
  for (const box of text) {
    for (let row = Math.max(0, Math.floor(box.y0 / side)); row < Math.min(height, box.y1 / side); row++) {
      busy.fill(0, row * width + Math.max(0, Math.floor(box.x0 / side)), row * width + Math.min(width, Math.ceil(box.x1 / side)))
    }
  }
  return parts(busy, width, height)
    .filter(({ x0, x1, y0, y1, cells }) => Math.min(x1 - x0, y1 - y0) * side >= smallest * type && cells >= filled * (x1 - x0) * (y1 - y0))
    .map(({ x0, x1, y0, y1 }) => ({ x0: x0 * side, x1: x1 * side, y0: y0 * side, y1: y1 * side }))
}

/** A map of how bright the paper is: most of a part of the page is paper, and where a picture covers all of it, a part beside it is brighter. */
function paperOf(page: Gray): (x: number, y: number) => number {
  const parts = 8
  const bright = new Uint8Array(parts * parts)
  for (let row = 0; row < parts; row++) {
    for (let column = 0; column < parts; column++) {
      const counts = new Uint32Array(256)
      let all = 0
      for (let y = Math.floor((row * page.height) / parts); y < ((row + 1) * page.height) / parts; y += 3) {
        for (let x = Math.floor((column * page.width) / parts); x < ((column + 1) * page.width) / parts; x += 3) {
          const at = y * page.width + x
          if (at < page.data.length) { counts[page.data[at]!]!++; all++ }
        }
      }
      let level = 255
      for (let above = counts[255]!; level > 0 && above < all * 0.4; level--) above += counts[level - 1]!
      bright[row * parts + column] = level
    }
  }
  const near = new Uint8Array(parts * parts)
  for (let row = 0; row < parts; row++) {
    for (let column = 0; column < parts; column++) {
      for (let r = Math.max(0, row - 1); r <= Math.min(parts - 1, row + 1); r++) for (let c = Math.max(0, column - 1); c <= Math.min(parts - 1, column + 1); c++) {
        near[row * parts + column] = Math.max(near[row * parts + column]!, bright[r * parts + c]!)
      }
    }
  }
  return (x, y) => near[Math.min(parts - 1, Math.floor((y * parts) / page.height)) * parts + Math.min(parts - 1, Math.floor((x * parts) / page.width))]!
}

function showsPaper(page: Gray, x0: number, y0: number, side: number, paper: (x: number, y: number) => number): boolean {
  const limit = paper(x0, y0) - printed
  let shown = 0
  for (let y = y0; y < y0 + side; y++) for (let x = x0; x < x0 + side; x++) if (page.data[y * page.width + x]! > limit) shown++
  return shown > paperShown * side * side
}

/** Cells that touch, as boxes with how many they are. */
function parts(busy: Uint8Array, width: number, height: number): (Box & { cells: number })[] {
  const found: (Box & { cells: number })[] = []
  for (let start = 0; start < busy.length; start++) {
    if (!busy[start]) continue
    const part = { x0: width, x1: 0, y0: height, y1: 0, cells: 0 }
    const stack = [start]
    busy[start] = 0
    while (stack.length) {
      const at = stack.pop()!
      const [x, y] = [at % width, Math.floor(at / width)]
      Object.assign(part, { x0: Math.min(part.x0, x), x1: Math.max(part.x1, x + 1), y0: Math.min(part.y0, y), y1: Math.max(part.y1, y + 1), cells: part.cells + 1 })
      for (const [near, there] of [[at - 1, x > 0], [at + 1, x < width - 1], [at - width, y > 0], [at + width, y < height - 1]] as const) {
        if (there && busy[near]) { busy[near] = 0; stack.push(near) }
      }
    }
    found.push(part)
  }
  return found
}
