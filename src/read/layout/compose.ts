import { blocksOf } from './blocks.ts'
import { columnsOf } from './order.ts'
import type { DocumentPage, LaidPage } from './page.ts'

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
        lines.push({ start: length, end: length + said.length, ...line })
        put(`${said}\n`)
      }
    }
    return { ...page, lines }
  })
  return { text: text.join(''), pages: laid }
}
