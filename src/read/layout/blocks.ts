import { median } from './order.ts'
import type { LaidLine } from './page.ts'

/** Lines of one type vary by this much in height: a recognised line is as high as the characters it happens to hold. */
const printedAlike = 1.12
const recognisedAlike = 1.27

/** Lines of a column -> blocks: lines printed alike that stand at the usual distance. */
export function blocksOf(column: LaidLine[]): LaidLine[][] {
  const lines = rejoined(column)
  const pitch = median(lines.slice(1).map((line, i) => foot(line) - foot(lines[i]!)))
  const blocks: LaidLine[][] = []
  lines.forEach((line, i) => {
    const above = lines[i - 1]
    const tolerance = line.sure ? recognisedAlike : printedAlike
    const alike = above && !line.vertical && Math.max(line.size, above.size) < tolerance * Math.min(line.size, above.size) && (line.bold ?? false) === (above.bold ?? false)
    if (alike && foot(line) - foot(above) < Math.max(1.35 * pitch, 1.9 * line.size)) blocks.at(-1)!.push(line)
    else blocks.push([line])
  })
  return blocks
}

/** Printed lines stand on their foot; of a recognised one the middle is surer. */
const foot = (line: LaidLine) => (line.sure ? (line.y0 + line.y1) / 2 : line.y1)

/** Characters between pieces of one line. */
const apart = 2

/** Pieces of a recognised line that came to stand side by side in one column were parted by a wide space only: they are one line. */
function rejoined(column: LaidLine[]): LaidLine[] {
  const lines: LaidLine[] = []
  for (const line of column) {
    const left = lines.at(-1)
    if (!left || !sameRow(left, line)) { lines.push(line); continue }
    lines[lines.length - 1] = {
      ...left, text: left.text + line.text, at: [...left.at.slice(0, -1), ...line.at], sure: [...left.sure!, ...line.sure!],
      x1: line.x1, y0: Math.min(left.y0, line.y0), y1: Math.max(left.y1, line.y1), size: Math.max(left.size, line.size),
      confidence: (left.confidence * left.text.length + line.confidence * line.text.length) / (left.text.length + line.text.length),
    }
  }
  return lines
}

function sameRow(left: LaidLine, right: LaidLine): boolean {
  const middle = (right.y0 + right.y1) / 2
  const character = Math.max(...[left, right].map(line => (line.x1 - line.x0) / line.text.length))
  return left.sure !== null && right.sure !== null && right.x0 >= left.x1 && right.x0 - left.x1 < apart * character && middle > left.y0 && middle < left.y1
}
