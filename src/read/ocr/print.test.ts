import { expect, test } from 'vitest'
import { asPrinted, withWidths, type Placed } from './print.ts'

const size = 20
/** Characters side by side, as wide as said, under ink that fills all but what is thin: a dash, a space. */
function laid(parts: [string, number][]): { glyphs: Placed[]; columns: Uint16Array } {
  let x = 0
  const glyphs = parts.map(([text, wide]): Placed => ({ text, sure: 1, x0: x, x1: x += wide, centre: x - wide / 2 }))
  const columns = new Uint16Array(x)
  for (const { text, x0, x1 } of glyphs) for (let at = x0 + (text === '~' ? 0 : 1); at < x1 - (text === '~' ? 0 : 1); at++) columns[at] = text === '~' ? 2 : 9
  return { glyphs: glyphs.map(glyph => (glyph.text === '~' ? { ...glyph, text: '一' } : glyph)), columns }
}
const each = (text: string, wide = size) => [...text].map((c): [string, number] => [c, wide])

test.each<{ what: string; parts: [string, number][]; text: string }>([
  { what: 'an empty square before a reporter', parts: each('口本报记者赵青'), text: '□本报记者赵青' },
  { what: 'a mouth elsewhere', parts: each('口岸通关更快'), text: '口岸通关更快' },
  { what: 'a dash of two characters read as one', parts: [...each('平台'), ['~', 2 * size], ...each('港区')], text: '平台——港区' },
  { what: 'the number one', parts: [...each('平台'), ['~', size - 4], ...each('港区')], text: '平台一港区' },
  { what: 'a narrow comma', parts: [...each('昨天'), ['，', size / 2], ...each('港区项目')], text: '昨天,港区项目' },
  { what: 'a comma at the end, as the others', parts: [...each('昨天'), ['，', size / 2], ...each('港区项目'), ['，', size]], text: '昨天,港区项目,' },
  { what: 'a wide comma', parts: [...each('昨天'), [',', size], ...each('港区项目')], text: '昨天，港区项目' },
])('$what', ({ parts, text }) => {
  const { glyphs, columns } = laid(parts)
  const [out] = withWidths([asPrinted(glyphs, columns, 0, size)]) as [Placed[]]
  expect(out.map(glyph => glyph.text).join('')).toBe(text)
  expect(out.every((glyph, i) => i === 0 || glyph.x0 >= out[i - 1]!.x0)).toBe(true)
})
