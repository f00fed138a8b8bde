import { hits } from '../../base/hits.ts'
import type { EntityType, Mention, Quantity, QuantityKind, TimeExpression } from '../records.ts'

export type Item = { kind: 'mention'; at: Mention } | { kind: 'quantity'; at: Quantity } | { kind: 'time'; at: TimeExpression }

/**
 * A paragraph with every name, figure and time folded into one character, so that grammar is matched on what is left:
 * 位于⟦高新区⟧的⟦某项目⟧总投资⟦8亿元⟧ becomes 位于P的J总投资M. `from[i]`..`to[i]` is the stretch of clean text that character i stands for.
 */
export interface Shape {
  text: string
  from: number[]
  to: number[]
  items: (Item | null)[]
}

const types: EntityType[] = ['company', 'institution', 'park', 'project', 'facility', 'product', 'programme', 'event', 'person', 'place']
const kinds: QuantityKind[] = ['money', 'area', 'power', 'compute', 'length', 'mass', 'volume', 'energy', 'ratio', 'count', 'duration', 'speed', 'temperature', 'other']
const glyphs: Record<string, string> = {
  ...Object.fromEntries(types.map((t, i) => [t, String.fromCharCode(0xe000 + i)])),
  ...Object.fromEntries(kinds.map((k, i) => [k, String.fromCharCode(0xe020 + i)])),
  time: '\ue040',
  vague: '\ue041',
}
const classes: Record<string, string> = {
  ...glyphs,
  m: '[\ue000-\ue009]',
  thing: '[\ue000-\ue007]',
  named: '[\ue000-\ue007\ue009]',
  org: `[${glyphs.company}${glyphs.institution}${glyphs.park}]`,
  owner: `[${glyphs.company}${glyphs.institution}${glyphs.park}${glyphs.place}]`,
  maker: `[${glyphs.company}${glyphs.institution}${glyphs.park}${glyphs.place}${glyphs.person}]`,
  spot: `[${glyphs.park}${glyphs.place}${glyphs.facility}]`,
  work: `[${glyphs.project}${glyphs.facility}${glyphs.park}]`,
  q: '[\ue020-\ue02f]',
  t: '[\ue040\ue041]',
}

/** A regular expression over shapes: `<company>`, `<money>`, `<time>` or a class (`<m>` any name, `<q>` any figure, `<org>`, `<work>`, `<spot>`) is one character, inside brackets too. */
export function pattern(source: string, flags = 'u'): RegExp {
  let bracket = false
  const parts = source.split(/(<[a-z]+>|\\.|[[\]])/)
  for (const [i, part] of parts.entries()) {
    if (part === '[') bracket = true
    else if (part === ']') bracket = false
    const glyph = part.length > 2 && part[0] === '<' ? classes[part.slice(1, -1)] : undefined
    if (glyph) parts[i] = bracket ? glyph.replace(/[[\]]/g, '') : glyph
  }
  return new RegExp(parts.join(''), flags)
}

/** Reads tokens of a sticky pattern one after another, never going back; where it stops (`to` at most). Linear where a starred alternation is not. */
export function consume(token: RegExp, text: string, from: number, to: number): number {
  const stretch = text.slice(from, to)
  let at = 0
  while (at < stretch.length) {
    token.lastIndex = at
    const hit = token.exec(stretch)
    if (!hit?.[0]) break
    at += hit[0].length
  }
  return from + at
}

/** Alternation of words, longest first. */
export function anyOf(words: readonly string[]): string {
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return `(?:${sorted.map(w => w.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})`
}

const opening = '《“‘「『'
const closing = '》”’」』'

/** Folds the stretch [start, end) of a text. Items must lie inside it; of overlapping ones the first and longest stays. */
export function shapeOf(text: string, start: number, end: number, items: Item[]): Shape {
  const inside = items
    .filter(i => i.at.start >= start && i.at.end <= end && i.at.end > i.at.start)
    .sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end)
  const shape: Shape = { text: '', from: [], to: [], items: [] }
  const push = (char: string, from: number, to: number, item: Item | null) => {
    shape.text += char
    shape.from.push(from)
    shape.to.push(to)
    shape.items.push(item)
  }
  let at = start
  for (const item of inside) {
    if (item.at.start < at) continue
    let stop = item.at.end
    while (at < item.at.start - 1) push(text[at]!, at, ++at, null)
    // Quotation marks that enclose just a name belong to it.
    const mark = at < item.at.start ? opening.indexOf(text[at]!) : -1
    const quoted = item.kind === 'mention' && mark >= 0 && text[stop] === closing[mark] && stop < end
    if (at < item.at.start && !quoted) push(text[at]!, at, ++at, null)
    if (quoted) stop++
    push(glyphOf(item), item.at.start, item.at.end, item)
    at = stop
  }
  while (at < end) push(text[at]!, at, ++at, null)
  return shape
}

function glyphOf(item: Item): string {
  if (item.kind === 'mention') return glyphs[item.at.type]!
  if (item.kind === 'quantity') return glyphs[item.at.kind]!
  return item.at.kind === 'vague' ? glyphs.vague! : glyphs.time!
}

/** The last word of a global pattern in a text and where it ends. */
export function lastWord(text: string, rx: RegExp): { word: string; end: number } | null {
  let found: { word: string; end: number } | null = null
  for (const hit of hits(rx, text)) found = { word: hit[0], end: hit.index + hit[0].length }
  return found
}
