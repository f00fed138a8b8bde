import { pairAt } from '../base/pairs.ts'
import { columnWidths, cutsSentences, losesIndent, unbreakable } from './columns.ts'
import type { Line } from './lines.ts'
import { formOf, jumpTail, sentenceEnd, type Form } from './forms.ts'
import type { Vocabulary } from './vocabulary.ts'

export type PieceKind = Exclude<Form, 'text'> | 'prose' | 'title'

/** One or more lines that are read as one: a paragraph of prose, a headline (possibly wrapped), a caption, a line of furniture. */
export interface Piece {
  kind: PieceKind
  lines: Line[]
  /** The lines' content joined. */
  text: string
  /** Prose that starts a story by its first words (本报讯). */
  opens: boolean
  /** Prose that ends one: it closes with its writer in brackets or with a jump. */
  closes: boolean
  /** The last sentence is complete. */
  ended: boolean
}

const stop = /[。；]|[！？].*[！？]/

/** Un-wraps a page: lines -> pieces. A blank line is no paragraph break; a full line without a sentence end runs on. */
export function paragraphs(lines: Line[], words: Vocabulary, publisher: string | null): Piece[] {
  const forms = lines.map((line, i) => formOf(line, lines[i + 1], words, publisher, i === 0))
  const widths = columnWidths(lines, forms)
  const shape = { indented: losesIndent(lines, forms, widths, words), cut: cutsSentences(lines, forms, widths) }
  // Names in the middle of running text, and what closes a bracket opened on the line above, are wrapped lines.
  forms.forEach((form, i) => {
    const above = lines[i - 1]
    if (!above || lines[i]!.gap > 0 || forms[i - 1] !== 'text' || sentenceEnd.test(above.text)) return
    const full = widths[i - 1]! > 0 && above.width >= widths[i - 1]! - 1.5
    if ((form === 'name' && full) || (form !== 'text' && /[（(][^（）()]*$/.test(above.text.slice(-8)))) forms[i] = 'text'
  })
  const grams = pageBigrams(lines)
  const pieces: Piece[] = []
  for (let i = 0; i < lines.length;) {
    if (forms[i] !== 'text') {
      pieces.push(piece(forms[i] as PieceKind, [lines[i]!], words))
      i++
      continue
    }
    let j = i + 1
    while (j < lines.length && forms[j] === 'text' && lines[j]!.gap === 0 && !lines[j]!.level && !lines[j - 1]!.level && !words.opening.test(lines[j]!.text) && !closes(lines, i, j, words)) j++
    // A hard-wrapped caption shows its maker on its last line only.
    const under = lines[j]
    if (under && forms[j] === 'caption' && under.gap === 0 && !under.at && j - i <= 8 && lines.slice(i, j).every(line => !line.level && line.text.length < 60) && !words.opening.test(lines[i]!.text)) {
      const text = joinLines(lines.slice(i, j + 1))
      if (text.length <= 160 && words.credit.test(text)) {
        pieces.push(piece('caption', lines.slice(i, j + 1), words))
        i = j + 1
        continue
      }
    }
    for (const p of readRun(lines.slice(i, j), widths.slice(i, j), shape.indented, words)) pieces.push(p)
    i = j
  }
  return settle(pieces.flatMap(p => (p.kind === 'title' ? splitTitle(p, grams, words) : [p])), { words, widthAt: widthOf(lines, widths), grams, ...shape })
}

/** Lines of a headline that stand under each other are a headline and its deck, unless the break falls inside a phrase that the page has elsewhere. */
function splitTitle(title: Piece, grams: Set<number>, words: Vocabulary): Piece[] {
  const { lines } = title
  if (lines.length !== 2 || announcing.test(title.text) || words.unfinished.test(lines[0]!.text)) return [title]
  const [a, b] = lines as [Line, Line]
  const wraps = b.width <= 3.5 || (a.width <= 9 && b.width <= 9) || grams.has(pairAt(a.text.slice(-1) + b.text[0], 0))
  return wraps ? [title] : [piece('title', [a], words), piece('title', [b], words)]
}

/** The end of a line that announces the one under it. */
export const announcing = /(?:——|强调|指出|反响)$/

/** Every pair of characters that stands side by side on a line of the page. */
function pageBigrams(lines: Line[]): Set<number> {
  const grams = new Set<number>()
  for (const { text } of lines) for (let i = 1; i < text.length; i++) grams.add(pairAt(text, i - 1))
  return grams
}

function widthOf(lines: Line[], widths: number[]): (line: Line) => number {
  const of = new Map(lines.map((line, i) => [line, widths[i]!]))
  return line => of.get(line) ?? 0
}

function closes(lines: Line[], from: number, to: number, words: Vocabulary): boolean {
  const tail = (to - from > 1 ? lines[to - 2]!.text.slice(-24) : '') + lines[to - 1]!.text.slice(-40)
  return words.closing.test(tail) || jumpTail.test(tail)
}

function piece(kind: PieceKind, lines: Line[], words: Vocabulary): Piece {
  const text = joinLines(lines)
  const end = text.slice(-60)
  const closing = kind === 'prose' && (words.closing.test(end) || jumpTail.test(end))
  return { kind, lines, text, opens: kind === 'prose' && words.opening.test(text.slice(0, 80)), closes: closing, ended: closing || sentenceEnd.test(end) }
}

/** Lines of one paragraph as one string; a line break between two Latin words reads as a space. */
export function joinLines(lines: Line[]): string {
  return lines.map((line, i) => (i > 0 && needsSpace(lines[i - 1]!.text, line.text) ? ` ${line.text}` : line.text)).join('')
}

export const needsSpace = (before: string, after: string) => latin.test(before.at(-1) ?? '') && latin.test(after[0] ?? '')
const latin = /[A-Za-z]/

/** A run of text lines without a blank between them -> paragraphs and headlines. What stays open is left unended for `settle`. */
function readRun(run: Line[], widths: number[], indented: boolean, words: Vocabulary): Piece[] {
  const text = joinLines(run)
  if (run[0]!.level || (!stop.test(text) && !words.opening.test(text) && !sentenceEnd.test(text) && !words.closing.test(text))) return [piece('title', run, words)]
  const out: Piece[] = []
  let from = 0
  for (let i = 0; i < run.length; i++) {
    const line = run[i]!
    const w = widths[i]!
    const next = run[i + 1]
    const ended = sentenceEnd.test(line.text) || words.closing.test(line.text)
    const titled = from === i ? headlineAt(run, widths, i, indented, words) : 0
    if (titled > 0) {
      out.push(piece('title', run.slice(i, i + titled), words))
      from = i + titled
      i = from - 1
      continue
    }
    if (!next) break
    const breaks = w > 0 && line.width <= 60
      ? ended && (line.width < w - 1.5 || (next.width <= w - 1.5 && i + 2 < run.length && !sentenceEnd.test(next.text)))
      : ended || (line.width < 20 && isBare(line, words))
    if (breaks) {
      out.push(piece('prose', run.slice(from, i + 1), words))
      from = i + 1
    }
  }
  if (from < run.length) out.push(piece('prose', run.slice(from), words))
  return out
}

/** Holds no sentence, and none goes on below it. */
const isBare = ({ text }: Line, words: Vocabulary) => !sentenceEnd.test(text) && !words.closing.test(text) && !/[，。；]/.test(text) && !words.unfinished.test(text)

/**
 * Lines of a headline without blanks around it at the i-th line of a run, where a paragraph would begin, 0 for none: a line that stops
 * before its column's end and ends no sentence, by itself or as the rest of a full one.
 */
function headlineAt(run: Line[], widths: number[], i: number, indented: boolean, words: Vocabulary): number {
  const line = run[i]!
  const next = run[i + 1]
  if (!isBare(line, words) || words.opening.test(line.text) || words.bullet.test(line.text) || (i === 0 && (!next || (run.length <= 3 && next.width <= line.width + 4)))) return 0
  // A paragraph's first line is short by its lost indent, any line by the number that the next one keeps whole. None is wider than the column.
  const isShort = (k: number, indent: number) => {
    const w = widths[k]!
    const carried = run[k + 1] ? unbreakable(run[k + 1]!.text) : 0
    return w > 0 ? run[k]!.width + indent + carried < w - 1 || run[k]!.width > w + 1.2 : run[k]!.width < 24
  }
  const indent = indented ? 2 : 0
  if (isShort(i, indent) || (next && line.width + indent < widths[i]! - 0.5 && words.lead.test(next.text))) return 1
  const wraps = run[i + 2] && widths[i]! > 0 && isBare(next!, words) && isShort(i + 1, 2) && !words.opening.test(next!.text) && !words.bullet.test(next!.text)
  return wraps ? 2 : 0
}

/** What is known of the whole page: `indented` where paragraphs start short, `cut` where blank lines stand within sentences, `marked` where headings are. */
interface Page { words: Vocabulary; widthAt: (line: Line) => number; grams: Set<number>; indented: boolean; cut: boolean; marked: boolean }

/** Decides what the shape of a run left open: a short unended run is a headline, or a stretch of a sentence cut by blank lines. */
function settle(pieces: Piece[], shape: Omit<Page, 'marked'>): Piece[] {
  const page: Page = { ...shape, marked: pieces.filter(p => p.lines[0]!.level > 0).length >= 2 }
  const { words, widthAt } = page
  // Backwards, so that a stretch before a stretch finds running text below it.
  for (let i = pieces.length - 1; i >= 0; i--) if (pieces[i]!.kind === 'title' && isStretch(pieces, i, false, page)) pieces[i]!.kind = 'prose'
  for (let i = 0; i < pieces.length; i++) if (asks(pieces, i, words)) pieces[i]!.kind = 'title'
  const out: Piece[] = []
  const grown = new Set<Piece>()
  let open = -1 // index in `out` of prose whose sentence goes on
  for (let i = 0; i < pieces.length; i++) {
    const p = pieces[i]!
    if (p.kind === 'name' && open >= 0) p.kind = 'title' // a wrapped line that happens to look like names
    if (p.kind === 'title' && open >= 0 && (isStretch(pieces, i, true, page) || closesBracket(out[open]!, p))) p.kind = 'prose'
    if (p.kind === 'prose') {
      if (open >= 0 && !p.opens) {
        const whole = out[open]!
        const tail = piece('prose', [whole.lines.at(-1)!, ...p.lines], words)
        for (const line of p.lines) whole.lines.push(line)
        whole.closes = tail.closes
        whole.ended = tail.ended
        grown.add(whole)
        if (whole.ended) open = -1
        continue
      }
      out.push({ ...p, lines: [...p.lines] })
      open = p.ended || runsOut(p, widthAt) ? -1 : out.length - 1
      continue
    }
    if (p.kind === 'byline' || p.lines[0]!.level) open = -1
    out.push(p)
  }
  for (const p of grown) p.text = joinLines(p.lines)
  return out
}

/**
 * A headline may end as a sentence does (桥修好了，路通不通？): a line by itself that asks or calls, over what begins a story or with blanks on
 * both sides. A quotation or a word or two between paragraphs is running text.
 */
function asks(pieces: Piece[], i: number, words: Vocabulary): boolean {
  const p = pieces[i]!
  if (p.kind !== 'prose' || p.lines.length > 1 || p.text.length > 32 || p.opens || p.closes || !/[？！?!…][”’」』]?$/.test(p.text) || /[。；]|^[“‘「『].*[”’」』]$/.test(p.text) || words.bullet.test(p.text)) return false
  const above = pieces[i - 1]
  const next = pieces[i + 1]
  if (above?.kind === 'prose' && !above.ended) return false
  if (next?.kind === 'byline' || next?.opens) return true
  const first = above?.kind !== 'prose' || above.closes
  const apart = p.lines[0]!.gap > 0 && (!next || next.lines[0]!.gap > 0)
  return p.text.length >= 7 && (apart || (first && p.lines[0]!.gap > 0))
}

/** A writer's bracket cut in two by a blank line: （某 | 某某）. */
const closesBracket = (open: Piece, p: Piece) => /[（(][^（）()]{0,12}$/.test(open.lines.at(-1)!.text) && /^[^（）()]{0,12}[）)]$/.test(p.text)

/** Unended prose whose last line is not full has stopped, whatever it lacks. */
function runsOut(p: Piece, widthAt: (line: Line) => number): boolean {
  const last = p.lines.at(-1)!
  const w = widthAt(last)
  return w > 0 && p.lines.length > 1 && last.width < w - 3
}

/** Whether a line without a sentence end is running text whose sentence goes on below, not a headline. */
function isStretch(pieces: Piece[], i: number, open: boolean, page: Page): boolean {
  const p = pieces[i]!
  const { words } = page
  const last = p.lines.at(-1)!
  if (last.level || (words.bullet.test(p.text) && p.text.length < 20) || announcing.test(p.text)) return false
  const next = pieces.slice(i + 1, i + 4).find(x => x.kind === 'prose' || x.kind === 'title' || x.kind === 'byline')
  if (next?.kind !== 'prose' || next.opens) return false
  if (p.text.endsWith('：') && words.bullet.test(next.text)) return true
  const w = page.widthAt(last)
  const wrapped = w > 0 && last.width <= w + 3
  const full = wrapped ? last.width + unbreakable(next.text) >= w - 1.5 || (p.lines.length === 1 && page.indented && Math.abs(last.width + 2 - w) <= 1.5) : p.text.length >= 20
  const comma = /[，；]/.test(p.text)
  const goesOn = words.unfinished.test(p.text)
  if (!page.cut && !goesOn && !comma && p.lines.length === 1 && p.lines[0]!.gap > 0 && next.lines[0]!.gap > 0) return false
  if (open) return full || goesOn || comma
  if (page.marked && !wrapped && (comma || goesOn)) return true
  if (full && wrapped) {
    // Below a paragraph that did not end its story, a line as wide as the column is its next paragraph; and where paragraphs
    // start short, a full line below shows that no paragraph starts there.
    const above = pieces[i - 1]
    const first = next.lines[0]!
    const runsOn = page.indented && page.widthAt(first) > 0 && first.width >= page.widthAt(first) - 0.5 && next.lines.length > 1
    const within = above?.kind === 'prose' && !above.closes && p.lines.length === 1 && Math.abs(last.width - w) <= 0.5 && !page.indented
    if (runsOn || within) return true
  }
  if (!full) return !wrapped && comma && p.text.length >= 14 && page.grams.has(pairAt(p.text.slice(-1) + next.text[0], 0))
  return comma || goesOn || p.text.length >= 36
}
