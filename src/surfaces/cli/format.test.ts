import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { figure, span } from '../../ledger/figure.ts'
import { speaker, speechOf } from './io.ts'
import { fit, table, widthOf } from './table.ts'

describe('widthOf', () => {
  it.each([['abc', 3], ['张家', 4], ['ＡＢ', 4], ['a，b', 4], ['○ 计划', 6], ['𠮷', 2], ['e\u0301', 1], ['', 0], ['—', 1]])('%s is %i', (text, width) => expect(widthOf(text)).toBe(width))
})

describe('fit', () => {
  it.each([['青禾湾光谷项目', 14, '青禾湾光谷项目'], ['青禾湾光谷项目', 13, '青禾湾光谷项…'], ['青禾湾光谷项目', 12, '青禾湾光谷…'], ['两\n行', 10, '两 行'], ['红\u001b[31m', 10, '红[31m']])('%j in %i is %j', (text, width, short) => expect(fit(text, width)).toBe(short))
  it('never exceeds its width', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, width) => { expect(widthOf(fit(text, width))).toBeLessThanOrEqual(width) }))
  })
})

it('table aligns columns of mixed width', () => {
  const text = table([{ title: '主体', cell: (r: string[]) => r[0]! }, { title: 'v', cell: r => r[1]!, right: true }, { title: '末', cell: r => r[2]! }], [['青禾', '1', '甲'], ['ab', '12345', '乙']])
  const columns = text.trimEnd().split('\n').map(line => widthOf(line.slice(0, Math.max(line.indexOf('甲'), line.indexOf('乙'), line.indexOf('末')))))
  expect(columns[0]).toBe(columns[2])
  expect(columns[2]).toBe(columns[3])
  expect(text).toContain('青禾      1  甲\n')
})

describe('figure', () => {
  it.each([
    [{ value: 35e8, unit: 'CNY', mod: 'more' }, '超35亿元'],
    [{ value: 1234.5e4, unit: 'CNY', mod: 'exact' }, '1234.5万元'],
    [{ value: 40, max: 50, unit: '个', mod: 'range' }, '40-50个'],
    [{ value: 666666.6666666667, unit: 'm2', mod: 'less' }, '近666666.666667平方米'],
    [{ value: 10e4, unit: 'm2', mod: 'about' }, '约10万平方米'],
    [{ value: 1.65e8, unit: 'W', mod: 'exact' }, '165MW'],
    [{ value: 2.3e19, unit: 'FLOPS', mod: 'exact' }, '23EFLOPS'],
    [{ value: 0.05, max: 0.15, unit: '1', mod: 'range' }, '5-15%'],
    [{ value: 130e8, unit: '', mod: 'exact' }, '130亿'],
    [{ value: 0, unit: '家', mod: 'exact' }, '0家'],
    [{ property: 'milestone', of: 'operating', from: '2026-06-01', to: '2026-06-30' }, 'operating 2026-06'],
    [{ property: 'located_in', object: { id: 'x', name: '青禾湾', type: 'place' } }, '青禾湾'],
    [{ property: 'holds_post', of: '副书记', object: { id: 'x', name: '青禾市委', type: 'institution' } }, '副书记 青禾市委'],
  ] as const)('%o is %s', (fields, text) => expect(figure(someClaim({ id: 'c', ...fields } as Parameters<typeof someClaim>[0]), id => id)).toBe(text))
})

describe('span', () => {
  it.each([['2026-01-01', '2026-12-31', '2026'], ['2024-02-01', '2024-02-29', '2024-02'], ['2026-03-05', '2026-03-05', '2026-03-05'], [null, '2026-12-31', '..2026-12-31'], ['2026-01-01', null, '2026-01-01..'], [null, null, ''], ['2026-01-01', '2030-12-31', '2026-01-01..2030-12-31']])('%s %s is %s', (from, to, text) => expect(span(from, to)).toBe(text))
})

describe('speech', () => {
  it.each([[undefined, {}, 'both'], [undefined, { LANG: 'C.UTF-8' }, 'both'], [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'], [undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'], ['zh', { LANG: 'en_US' }, 'zh']])('%s %o is %s', (asked, env, speech) => expect(speechOf(asked, env)).toBe(speech))
  it('says both, Chinese first', () => expect(speaker('both')({ zh: '读', en: 'read' })).toBe('读 read'))
})
