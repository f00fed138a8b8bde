import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../layout/order.ts'
import type { LaidPage } from '../layout/page.ts'
import { recognise } from './recognise.ts'
import { pageImage, printed } from './testing/printed.ts'

const read = async (image: Sharp): Promise<LaidPage> => {
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return recognise({ data, width: info.width, height: info.height, channels: 1 }, 'page.png')
}
const bare = (s: string) => s.replace(/\s/g, '')
const wanted = [printed.headline, printed.byline, ...printed.columns.flat()].map(bare)

const cases: { image: string; make(page: Sharp): Sharp; turned?: number; says?: string[] }[] = [
  { image: 'turned by 1.5 degrees', make: page => page.rotate(1.5, { background: '#fff' }), turned: 1.5 },
  { image: 'at half the resolution', make: page => page.resize({ width: 490 }) },
  { image: 'whose headline is white on black', make: page => page.extract({ left: 0, top: 0, width: 980, height: 130 }).negate(), says: [printed.headline] },
]

describe.each(cases)('a page $image', ({ make, turned = 0, says = wanted }) => {
  test('is read line by line, every character in its place', async () => {
    const page = await read(make(sharp(pageImage())))
    const lines = columnsOf(page).flat()
    expect(lines.map(line => bare(line.text))).toEqual(says)
    expect(Math.abs((page.turned ?? 0) - turned)).toBeLessThan(0.11)
    for (const { text, at, sure, x0, x1 } of lines) {
      expect(at).toHaveLength(text.length + 1)
      expect(sure).toHaveLength(text.length)
      expect([...at].every((x, i) => i === 0 || x >= at[i - 1]!), text).toBe(true)
      expect(x1 <= 0.5 || x0 >= 0.5 || text.length < 12, `no line runs over the gutter: ${text}`).toBe(true)
    }
  })
}, 120_000)

test('an empty page has no lines, however small', async () => {
  const white = (width: number, height: number) => recognise({ data: new Uint8Array(width * height).fill(255), width, height, channels: 1 }, 'white.png')
  expect((await white(1, 1)).lines).toEqual([])
  expect((await white(400, 300)).lines).toEqual([])
}, 60_000)
