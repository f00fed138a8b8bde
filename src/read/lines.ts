import type { DocumentPage } from './layout/page.ts'
import { undouble } from './undouble.ts'

/** One printed line: where it stands, and what it says once folded, un-doubled and freed of markdown marks. */
export interface Line {
  /** Raw offsets of the line without surrounding space, marks included. */
  start: number
  end: number
  /** Folded content. `at[i]` is the raw offset of `text[i]`, `twin[i]` that of its second printing or -1; null where the content runs on from `from`. */
  text: string
  from: number
  at: number[] | null
  twin: number[] | null
  /** Blank lines before it. */
  gap: number
  /** Level of a markdown heading, 0 for none. */
  level: number
  image: boolean
  /** Print width in Chinese characters. */
  width: number
  /** Printed much larger than the page's text, where that is known: only stories have such heads. */
  large?: boolean
}

const largeType = 1.5

/** Marks the lines that are printed large; `pages` says how high type is. */
export function markLarge(lines: Line[], pages: DocumentPage[]): void {
  for (const { lines: printed } of pages) {
    const sizes = printed.flatMap(line => Array.from({ length: Math.ceil((line.end - line.start) / 8) }, () => line.size)).sort((a, b) => a - b)
    const large = printed.filter(line => line.size >= largeType * sizes[sizes.length >> 1]!)
    const starts = new Set(large.map(line => line.start))
    for (const line of lines) if (starts.has(line.start)) line.large = true
  }
}

/** Splits a page into its printed lines. `folded` has the length of the raw text. */
export function splitLines(folded: string): Line[] {
  const lines: Line[] = []
  let gap = 0
  for (let start = 0; start <= folded.length;) {
    const newline = folded.indexOf('\n', start)
    const stop = newline < 0 ? folded.length : newline
    const line = readLine(folded, start, stop, gap)
    if (line) {
      lines.push(line)
      gap = 0
    } else gap++
    start = stop + 1
  }
  const joined = joinDoubled(lines, folded)
  if (countsCharacters(joined)) for (const line of joined) line.width = line.text.length
  return joined
}

/** Whether lines were broken by the number of their characters, Latin ones and digits counted whole: seen in lines with many of them against those without. */
function countsCharacters(lines: Line[]): boolean {
  const within = lines.filter((line, i) => lines[i + 1]?.gap === 0 && !line.level && line.width >= 8 && line.width <= 60)
  const pure = within.filter(line => line.width === line.text.length).map(line => line.width).sort((a, b) => a - b)
  const full = pure[Math.floor(pure.length * 0.7)]
  if (!full || pure.length < 4) return false
  let votes = 0
  for (const { width, text } of within) {
    if (text.length - width >= 1.5) votes += Number(Math.abs(text.length - full) <= 1) - Number(Math.abs(width - full) <= 1)
  }
  return votes > 3
}

const heading = /^(#{1,6})\s*(?=[^\s#])/
const emphasis = /^(\*\*|__)(.+)\1$/

function readLine(folded: string, from: number, stop: number, gap: number): Line | null {
  let start = from
  let end = stop
  while (start < end && /\s/.test(folded[start]!)) start++
  while (end > start && /\s/.test(folded[end - 1]!)) end--
  if (start === end) return null
  let inner = start
  let innerEnd = end
  let level = 0
  const text = folded.slice(start, end)
  const marks = heading.exec(text)
  if (marks) {
    level = marks[1]!.length
    inner = start + marks[0].length
  } else if (text.startsWith('> ')) inner = start + 2
  if (innerEnd - inner < 200 && emphasis.test(folded.slice(inner, innerEnd))) {
    level ||= 6
    inner += 2
    innerEnd -= 2
  }
  const image = /^!\[[^\]]*\]\([^)）]*[)）]$/.test(text)
  return single({ start, end, text: image ? '' : folded.slice(inner, innerEnd), from: inner, at: null, twin: null, gap, level, image, width: 0 })
}

function single(line: Line): Line {
  const once = undouble(line.text)
  if (once) {
    line.at = once.at.map(i => offsetOf(line, i))
    line.twin = once.twin.map(i => (i < 0 ? -1 : line.from + i))
    line.text = once.at.map(i => line.text[i]).join('')
  }
  line.width = width(line.text)
  return line
}

/** Raw offset of the i-th character of a line's content. */
export function offsetOf(line: Line, i: number): number {
  return line.at ? line.at[i]! : line.from + i
}

/** A doubled caption may itself be wrapped, so that only its lines together read as doubled: the most lines that do are one. */
function joinDoubled(lines: Line[], folded: string): Line[] {
  const out: Line[] = []
  for (let i = 0; i < lines.length;) {
    const first = lines[i]!
    let stop = i + 1
    for (let size = first.text.length; stop < i + 6 && !first.level && !first.image; stop++) {
      const line = lines[stop]
      size += line ? line.end - line.start : 0
      if (!line || line.gap > 0 || line.level || line.image || size > 400) break
    }
    let joined: Line | null = null
    while (stop > i + 1 && marked.test(textOf(lines.slice(i, stop), folded)) && !(joined = together(lines.slice(i, stop), folded))) stop--
    out.push(joined ?? first)
    i = joined ? stop : i + 1
  }
  return out
}

const textOf = (lines: Line[], folded: string) => lines.map(line => folded.slice(line.from, line.end)).join('')

/** Lines read as one doubled line, null unless more than half of each is doubled. */
function together(lines: Line[], folded: string): Line | null {
  const once = undouble(textOf(lines, folded))
  if (!once) return null
  const raw = lines.flatMap(line => Array.from({ length: line.end - line.from }, (_, i) => line.from + i))
  const twice = new Set(once.at.flatMap((i, k) => (once.twin[k]! < 0 ? [] : [raw[i]!, raw[once.twin[k]!]!])))
  const doubled = (line: Line) => {
    let n = 0
    for (let i = line.from; i < line.end; i++) if (twice.has(i)) n++
    return 2 * n > line.end - line.from
  }
  if (!lines.every(doubled)) return null
  const single = once.at.map(i => folded[raw[i]!]).join('')
  return { ...lines[0]!, end: lines.at(-1)!.end, text: single, at: once.at.map(i => raw[i]!), twin: once.twin.map(i => (i < 0 ? -1 : raw[i]!)), width: width(single) }
}

const marked = /([，。：（）])\1|摄摄/

/** Width in Chinese characters: ASCII counts half. */
export function width(text: string): number {
  let w = 0
  for (let i = 0; i < text.length; i++) w += text.charCodeAt(i) < 0x2000 ? 0.5 : 1
  return w
}
