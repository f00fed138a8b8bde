import type { Document, Span } from './document.ts'

/** A line as somebody says it is printed; `start` and `end` are offsets into the document's text, which stays as it was recognised. */
export interface Correction { start: number; end: number; text: string }

/** Text with corrections in place, and from its offsets back to those of the text as it was. */
export interface Corrected {
  text: string
  /** Where a stretch of the corrected text stands: characters that were changed stand where the changed ones stand, all of them. Never empty for a stretch that is not. */
  back(start: number, end: number): [start: number, end: number]
}

/** Puts corrections into a text. They must not overlap. Only what differs counts as changed: 35 for 85 is one character. */
export function correctText(text: string, corrections: readonly Correction[]): Corrected {
  // Stretches of the new text and the stretches of the old one they stand for; between them both are the same.
  const changed: { from: number; to: number; start: number; end: number }[] = []
  const parts: string[] = []
  let [at, length] = [0, 0]
  for (const correction of [...corrections].sort((a, b) => a.start - b.start)) {
    const [start, end, said] = difference(text, correction)
    if (start === end) continue
    parts.push(text.slice(at, start), said)
    length += start - at
    changed.push({ from: length, to: length + said.length, start, end })
    length += said.length
    at = end
  }
  parts.push(text.slice(at))
  const edge = (offset: number, side: 'start' | 'end') => {
    let shift = 0
    for (const c of changed) {
      if (offset < c.from || (side === 'end' && offset === c.from)) break
      // Where as many characters stand as before, each stands for its own.
      if (offset < c.to || (side === 'end' && offset === c.to)) return c.to - c.from === c.end - c.start ? offset - c.from + c.start : side === 'start' ? c.start : c.end
      shift = c.end - c.to
    }
    return offset + shift
  }
  return { text: parts.join(''), back: (start, end) => [edge(start, 'start'), edge(end, 'end')] }
}

/** The stretch that a correction changes and what it says there; at least one character of the line, so that what is new stands somewhere. */
function difference(text: string, { start, end, text: said }: Correction): [start: number, end: number, said: string] {
  const old = text.slice(start, end)
  if (old === said) return [start, start, '']
  let head = 0
  while (head < old.length - 1 && head < said.length && old[head] === said[head]) head++
  let tail = 0
  while (tail < old.length - head - 1 && tail < said.length - head && old[old.length - 1 - tail] === said[said.length - 1 - tail]) tail++
  return [start + head, end - tail, said.slice(head, said.length - tail)]
}

/** Whatever was read of the corrected text, with all its offsets those of the text as it was: `start` with `end`, `spans`, and maps of characters. */
export function carryBack<T>(read: T, back: Corrected['back']): T {
  const carry = (value: unknown): unknown => {
    if (value instanceof Int32Array) return value.map(at => (at < 0 ? at : back(at, at + 1)[0]))
    if (Array.isArray(value)) return value.map(carry)
    if (value === null || typeof value !== 'object') return value
    const record = value as Record<string, unknown>
    const carried = Object.fromEntries(Object.entries(record).map(([key, v]) => [key, key === 'paragraphs' ? v : key === 'spans' ? (v as Span[]).map(([from, to]) => back(from, to)) : carry(v)]))
    if (typeof record['start'] === 'number' && typeof record['end'] === 'number') [carried['start'], carried['end']] = back(record['start'], record['end'])
    return carried
  }
  return carry(read) as T
}

/** The document as it was recognised, for what was read of its corrected text. */
export const uncorrected = (document: Document, opened: Pick<Document, 'text' | 'pages'>, back: Corrected['back']): Document => ({
  ...document, text: opened.text, pages: opened.pages, publishedSpan: document.publishedSpan && back(...document.publishedSpan),
})
