import { median } from './order.ts'
import type { LaidLine } from './page.ts'

/** Lines of a column -> blocks: lines printed alike that stand at the usual distance. */
export function blocksOf(column: LaidLine[]): LaidLine[][] {
  const pitch = median(column.slice(1).map((line, i) => line.y1 - column[i]!.y1))
  const blocks: LaidLine[][] = []
  column.forEach((line, i) => {
    const above = column[i - 1]
    const alike = above && !line.vertical && Math.max(line.size, above.size) < 1.12 * Math.min(line.size, above.size) && (line.bold ?? false) === (above.bold ?? false)
    if (alike && line.y1 - above.y1 < Math.max(1.35 * pitch, 1.9 * line.size)) blocks.at(-1)!.push(line)
    else blocks.push([line])
  })
  return blocks
}
