import type { LaidLine, LaidPage } from './page.ts'

/** The lines of a page in the order a reader takes them. */
export function inReadingOrder({ lines }: LaidPage): LaidLine[] {
  return lines.toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
}
