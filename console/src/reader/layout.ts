import { useQueries } from '@tanstack/react-query'
import { api, type Layout, type PageSize } from '../api/index.ts'

export type PrintedLine = Layout['lines'][number]

/** Layouts of the page that is looked at and of those that were recognised, whose uncertain characters the text marks too; by page number, once they are here. */
export function useLayouts(id: string, sizes: PageSize[], looked: number): Map<number, Layout> {
  const numbers = sizes.flatMap((size, i) => (size.recognised || i + 1 === looked ? [i + 1] : []))
  const answers = useQueries({ queries: numbers.map(n => ({ queryKey: ['layout', id, n], queryFn: () => api.layout(id, n), staleTime: Infinity })) })
  return new Map(numbers.flatMap((n, i) => { const layout = answers[i]?.data; return layout ? [[n, layout]] : [] }))
}

/** The page, counted from 1, on which an offset of the text is printed. */
export function pageAt(sizes: PageSize[], offset: number): number {
  const found = sizes.findIndex(s => offset < s.end)
  return found < 0 ? Math.max(1, sizes.length) : found + 1
}

/** Where a stretch of a line stands, in percent of the page. */
export function placeOf(line: PrintedLine, start: number, end: number): React.CSSProperties {
  const [a, b] = [line.at[Math.max(0, start - line.start)]!, line.at[Math.min(line.at.length - 1, end - line.start)]!]
  const percent = (v: number) => `${Math.round(v * 1e4) / 100}%`
  return line.vertical
    ? { left: percent(line.x0), width: percent(line.x1 - line.x0), top: percent(a), height: percent(b - a) }
    : { left: percent(a), width: percent(b - a), top: percent(line.y0), height: percent(line.y1 - line.y0) }
}

/** Zoom at which body type is legible where the page is `width` CSS pixels wide at 1. */
export function legible({ width: w, height: h, lines }: Layout, width: number): number {
  const sizes = lines.map(l => (l.vertical ? ((l.x1 - l.x0) * w) : (l.y1 - l.y0) * h) / w).sort((a, b) => a - b)
  const type = (sizes[sizes.length >> 1] ?? 0.02) * width
  return Math.min(4, Math.max(1, Math.round((15 / type) * 10) / 10))
}

/** Stretches without a break of offsets that follow each other. */
export function runs(offsets: readonly number[]): [start: number, end: number][] {
  const found: [number, number][] = []
  for (const at of offsets) {
    const last = found.at(-1)
    if (last && last[1] === at) last[1]++
    else found.push([at, at + 1])
  }
  return found
}
