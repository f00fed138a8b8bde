import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber } from './numbers.ts'

const digits = '零一二三四五六七八九'

/** 0..9999 as it is written. */
function section(n: number): string {
  let out = ''
  for (const [i, unit] of ['千', '百', '十', ''].entries()) {
    const d = Math.floor(n / 10 ** (3 - i)) % 10
    if (d > 0) out += digits[d]! + unit
    else if (out && n % 10 ** (3 - i) > 0 && !out.endsWith('零')) out += '零'
  }
  return out
}

/** A whole number below 10^12 in Chinese figures. */
function written(n: number): string {
  let out = ''
  for (const [unit, size] of [['亿', 1e8], ['万', 1e4], ['', 1]] as const) {
    const part = Math.floor(n / size) % (unit === '亿' ? 1e4 : 1e4)
    if (part === 0) continue
    out += (out && part < 1000 ? '零' : '') + section(part) + unit
  }
  return out
}

test('Chinese figures read back as the number that was written', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), n => {
    const text = written(n)
    expect(readNumber(text, 0)).toMatchObject({ value: n, end: text.length })
  }))
})

test('Arabic figures with separators read back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), n => {
    const text = n.toLocaleString('en-US')
    expect(readNumber(text, 0)).toMatchObject({ value: n, end: text.length })
  }))
})

test.each([
  ['1.86万', 18600], ['二百五', 250], ['三千五', 3500], ['十二', 12], ['两千亿', 2e11], ['三点一四', 3.14], ['一点五万', 15000], ['二〇二四', 2024],
  ['1亿2000万', 1.2e8], ['70余万', 700000], ['十几', 10], ['数十万', 100000], ['500 亿', 5e10], ['壹佰贰拾', 120], ['廿', null], ['零距离', null],
  ['一千零十二', 1012], ['二百十', 210], ['四万万', 4e8], ['1千零20', 1020], ['2千零30万', 2.03e7], ['3万4000', 34000], ['3万2024年', 30000], ['五十千', 50], ['一点两', 1],
])('%s', (text, value) => {
  expect(readNumber(text, 0)?.value ?? null).toBe(value)
})
