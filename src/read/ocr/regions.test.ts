import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Gray } from './gray.ts'
import { resample } from './gray.ts'
import { linesOf } from './lines.ts'
import { regionsOf } from './regions.ts'
import { skewOf } from './skew.ts'

const paper = (width: number, height: number, value = 255): Gray => ({ data: new Uint8Array(width * height).fill(value), width, height })
const fill = (on: Gray, x0: number, y0: number, x1: number, y1: number, value: number) => { for (let y = y0; y < y1; y++) on.data.fill(value, y * on.width + x0, y * on.width + x1) }
/** Squares of 18 in cells of 20: what type looks like from afar. */
const type = (on: Gray, x: number, y: number, count: number) => { for (let i = 0; i < count; i++) fill(on, x + i * 20 + 1, y + 1, x + i * 20 + 19, y + 19, 0) }

test('columns that the detector ran together, each on lines of its own, are told apart', () => {
  const page = paper(700, 300)
  const map = paper(700, 300, 0)
  for (let row = 0; row < 6; row++) {
    type(page, 20, 20 + row * 40, 14)
    type(page, 326, 33 + row * 40, 14)
    fill(map, 24, 26 + row * 40, 300, 34 + row * 40, 250)
    fill(map, 326, 39 + row * 40, 600, 47 + row * 40, 250)
    // A bridge over the gutter, sloping from line to line.
    for (let x = 300; x < 326; x++) fill(map, x, 26 + row * 40 + ((x - 300) >> 1), x + 1, 34 + row * 40 + ((x - 300) >> 1), 250)
  }
  const lines = linesOf(page, regionsOf(map)).sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)
  expect(lines.map(({ x0, x1, y0, y1 }) => [x0, x1, y0, y1])).toEqual([
    ...Array.from({ length: 6 }, (_, row) => [21, 299, 21 + row * 40, 39 + row * 40]),
    ...Array.from({ length: 6 }, (_, row) => [327, 605, 34 + row * 40, 52 + row * 40]),
  ])
})

test('a line found in pieces is one line, a wide space in it no gutter', () => {
  const page = paper(600, 60)
  const map = paper(600, 60, 0)
  type(page, 20, 20, 8)
  type(page, 205, 20, 8)
  fill(map, 24, 26, 176, 34, 250)
  fill(map, 209, 26, 361, 34, 250)
  expect(linesOf(page, regionsOf(map)).map(({ x0, x1 }) => [x0, x1])).toEqual([[21, 364]])
})

test.each([-3, -0.7, 0, 1.2, 3.5])('lines turned by %f degrees are known to be', degrees => {
  const page = paper(900, 700)
  const slope = Math.tan((degrees * Math.PI) / 180)
  for (let row = 0; row < 14; row++) for (let x = 60; x < 840; x++) if (x % 20 > 3) { const y = Math.round(60 + row * 42 + slope * (x - 450)); fill(page, x, y, x + 1, y + 18, 0) }
  expect(Math.abs(skewOf(page) - degrees)).toBeLessThanOrEqual(0.1)
})

test('resampling keeps an even tone, and the same size keeps the picture', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(255), (w, h, toW, toH, tone) => {
    expect([...resample(paper(w, h, tone), { x0: -2, y0: -1, x1: w + 3, y1: h + 2 }, toW, toH).data].every(v => Math.abs(v - tone) <= 1)).toBe(true)
    const picture = { ...paper(w, h), data: Uint8Array.from({ length: w * h }, (_, i) => (i * 97 + tone) % 256) }
    expect([...resample(picture, { x0: 0, y0: 0, x1: w, y1: h }, w, h).data]).toEqual([...picture.data])
  }), { numRuns: 50 })
})
