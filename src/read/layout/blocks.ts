import type { LaidLine } from './page.ts'

/** Lines in reading order -> blocks: lines that stand together and are printed alike. */
export function blocksOf(lines: LaidLine[]): LaidLine[][] {
  return lines.length ? [lines] : []
}
