import { expect, test } from 'vitest'
import { glyphsOf } from './ctc.ts'

const characters = ['', '甲', '乙']
/** Steps as the class that leads and how likely it is. */
const likely = (steps: [number, number][]) => Float32Array.from(steps.flatMap(([best, p]) => characters.map((_, c) => (c === best ? p : (1 - p) / 2))))

test.each<{ steps: [number, number][]; text: string; centres: number[]; sure: number[] }>([
  { steps: [], text: '', centres: [], sure: [] },
  { steps: [[0, 1], [0, 1]], text: '', centres: [], sure: [] },
  { steps: [[1, 1], [1, 1], [0, 1], [2, 0.5]], text: '甲乙', centres: [0.25, 0.875], sure: [1, 0.5] },
  { steps: [[1, 1], [0, 1], [1, 1], [0, 1]], text: '甲甲', centres: [0.125, 0.625], sure: [1, 1] },
  { steps: [[0, 1], [1, 0.6], [2, 0.75], [0, 1]], text: '甲乙', centres: [0.375, 0.625], sure: [0.6, 0.75] },
])('$text from $steps.length steps', ({ steps, text, centres, sure }) => {
  const glyphs = glyphsOf(likely(steps), 0, steps.length, characters)
  expect(glyphs.map(glyph => glyph.text).join('')).toBe(text)
  glyphs.forEach((glyph, i) => {
    expect(glyph.centre).toBeCloseTo(centres[i]!)
    expect(glyph.sure).toBeCloseTo(sure[i]!)
  })
})
