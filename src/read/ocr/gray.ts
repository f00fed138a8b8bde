import type { Pixels } from '../format/format.ts'

/** Brightness of a picture, row by row: 0 black, 255 white. */
export interface Gray { data: Uint8Array; width: number; height: number }

/** Colours weigh as the eye sees them; what is transparent lies on white paper. */
export function grayOf({ data, width, height, channels }: Pixels): Gray {
  if (channels === 1) return { data, width, height }
  const gray = new Uint8Array(width * height)
  for (let i = 0, from = 0; i < gray.length; i++, from += channels) {
    const shade = 0.299 * data[from]! + 0.587 * data[from + 1]! + 0.114 * data[from + 2]!
    gray[i] = channels === 4 ? 255 + ((shade - 255) * data[from + 3]!) / 255 : shade
  }
  return { data: gray, width, height }
}

/** A rectangle in pixels, edges between pixels: x1 and y1 lie outside. */
export interface Box { x0: number; y0: number; x1: number; y1: number }

/**
 * The part of a picture under a box, brought to a size by a cubic kernel that widens when it shrinks (so thin strokes fade, but never
 * vanish). What lies outside the picture repeats its edge.
 */
export function resample(from: Gray, box: Box, width: number, height: number): Gray {
  const across = weights(box.x0, box.x1, width, from.width)
  const down = weights(box.y0, box.y1, height, from.height)
  const top = Math.min(...down.first)
  const rows = Math.max(...down.first) + down.taps - top
  const narrow = new Float32Array(rows * width)
  for (let y = 0; y < rows; y++) {
    const row = clamp(top + y, from.height) * from.width
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0, at = across.first[x]!, w = x * across.taps; k < across.taps; k++) sum += from.data[row + clamp(at + k, from.width)]! * across.weight[w + k]!
      narrow[y * width + x] = sum
    }
  }
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0, at = down.first[y]! - top, w = y * down.taps; k < down.taps; k++) sum += narrow[(at + k) * width + x]! * down.weight[w + k]!
      data[y * width + x] = sum <= 0 ? 0 : sum >= 255 ? 255 : sum + 0.5
    }
  }
  return { data, width, height }
}

/** For every pixel of the result, the first pixel of the source it takes from and how much of each. */
function weights(from: number, to: number, size: number, limit: number) {
  const step = (to - from) / size
  const wide = Math.max(step, 1)
  const taps = Math.ceil(wide * 4) + 1
  const first: number[] = []
  const weight = new Float32Array(size * taps)
  for (let i = 0; i < size; i++) {
    const centre = from + (i + 0.5) * step - 0.5
    const start = Math.min(Math.max(Math.ceil(centre - wide * 2), -taps), limit)
    first.push(start)
    let sum = 0
    for (let k = 0; k < taps; k++) sum += weight[i * taps + k] = cubic((start + k - centre) / wide)
    for (let k = 0; k < taps; k++) weight[i * taps + k]! /= sum || 1
  }
  return { first, weight, taps }
}

/** Catmull-Rom. */
function cubic(x: number): number {
  const d = Math.abs(x)
  return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0
}

const clamp = (at: number, size: number) => (at < 0 ? 0 : at >= size ? size - 1 : at)
