import type { Clause } from './clauses.ts'
import type { ExtractedClaim, Mention, Property } from '../records.ts'
import type { Shape } from './shape.ts'

/** The name that a character of a shape stands for. */
export function nameAt(shape: Shape, i: number): Mention | null {
  const item = shape.items[i]
  return item?.kind === 'mention' ? item.at : null
}

/** Names in a stretch of a shape, in order. */
export function namesIn(shape: Shape, start: number, end: number): Mention[] {
  const names: Mention[] = []
  for (let i = start; i < end; i++) {
    const m = nameAt(shape, i)
    if (m) names.push(m)
  }
  return names
}

/** Clean-text stretch of a part of a shape. */
export function stretch(shape: Shape, start: number, end: number): { start: number; end: number } {
  return { start: shape.from[start]!, end: shape.to[end - 1]! }
}

/** A claim between two names; null where they are one. */
export function relation(subject: Mention, property: Property, object: Mention, shape: Shape, start: number, end: number): ExtractedClaim | null {
  if (subject.id === object.id) return null
  return { subject: subject.id, property, modality: 'actual', object: object.id, ...stretch(shape, start, end) }
}

/** Runs a global pattern over a clause; places are those of the shape. */
export function* hitsIn(clause: Clause, rx: RegExp): Generator<{ hit: RegExpExecArray; at: number; end: number }> {
  rx.lastIndex = 0
  for (let hit = rx.exec(clause.text); hit; hit = rx.exec(clause.text)) {
    yield { hit, at: clause.start + hit.index, end: clause.start + hit.index + hit[0].length }
    if (!hit[0].length) rx.lastIndex++
  }
}
