import { blocksOf } from './blocks.ts'
import { columnsOf } from './order.ts'
import type { Box, DocumentPage, LaidPage } from './page.ts'

/** Places are kept to a hundred-thousandth of the page, so that a page read again from where it is stored is the same page. */
export const precision = 1e5
const rounded = (v: number) => Math.round(v * precision) / precision
const placed = <T extends Box>(box: T): T => ({ ...box, x0: rounded(box.x0), y0: rounded(box.y0), x1: rounded(box.x1), y1: rounded(box.y1) })

/** Pages -> the text in reading order, one line a printed line, a blank line between blocks, and the place of every line. */
export function composeText(pages: LaidPage[]): { text: string; pages: DocumentPage[] } {
  const text: string[] = []
  let length = 0
  const put = (s: string) => { text.push(s); length += s.length }
  const laid = pages.map(page => {
    const lines: DocumentPage['lines'] = []
    for (const block of columnsOf(page).flatMap(blocksOf)) {
      if (length) put('\n')
      for (const { text: said, ...line } of block) {
        const { at, sure, size, confidence, slope: _, ...rest } = placed(line)
        lines.push({ start: length, end: length + said.length, ...rest, at: Array.from(at, rounded), sure: sure && Array.from(sure, v => Math.round(v * 100) / 100), size: rounded(size), confidence: Math.round(confidence * 100) / 100 })
        put(`${said}\n`)
      }
    }
    return { width: page.width, height: page.height, lines, rules: page.rules?.map(placed) ?? [], pictures: page.pictures?.map(placed) ?? [], ...(page.turned && { turned: page.turned }) }
  })
  return { text: text.join(''), pages: laid }
}
