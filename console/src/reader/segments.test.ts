import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotations } from '../api/index.ts'
import { cutLines, parseSpan } from './segments.ts'

const text = '云栖湾基地总投资超35亿\r\n元，今年年底前投用。\n\n尾行'
const q = text.indexOf('超35')
const notes = {
  quantities: [{ start: q, end: text.indexOf('，') }], times: [{ start: text.indexOf('今年'), end: text.indexOf('投用') }],
  mentions: [{ start: 0, end: 5 }], claims: [{ id: 'a', start: q, end: text.indexOf('，') }, { id: 'b', start: 0, end: text.indexOf('，') }],
} as unknown as Annotations

test('a stretch over a line break is two segments that together are the quote', () => {
  const segments = cutLines(text, notes, null).flatMap(l => l.segments).filter(s => s.claims.includes('a'))
  expect(segments.map(s => text.slice(s.start, s.end))).toEqual(['超35亿', '元'])
  expect(segments.every(s => s.quantity === 0 && s.claims.includes('b'))).toBe(true)
})

test('every character of every line stands in exactly one segment, whatever the spans', () => {
  const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('字', 'a', '\n', '\r', '7'), maxLength: 30 }), fc.array(span), fc.option(span), (page, spans, target) => {
    const given = { quantities: [], times: [], mentions: [], claims: spans.map((s, i) => ({ ...s, id: String(i) })) } as unknown as Annotations
    const lines = cutLines(page, given, target && [target.start, target.end])
    expect(lines.map(l => l.segments.map(s => page.slice(s.start, s.end)).join('')).join('\n')).toBe(page.replace(/\r\n/g, '\n').replace(/\r$/, ''))
    for (const s of lines.flatMap(l => l.segments)) {
      spans.forEach((span, i) => expect(s.claims.includes(String(i))).toBe(span.start <= s.start && s.end <= span.end))
    }
  }))
})

test.each([['3-7', [3, 7]], ['3-99', [3, 10]], ['7-3', null], ['x', null], [null, null]])('parseSpan %s', (at, expected) => expect(parseSpan(at, 10)).toEqual(expected))
