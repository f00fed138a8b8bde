import type { Box, LaidLine, LaidPage } from './page.ts'

/** A part of a page that is read from top to bottom: a column, or a head over columns. */
export type Column = LaidLine[]

/** What is cut: a line or a picture, in line heights so that page size and type size do not matter. */
interface Ink extends Box { line: LaidLine | null }
/** `type`: the usual height of type, in fractions of the page; `narrowest`: white that may be a gutter. */
interface Cut { rules: Box[]; type: number; narrowest: number; columns: Column[] }

/** A white stretch between columns is at least this wide, in line heights; where lines were recognised, a stop may have cut one of them in two. */
const narrowestPrinted = 0.3
const narrowestSeen = 0.8

/** Lines of a page -> its columns in the order a reader takes them, by cutting it again and again along white gutters and printed rules. */
export function columnsOf(page: LaidPage): Column[] {
  const { lines } = page
  if (!lines.length) return []
  // One unit is the usual line's height, in both directions.
  const unit = Math.max(median(lines.map(line => line.y1 - line.y0)), 1e-4)
  const wide = (page.width / page.height) / unit
  const slope = median(lines.filter(line => line.slope !== undefined && !line.vertical).map(line => line.slope!)) || 0
  const scaled = (box: Box, line: LaidLine | null): Ink => {
    const sink = slope * wide * (box.x0 + box.x1) / 2
    const [x0, x1, y0, y1] = [box.x0 * wide, box.x1 * wide, box.y0 / unit - sink, box.y1 / unit - sink]
    return { line, x0, x1: Math.max(x0, x1), y0, y1: Math.max(y0, y1) }
  }
  const inks = lines.map(line => scaled(line, line))
  for (const picture of page.pictures ?? []) inks.push(scaled(picture, null))
  const cut: Cut = { rules: (page.rules ?? []).map(rule => scaled(rule, null)), type: median(lines.map(line => line.size)), narrowest: lines.some(line => line.sure) ? narrowestSeen : narrowestPrinted, columns: [] }
  cutRegion(inks.map(shrunk), cut)
  return cut.columns
}

/** Boxes of lines reach into each other where lines stand close: what counts is the middle of the type. */
const shrunk = (ink: Ink): Ink => {
  if (!ink.line) return ink
  const trim = 0.2 * (ink.y1 - ink.y0)
  return { ...ink, y0: ink.y0 + trim, y1: ink.y1 - trim }
}

function cutRegion(inks: Ink[], cut: Cut): void {
  const parts = inks.length > 1 && !isRow(inks, cut) ? atRules(inks, cut.rules) ?? atHeads(inks, cut.type) ?? headOff(inks, cut.narrowest) ?? atGutters(inks, cut.narrowest) ?? atBands(inks, cut.narrowest) : null
  if (parts) for (const part of parts) cutRegion(part, cut)
  else {
    const column = rowsOf(inks.filter(ink => ink.line)).flatMap(row => row.toSorted((a, b) => a.x0 - b.x0))
    if (column.length) cut.columns.push(column.map(ink => ink.line!))
  }
}

/** Where a printed rule runs through the region from end to end and no line crosses it. */
function atRules(inks: Ink[], rules: Box[]): Ink[][] | null {
  const all = around(inks)
  for (const along of ['x', 'y'] as const) {
    const [from, to, a, b] = along === 'x' ? ['x0', 'x1', 'y0', 'y1'] as const : ['y0', 'y1', 'x0', 'x1'] as const
    const places = rules.filter(r => r[b] - r[a] < 0.5 && Math.min(r[to], all[to]) - Math.max(r[from], all[from]) >= 0.9 * (all[to] - all[from]))
      .map(r => (r[a] + r[b]) / 2).filter(at => at > all[a] && at < all[b] && inks.every(ink => ink[b] <= at + 0.2 || ink[a] >= at - 0.2)).sort((p, q) => p - q)
    const parts = split(inks, ink => { const middle = (ink[a] + ink[b]) / 2; return places.filter(at => at < middle).length })
    if (parts.length > 1) return parts
  }
  return null
}

/** Recognised pieces side by side: no order but from left to right. */
const isRow = (inks: Ink[], { narrowest }: Cut) => narrowest === narrowestSeen && inks.every(ink => ink.line) && rowsOf(inks).length === 1

/** A head is set larger than the text by this much, and keeps this many line heights from what stands above it. */
const headSize = 1.2
const headSpace = 1.2

/** Where white runs through the region from side to side over nothing but heads: stories end above it, whatever gutters happen to go on below. */
function atHeads(inks: Ink[], type: number): Ink[][] | null {
  const parts: Ink[][] = []
  let end = -Infinity
  let above: Ink[] = []
  for (const strip of stripsOf(inks)) {
    const begin = strip.reduce((y, ink) => Math.min(y, ink.y0), Infinity)
    const large = (ink: Ink) => ink.line !== null && ink.line.size >= headSize * type
    if (!parts.length || (begin - end >= headSpace && strip.every(large) && !above.every(large))) parts.push([...strip])
    else for (const ink of strip) parts.at(-1)!.push(ink)
    end = strip.reduce((y, ink) => Math.max(y, ink.y1), end)
    above = strip
  }
  return parts.length > 1 ? parts : null
}

/** Lines that stand alone over (or under) a part with more gutters than the region shows: its head. A centred headline may leave some gutters free. */
function headOff(inks: Ink[], narrowest: number): Ink[][] | null {
  const strips = stripsOf(inks)
  const alone = (strip: Ink[]) => strip.length === 1 && strip[0]!.line !== null
  let from = 0
  let to = strips.length
  while (from < to && alone(strips[from]!)) from++
  while (to > from && alone(strips[to - 1]!)) to--
  if (to - from < 1 || to - from === strips.length) return null
  const free = guttersOf(inks, narrowest).length
  const more = (a: number, b: number) => free > 0 && guttersOf(strips.slice(a, b).flat(), narrowest).length > free
  if (!more(from, to)) return null
  // Only what hides a gutter is a head: a short line over its own column is that column's.
  const inner = guttersOf(strips.slice(from, to).flat(), narrowest)
  const crosses = (strip: Ink[]) => inner.some(g => strip[0]!.x0 < g.x0 && strip[0]!.x1 > g.x1)
  const firsts = strips.slice(0, from)
  const lasts = strips.slice(to)
  const head = firsts.some(crosses) ? firsts : []
  const foot = lasts.some(crosses) ? lasts : []
  const body = strips.slice(head.length, strips.length - foot.length)
  const parts = [head, body, foot].map(part => part.flat()).filter(part => part.length > 0)
  return parts.length > 1 ? parts : null
}

/** At the widest gutters of the region; what stays uncut is cut in the next turn. */
function atGutters(inks: Ink[], narrowest: number): Ink[][] | null {
  const gutters = guttersOf(inks, narrowest)
  if (!gutters.length) return null
  const widest = gutters.reduce((w, g) => Math.max(w, g.x1 - g.x0), 0)
  const places = gutters.filter(g => g.x1 - g.x0 >= 0.7 * widest).map(g => (g.x0 + g.x1) / 2)
  const parts = split(inks, ink => { const middle = (ink.x0 + ink.x1) / 2; return places.filter(at => at < middle).length })
  return parts.length > 1 ? parts : null
}

/** Into the largest bands that can be cut at a gutter, and what stands above, between and below them. */
function atBands(inks: Ink[], narrowest: number): Ink[][] | null {
  const strips = stripsOf(inks)
  const bands = bandsOf(strips, narrowest).sort((a, b) => b.size - a.size)
  const owner = strips.map(() => -1)
  bands.forEach(({ from, to }, i) => { if (owner.slice(from, to).every(o => o < 0)) owner.fill(i, from, to) })
  const parts: Ink[][] = []
  owner.forEach((o, i) => {
    if (i > 0 && o === owner[i - 1]) for (const ink of strips[i]!) parts.at(-1)!.push(ink)
    else parts.push([...strips[i]!])
  })
  return parts.length > 1 ? parts : null
}

interface Band { from: number; to: number; size: number }

/** Every longest run of strips with a common gutter. */
function bandsOf(strips: Ink[][], narrowest: number): Band[] {
  const bands: Band[] = []
  const free = strips.map(strip => guttersOf(strip, narrowest))
  const left = strips.map(strip => strip.reduce((x, ink) => Math.min(x, ink.x0), Infinity))
  const right = strips.map(strip => strip.reduce((x, ink) => Math.max(x, ink.x1), -Infinity))
  for (let from = 0; from < strips.length;) {
    let open = free[from]!
    let to = from + 1
    // A strip without ink on one side of a gutter does not close it; the first strip must show both.
    for (; to < strips.length; to++) {
      const next = common(open, free[to]!, left[to]!, right[to]!, narrowest)
      if (!next.length) break
      open = next
    }
    if (open.length) bands.push({ from, to, size: strips.slice(from, to).reduce((n, strip) => n + strip.length, 0) })
    from = open.length ? to : from + 1
  }
  return bands
}

interface Gap { x0: number; x1: number }

/** Gutters that stay white when a strip is added. */
function common(gutters: Gap[], gaps: Gap[], left: number, right: number, narrowest: number): Gap[] {
  const white = [{ x0: -Infinity, x1: left }, ...gaps, { x0: right, x1: Infinity }]
  const out: Gap[] = []
  for (const g of gutters) {
    for (const w of white) {
      const x0 = Math.max(g.x0, w.x0)
      const x1 = Math.min(g.x1, w.x1)
      if (x1 - x0 >= narrowest) out.push({ x0, x1 })
    }
  }
  return out
}

/** White stretches with ink on both sides that run through all of the region. */
function guttersOf(inks: Ink[], narrowest: number): Gap[] {
  const gaps: Gap[] = []
  let end = Infinity
  for (const ink of inks.toSorted((a, b) => a.x0 - b.x0)) {
    if (ink.x0 - end >= narrowest) gaps.push({ x0: end, x1: ink.x0 })
    end = end === Infinity ? ink.x1 : Math.max(end, ink.x1)
  }
  return gaps
}

/** What stands side by side: runs of boxes whose heights overlap, from the top. */
function stripsOf(inks: Ink[]): Ink[][] {
  const strips: Ink[][] = []
  let end = -Infinity
  for (const ink of inks.toSorted((a, b) => a.y0 - b.y0)) {
    if (!strips.length || ink.y0 >= end) strips.push([ink])
    else strips.at(-1)!.push(ink)
    end = Math.max(end, ink.y1)
  }
  return strips
}

/** Lines of a column from the top; those whose middles lie in one another are one row, pieces of a line side by side. */
function rowsOf(inks: Ink[]): Ink[][] {
  const rows: Ink[][] = []
  for (const ink of inks.toSorted((a, b) => a.y0 + a.y1 - b.y0 - b.y1 || a.x0 - b.x0)) {
    const row = rows.at(-1)
    const middle = (ink.y0 + ink.y1) / 2
    if (row && middle < row[0]!.y1 && row[0]!.y0 + row[0]!.y1 > 2 * ink.y0) row.push(ink)
    else rows.push([ink])
  }
  return rows
}

/** Groups by a number, in its order; within a group the order stays. */
function split(inks: Ink[], group: (ink: Ink) => number): Ink[][] {
  const parts: Ink[][] = []
  for (const ink of inks) (parts[group(ink)] ??= []).push(ink)
  return parts.filter(Boolean)
}

const around = (inks: Ink[]): Box => ({
  x0: inks.reduce((v, i) => Math.min(v, i.x0), Infinity), y0: inks.reduce((v, i) => Math.min(v, i.y0), Infinity),
  x1: inks.reduce((v, i) => Math.max(v, i.x1), -Infinity), y1: inks.reduce((v, i) => Math.max(v, i.y1), -Infinity),
})

export function median(values: number[]): number {
  return values.length ? values.toSorted((a, b) => a - b)[values.length >> 1]! : 0
}
