import { describe, expect, test } from 'vitest'
import { composeText } from '../layout/compose.ts'
import { usualLimits } from './format.ts'
import { openPdf } from './pdf.ts'
import { onePage, pdfOf } from './testing/pdf.ts'

const open = (bytes: Uint8Array, limits = {}) => openPdf(bytes, '一.pdf', { ...usualLimits, ...limits })
const textOf = async (content: string) => { const { pages } = await open(onePage(content)); return composeText(pages!).text }
/** Text at a place of the page, 612 x 792 points from its lower left corner. */
const at = (x: number, y: number, text: string, size = 10) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`

/** An image of 120 x 120 grey pixels over most of the page. */
const scanned = pdfOf(['q 500 0 0 600 50 80 cm /Im Do Q'], '~'.repeat(14400))

describe('PDF', () => {
  test('a glyph knows its place', async () => {
    const { pages } = await open(onePage(at(61.2, 792 - 100, 'AB', 20)))
    const [line] = pages![0]!.lines
    expect(line!.text).toBe('AB')
    // Courier: 0.6 of its size wide.
    expect(Array.from(line!.at, v => Math.round(v * 612))).toEqual([61, 73, 85])
    expect([line!.y0 * 792, line!.y1 * 792, line!.size * 792].map(Math.round)).toEqual([82, 102, 20])
  })
  test.each([
    ['pieces of a line in any order', at(124, 700, 'two') + at(100, 700, 'one '), 'one two\n'],
    ['a gutter parts lines', at(100, 700, 'left') + at(140, 700, 'right'), 'left\n\nright\n'],
    ['boldness faked by printing twice', at(100, 700, 'loud') + at(100.3, 700, 'loud'), 'loud\n'],
    ['letters drawn apart by numbers', 'BT /F1 10 Tf 1 0 0 1 100 700 Tm [(to) -100 (day)] TJ ET', 'today\n'],
    ['a word gap without a space', 'BT /F1 10 Tf 1 0 0 1 100 700 Tm [(to) -400 (day)] TJ ET', 'to day\n'],
    ['lines by leading', 'BT /F1 10 Tf 14 TL 100 700 Td (one) Tj T* (two) Tj (three) \' ET', 'one\ntwo\nthree\n'],
    ['inside a scaled drawing', 'q 0.5 0 0 0.5 50 350 cm BT /F1 20 Tf 1 0 0 1 100 700 Tm (half) Tj ET Q', 'half\n'],
    ['a page that lies on its side', 'BT /F1 10 Tf 0 1 -1 0 300 100 Tm (side) Tj 0 -14 Td (ways) Tj ET', 'side\nways\n'],
  ])('%s', async (_, content, text) => expect(await textOf(content)).toBe(text))

  test('rules are kept for the layout', async () => {
    const { pages } = await open(onePage(`${at(100, 700, 'x')} 50 600 400 1 re f`))
    expect(pages![0]!.rules).toEqual([{ x0: 50 / 612, x1: 450 / 612, y0: expect.closeTo(191 / 792), y1: expect.closeTo(192 / 792) }])
  })
  test('a page that is only an image is read in the image, and lies where that lies', async () => {
    const seen: number[] = []
    const { pages } = await openPdf(scanned, '一.pdf', usualLimits, async image => {
      seen.push(image.width, image.height, image.data.length / image.channels)
      return { width: 40, height: 40, lines: [{ text: '青禾', x0: 0, y0: 0.5, x1: 1, y1: 0.75, at: [0, 0.5, 1], confidence: 0.9, sure: [0.9, 0.9], size: 0.25 }] }
    })
    expect(seen).toEqual([120, 120, 14400])
    const [line] = pages![0]!.lines
    expect([line!.x0 * 612, line!.x1 * 612, line!.y0 * 792, line!.y1 * 792].map(Math.round)).toEqual([50, 550, 412, 562])
    expect(Array.from(line!.at, v => Math.round(v * 612))).toEqual([50, 300, 550])
  })
  test.each([
    ['cut short', onePage(at(9, 9, 'x')).slice(0, 60), 'read-damaged'],
    ['only its name', new TextEncoder().encode('%PDF-1.7\nnothing'), 'read-damaged'],
    ['without text', onePage('0 0 100 100 re f'), 'read-no-text'],
    ['of too many pages', pdfOf(Array.from({ length: 501 }, () => at(9, 9, 'x'))), 'read-too-many-pages'],
  ])('a file %s ends in its code', async (_, bytes, code) => { await expect(open(bytes)).rejects.toMatchObject({ code }) })
  test('five thousand pages are refused before they are read', async () => {
    const bytes = pdfOf(Array.from({ length: 5000 }, () => 'BT ET'))
    const begun = process.cpuUsage().user
    await expect(open(bytes)).rejects.toMatchObject({ code: 'read-too-many-pages' })
    expect(process.cpuUsage().user - begun).toBeLessThan(5_000_000)
  })
})
