import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { usualLimits, type Pixels } from './format.ts'
import { openImage } from './image.ts'
import { openFile } from './index.ts'

/** Reads nothing: keeps what it is given, and claims one line so that the page counts as read. */
function reader() {
  const seen: Pixels[] = []
  const line = { text: '港', x0: 0, y0: 0, x1: 1, y1: 1, at: [0, 1], confidence: 1, sure: [1], size: 1 }
  return { seen, read: async (image: Pixels) => { seen.push(image); return { width: image.width, height: image.height, lines: [line] } } }
}
const open = async (bytes: Uint8Array, limits = usualLimits) => {
  const { seen, read } = reader()
  const content = await openImage(bytes, 'page', limits, read)
  return { content, seen }
}
const codeOf = (work: Promise<unknown>) => work.then(() => null, (error: { code?: string }) => error.code ?? String(error))

/** Black left third, gray middle, white right third: 90 x 60. */
const picture = () => sharp({ create: { width: 90, height: 60, channels: 3, background: '#fff' } }).composite([
  { input: { create: { width: 30, height: 60, channels: 3, background: '#000' } }, left: 0, top: 0 },
  { input: { create: { width: 30, height: 60, channels: 3, background: '#808080' } }, left: 30, top: 0 },
])
const bytesOf = async (make: Sharp) => new Uint8Array(await make.toBuffer())
const again = async (make: (image: Sharp) => Sharp) => bytesOf(make(sharp(await picture().png().toBuffer())))

describe('images of every make are read in shades of gray', () => {
  test.each<{ make: string; bytes(): Promise<Uint8Array>; media: string; middle?: number }>([
    { make: 'PNG', bytes: () => bytesOf(picture().png()), media: 'image/png' },
    { make: 'PNG of 16 bits', bytes: () => again(i => i.toColourspace('rgb16').png()), media: 'image/png' },
    { make: 'PNG of 1 bit', bytes: () => again(i => i.threshold(100).png({ palette: true, colours: 2 })), media: 'image/png', middle: 255 },
    { make: 'PNG with nothing behind', bytes: () => again(i => i.removeAlpha().ensureAlpha(0).png()), media: 'image/png', middle: 255 },
    { make: 'gray JPEG', bytes: () => again(i => i.grayscale().jpeg()), media: 'image/jpeg' },
    { make: 'CMYK JPEG', bytes: () => again(i => i.toColourspace('cmyk').jpeg()), media: 'image/jpeg' },
    { make: 'WebP', bytes: () => again(i => i.webp()), media: 'image/webp' },
    { make: 'TIFF', bytes: () => again(i => i.tiff({ compression: 'lzw' })), media: 'image/tiff' },
    { make: 'TIFF of 1 bit', bytes: () => again(i => i.threshold(100).toColourspace('b-w').tiff({ bitdepth: 1 })), media: 'image/tiff', middle: 255 },
  ])('$make', async ({ bytes, media, middle = 128 }) => {
    const { content, seen } = await open(await bytes())
    expect(content.mediaType).toBe(media)
    const { data, width, height, channels } = seen[0]!
    expect([width, height, channels, data.length]).toEqual([90, 60, 1, 5400])
    const [left, centre, right] = [15, 45, 75].map(x => data[30 * 90 + x]!)
    if (middle !== 255 || left !== 255) expect(left).toBeLessThan(45)
    expect(Math.abs(centre! - middle)).toBeLessThan(20)
    expect(right).toBeGreaterThan(240)
  })

  test('the way a camera was held', async () => {
    const { seen } = await open(await again(i => i.withMetadata({ orientation: 6 }).jpeg()))
    expect([seen[0]!.width, seen[0]!.height]).toEqual([60, 90])
    expect(seen[0]!.data[10 * 60 + 30]).toBeLessThan(40)
  })

  test('more pixels than a page needs are read smaller', async () => {
    const { seen } = await open(await bytesOf(sharp({ create: { width: 7500, height: 6000, channels: 3, background: '#fff' } }).toColourspace('b-w').png({ compressionLevel: 1 })))
    expect(seen[0]!.width * seen[0]!.height).toBeLessThanOrEqual(40_100_000)
    expect(seen[0]!.width / seen[0]!.height).toBeCloseTo(1.25, 2)
  })
})

/** A PNG that says it is this large, and holds next to nothing. */
async function claimed(width: number, height: number): Promise<Uint8Array> {
  const png = await bytesOf(sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } }).png())
  const view = new DataView(png.buffer, png.byteOffset)
  view.setUint32(16, width)
  view.setUint32(20, height)
  let crc = ~0
  for (let i = 12; i < 29; i++) {
    crc ^= png[i]!
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  view.setUint32(29, ~crc)
  return png
}

test.each<{ what: string; bytes(): Promise<Uint8Array>; code: string }>([
  { what: '20,000 x 20,000 pixels', bytes: () => claimed(20_000, 20_000), code: 'read-image-too-large' },
  { what: 'a side of nothing', bytes: () => claimed(0, 100), code: 'read-damaged' },
  { what: 'a size without the pixels', bytes: () => claimed(4000, 3000), code: 'read-damaged' },
  { what: 'a JPEG cut short', bytes: async () => { const whole = await again(i => i.resize(900).jpeg()); return whole.slice(0, whole.length / 2) }, code: 'read-damaged' },
  { what: 'a mark and nothing more', bytes: async () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), code: 'read-damaged' },
  { what: 'a picture of a phone', bytes: async () => new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), code: 'read-format-unsupported' },
])('$what is refused by its code', async ({ bytes, code }) => {
  expect(await codeOf(openFile(await bytes(), 'page'))).toBe(code)
})

test('an image without text says so', async () => {
  expect(await codeOf(openFile(await bytesOf(sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } }).png()), 'page.txt'))).toBe('read-no-text')
}, 60_000)
