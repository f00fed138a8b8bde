import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Evaluator } from '../evaluate.ts'
import { createFacts, dayOf, readCompany, readPolicy, type GivenFacts } from '../index.ts'
import { selectOutcomes } from '../sql/select.ts'
import { tableOf } from '../table.ts'
import { compile, emptyResult, measuresOf, outcomeCodes } from './compile.ts'
import { Standing } from './standing.ts'

const facts = createFacts({ facts: {
  rd: { zh: '研发费用', en: 'R&D', kind: 'number', years: 3 }, revenue: { zh: '营业收入', en: 'Revenue', kind: 'number', years: 3 }, net: { zh: '净资产', en: 'Net', kind: 'number', least: null, years: 3 },
  good: { zh: '良好', en: 'Good', kind: 'flag' }, industry: { zh: '行业代码', en: 'Industry', kind: 'code' },
} })
const policy = (is: string) => readPolicy(`id: p\nversion: 1\nzh: 试\nen: Try\nlevel: city\nissuer: 青禾市\ndocument: 试\nvalidFrom: 2026-01-01\nconfidence: S\nconditions:\n  - {id: c, is: '${is}'}\n`, 'p.yaml', { facts, sections: new Map(), codeSets: new Map() })
const on = dayOf('2026-06-01')!

function columns(is: string, given: GivenFacts[]) {
  const p = policy(is)
  const result = emptyResult(p, given.length)
  compile(p, tableOf(facts, given.map(g => readCompany(facts, g))), on, facts, result)(0, given.length)
  return [...result.outcomes].map(o => outcomeCodes[o])
}

it('beyond what doubles tell apart the exact evaluator decides', () => {
  const near = (rd: string) => ({ rd, revenue: '99999999999999.99' })
  // 3% is 2999999999999.9997: one of the next hundredths reaches it, the other does not.
  expect(columns('研发费用 / 营业收入 >= 3%', [near('3000000000000.00'), near('2999999999999.99'), { rd: 3, revenue: 100 }, { rd: 2.99, revenue: 100 }, { rd: 3 }])).toEqual(['met', 'unmet', 'met', 'unmet', 'unknown'])
  const growth = (last: string) => ({ net: ['1234567890.12', '1296296284.626', last] })
  expect(columns('近两年平均增长率(净资产) >= 5%', [growth('1361111098.8573'), growth('1361111098.8572')])).toEqual(['met', 'unmet'])
})

it('columns and fractions agree whatever the numbers', () => {
  const tricky = ['研发费用 / 营业收入 >= 3%', '近两年平均增长率(净资产) >= 5%', '净资产 / 净资产(前年) - 1 > 10%', '近三年合计(研发费用) / 近三年合计(营业收入) < 4%', '近两年复合增长率(营业收入) >= 5%', '研发费用 - 研发费用 = 0']
  const compiled = tricky.map(policy)
  const money = fc.option(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1e9 }).map(n => n / 100)), { nil: null })
  const company = fc.record({ rd: fc.tuple(money, money, money), revenue: fc.tuple(money, money, money), net: fc.tuple(money, money, money).map(list => list.map((v, i) => (v !== null && i === 1 ? -v : v))) })
  fc.assert(fc.property(fc.array(company, { minLength: 1, maxLength: 8 }), given => {
    const companies = given.map(g => readCompany(facts, g))
    const table = tableOf(facts, companies)
    for (const p of compiled) {
      const result = emptyResult(p, companies.length)
      compile(p, table, on, facts, result)(0, companies.length)
      expect([...result.outcomes].map(o => outcomeCodes[o])).toEqual(companies.map(c => new Evaluator(c, on).outcome(p)))
    }
  }), { numRuns: 150 })
})

it('one changed company moves between lists without a full run', () => {
  const given: GivenFacts[] = [{ rd: 3, revenue: 100, good: true }, { rd: 2, revenue: 100, good: false }, { revenue: 100 }]
  const policies = [policy('研发费用 / 营业收入 >= 3%'), policy('良好')]
  const standing = new Standing(policies, tableOf(facts, given.map(g => readCompany(facts, g))), on, facts)
  expect(standing.lists.map(l => [...l])).toEqual([[0], [0]])
  const known = (g: GivenFacts) => readCompany(facts, g)
  expect(standing.change(1, known({ rd: 3, good: true }))).toMatchObject([{ before: 0, after: 2 }, { before: 0, after: 2 }])
  expect(standing.change(0, new Map([['rd', null]]))).toMatchObject([{ before: 2, after: 1 }])
  expect(standing.lists.map(l => [...l])).toEqual([[1], [0, 1]])
  expect(standing.change(0, known({ rd: 0.5 }))).toBeNull()
})

it('names of tables and columns are checked before they reach a statement', () => {
  const p = policy('良好')
  expect(selectOutcomes([p], { table: 'company', id: 'id', on: '2026-06-01', facts })).toContain('FROM "company"')
  for (const table of ['company; drop table x', '"', 'a b', '']) expect(() => selectOutcomes([p], { table, id: 'id', on: '2026-06-01', facts })).toThrow(expect.objectContaining({ code: 'rule-identifier' }))
  expect(measuresOf(p)).toEqual([])
})
