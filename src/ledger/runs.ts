import type { Run } from './schema.ts'

/** Raw document offset of an offset in an article's text. */
export function rawOffset(runs: readonly Run[], at: number): number {
  const run = runs[last(runs.length, i => runs[i]![0] <= at)]
  return run ? run[1] + Math.min(at - run[0], run[2] - 1) : 0
}

/** Offset in an article's text of a raw document offset, null where the text leaves it out. Runs follow the text, not always the page. */
export function textOffset(runs: readonly Run[], raw: number): number | null {
  const run = runs.find(([, from, length]) => raw >= from && raw < from + length)
  return run ? run[0] + raw - run[1] : null
}

/** `textOffset` for many offsets of one text. */
export function textOffsets(runs: readonly Run[]): (raw: number) => number | null {
  const byRaw = [...runs].sort((a, b) => a[1] - b[1])
  return raw => {
    const run = byRaw[last(byRaw.length, i => byRaw[i]![1] <= raw)]
    return run && raw >= run[1] && raw < run[1] + run[2] ? run[0] + raw - run[1] : null
  }
}

/** The last of `count` for which it holds, where it holds for those at the beginning; 0 where for none. */
function last(count: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
