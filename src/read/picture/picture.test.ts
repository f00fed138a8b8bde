import sharp from 'sharp'
import { expect, test } from 'vitest'
import { onePage } from '../format/testing/pdf.ts'
import type { Box, DocumentPage } from '../layout/page.ts'
import { drawLayout } from './drawn.ts'
import { pictureOf } from './picture.ts'

const line: Box = { x0: 72 / 612, x1: 300 / 612, y0: (792 - 724) / 792, y1: (792 - 700) / 792 }
const nowhere: Box = { x0: 0.1, x1: 0.4, y0: 0.8, y1: 0.83 }
const pdf = onePage('BT /F1 24 Tf 72 704 Td (Plant 35 of 13800138000) Tj ET')
const darkest = async (webp: Uint8Array, box: Box) => {
  const { width, height } = await sharp(webp).metadata()
  const [left, top] = [Math.round(box.x0 * width), Math.round(box.y0 * height)]
  const part = sharp(webp).extract({ left, top, width: Math.round(box.x1 * width) - left, height: Math.round(box.y1 * height) - top })
  return (await sharp(await part.png().toBuffer()).stats()).channels[0]!.min
}

test('a page of a PDF is drawn as wide as asked, its lines where the layout has them', async () => {
  const drawn = (await pictureOf({ bytes: pdf, mediaType: 'application/pdf', index: 0, width: 800, covers: [], inked: [line] }))!
  expect(await sharp(drawn).metadata()).toMatchObject({ format: 'webp', width: 800, height: Math.round((800 * 792) / 612) })
  expect(await darkest(drawn, line)).toBeLessThan(80)
  expect(await darkest(drawn, nowhere)).toBeGreaterThan(250)
})

test('what is covered cannot be seen, and no picture is given that lacks the lines that were read', async () => {
  const covered = (await pictureOf({ bytes: pdf, mediaType: 'application/pdf', index: 0, width: 800, covers: [line], inked: [line] }))!
  expect(await darkest(covered, line)).toBeGreaterThan(120)
  expect(await pictureOf({ bytes: pdf, mediaType: 'application/pdf', index: 0, width: 800, covers: [], inked: [line, nowhere] })).toBeNull()
  await expect(pictureOf({ bytes: pdf, mediaType: 'application/pdf', index: 7, width: 800, covers: [], inked: [] })).rejects.toThrow()
})

test('an image is turned level on white, as it was read', async () => {
  const scan = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#ddd' } }).png().toBuffer()
  const turned = await sharp(scan).rotate(-3, { background: '#fff' }).raw().toBuffer({ resolveWithObject: true })
  const drawn = (await pictureOf({ bytes: scan, mediaType: 'image/png', index: 0, width: turned.info.width, turned: 3, covers: [], inked: [] }))!
  const { width, height } = await sharp(drawn).metadata()
  expect([width - turned.info.width, height - turned.info.height].every(off => Math.abs(off) <= 2)).toBe(true)
  expect(await darkest(drawn, { x0: 0.97, x1: 1, y0: 0, y1: 0.02 })).toBeGreaterThan(250)
})

test('a layout is drawn as text that harms nobody', () => {
  const page: DocumentPage = { width: 600, height: 800, rules: [nowhere], pictures: [], lines: [{ ...line, start: 0, end: 8, at: [], confidence: 1, sure: null, size: 0.03 }] }
  const svg = drawLayout(page, '<a>"青禾"&')
  expect(svg).toContain('&#60;a&#62;&#34;青禾&#34;&#38;</text>')
  expect(svg.match(/<(?:text|rect)/g)).toHaveLength(3)
})
