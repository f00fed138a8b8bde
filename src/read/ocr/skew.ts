import { resample, type Gray } from './gray.ts'

/**
 * How far a page is turned, in degrees clockwise, between -4 and 4. The lines of a straight page fill rows of pixels or leave them
 * white; the turn that makes the rows differ most from their neighbours is the one to take back. Found on a small copy.
 */
export function skewOf(page: Gray): number {
  const scale = Math.min(1, 1600 / Math.max(page.width, page.height))
  const small = scale === 1 ? page : resample(page, { x0: 0, y0: 0, x1: page.width, y1: page.height }, Math.max(1, Math.round(page.width * scale)), Math.max(1, Math.round(page.height * scale)))
  const ink = strokes(small)
  const seen = (angle: number) => contrast(ink, small, angle)
  const best = (angles: number[]) => angles.reduce((a, b) => (seen(b) > seen(a) ? b : a))
  const coarse = best(range(-4, 4, 0.25))
  const fine = best(range(coarse - 0.25, coarse + 0.25, 0.05))
  // A few large characters look a little better at some angle: a page that stands straight is left alone.
  return seen(fine) > surely * seen(0) ? fine : 0
}

const surely = 1.6

const range = (from: number, to: number, step: number) => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)

/** Pixels where something dark begins going down: edges tell lines apart also in front of a photo or a shadow. */
function strokes({ data, width, height }: Gray): Int32Array {
  const found: number[] = []
  for (let at = width; at < width * (height - 1); at++) if (data[at - width]! - data[at]! > 40) found.push(at)
  return Int32Array.from(found)
}

function contrast(ink: Int32Array, { width, height }: Gray, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180)
  const shift = Math.ceil(Math.abs(slope) * width)
  const rows = new Float64Array(height + 2 * shift + 2)
  for (const at of ink) {
    const y = (at / width) | 0
    rows[Math.round(y - slope * (at - y * width)) + shift]!++
  }
  let sum = 0
  for (let i = 1; i < rows.length; i++) sum += (rows[i]! - rows[i - 1]!) ** 2
  return sum
}
