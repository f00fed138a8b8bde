import { describe, expect, it } from 'vitest'
import type { Entry } from '../../ledger/ledger.ts'
import { checkExamples, readCompany } from '../../rules/index.ts'
import { loadDictionary } from '../policy/library.ts'
import { checkedFinance } from './entries.ts'
import { fileOf, handoverUnder } from './file.ts'
import { loadProducts } from './library.ts'

const dictionary = loadDictionary()
const { facts } = dictionary
const products = loadProducts(dictionary)

it.each(products.map(p => [p.policy.file, p] as const))('%s keeps its own examples; what nobody verified gives no answer', (_, { policy, sample, lender }) => {
  expect(checkExamples(policy, facts).filter(r => r.wrong.length)).toEqual([])
  if (!sample && lender === null) expect(policy.toEnter.length).toBeGreaterThan(0)
})

const entry = (seq: number, kind: string, fields: Record<string, unknown>, withdrawn = false): Entry => ({ id: `e${seq}`, seq, kind, about: 'c1', fields, by: '林样', at: `2026-06-0${seq}T08:00:00Z`, why: '', withdrawn })
const consent = { product: 'sample-science-loan', lender: '样例银行', facts: ['revenue', 'rd'], until: '2026-12-31', givenBy: '陈样 财务负责人', how: 'written' }
const company = readCompany(facts, { revenue: [900, { value: 1000, source: '名录 C2', asOf: '2026-05-01' }], rd: 30, staff: 40 })

describe('what is handed over', () => {
  const file = fileOf([entry(1, 'finance-consent', consent)], '2026-06-02')
  it('is what the company agreed to and nothing else, with source and day', () => {
    expect(handoverUnder(file, 'e1', company, facts)).toEqual({ consent: 'e1', product: 'sample-science-loan', lender: '样例银行', facts: [
      { fact: 'revenue', back: 1, value: '900', source: null, asOf: null }, { fact: 'revenue', back: 0, value: '1000', source: '名录 C2', asOf: '2026-05-01' }, { fact: 'rd', back: 0, value: '30', source: null, asOf: null },
    ] })
  })
  it.each([
    ['taken back', fileOf([entry(2, 'finance-consent-end', { consent: 'e1', reason: '不再申请' }), entry(1, 'finance-consent', consent)], '2026-06-03'), 'consent-missing'],
    ['past its day', fileOf([entry(1, 'finance-consent', consent)], '2027-01-01'), 'consent-missing'],
    ['entered by mistake', fileOf([entry(1, 'finance-consent', consent, true)], '2026-06-02'), 'not-found'],
  ])('is nothing under a consent that is %s', (_, file, code) => {
    expect(() => handoverUnder(file, 'e1', company, facts)).toThrow(expect.objectContaining({ code }))
  })
})

it('what came of it stands with what was handed over, in the order it happened', () => {
  const { handovers } = fileOf([entry(4, 'finance-outcome', { handover: 'e2', state: 'granted', on: '2026-06-20', amount: '300' }), entry(3, 'finance-outcome', { handover: 'e2', state: 'contacted', on: '2026-06-05' }), entry(2, 'finance-handover', { consent: 'e1', product: 'sample-science-loan', lender: '样例银行', facts: [] })], '2026-07-01')
  expect(handovers).toMatchObject([{ id: 'e2', company: 'c1', outcomes: [{ state: 'contacted' }, { state: 'granted', amount: '300' }] }])
})

it('only what was granted has an amount', () => {
  expect(() => checkedFinance('finance-outcome', { handover: 'e2', state: 'refused', on: '2026-06-05', amount: '3' })).toThrow(expect.objectContaining({ code: 'request-invalid' }))
})
