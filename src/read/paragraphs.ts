import type { Line } from './lines.ts'
import { formOf, jumpTail, type Form } from './forms.ts'
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

const sentenceEnd = /[。！？!?…]["”’」』）)》】]*$|[。]["”’」』）)\]]*$/
const stop = /[。；]|[！？].*[！？]/

/** Un-wraps a page: lines -> pieces. A blank line is no paragraph break; a full line without a sentence end runs on. */
export function paragraphs(lines: Line[], words: Vocabulary, publisher: string | null): Piece[] {
  const forms = lines.map((line, i) => formOf(line, lines[i + 1], words, publisher))
  const widths = columnWidths(lines, forms)
  // Names in the middle of running text are a wrapped line, not a byline.
  forms.forEach((form, i) => {
    const above = lines[i - 1]
    if (form === 'name' && above && lines[i]!.gap === 0 && forms[i - 1] === 'text' && widths[i - 1]! > 0 && above.width >= widths[i - 1]! - 1.5 && !sentenceEnd.test(above.text)) forms[i] = 'text'
  })
  const pieces: Piece[] = []
  for (let i = 0; i < lines.length;) {
    if (forms[i] !== 'text') {
      pieces.push(piece(forms[i] as PieceKind, [lines[i]!], words))
      i++
      continue
    }
    let j = i + 1
    while (j < lines.length && forms[j] === 'text' && lines[j]!.gap === 0 && !lines[j]!.level && !lines[j - 1]!.level && !words.opening.test(lines[j]!.text) && !closes(lines, i, j, words)) j++
    pieces.push(...readRun(lines.slice(i, j), widths.slice(i, j), words))
    i = j
  }
  return settle(pieces, words, widthOf(lines, widths))
}

function widthOf(lines: Line[], widths: number[]): (line: Line) => number {
  const of = new Map(lines.map((line, i) => [line, widths[i]!]))
  return line => of.get(line) ?? 0
}

function closes(lines: Line[], from: number, to: number, words: Vocabulary): boolean {
  const tail = (to - from > 1 ? lines[to - 2]!.text.slice(-24) : '') + lines[to - 1]!.text.slice(-40)
  return words.closing.test(tail) || jumpTail.test(tail)
}

/**
 * Width of the column each line stands in, 0 where the text is not hard-wrapped: the upper quartile of the widths of the running
 * lines around it, when most of them are about that wide.
 */
function columnWidths(lines: Line[], forms: Form[]): number[] {
  const reach = 8
  return lines.map((line, i) => {
    if (forms[i] !== 'text' || line.width > 60) return 0
    const near: number[] = []
    for (let k = Math.max(0, i - reach); k <= Math.min(lines.length - 1, i + reach); k++) if (forms[k] === 'text' && !lines[k]!.level) near.push(lines[k]!.width)
    if (near.length < 4) return 0
    near.sort((a, b) => a - b)
    const w = near[Math.floor(near.length * 0.7)]!
    const full = near.filter(x => Math.abs(x - w) <= 1).length
    return w <= 60 && full >= 0.35 * near.length ? w : 0
  })
}

function piece(kind: PieceKind, lines: Line[], words: Vocabulary): Piece {
  const text = joinLines(lines)
  const end = text.slice(-60)
  const closing = kind === 'prose' && (words.closing.test(end) || jumpTail.test(end))
  return { kind, lines, text, opens: kind === 'prose' && words.opening.test(text.slice(0, 80)), closes: closing, ended: closing || sentenceEnd.test(end) }
}

/** Lines of one paragraph as one string; a line break between two Latin words reads as a space. */
export function joinLines(lines: Line[]): string {
  let text = ''
  for (const line of lines) text += (needsSpace(text, line.text) ? ' ' : '') + line.text
  return text
}

export const needsSpace = (before: string, after: string) => /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after)

/** A run of text lines without a blank between them -> paragraphs and headlines. What stays open is left unended for `settle`. */
function readRun(run: Line[], widths: number[], words: Vocabulary): Piece[] {
  const text = joinLines(run)
  if (run[0]!.level || (!stop.test(text) && !words.opening.test(text) && !sentenceEnd.test(text))) return [piece('title', run, words)]
  const out: Piece[] = []
  let from = 0
  for (let i = 0; i < run.length; i++) {
    const line = run[i]!
    const w = widths[i]!
    const next = run[i + 1]
    const ended = sentenceEnd.test(line.text) || words.closing.test(line.text)
    const isShort = w > 0 ? line.width < w - 3 : line.width < 24
    const bare = !ended && !/[，。；]/.test(line.text) && !words.unfinished.test(line.text)
    // A short line that ends no sentence, where a paragraph would begin: a headline without blank lines around it.
    if (from === i && isShort && bare && (i > 0 || run.length > 3 || (next && next.width > line.width + 4)) && !words.opening.test(line.text) && (next || i > 0)) {
      out.push(piece('title', [line], words))
      from = i + 1
      continue
    }
    if (!next) break
    const breaks = w > 0 && line.width <= 60
      ? ended && (line.width < w - 1.5 || (next.width <= w - 1.5 && i + 2 < run.length && !sentenceEnd.test(next.text)))
      : ended || (line.width < 20 && bare)
    if (breaks) {
      out.push(piece('prose', run.slice(from, i + 1), words))
      from = i + 1
    }
  }
  if (from < run.length) out.push(piece('prose', run.slice(from), words))
  return out
}

/** Decides what the shape of a run left open: a short unended run is a headline, or a stretch of a sentence cut by blank lines. */
function settle(pieces: Piece[], words: Vocabulary, widthAt: (line: Line) => number): Piece[] {
  const out: Piece[] = []
  let open = -1 // index in `out` of prose whose sentence goes on
  for (let i = 0; i < pieces.length; i++) {
    const p = pieces[i]!
    if (p.kind === 'name' && open >= 0) p.kind = 'title' // a wrapped line that happens to look like names
    if (p.kind === 'title') {
      const next = pieces.slice(i + 1, i + 4).find(x => x.kind === 'prose' || x.kind === 'title' || x.kind === 'byline')
      if (isStretch(p, open >= 0 ? out[open]! : null, next ?? null, words, widthAt)) p.kind = 'prose'
    }
    if (p.kind === 'prose') {
      if (open >= 0 && !p.opens) {
        const whole = piece('prose', [...out[open]!.lines, ...p.lines], words)
        out[open] = whole
        if (whole.ended) open = -1
        continue
      }
      out.push(p)
      open = p.ended || runsOut(p, widthAt) ? -1 : out.length - 1
      continue
    }
    if (p.kind === 'byline' || p.lines[0]!.level) open = -1
    out.push(p)
  }
  return out
}

/** Unended prose whose last line is not full has stopped, whatever it lacks. */
function runsOut(p: Piece, widthAt: (line: Line) => number): boolean {
  const last = p.lines.at(-1)!
  const w = widthAt(last)
  return w > 0 && p.lines.length > 1 && last.width < w - 3
}

function isStretch(p: Piece, open: Piece | null, next: Piece | null, words: Vocabulary, widthAt: (line: Line) => number): boolean {
  const last = p.lines.at(-1)!
  if (last.level || words.bullet.test(p.text) || /(?:——|强调|反响|指出)$/.test(p.text)) return false
  const w = widthAt(last)
  const runsOn = next !== null && next.kind === 'prose' && !next.opens
  const full = w > 0 ? Math.abs(last.width - w) <= 1 || (p.lines.length === 1 && Math.abs(last.width + 2 - w) <= 0.5) : p.text.length >= 20
  if (open) return runsOn && (full || words.unfinished.test(p.text) || /[，；]/.test(p.text))
  return runsOn && full && (/[，；]/.test(p.text) || words.unfinished.test(p.text) || p.text.length >= 36)
}
