import type { LaidLine } from '../layout/page.ts'
import type { Box, Gray } from './gray.ts'
import { picturesOf } from './pictures.ts'
import { median } from './regions.ts'
import { rulesOf } from './rules.ts'

/** What is printed on a page besides its lines: rules and pictures, in fractions of the page. */
export function drawnOn(page: Gray, lines: LaidLine[]): { rules: Box[]; pictures: Box[] } {
  const type = Math.max(8, median(lines.map(line => line.size * page.height)))
  const text = lines.map(line => scaled(line, page.width, page.height))
  const pictures = picturesOf(page, text, type)
  const rules = rulesOf(page, type).filter(rule => ![...text, ...pictures].some(box => runsThrough(rule, box, type)))
  const fraction = (box: Box) => scaled(box, 1 / page.width, 1 / page.height)
  return { rules: rules.map(fraction), pictures: pictures.map(fraction) }
}

/** A stroke inside print is part of it: of characters that stand under each other, or of a picture. */
function runsThrough(rule: Box, box: Box, type: number): boolean {
  const level = rule.x1 - rule.x0 > rule.y1 - rule.y0
  const [at, from, to] = level ? [(rule.y0 + rule.y1) / 2, box.y0, box.y1] : [(rule.x0 + rule.x1) / 2, box.x0, box.x1]
  const meets = level ? rule.x0 < box.x1 && rule.x1 > box.x0 : rule.y0 < box.y1 && rule.y1 > box.y0
  return meets && at > from + 0.1 * type && at < to - 0.1 * type
}

const scaled = ({ x0, x1, y0, y1 }: Box, x: number, y: number): Box => ({ x0: x0 * x, x1: x1 * x, y0: y0 * y, y1: y1 * y })
