import type { PartRole } from '../../read/document.ts'
import type { Mention } from '../records.ts'
import type { Shape } from './shape.ts'

/** A stretch between commas. `start` and `end` are places in the paragraph's shape; `text` is that slice. */
export interface Clause {
  paragraph: number
  role: PartRole
  shape: Shape
  start: number
  end: number
  text: string
  /** Number of its sentence (ends in 。！？) and of its part of the sentence (ends in ；too), counted over the article. */
  sentence: number
  segment: number
  /** Who speaks, when the clause is quoted speech; filled by the subject pass. */
  speaker: Mention | null
}

const titles = new Set<PartRole>(['headline', 'kicker', 'deck', 'subhead'])

/** The clauses of one paragraph in order; `from` carries the running numbers of sentences and segments. */
export function clausesOf(shape: Shape, paragraph: number, role: PartRole, from: { sentence: number; segment: number }): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  const cut = (end: number) => {
    if (end > start) clauses.push({ paragraph, role, shape, start, end, text: shape.text.slice(start, end), sentence: from.sentence, segment: from.segment, speaker: null })
    start = end
  }
  from.sentence++
  from.segment++
  for (let i = 0; i < shape.text.length; i++) {
    const char = shape.text[i]!
    if (titles.has(role) && (char === ' ' || char === '　')) { cut(i); continue }
    if (!'，,：:；;。！？…—●◆■'.includes(char)) continue
    cut(i)
    if ('。！？…●◆■'.includes(char)) { from.sentence++; from.segment++ }
    if ('；;'.includes(char)) from.segment++
    // The mark and closing quotes go with neither side.
    start = i + 1
    while (start < shape.text.length && '”’」』）'.includes(shape.text[start]!) && '。！？…'.includes(char)) start++
    i = start - 1
  }
  cut(shape.text.length)
  return clauses
}

/** How far from a word its clause is searched, in characters; keeps reading linear in a clause without an end. */
export const reach = 160

/** Where a search to the left of `at` begins. */
export function leftOf(clause: Clause, at: number): number {
  return Math.max(clause.start, at - reach)
}
