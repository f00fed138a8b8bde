import { expect, test } from 'vitest'
import { unitOf, valueText } from './values.ts'

const words = { yes: '是', no: '否' }
test.each<[string | boolean | null, Parameters<typeof valueText>[1], string]>([
  ['1234567.50', { kind: 'number', unit: '万元' }, '1,234,567.50'], ['-80', { kind: 'number', unit: '万元' }, '-80'], ['0.035', { kind: 'number', unit: '' }, '3.5%'], ['1.1', { kind: 'number', unit: '' }, '110%'], ['500/0.03', { kind: 'number', unit: '万元' }, '500/0.03'],
  [true, { kind: 'flag' }, '是'], ['I', { kind: 'choice', options: { I: 'Ⅰ类' } }, 'Ⅰ类'], ['2015-03-01', { kind: 'date' }, '2015-03-01'], [null, undefined, ''], ['开发区', undefined, '开发区'],
])('%s is %s', (value, fact, text) => { expect(valueText(value, fact, words)).toBe(text) })
test('only numbers have a unit', () => { expect([unitOf({ kind: 'number', unit: '人' }), unitOf({ kind: 'flag' }), unitOf(undefined)]).toEqual(['人', '', '']) })
