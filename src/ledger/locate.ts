import type { Ledger, Locator } from './ledger.ts'

/** Where in its file a stretch stands: `null` where the document is not here. Documents asked for are remembered, so that a long export opens each once. */
export type Locate = (stretch: { document: string; start: number }) => Promise<Locator | null>

/** Documents whose places are kept at hand. */
const remembered = 200

export function locator(ledger: Pick<Ledger, 'opened'>): Locate {
  const places = new Map<string, Promise<(at: number) => Locator | null>>()
  return async ({ document, start }) => {
    let here = places.get(document)
    if (!here) {
      if (places.size >= remembered) places.delete(places.keys().next().value!)
      places.set(document, here = placesOf(ledger, document))
    }
    return (await here)(start)
  }
}

async function placesOf(ledger: Pick<Ledger, 'opened'>, document: string): Promise<(at: number) => Locator | null> {
  const found = await ledger.opened(document)
  if (!found) return () => null
  const cells = found.tables.flatMap(({ name, rows }) => rows.flat().map(({ start, end, address }) => ({ start, end, name, address })))
  const lines: { start: number; page: number | null; line: number }[] = found.pages
    ? found.pages.flatMap((page, i) => page.lines.map(({ start }, n) => ({ start, page: i + 1, line: n + 1 }))).sort((a, b) => a.start - b.start)
    : [...found.text.matchAll(/^/gm)].map(({ index }, n) => ({ start: index, page: null, line: n + 1 }))
  return at => {
    const cell = lastFrom(cells, at)
    if (cell && at < cell.end) return { kind: 'cell', sheet: cell.name, address: cell.address }
    const line = lastFrom(lines, at)
    return line ? { kind: 'line', page: line.page, line: line.line } : null
  }
}

/** The last of those, sorted by start, that starts at or before a place. */
function lastFrom<T extends { start: number }>(sorted: T[], at: number): T | undefined {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.start <= at) low = middle + 1
    else high = middle
  }
  return sorted[low - 1]
}
