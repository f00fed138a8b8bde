import { describe, expect, it } from 'vitest'
import { policyLibrary } from '../services/policy/library.ts'
import { loadLadders } from '../services/ladder/library.ts'
import { gapsOf } from './distance.ts'
import { Evaluator } from './evaluate.ts'
import { parseTruth } from './expression.ts'
import { dayOf, isoOf, readCompany, type GivenFacts } from './facts.ts'
import { generateCompanies } from './generate.ts'
import { LadderPool, poolKinds } from './ladder-pool.ts'
import { policyOf, readLadder } from './ladder.ts'
import { standingOn } from './ladder-standing.ts'
import { tableOf } from './table.ts'

const { policies, dictionary } = policyLibrary()
const { facts } = dictionary
const ladders = loadLadders(dictionary, policies)
const [quality, technology] = [ladders.find(l => l.id === 'quality')!, ladders.find(l => l.id === 'technology')!]
const stand = (given: GivenFacts, on = '2026-06-01', ladder = technology) => standingOn(ladder, readCompany(facts, given), on, facts, policies)
const rung = (given: GivenFacts, id: string, on?: string) => stand(given, on).rungs.find(r => r.id === id)!

describe('whether a title is held', () => {
  it.each<[string, GivenFacts, string, string | null]>([
    ['nothing is known', {}, 'unknown', null],
    ['the fact alone', { hnteValid: true }, 'held', null],
    ['until its last day', { hnteExpiresOn: '2026-06-01' }, 'held', '2026-06-01'],
    ['no day longer', { hnteExpiresOn: '2026-05-31' }, 'expired', '2026-05-31'],
    ['three years from the day it was granted', { hnteGrantedOn: '2023-06-02' }, 'held', '2026-06-01'],
    ['and no day longer', { hnteGrantedOn: '2023-06-01' }, 'expired', '2026-05-31'],
    ['taken away before its end', { hnteExpiresOn: '2027-01-01', hnteValid: false }, 'not-held', '2027-01-01'],
    ['never held', { hnteValid: false }, 'not-held', null],
    ['said to be valid after its end', { hnteExpiresOn: '2025-01-01', hnteValid: true }, 'expired', '2025-01-01'],
  ])('%s', (_, given, held, expiresOn) => expect(rung(given, 'hnte')).toMatchObject({ held, expiresOn }))

  it('a date and a fact that do not go together are named', () => {
    expect(rung({ hnteExpiresOn: '2027-01-01', hnteValid: false }, 'hnte').contradiction).toBe(true)
    expect(rung({ hnteExpiresOn: '2025-01-01', hnteValid: true }, 'hnte').contradiction).toBe(true)
    expect(rung({ hnteExpiresOn: '2027-01-01', hnteValid: true }, 'hnte').contradiction).toBe(false)
  })
})

it('stands on the highest title held; the one after it is next, with tasks by their day', () => {
  const standing = stand({ techSmeValid: true, hnteGrantedOn: '2024-11-06' })
  expect(standing).toMatchObject({ at: 'hnte', next: 'gazelle' })
  expect(standing.tasks.filter(t => t.due).map(t => [t.kind, t.due, t.state])).toEqual([['renew', '2027-03-05', 'later'], ['yearly', '2027-03-31', 'later']])
  expect(standing.tasks.find(t => t.kind === 'renew')!.zh).toBe('2027-03 前准备重新认定（高新技术企业 2027-11-05 到期）')
  expect(stand({}).next).toBe('tech-sme')
  expect(standing.rungs[2]!.policy).toMatchObject({ id: 'gazelle-jiangsu', inForce: false })
})

describe('how far a comparison is from holding', () => {
  const scope = { ...dictionary, names: new Map() }
  it.each<[string, GivenFacts, unknown]>([
    ['研发费用 / 营业收入 >= 3%', { rd: 180, revenue: 10000 }, { kind: 'amount', zh: '研发费用', unit: '万元', missing: { low: '120', high: '120' }, now: { low: '0.018' }, direction: 'more' }],
    ['近两年合计(研发费用) >= 1200', { rd: [500, 650] }, { kind: 'amount', zh: '近两年研发费用合计', missing: { low: '50' } }],
    ['营业收入 >= 5000', { revenue: 4999.5 }, { kind: 'amount', missing: { low: '0.5' } }],
    ['资产负债率 <= 75%', { debtRatio: '0.8' }, { kind: 'share', direction: 'less', missing: { low: '0.05' } }],
    ['近两年复合增长率(营业收入) >= 5%', { revenue: [1000, 1000, 1100] }, { kind: 'amount', zh: '营业收入', missing: { low: '2.5' } }],
    ['增长率(营业收入) >= 20%', { revenue: [1000, 1100] }, { kind: 'amount', zh: '营业收入', missing: { low: '100' } }],
    ['申报日 - 成立日期 >= 365天', { establishedOn: '2026-01-01' }, { kind: 'days', missing: { low: '214' }, on: '2027-01-01' }],
    ['Ⅰ类知识产权 + Ⅱ类知识产权 >= 4', { ipClassI: 1, ipClassII: 1 }, { kind: 'amount', unit: '项', zh: 'Ⅰ类知识产权、Ⅱ类知识产权', missing: { low: '2' } }],
    ['科技人员 / 从业人员 > 10%', { techStaff: 10, staff: 100 }, { kind: 'amount', unit: '人', missing: { low: '0' }, strict: true }],
    ['近两年每年(研发费用 >= 100)', { rd: [90, 120] }, { zh: '研发费用（前年）', missing: { low: '10' } }],
  ])('%s of %j', (is, given, expected) => expect(gapsOf(parseTruth(is, scope), new Evaluator(readCompany(facts, given), dayOf('2026-06-01')!), facts)).toMatchObject([expected]))

  it('none where it holds, where nobody knows, and where no number can turn it', () => {
    const gaps = (is: string, given: GivenFacts) => gapsOf(parseTruth(is, scope), new Evaluator(readCompany(facts, given), dayOf('2026-06-01')!), facts)
    expect([gaps('营业收入 >= 1', { revenue: 2 }), gaps('营业收入 >= 1', {}), gaps('成立日期 >= 申报日 - 10年', { establishedOn: '2001-01-01' })]).toEqual([[], [], []])
  })
})

it('of the pool as of one company: states, one condition away, the day a title ends', () => {
  const given = generateCompanies(300, 4, facts, policies, 0.03)
  const companies = given.map(g => readCompany(facts, g))
  const table = tableOf(facts, companies)
  for (const ladder of [quality, technology]) {
    const pool = new LadderPool(ladder, policies, table, dayOf('2026-06-01')!, '2026-06-01', facts)
    const each = companies.map(c => standingOn(ladder, c, '2026-06-01', facts, policies))
    ladder.rungs.forEach((r, k) => {
      const of = (test: (s: (typeof each)[number]['rungs'][number]) => boolean) => each.flatMap((s, i) => (test(s.rungs[k]!) ? [i] : []))
      const rows = (kind: (typeof poolKinds)[number]) => pool.rows(r.id, kind, 90).sort((a, b) => a - b)
      expect(rows('held')).toEqual(of(s => s.held === 'held'))
      expect(rows('unknown')).toEqual(of(s => s.held === 'unknown'))
      expect(rows('expired')).toEqual(of(s => s.held === 'expired'))
      expect(rows('expiring')).toEqual(of(s => s.held === 'held' && s.daysLeft !== null && s.daysLeft <= 90))
      const able = (s: (typeof each)[number]['rungs'][number]) => s.held !== 'held'
      expect(rows('one-away')).toEqual(of(s => able(s) && s.counts.unmet === 1 && s.counts.unknown === 0))
      expect(rows('qualified')).toEqual(of(s => able(s) && s.counts.unmet + s.counts.unknown === 0))
      for (const i of rows('one-away').slice(0, 5)) {
        const lacking = each[i]!.rungs[k]!.steps.find(s => s.finding.outcome === 'unmet')!.finding.id
        expect(pool.rows(r.id, 'one-away', 90, lacking)).toContain(i)
      }
      const first = pool.rows(r.id, 'expiring', 90)[0]
      if (first !== undefined) expect(isoOf(pool.expiry(r.id, first)!)).toBe(each[first]!.rungs[k]!.expiresOn)
    })
    expect(pool.rungs(90)[0]!.lacking.reduce((n, l) => n + l.count, 0)).toBe(pool.rungs(90)[0]!.counts['one-away'])
  }
})

it('the policy to look at: in force and complete, else the latest', () => {
  expect(policyOf(technology.rungs[2]!, policies, '2024-06-01')).toMatchObject({ policy: { id: 'gazelle-jiangsu' }, inForce: true })
  expect(policyOf(technology.rungs[2]!, policies, '2026-06-01', 'gazelle-national')).toMatchObject({ policy: { id: 'gazelle-national' }, inForce: true })
  expect(policyOf(quality.rungs[1]!, policies, '2026-03-31')).toMatchObject({ policy: { version: '2022' } })
})

it('a mistake is named by line and column', () => {
  const text = (policy: string, held: string) => `id: l\nzh: 梯\nen: L\nrungs:\n  - {id: a, zh: 甲, en: A, policies: [${policy}], held: ${held}, grantedOn: hnteGrantedOn, expiresOn: hnteExpiresOn, validity: {years: 3, confidence: S, zh: 三年, en: x}, renewal: {months: 6, zh: 复核, en: renew}}\n  - {id: b, zh: 乙, en: B, policies: [hnte], held: hnteValid, grantedOn: hnteGrantedOn, expiresOn: hnteExpiresOn, validity: {years: 3, confidence: S, zh: 三年, en: x}, renewal: {months: 6, zh: 复核, en: renew}}\n`
  expect(() => readLadder(text('none', 'hnteValid'), 'l.yaml', dictionary, policies)).toThrow(expect.objectContaining({ code: 'rule-name', details: expect.objectContaining({ line: 5, column: 38 }) }))
  expect(() => readLadder(text('hnte', 'revenue'), 'l.yaml', dictionary, policies)).toThrow(expect.objectContaining({ code: 'rule-name', details: expect.objectContaining({ line: 5, column: 51 }) }))
})
