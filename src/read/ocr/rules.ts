import type { Box, Gray } from './gray.ts'

/** A rule is followed in steps of this many pixels, over at most so many steps where it is broken or crossed. */
const step = 16
const broken = 2
/** How much darker than the paper on both sides a rule is at least, and over how much of a step. */
const darker = 16
const covered = 0.75

/**
 * Printed rules: long thin strokes along the page or down it, as boxes in pixels, whatever their weight or how noisy the paper.
 * `type`: the usual height of type, in pixels; what is shorter than some characters of it is no rule. They may climb or sink a little.
 */
export function rulesOf(page: Gray, type: number): Box[] {
  const along = strokes(page.data, { length: page.width, breadth: page.height, next: 1, beside: page.width }, type)
  const down = strokes(page.data, { length: page.height, breadth: page.width, next: page.width, beside: 1 }, type)
  return [...along.map(({ from, to, a, b }) => ({ x0: from, x1: to, y0: a, y1: b })), ...down.map(({ from, to, a, b }) => ({ x0: a, x1: b, y0: from, y1: to }))]
}

/** How to walk a picture in one direction: its extent along and across it, and how far apart pixels are in the data. */
interface Walk { length: number; breadth: number; next: number; beside: number }
interface Stroke { from: number; to: number; a: number; b: number }

const shortest = 8

function strokes(data: Uint8Array, walk: Walk, type: number): Stroke[] {
  const open: (Stroke & { last: number; middle: number })[] = []
  const done: Stroke[] = []
  const steps = Math.floor(walk.length / step)
  for (let s = 0; s < steps; s++) {
    const from = s * step
    for (const [a, b] of thinAt(data, walk, from, type)) {
      const stroke = open.find(o => o.last < s && b >= o.middle - 3 && a <= o.middle + 3)
      if (stroke) Object.assign(stroke, { to: from + step, last: s, middle: (a + b) / 2, a: Math.min(stroke.a, a), b: Math.max(stroke.b, b) })
      else open.push({ from, to: from + step, last: s, middle: (a + b) / 2, a, b })
    }
    for (let i = open.length - 1; i >= 0; i--) if (s - open[i]!.last > broken || s === steps - 1) done.push(...open.splice(i, 1))
  }
  return done.filter(({ from, to, a, b }) => to - from >= shortest * type && b - a <= 0.4 * type + 0.02 * (to - from)).map(({ from, to, a, b }) => ({ from, to, a, b }))
}

/** Where across a step something thin is printed: darker than what lies beside it on both sides. */
function thinAt(data: Uint8Array, { breadth, next, beside }: Walk, from: number, type: number): [number, number][] {
  const found: [number, number][] = []
  const reaches = [Math.max(3, Math.round(0.2 * type)), Math.max(5, Math.round(0.5 * type))]
  for (let at = reaches[0]!; at < breadth - reaches[0]!; at++) {
    const here = from * next + at * beside
    const thin = reaches.some(reach => {
      if (at < reach || at >= breadth - reach) return false
      let dark = 0
      for (let k = 0; k < step; k++) {
        const p = here + k * next
        if (data[p]! + darker < Math.min(data[p - reach * beside]!, data[p + reach * beside]!)) dark++
        else if (k - dark >= step * (1 - covered)) return false
      }
      return true
    })
    if (!thin) continue
    const last = found.at(-1)
    if (last && at - last[1] <= 1) last[1] = at + 1
    else found.push([at, at + 1])
  }
  return found
}
