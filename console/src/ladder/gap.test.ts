import { expect, it } from 'vitest'
import type { Gap } from './api.ts'
import { gapText } from './gap.ts'
import { ladderWords } from './words.ts'

const gap = (change: Partial<Gap>): Gap => ({ zh: '研发费用', en: 'R&D expenses', kind: 'amount', direction: 'more', unit: '万元', missing: { low: '120', high: '120' }, strict: false, now: { low: '0.018', high: '0.018' }, line: { low: '0.03', high: '0.03' }, on: null, ...change })

it.each<[Partial<Gap>, string]>([
  [{}, '研发费用还差 120 万元'],
  [{ missing: { low: '20', high: '35.5' } }, '研发费用还差 20~35.5 万元'],
  [{ zh: '资产负债率', kind: 'share', direction: 'less', unit: '', missing: { low: '0.05', high: '0.05' } }, '资产负债率须降 5 个百分点'],
  [{ missing: { low: '0', high: '0' }, strict: true }, '研发费用恰在线上，须高于'],
  [{ zh: '成立日期', kind: 'days', unit: '天', missing: { low: '214', high: '214' }, on: '2027-01-01' }, '到 2027-01-01 满足，还差 214 天'],
])('%j: %s', (change, expected) => expect(gapText(gap(change), ladderWords.zh, 'zh')).toBe(expected))
