import type { Ledger } from '../../ledger/ledger.ts'
import type { Box, DocumentLine, DocumentPage } from '../../read/index.ts'

/** A page as it is printed, for a reader. Places are fractions of the page, offsets UTF-16 code units into the document's text. */
export interface ShownPage { width: number; height: number; lines: ShownLine[] }
export interface ShownLine extends Box {
  start: number
  end: number
  /** Left edges of the characters and the right edge of the last; top edges where the line is vertical. */
  at: number[]
  /** 0..1; 1 where nothing had to be recognised. */
  confidence: number
  /** Offsets of characters that were recognised without certainty. */
  unsure: number[]
  vertical?: boolean
}

/** What a recogniser is less sure of than this is shown as uncertain. */
const doubtful = 0.75

const short = (v: number) => Math.round(v * 1e4) / 1e4

/** Layout of a page counted from 1; null where there is none such. */
export async function shownPage(ledger: Ledger, document: string, number: number): Promise<ShownPage | null> {
  const page = await ledger.page(document, number - 1)
  return page && { width: page.width, height: page.height, lines: page.lines.map(shown) }
}

const shown = ({ start, end, x0, y0, x1, y1, at, confidence, sure, vertical }: DocumentLine): ShownLine => ({
  start, end, x0, y0, x1, y1, at: Array.from(at, short), confidence, unsure: Array.from(sure ?? []).flatMap((v, i) => (v < doubtful ? [start + i] : [])), ...(vertical && { vertical }),
})

/** Boxes around stretches of the text on a page, with a little room. */
export function boxesOf(page: DocumentPage, stretches: readonly (readonly [start: number, end: number])[]): Box[] {
  return stretches.flatMap(([from, to]) => page.lines.filter(l => l.start < to && from < l.end).map(line => {
    const [a, b] = [line.at[Math.max(from, line.start) - line.start]!, line.at[Math.min(to, line.end) - line.start]!]
    const [dx, dy] = [line.size * 0.3 * (page.height / page.width), line.size * 0.2]
    return line.vertical ? { x0: line.x0 - dx, x1: line.x1 + dx, y0: a - dy, y1: b + dy } : { x0: a - dx, x1: b + dx, y0: line.y0 - dy, y1: line.y1 + dy }
  }))
}
