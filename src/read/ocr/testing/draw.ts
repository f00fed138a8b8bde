// Draws page.png from printed.ts: npm run build && node dist/read/ocr/testing/draw.js. Needs Noto CJK fonts; run only when the words change.
import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { printed } from './printed.ts'

const em = 27
const pitch = 37
const left = 60
const column = 15 * em
const line = (text: string, x: number, y: number, size: number, face: string) => `<text x="${x}" y="${y}" font-size="${size}" font-family="${face}" xml:space="preserve">${text}</text>`
const parts = [
  line(printed.headline, left + 120, 110, 64, 'Noto Sans CJK SC'),
  line(printed.byline, left + 320, 170, em, 'Noto Sans CJK SC'),
  ...printed.columns.flatMap((lines, c) => lines.map((text, i) => line(text, left + c * (column + 1.3 * em), 230 + i * pitch, em, 'Noto Serif CJK SC'))),
  `<rect x="${left}" y="470" width="${2 * column + 35}" height="2"/>`,
]
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="980" height="500"><rect width="980" height="500" fill="#fff"/>${parts.join('')}</svg>`
writeFileSync(new URL('../../../../src/read/ocr/testing/page.png', import.meta.url), await sharp(Buffer.from(svg)).toColourspace('b-w').png({ palette: true, colours: 16, compressionLevel: 9 }).toBuffer())
