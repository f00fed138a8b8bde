import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceAround } from './sentence.ts'

describe('sentenceAround', () => {
  it.each([
    ['前一句。总投资35亿元,占地百亩。后一句。', '35亿元', '总投资35亿元,占地百亩。'],
    ['总投资35\n亿元,明年投产', '35\n亿元', '总投资35\n亿元,明年投产'],
    ['他说：“投资3亿元。”会后', '3亿元', '他说：“投资3亿元。”'],
    ['句一。\n\n  投资3亿元！', '3亿元', '投资3亿元！'],
    ['3亿元', '3亿元', '3亿元'],
  ])('%j around %j is %j', (text, quote, sentence) => {
    const at = text.indexOf(quote)
    expect(text.slice(...sentenceAround(text, at, at + quote.length))).toBe(sentence)
  })

  it('stays within the article and holds the quote', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('甲', '乙', '。', '\n', '𠮷', '”', ' '), minLength: 1, maxLength: 700 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number]
      const [left, right] = sentenceAround(text, start, end)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(start)
      expect(right).toBeGreaterThanOrEqual(end)
      expect(right).toBeLessThanOrEqual(text.length)
      expect(right - left).toBeLessThanOrEqual(end - start + 600)
    }))
  })
})
