import type { MappedText } from '../read/document.ts'
import type { Extraction } from './records.ts'

/** Carries what was found in an article's clean text back to raw document offsets; what was printed twice is given twice (claims once, at the first copy). */
export function ground(found: Extraction, clean: MappedText, raw: string): Extraction {
  const place = <T extends { start: number; end: number }>(item: T): T => ({ ...item, start: clean.map[item.start]!, end: clean.map[item.end - 1]! + 1 })
  const printed = <T extends { start: number; end: number; text: string }>(item: T): T[] => {
    const first = place(item)
    const copies = [{ ...first, text: unwrap(raw.slice(first.start, first.end)) }]
    const a = clean.twin?.[item.start] ?? -1
    const b = clean.twin?.[item.end - 1] ?? -1
    // A second copy counts only where it stands whole and apart; a glyph-by-glyph doubling (22月月) is one printing.
    if (a >= first.end && b - a === item.end - item.start - 1) copies.push({ ...first, start: a, end: b + 1, text: unwrap(raw.slice(a, b + 1)) })
    return copies
  }
  const sorted = <T extends { start: number; end: number }>(items: T[]) => items.sort((x, y) => x.start - y.start || x.end - y.end)
  return {
    quantities: sorted(found.quantities.flatMap(printed)),
    times: sorted(found.times.map(t => printed(t)[0]!)),
    mentions: sorted(found.mentions.flatMap(printed)),
    claims: sorted(found.claims.map(place)),
    ...(found.told?.length && { told: sorted(found.told.map(place)) }),
    ...(found.lists?.length && { lists: sorted(found.lists.map(list => ({ ...place(list), names: list.names.map(place) }))) }),
  }
}

/** Removes line breaks and the spaces next to them; spaces inside a line stay. */
export function unwrap(text: string): string {
  return text.replace(/[ \t\u3000]*[\r\n]+[ \t\u3000\r\n]*/g, '')
}
