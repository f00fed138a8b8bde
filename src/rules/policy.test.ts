import { describe, expect, it } from 'vitest'
import { createFacts, explain, inForce, readCompany, readPolicy, type GivenFacts } from './index.ts'
import { decimal, show } from './rational.ts'

const facts = createFacts({ facts: {
  revenue: { zh: '营业收入', en: 'Revenue', kind: 'number', years: 4 }, rd: { zh: '研发费用', en: 'R&D', kind: 'number', years: 3 }, staff: { zh: '从业人员', en: 'Staff', kind: 'number' },
  founded: { zh: '成立日期', en: 'Founded', kind: 'date' }, bad: { zh: '有重大事故', en: 'Incident', kind: 'flag' }, industry: { zh: '行业代码', en: 'Industry', kind: 'code' },
  grade: { zh: '等级', en: 'Grade', kind: 'choice', options: { a: '甲', b: '乙' } }, net: { zh: '净资产', en: 'Net assets', kind: 'number', least: null, years: 3 },
} })
const dictionary = { facts, sections: new Map([['C', ['35', '39']]]), codeSets: new Map([['示范目录', { full: ['391'], partial: ['3990'] }]]) }
const file = (rest: string) => `id: p\nversion: 1\nzh: 试\nen: Try\nlevel: city\nissuer: 青禾市\ndocument: 试〔2026〕1号\nvalidFrom: 2026-01-01\nconfidence: S\n${rest}`
const condition = (is: string, more = '') => file(`${more}conditions:\n  - {id: c, is: '${is}'}\n`)
const outcome = (text: string, given: GivenFacts, on = '2026-06-30') => explain(readPolicy(text, 'p.yaml', dictionary), readCompany(facts, given), on, facts)

describe('a condition', () => {
  it.each<[string, GivenFacts, string]>([
    ['研发费用 / 营业收入 >= 3%', { rd: 3, revenue: 100 }, 'met'],
    ['研发费用 / 营业收入 >= 3%', { rd: 0.3, revenue: 10.000001 }, 'unmet'],
    ['研发费用 / 营业收入 >= 3%', { rd: 3, revenue: 0 }, 'unknown'],
    ['研发费用 / 营业收入 >= 3%', { rd: 3 }, 'unknown'],
    ['近两年平均增长率(净资产) >= 5%', { net: [1000, 1050, 1102.5] }, 'met'],
    ['1 / 2 * (1.05 + 1.05) - 1 >= 5%', {}, 'met'],
    ['净资产 / 净资产(前年) - 1 >= 10%', { net: [-10, -11] }, 'met'],
    ['近三年复合增长率(营业收入) >= 20%', { revenue: [1000, 1200, 1440, 1728] }, 'met'],
    ['近三年复合增长率(营业收入) > 20%', { revenue: [1000, 1200, 1440, 1728] }, 'unmet'],
    ['近两年每年(研发费用 >= 100)', { rd: [99, 100] }, 'unmet'],
    ['近两年每年(研发费用 >= 100)', { rd: [100] }, 'unknown'],
    ['近两年任一年(研发费用 >= 100)', { rd: [100] }, 'met'],
    ['近三年均值(研发费用) = 2', { rd: [1, 2, 3] }, 'met'],
    ['营业收入 >= 10 或 有重大事故', { revenue: 9 }, 'unknown'],
    ['营业收入 >= 10 且 有重大事故', { revenue: 9 }, 'unmet'],
    ['非 (有重大事故 或 营业收入 < 5)', { bad: false, revenue: 5 }, 'met'],
    ['(营业收入 + 研发费用) × 2 >= 10', { revenue: 2, rd: 3 }, 'met'],
    ['成立日期 >= 申报日 - 5年', { founded: '2021-06-30' }, 'met'],
    ['成立日期 >= 申报日 - 5年', { founded: '2021-06-29' }, 'unmet'],
    ['申报日 - 成立日期 >= 365天', { founded: '2025-06-30' }, 'met'],
    ['成立日期 < 申报日 - 30天', { founded: '2026-05-30' }, 'met'],
    ['行业代码 属于 (C, 651)', { industry: 'C3921' }, 'met'],
    ['行业代码 属于 (C, 651)', { industry: '65' }, 'unknown'],
    ['行业代码 属于 示范目录', { industry: '3990' }, 'unknown'],
    ['行业代码 不属于 示范目录', { industry: '3911' }, 'unmet'],
    ['等级 属于 (甲, 乙)', { grade: '乙' }, 'met'],
    ['等级 != 甲', { grade: 'a' }, 'unmet'],
    ['已知(等级)', {}, 'unmet'],
    ['最小(营业收入, 5) >= 5', { revenue: 7 }, 'met'],
    ['营业收入 >= 下限', { revenue: 7 }, 'unknown'],
  ])('%s with %j is %s', (is, given, expected) => {
    expect(outcome(condition(is.replaceAll("'", "''"), 'parameters:\n  下限: {en: Bound, value: null, confidence: M}\n'), given).outcome).toBe(expected)
  })

  it('counts for nothing where it does not apply', () => {
    const text = (how: string) => file(`conditions:\n  - id: top\n    ${how}:\n      - {id: one, when: 有重大事故, is: 营业收入 >= 10}\n      - {id: two, is: 从业人员 >= 10}\n`)
    expect(outcome(text('all'), { bad: false, staff: 10 }).outcome).toBe('met')
    expect(outcome(text('any'), { bad: false, staff: 9, revenue: 99 }).outcome).toBe('unmet')
    expect(outcome(text('all'), { revenue: 10, staff: 10 }).outcome).toBe('met')
    expect(outcome(text('all'), { bad: false, staff: 10 }).conditions!.of[0]!.of[0]!.outcome).toBe('not-applicable')
  })

  it('holds when k of n do', () => {
    const text = file('conditions:\n  - {id: two, atLeast: 2, of: [营业收入 >= 10, 从业人员 >= 10, 有重大事故]}\n  - {id: no, none: [等级 = 乙]}\n')
    expect(outcome(text, { revenue: 10, staff: 10, grade: 'a' }).outcome).toBe('met')
    expect(outcome(text, { revenue: 9, bad: false, grade: 'a' }).outcome).toBe('unmet')
    expect(outcome(text, { revenue: 10, bad: false, grade: 'a' })).toMatchObject({ outcome: 'unknown', needs: [{ id: 'staff' }] })
  })
})

it('points have bounds while facts are missing, and nothing is asked that cannot matter', () => {
  const text = file(`scores:\n  - id: total\n    zh: 总分\n    en: Total\n    cap: 90\n    sum:\n      - {id: a, zh: 甲项, en: A, of: 从业人员, bands: ">= 30: 60\\n>= 10: 40\\n其他: 0\\n"}\n      - {id: b, zh: 乙项, en: B, points: 研发费用, max: 20}\nconditions:\n  - {id: pass, is: 总分 >= 60}\n`)
  expect(outcome(text, { rd: 5 })).toMatchObject({ outcome: 'unknown', scores: [{ low: '5', high: '65' }], needs: [{ id: 'staff' }] })
  expect(outcome(text, { staff: 30 })).toMatchObject({ outcome: 'met', scores: [{ low: '60', high: '80', items: [{ low: '60' }, { low: '0', high: '20' }] }], needs: [] })
  expect(outcome(text, { staff: 9 })).toMatchObject({ outcome: 'unmet', because: [{ id: 'pass', facts: [{ fact: 'staff', value: '9' }] }] })
})

describe('a mistake is named by line and column', () => {
  it.each<[string, string, string, number, number]>([
    ['an unknown name', condition('利润 >= 10'), 'rule-name', 11, 18],
    ['a word too many', condition('营业收入 >= 10 10'), 'rule-syntax', 11, 29],
    ['a number against a date', condition('成立日期 >= 10'), 'rule-kind', 11, 26],
    ['a year that is not kept', condition('研发费用(三年前) >= 1'), 'rule-kind', 11, 18],
    ['a band in a block', file('values:\n  分:\n    of: 从业人员\n    bands: |\n      >= 10: 3\n      >= 人: 2\n      其他: 0\n'), 'rule-name', 15, 10],
    ['bands without an end', file('values:\n  分:\n    of: 从业人员\n    bands: |\n      >= 10: 3\n'), 'rule-syntax', 13, 12],
    ['division in a value', file('benefit:\n  zh: 补\n  en: Aid\n  amount: 研发费用 / 营业收入\n'), 'rule-kind', 13, 11],
    ['an unknown key', file('benefits: 3\n'), 'rule-shape', 10, 11],
    ['broken YAML', 'id: [p\n', 'rule-shape', 2, 1],
    ['a day that is not', file('validTo: 2026-02-30\n'), 'rule-shape', 10, 10],
  ])('%s', (_, text, code, line, column) => {
    expect(() => readPolicy(text, 'p.yaml', dictionary)).toThrow(expect.objectContaining({ code, details: expect.objectContaining({ file: 'p.yaml', line, column }) }))
  })
})

it('the version in force on a day', () => {
  const versions = ['validFrom: 2022-01-01\nvalidTo: 2026-03-31', 'validFrom: 2026-04-01'].map(v => readPolicy(file('').replace('validFrom: 2026-01-01', v), 'p.yaml', dictionary))
  expect(['2021-12-31', '2022-01-01', '2026-03-31', '2026-04-01'].map(on => inForce(versions, on).map(p => p.validFrom))).toEqual([[], ['2022-01-01'], ['2022-01-01'], ['2026-04-01']])
})

it('decimals are what was written', () => {
  expect(['0.1', '-5.25', '1e-7', '2E3', '.5', '5.'].map(t => show(decimal(t)!, 8))).toEqual(['0.1', '-5.25', '0.0000001', '2000', '0.5', '5'])
  expect(['', '.', 'x', '1/2', '0x1', 'Infinity'].map(decimal)).toEqual([null, null, null, null, null, null])
  expect([show({ n: 2n, d: 3n }), show({ n: -1n, d: 200n }, 2), show({ n: -1n, d: 300n }, 2)]).toEqual(['0.666667', '-0.01', '0'])
})
