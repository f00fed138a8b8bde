import { expect, test } from 'vitest'
import type { ConditionText, PolicyDetail, PolicySheet } from './api.ts'
import { differences } from './difference.ts'

const condition = (id: string, text: string): ConditionText => ({ id, zh: id, en: id, clause: null, confidence: 'S', how: 'is', count: null, text, line: 1, of: [] })
const whole = (document: string, conditions: ConditionText[]) => ({ policy: { document, validFrom: '2026-01-01', validTo: null, benefit: null, clauses: {}, parameters: [], conditions: { ...condition('all', ''), of: conditions } } as unknown as PolicyDetail, sheet: { scores: [] } as unknown as PolicySheet })

test('what two versions say otherwise, dropped and added', () => {
  expect(differences(whole('甲 1 号', [condition('years', '年限 >= 2'), condition('rd', '研发费用 >= 100')]), whole('甲 2 号', [condition('years', '年限 >= 3'), condition('main', '占比 >= 80%')]), 'zh')).toEqual([
    { kind: 'document', name: '', before: '甲 1 号', after: '甲 2 号' }, { kind: 'condition', name: 'years', before: '年限 ≥ 2', after: '年限 ≥ 3' }, { kind: 'condition', name: 'rd', before: '研发费用 ≥ 100', after: null }, { kind: 'condition', name: 'main', before: null, after: '占比 ≥ 80%' },
  ])
})
