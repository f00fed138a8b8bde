import type { Gray } from './gray.ts'

/** A stretch of text on the page: where it begins and ends, how high it is and how sure the detector is of it (0..1). */
export interface Region {
  x0: number
  x1: number
  height: number
  score: number
  /** The middle of the text at a place between x0 and x1: neighbouring columns run together, each on lines of its own. */
  middle(x: number): number
}

/** Where the detector's map is above this, text may stand; a region is kept when it is above the second on average. */
const possible = 0.3 * 255
const likely = 0.55 * 255

/** The detector marks the core of a line only: a region is grown by its area over its rim, times this. */
const grow = 1.5

/** The detector's map -> regions of connected text, grown to the size of the type, in no order. `scale`: of the map to the page. */
export function regionsOf(map: Gray, scale = 1): Region[] {
  return connected(map).flatMap(core => {
    const columns = columnsOf(core)
    const thick = median(columns.map(column => column.area))
    const wide = core.x1 - core.x0
    if (core.sum / core.area < likely || Math.min(wide, thick) < 3) return []
    const by = (wide * thick * grow) / (2 * (wide + thick))
    const middle = (x: number) => columns[Math.min(columns.length - 1, Math.max(0, Math.round(x * scale) - core.x0))]!.middle / scale
    return { x0: (core.x0 - by) / scale, x1: (core.x1 + by) / scale, height: (thick + 2 * by) / scale, score: core.sum / core.area / 255, middle }
  })
}

interface Run { y: number; x0: number; x1: number; sum: number }
interface Core { runs: Run[]; x0: number; x1: number; area: number; sum: number }

function columnsOf({ runs, x0, x1 }: Core): { area: number; middle: number }[] {
  const columns = Array.from({ length: x1 - x0 }, () => ({ area: 0, middle: 0 }))
  for (const run of runs) {
    for (let x = run.x0; x < run.x1; x++) {
      const column = columns[x - x0]!
      column.area++
      column.middle += run.y + 0.5
    }
  }
  for (const column of columns) column.middle /= column.area
  return columns
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Connected parts of the map, by runs of pixels that touch a run of the row above. */
function connected({ data, width, height }: Gray): Core[] {
  const parent: number[] = []
  const root = (i: number): number => { while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!; return i }
  const runs: Run[] = []
  let above = 0
  for (let y = 0, start = 0; y < height; y++) {
    start = runs.length
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! <= possible) continue
      const run = { y, x0: x, x1: x, sum: 0 }
      while (run.x1 < width && data[y * width + run.x1]! > possible) run.sum += data[y * width + run.x1++]!
      x = run.x1
      parent.push(runs.push(run) - 1)
    }
    for (let i = start, k = above; i < runs.length && k < start;) {
      if (runs[k]!.x1 < runs[i]!.x0) k++
      else if (runs[i]!.x1 < runs[k]!.x0) i++
      else {
        parent[root(i)] = root(k)
        if (runs[k]!.x1 < runs[i]!.x1) k++
        else i++
      }
    }
    above = start
  }
  const cores = new Map<number, Core>()
  runs.forEach((run, i) => {
    const core = cores.get(root(i)) ?? { runs: [], x0: run.x0, x1: run.x1, area: 0, sum: 0 }
    core.runs.push(run)
    cores.set(root(i), { runs: core.runs, x0: Math.min(core.x0, run.x0), x1: Math.max(core.x1, run.x1), area: core.area + run.x1 - run.x0, sum: core.sum + run.sum })
  })
  return [...cores.values()]
}
