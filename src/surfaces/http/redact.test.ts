import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { redact, redactHit, redactText, unredact } from './redact.ts'

test('what was hidden from somebody who corrects a line stays as it was', () => {
  const printed = '电话0599-7123456，邮箱a@b.example'
  expect(unredact(redact(printed).replace('电话', '咨询电话'), printed)).toBe('咨询电话0599-7123456，邮箱a@b.example')
  expect(unredact('电话13，邮箱•••', printed)).toBe('电话13，邮箱•••')
})

describe('redact', () => {
  it.each([
    ['请拨打13800138000咨询', '请拨打•••••••••••咨询'],
    ['手机138-0013-8000', '手机•••••••••••••'],
    ['电话:0599-7123456。', '电话:••••••••••••。'],
    ['热线 400-123-4567', '热线 ••••••••••••'],
    ['咨询电话0599-\n7123456。', '咨询电话•••••\n•••••••。'],
    ['电话：71234567', '电话：••••••••'],
    ['发行热线:71234567、7123456', '发行热线:••••••••、•••••••'],
    ['投稿邮箱news.desk@paper.example.cn。', '投稿邮箱••••••••••••••••••••••••••。'],
    ['１３８００１３８０００', '•••••••••••'],
    ['总投资13800000000元', '总投资13800000000元'],
    ['产值12345678万元', '产值12345678万元'],
    ['2026-03-05', '2026-03-05'],
    ['国内统一刊号CN32-0021', '国内统一刊号CN32-0021'],
    ['增长10.13800138000', '增长10.13800138000'],
    ['@大家', '@大家'],
  ])('%s', (text, shown) => expect(redact(text)).toBe(shown))

  it('keeps every offset and does nothing twice', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('1', '3', '8', '0', '-', '@', 'a', '.', '电', '话', ' ', '𠮷', '元') , maxLength: 60 }), text => {
      const shown = redact(text)
      expect(shown).toHaveLength(text.length)
      expect(redact(shown)).toBe(shown)
    }))
  })

  it('is linear on long runs', () => {
    const started = performance.now()
    for (const unit of ['a', '1', '0', 'a.', '1-', '电话']) redact(unit.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

it('a document’s shown text slices to every claim’s shown quote', () => {
  const text = '中标编号13800138000,投资2亿元'
  const claims = [someClaim({ id: 'a', start: 4, end: 8, quote: text.slice(4, 8) }), someClaim({ id: 'b', start: 18, end: 21, quote: text.slice(18, 21) })]
  const shown = redactText(text, claims)
  expect(shown).toHaveLength(text.length)
  for (const c of claims) expect(shown.slice(c.start, c.end)).toBe(redact(c.quote))
})

it('a number that a search hit cuts in two is still a number', () => {
  const hit = { kind: 'article' as const, id: '1', title: '', document: null, start: null, end: null, publishedOn: null, publisher: null, score: 1, snippet: [{ text: '电话138', hit: false }, { text: '0013', hit: true }, { text: '8000', hit: false }] }
  expect(redactHit(hit).snippet.map(s => s.text)).toEqual(['电话•••', '••••', '••••'])
})
