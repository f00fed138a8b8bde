import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryBack, correctText, type Correction } from './corrected.ts'

const text = '总投资85亿元\n占地约12o亩\n尾行'

test.each<[string, Correction[], string, string, string]>([
  ['one character for another', [{ start: 0, end: 7, text: '总投资35亿元' }], '总投资35亿元\n占地约12o亩\n尾行', '35亿元', '85亿元'],
  ['more characters than before', [{ start: 0, end: 7, text: '总投资超135亿元' }], '总投资超135亿元\n占地约12o亩\n尾行', '超135亿元', '85亿元'],
  ['fewer', [{ start: 8, end: 15, text: '占地2亩' }], '总投资85亿元\n占地2亩\n尾行', '占地2亩', '占地约12o亩'],
  ['a line that is none', [{ start: 0, end: 7, text: '' }], '\n占地约12o亩\n尾行', '尾行', '尾行'],
  ['two lines', [{ start: 8, end: 15, text: '占地约120亩' }, { start: 0, end: 7, text: '总投资35.5亿元' }], '总投资35.5亿元\n占地约120亩\n尾行', '120亩', '12o亩'],
  ['nothing', [{ start: 0, end: 7, text: '总投资85亿元' }], text, '尾行', '尾行'],
])('%s: what is read there stands where the line was', (_, corrections, whole, read, printed) => {
  const corrected = correctText(text, corrections)
  expect(corrected.text).toBe(whole)
  const at = whole.indexOf(read)
  expect(text.slice(...corrected.back(at, at + read.length))).toBe(printed)
})

test('every stretch of the corrected text stands somewhere, in order, and what was not changed is itself', () => {
  const word = fc.string({ unit: fc.constantFrom('亿', '3', '5', '元'), maxLength: 6 })
  fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: fc.constantFrom('亿', '3', '5', '元'), minLength: 1, maxLength: 6 }), fc.option(word)), { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (lines, a, b) => {
    let at = 0
    const corrections = lines.flatMap(([line, said]) => { const start = at; at += line.length + 1; return said === null ? [] : [{ start, end: start + line.length, text: said }] })
    const old = lines.map(([line]) => line).join('\n')
    const { text: now, back } = correctText(old, corrections)
    expect(now).toBe(lines.map(([line, said]) => said ?? line).join('\n'))
    fc.pre(now.length > 0)
    const from = a % now.length
    const to = from + 1 + (b % (now.length - from))
    const [start, end] = back(from, to)
    expect(start >= 0 && start < end && end <= old.length).toBe(true)
    if (!corrections.length) expect([start, end]).toEqual([from, to])
    if (from > 0) expect(back(from - 1, to)[0]).toBeLessThanOrEqual(start)
    if (to < now.length) expect(back(from, to + 1)[1]).toBeGreaterThanOrEqual(end)
    expect(now.slice(from, to).split('\n').length).toBe(old.slice(start, end).split('\n').length)
  }))
})

test('records are carried back with everything in them', () => {
  const { back } = correctText('85亿', [{ start: 0, end: 3, text: '3335亿' }])
  expect(carryBack({ spans: [[0, 5]], clean: { text: 'x', map: new Int32Array([0, 3, 4]), twin: new Int32Array([-1, 4]), paragraphs: [{ start: 0, end: 5 }] }, lists: [{ start: 4, end: 5, of: null }] }, back)).toEqual({
    spans: [[0, 3]], clean: { text: 'x', map: new Int32Array([0, 1, 2]), twin: new Int32Array([-1, 2]), paragraphs: [{ start: 0, end: 5 }] }, lists: [{ start: 2, end: 3, of: null }],
  })
})
