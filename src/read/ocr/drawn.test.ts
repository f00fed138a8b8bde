import { expect, test } from 'vitest'
import type { LaidLine } from '../layout/page.ts'
import { drawnOn } from './drawn.ts'
import type { Box, Gray } from './gray.ts'

const [width, height] = [640, 480]
/** Paper with a grain, the same every time, and what is drawn on it: boxes of a shade, each sinking by so much on its way. */
function paper(drawn: (Box & { shade: number; sinks?: number })[]): Gray {
  const data = new Uint8Array(width * height)
  let grain = 1
  for (let i = 0; i < data.length; i++) {
    grain = (grain * 1103515245 + 12345) & 0x7fffffff
    data[i] = 215 + ((grain >> 16) % 25)
  }
  for (const { x0, x1, y0, y1, shade, sinks = 0 } of drawn) {
    for (let x = x0; x < x1; x++) for (let y = y0; y < y1; y++) data[(y + Math.round((sinks * (x - x0)) / (x1 - x0))) * width + x]! = shade + (data[y * width + x]! % 9)
  }
  return { data, width, height }
}
/** Lines of type 16 pixels high, as the recogniser gives them. */
const lines = [60, 84, 108, 132].map((y): LaidLine => ({ text: '青禾湾', x0: 40 / width, x1: 280 / width, y0: y / height, y1: (y + 16) / height, at: [], confidence: 1, sure: null, size: 16 / height }))
const pixels = (boxes: Box[]) => boxes.map(b => [b.x0 * width, b.y0 * height, b.x1 * width, b.y1 * height].map(Math.round))

test('rules are found along and down the page, thin or thick, a little askew', () => {
  const { rules, pictures } = drawnOn(paper([
    { x0: 32, x1: 608, y0: 40, y1: 41, shade: 120 },
    { x0: 32, x1: 608, y0: 300, y1: 305, shade: 40, sinks: 3 },
    { x0: 320, x1: 322, y0: 64, y1: 272, shade: 90 },
  ]), lines)
  expect(pixels(rules).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)).toEqual([[32, 40, 608, 41], [32, 300, 608, 308], [320, 64, 322, 272]])
  expect(pictures).toEqual([])
})

test('a stroke that runs through lines of print is no rule, nor is a short one', () => {
  const { rules } = drawnOn(paper([{ x0: 150, x1: 152, y0: 58, y1: 250, shade: 60 }, { x0: 400, x1: 470, y0: 200, y1: 202, shade: 60 }]), lines)
  expect(rules).toEqual([])
})

test('a picture is what hides the paper where no text was read', () => {
  const photo = { x0: 352, x1: 560, y0: 80, y1: 240, shade: 110 }
  const banner = { x0: 40, x1: 280, y0: 58, y1: 150, shade: 60 }
  const { rules, pictures } = drawnOn(paper([photo, banner]), lines)
  expect(pixels(pictures)).toEqual([[352, 80, 560, 240]])
  expect(rules).toEqual([])
})
