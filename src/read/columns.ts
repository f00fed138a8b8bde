import { sentenceEnd, type Form } from './forms.ts'
import { width, type Line } from './lines.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Width of the column each line stands in, 0 where the text is not hard-wrapped. A run of four lines or more tells its own width
 * (the upper quartile, when a good part of the lines is that wide); a shorter one is as wide as its like-sized neighbours.
 */
export function columnWidths(lines: Line[], forms: Form[]): number[] {
  const widths = lines.map(() => 0)
  const short: number[] = []
  for (let i = 0; i < lines.length;) {
    let j = i + 1
    if (forms[i] === 'text' && !lines[i]!.level) {
      while (j < lines.length && forms[j] === 'text' && lines[j]!.gap === 0 && !lines[j]!.level) j++
      const w = j - i >= 4 ? usual(lines.slice(i, j).map(line => line.width)) : 0
      if (w > 0) widths.fill(w, i, j)
      else if (j - i < 4) for (let k = i; k < j; k++) short.push(k)
    }
    i = j
  }
  let last = -Infinity
  const known = widths.map((w, i) => (last = w > 0 ? i : last))
  const ahead = lines.map(() => Infinity)
  let next = Infinity
  for (let i = lines.length - 1; i >= 0; i--) ahead[i] = next = widths[i]! > 0 ? i : next
  const reach = 12
  short.forEach((i, k) => {
    const own = lines[i]!.width
    const alike = [k - 3, k - 2, k - 1, k + 1, k + 2, k + 3].map(x => short[x]).filter(x => x !== undefined && Math.abs(x - i) <= 6 && lines[x]!.width >= 24 && lines[x]!.width <= 60 && Math.abs(lines[x]!.width - own) <= 2).map(x => lines[x!]!.width)
    const around = i - known[i]! <= Math.min(reach, ahead[i]! - i) ? widths[known[i]!]! : ahead[i]! - i <= reach ? widths[ahead[i]!]! : 0
    if (own >= 24 && own <= 60 && alike.length) widths[i] = Math.max(own, ...alike)
    else if (own <= around + 3) widths[i] = -around // marked so that it is not taken for a width measured
  })
  return widths.map(Math.abs)
}

/** The width most full lines have, 0 when the lines have no common width. */
function usual(sizes: number[]): number {
  const sorted = sizes.toSorted((a, b) => a - b)
  const w = sorted[Math.floor(sorted.length * 0.7)]!
  return w <= 60 && sorted.filter(x => Math.abs(x - w) <= 1).length >= 0.35 * sorted.length ? w : 0
}

/** Width of what cannot be parted from a line's start: a number with its unit, a Latin word. */
export const unbreakable = (text: string) => width(/^[\d.,A-Za-z%+-]+[万亿]?[一-鿿]?/.exec(text)?.[0] ?? '')

/** Whether paragraphs start about two characters short here (the printed indent is lost): shown by what opens a story and by what follows a paragraph's short last line. */
export function losesIndent(lines: Line[], forms: Form[], widths: number[], words: Vocabulary): boolean {
  let starts = 0
  let missing = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!
    const w = widths[i]!
    const next = lines[i + 1]!
    if (forms[i] !== 'text' || w === 0 || forms[i + 1] !== 'text' || next.gap > 0 || sentenceEnd.test(line.text) || unbreakable(next.text) > 0) continue
    const above = lines[i - 1]
    const begins = words.opening.test(line.text) || (above && forms[i - 1] === 'text' && sentenceEnd.test(above.text) && above.width < w - 3)
    if (!begins) continue
    starts++
    if (w - line.width >= 1 && w - line.width <= 3.5) missing++
  }
  return missing * 2 > starts
}

/** Whether blank lines stand within sentences here: behind the full last line of several. */
export function cutsSentences(lines: Line[], forms: Form[], widths: number[]): boolean {
  let cut = 0
  let clean = 0
  for (let i = 2; i < lines.length; i++) {
    const above = lines[i - 1]!
    if (lines[i]!.gap === 0 || forms[i] !== 'text' || forms[i - 1] !== 'text' || above.gap > 0 || above.level) continue
    if (sentenceEnd.test(above.text)) clean++
    else if (widths[i - 1]! > 0 && above.width >= widths[i - 1]! - 1.5) cut++
  }
  return cut * 4 > clean
}
