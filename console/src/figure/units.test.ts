import { expect, test } from 'vitest'
import { baseText, quantityText, type Measured } from './units.ts'

const m = (value: number, unit: string, quote: string, rest: Partial<Measured> = {}): Measured =>
  ({ property: 'count', value, max: null, unit, mod: 'exact', quote, ...rest })

test.each<[Measured, string, string]>([
  [m(3.5e9, 'CNY', '超35亿元', { mod: 'more' }), '超35亿元', 'over 3.5 bn CNY'],
  [m(8e9, 'CNY', '80多亿元', { mod: 'more' }), '80多亿元', 'over 8 bn CNY'],
  [m(1e10, 'CNY', '突破百亿元', { mod: 'more' }), '突破100亿元', 'over 10 bn CNY'],
  [m(1.2e6, 'CNY', '120万元'), '120万元', '1.2 m CNY'],
  [m(1234.5, 'CNY', '1234.5元'), '1,234.5元', '1,234.5 CNY'],
  [m(200 * 2000 / 3, 'm2', '约200亩', { mod: 'about' }), '约200亩', 'about 200 mu'],
  [m(80000, 'm2', '超8万平方米', { mod: 'more' }), '超8万平方米', 'over 80,000 m²'],
  [m(1.65e8, 'W', '165兆瓦'), '165兆瓦', '165 MW'],
  [m(2.3e19, 'FLOPS', '23000PFlops'), '23,000PFlops', '23,000 PFlops'],
  [m(40, '个', '40-50个', { max: 50, mod: 'range' }), '40-50个', '40–50'],
  [m(0.123, '1', '12.3%', { property: 'growth' }), '+12.3%', '+12.3%'],
  [m(-0.021, '1', '2.1个百分点', { property: 'growth' }), '−2.1个百分点', '−2.1 pp'],
  [m(1.3, '1', '1.3倍', { property: 'share' }), '1.3倍', '1.3×'],
  [m(2e8, 'kg', '20万吨'), '20万吨', '200,000 t'],
  [m(1000 * 2000 / 3, 'm2', '近1000⏎亩', { mod: 'less' }), '近1,000亩', 'nearly 1,000 mu'],
  [m(2 / 3, '1', '2/3', { property: 'share' }), '2/3', '2/3'],
  [m(3, 'J', ''), '3J', '3 J'],
])('%j', (given, zh, en) => {
  expect(quantityText(given, 'zh')).toBe(zh)
  expect(quantityText(given, 'en')).toBe(en)
})

test('the base value keeps its digits', () => {
  expect(baseText(m(3.5e9, 'CNY', ''))).toBe('3,500,000,000 CNY')
  expect(baseText(m(0.123, '1', ''))).toBe('0.123')
  expect(baseText(m(2.3e19, 'FLOPS', ''))).toBe('2.3e19 FLOPS')
})
