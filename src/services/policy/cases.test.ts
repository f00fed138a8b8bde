import { expect, it } from 'vitest'
import { runCases } from './cases.ts'
import { loadLibrary } from './library.ts'

const library = loadLibrary()

it('says which case came out otherwise, and what was found', () => {
  const size = (id: string, X: number | null, Y: number | null, expected: string) => ({ id, inputs: { industry: '软件和信息技术服务业', X, Y, Z: null }, expected: { size: expected } })
  const results = runCases({ size: [size('a', 120, 1000, '中型'), size('b', 120, 999, '中型'), size('c', null, 60, 'unknown')] }, 'own.json', library)
  expect(results.map(r => r.wrong)).toEqual([[], [{ what: 'size', expected: '中型', found: '小型' }], []])
})

it('a company of one and a half years has no years before it began', () => {
  const inputs = { establishedOn: '2024-11-01', applyOn: '2026-05-20', operatingYears: 1, sales: [800], rd: [60], rdDomestic: [30], totalIncomeLast: 800, hiTechIncomeLast: 700, staff: 20, techStaff: 6, ipClassI: 0, ipClassII: 1, inHiTechField: true, seriousIncidentLast12m: false, netAssets: [300], transformItems: 3, expert: { advanced: 5, support: 5, acquisition: 4, standardBonus: 0, mgmt: 12 } }
  expect(runCases({ hnte: [{ id: 'one', inputs, expected: { rdRatio: 0.075, rdRequired: 0.05, failedHard: ['rdDomestic'], growth: [0, 0], transform: [13, 18], verdict: 'fail_hard' } }] }, 'own.json', library)[0]!.wrong).toEqual([])
})

it('a group nobody knows is said', () => {
  expect(() => runCases({ moon: [] }, 'own.json', library)).toThrow(expect.objectContaining({ code: 'cases-invalid' }))
})
