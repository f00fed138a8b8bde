import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeText } from './compose.ts'
import { columnsOf } from './order.ts'
import type { LaidLine, LaidPage } from './page.ts'

/** A line in points on a page of 600 x 800. */
const line = (text: string, x: number, y: number, width: number, height = 10, slope?: number): LaidLine => ({
  text, x0: x / 600, y0: y / 800, x1: (x + width) / 600, y1: (y + height) / 800, at: Array.from({ length: text.length + 1 }, (_, i) => (x + (width * i) / text.length) / 600), confidence: 1, sure: null, size: height / 800, ...(slope === undefined ? {} : { slope }),
})
const page = (lines: LaidLine[], rest: Partial<LaidPage> = {}): LaidPage => ({ width: 600, height: 800, lines, ...rest })
const order = (laid: LaidPage) => columnsOf(laid).flat().map(l => l.text)
/** A column of lines named after it. */
const column = (name: string, x: number, y: number, rows: number, width: number) => Array.from({ length: rows }, (_, i) => line(`${name}${i}`, x, y + i * 14, i === rows - 1 ? width / 2 : width))
const names = (...columns: LaidLine[][]) => columns.flat().map(l => l.text)

describe('reading order', () => {
  const a = column('a', 20, 100, 8, 120)
  const b = column('b', 150, 100, 8, 120)
  const c = column('c', 280, 100, 8, 120)
  test('a headline over columns comes first, though it leaves one gutter free', () => {
    const head = line('题', 100, 60, 160, 24)
    expect(order(page([...c, ...b, ...a, head]))).toEqual(names([head], a, b, c))
  })
  test('a headline under its columns comes after them', () => {
    const head = line('题', 60, 230, 300, 24)
    expect(order(page([head, ...b, ...a]))).toEqual(names(a, b, [head]))
  })
  test('two stories side by side, each with a head over its own columns', () => {
    const left = line('甲', 20, 60, 250, 24)
    const right = line('乙', 300, 60, 250, 24)
    const d = column('d', 300, 100, 8, 120)
    const e = column('e', 430, 100, 8, 120)
    expect(order(page([right, left, ...e, ...b, ...d, ...a]))).toEqual(names([left], a, b, [right], d, e))
  })
  test('two stories above each other, with other columns', () => {
    const second = line('二', 20, 230, 380, 24)
    const f = column('f', 20, 270, 6, 185)
    const g = column('g', 215, 270, 6, 185)
    expect(order(page([...g, ...f, second, ...c, ...b, ...a]))).toEqual(names(a, b, c, [second], f, g))
  })
  test('a printed rule parts what white alone would join', () => {
    const upper = column('u', 20, 100, 4, 120)
    const lower = column('l', 20, 170, 4, 120)
    const beside = column('s', 150, 100, 4, 120)
    const under = column('t', 150, 170, 4, 120)
    expect(order(page([...upper, ...lower, ...beside, ...under]))).toEqual(names(upper, lower, beside, under))
    expect(order(page([...upper, ...lower, ...beside, ...under], { rules: [{ x0: 15 / 600, x1: 280 / 600, y0: 163 / 800, y1: 164 / 800 }] }))).toEqual(names(upper, beside, lower, under))
  })
  test('white from side to side over nothing but heads ends what stands above, though a gutter goes on below', () => {
    const heads = [line('甲', 30, 250, 100, 24), line('乙', 180, 250, 200, 24)]
    const [d, e] = [column('d', 20, 290, 6, 120), column('e', 150, 290, 6, 250)]
    expect(order(page([...e, ...d, ...heads, ...c, ...b, ...a]))).toEqual(names(a, b, c, [heads[0]!], d, [heads[1]!], e))
  })
  test('pieces of a recognised line in one column are a line again', () => {
    const seen = (l: LaidLine): LaidLine => ({ ...l, sure: Array.from(l.text, () => 0.9), confidence: 0.9 })
    const lines = [seen(line('秋色初现，', 20, 100, 50)), seen(line('渔船归港卸货', 78, 101, 60)), seen(line('码头上灯火通明一夜未歇', 20, 116, 118))]
    expect(composeText([page(lines)]).text).toBe('秋色初现，渔船归港卸货\n码头上灯火通明一夜未歇\n')
  })
  test('a page scanned askew', () => {
    const slope = 0.02
    const askew = [...a, ...b, ...c].map(l => ({ ...l, slope, y0: l.y0 + (slope * (l.x0 + l.x1) * 300) / 800, y1: l.y1 + (slope * (l.x0 + l.x1) * 300) / 800 }))
    expect(order(page(askew.toReversed()))).toEqual(names(a, b, c))
  })

  test('columns in any number come back from any order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 2, max: 20 }), { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (heights, random) => {
      const columns = heights.map((rows, i) => column(String.fromCharCode(97 + i), 20 + i * 110, 50, rows, 100))
      const keys = new Map(columns.flat().map(l => [l, random.next().value as number]))
      expect(order(page(columns.flat().sort((p, q) => keys.get(p)! - keys.get(q)!)))).toEqual(names(...columns))
    }))
  })
  test('whatever the boxes, every line comes once', () => {
    const n = fc.double({ min: -0.2, max: 1.2, noNaN: true })
    fc.assert(fc.property(fc.array(fc.tuple(n, n, n, n), { maxLength: 40 }), fc.array(fc.tuple(n, n, n, n), { maxLength: 4 }), (boxes, rules) => {
      const lines = boxes.map(([x0, y0, x1, y1], i): LaidLine => ({ text: `${i}`, x0, y0, x1, y1, at: [x0, x1], confidence: 1, sure: null, size: 0.01 }))
      const found = order(page(lines, { rules: rules.map(([x0, y0, x1, y1]) => ({ x0, y0, x1, y1 })) }))
      expect(found.toSorted()).toEqual(lines.map(l => l.text).toSorted())
    }))
  })
  test('time grows with the lines, not with their square', () => {
    const many = Array.from({ length: 400 }, (_, r) => [column(`x${r}-`, 20, r * 40, 2, 100), column(`y${r}-`, 130, r * 40, 2, 100), [line(`h${r}`, 20, r * 40 + 28, 210)]]).flat(2)
    const begun = process.cpuUsage().user
    expect(order(page(many))).toHaveLength(2000)
    expect(process.cpuUsage().user - begun).toBeLessThan(2_000_000)
  })
})

test('the text has a line a printed line and a blank line between blocks, and each line knows its place', () => {
  const { text, pages } = composeText([page([line('青禾湾', 20, 60, 90, 30), line('第一行', 20, 100, 60), line('第二行', 20, 114, 60)]), page([line('次页', 20, 60, 40)])])
  expect(text).toBe('青禾湾\n\n第一行\n第二行\n\n次页\n')
  expect(pages.map(p => p.lines.map(l => text.slice(l.start, l.end)))).toEqual([['青禾湾', '第一行', '第二行'], ['次页']])
})
