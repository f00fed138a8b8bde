import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDictionary, policyLibrary } from '../services/policy/library.ts'
import { loadPoints } from '../services/points/library.ts'
import { compile, emptyResult, fill, measuresOf } from './columns/compile.ts'
import { curveAt } from './curve.ts'
import { Evaluator } from './evaluate.ts'
import { dayOf, readCompany, type GivenFacts } from './facts.ts'
import { generateCompanies } from './generate.ts'
import { readPoints } from './points.ts'
import { scorePoints, type Scored } from './points-score.ts'
import { approximate, decimal, show } from './rational.ts'
import { tableOf } from './table.ts'

const dictionary = loadDictionary()
const { facts } = dictionary
const sets = loadPoints(dictionary)

const said = ({ low, high }: { low: string | null; high: string | null }) => (low === high ? low : `${low ?? ''}~${high ?? ''}`)
function answer(scored: Scored, what: string): unknown {
  if (what === 'stage') return scored.stages.map(s => s.id).join(' ')
  if (what === 'total') return said(scored.total)
  if (what === 'needs') return scored.needs.map(n => n.id)
  return said([...scored.classes, ...scored.indicators, ...scored.adjustments].find(i => i.id === what)!.points)
}

describe('every set keeps its own examples', () => {
  it.each(sets.flatMap(set => set.examples.map(e => [`${set.file}: ${e.title}`, set, e] as const)))('%s', (_, set, e) => {
    const scored = scorePoints(set, readCompany(facts, e.facts as GivenFacts), e.on!, facts)
    expect(Object.fromEntries(Object.keys(e.expect).map(k => [k, answer(scored, k)]))).toEqual(e.expect)
  })
})

it('a set without indicators gives no points and says what is to be entered', () => {
  const scored = scorePoints(sets.find(s => s.id === 'points-national')!, readCompany(facts, {}), '2026-06-01', facts)
  expect(scored.total).toEqual({ low: null, high: null })
  expect(scored.toEnter).toHaveLength(3)
})

it('columns say what fractions say of made-up companies', () => {
  const companies = generateCompanies(400, 11, facts, policyLibrary().policies).map(g => readCompany(facts, g))
  const table = tableOf(facts, companies)
  const on = dayOf('2026-06-01')!
  for (const { policy } of sets) {
    const [columns, exact] = [emptyResult(policy, companies.length), emptyResult(policy, companies.length)]
    compile(policy, table, on, facts, columns)(0, companies.length)
    companies.forEach((c, i) => fill(policy, measuresOf(policy), new Evaluator(c, on), exact, i))
    expect(columns.measures).toEqual(exact.measures)
  }
})

it('a curve is level outside of its knots, never falls where they rise, and rounds a half up', () => {
  const knots = [{ x: decimal('0.03')!, y: decimal(2)! }, { x: decimal('0.1')!, y: decimal(8)! }]
  expect(['-1', '0.03', '0.065', '0.1', '9'].map(x => show(curveAt(decimal(x)!, knots, 2)))).toEqual(['2', '2', '5', '8', '8'])
  expect(show(curveAt(decimal('12.5')!, [{ x: decimal(0)!, y: decimal(0)! }, { x: decimal(100)!, y: decimal(1)! }], 2))).toBe('0.13')
  const at = (x: number) => approximate(curveAt(decimal(x)!, knots, 2))
  fc.assert(fc.property(fc.double({ min: 0, max: 0.2, noNaN: true }), fc.double({ min: 0, max: 0.2, noNaN: true }), (a, b) => a > b || at(a) <= at(b)))
})

describe('a mistake is named by line and column', () => {
  const file = (indicator: string) => `id: p\nversion: 1\nzh: 试\nen: Try\nlevel: city\nissuer: 青禾市\ndocument: null\nvalidFrom: 2026-01-01\nconfidence: M\nstages:\n  - {id: a, zh: 甲, en: A, is: 成立日期 > 申报日 - 3年}\n  - {id: b, zh: 乙, en: B}\nclasses:\n  - {id: t, zh: 类, en: T}\nindicators:\n  - ${indicator}\n`
  it.each<[string, string, string, number, number]>([
    ['an unknown fact', '{id: x, zh: 项, en: X, class: t, weight: 3, of: 研发费 / 营业收入, reference: 3%}', 'rule-name', 16, 52],
    ['an unknown class', '{id: x, zh: 项, en: X, class: u, weight: 3, of: 研发费用, reference: 3%}', 'rule-name', 16, 34],
    ['a weight that is missing for a stage', '{id: x, zh: 项, en: X, class: t, weight: {a: 3}, of: 研发费用, reference: 3}', 'rule-shape', 16, 45],
    ['knots that turn round', '{id: x, zh: 项, en: X, class: t, weight: 3, of: 研发费用, curve: [[1, 0], [3, 1], [2, 1]]}', 'rule-shape', 16, 65],
    ['two shapes at once', '{id: x, zh: 项, en: X, class: t, weight: 3, of: 研发费用, reference: 3, is: 中小企业}', 'rule-shape', 16, 5],
  ])('%s', (_, indicator, code, line, column) => {
    expect(() => readPoints(file(indicator), 'p.yaml', dictionary)).toThrow(expect.objectContaining({ code, details: expect.objectContaining({ line, column }) }))
  })
})
