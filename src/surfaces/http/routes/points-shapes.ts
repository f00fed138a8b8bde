import { z } from '@hono/zod-openapi'
import type { Adjusted, Contribution, Scored } from '../../../rules/index.ts'
import { decisions, type Appeal } from '../../../services/points/appeals.ts'

export const words = { zh: z.string(), en: z.string() }
export const confidence = z.enum(['P', 'S', 'S2', 'M'])
export const bounds = z.object({ low: z.string().nullable(), high: z.string().nullable() })
export const usedFact = z.object({ fact: z.string(), back: z.number(), ...words, value: z.string(), source: z.string().nullable(), asOf: z.string().nullable() })
export const need = z.object({ kind: z.enum(['fact', 'parameter', 'judgement', 'undefined']), id: z.string(), back: z.number(), ...words })
const named = z.object({ id: z.string(), ...words })
/** A company as lists name it. */
export const companyRef = z.object({ id: z.string(), name: z.string(), code: z.string().nullable() })

const text = z.string().nullable()
export const setSummary = z.object({
  id: z.string(), version: z.string(), ...words, sample: z.boolean().openapi({ description: '样例：不是任何地方的标准 A sample: no place’s standard' }), level: z.enum(['national', 'province', 'city', 'district']), issuer: z.string(), document: text,
  validFrom: z.string(), validTo: text, confidence, indicators: z.int(), announced: z.int().nullable().openapi({ description: '文件公布的指标数 How many indicators the document announces' }), stages: z.array(named), toEnter: z.array(z.object(words)),
})
const knot = z.object({ value: z.string(), points: z.string() })
export const setDetail = setSummary.extend({
  notes: z.array(z.string()), sources: z.array(z.string()), file: z.string(), classes: z.array(named.extend({ most: z.array(text).openapi({ description: '各阶段最高分 The most, by stage' }) })),
  list: z.array(z.object({ id: z.string(), ...words, class: z.string(), unit: z.string(), confidence, note: text, text: z.string(), line: z.int(), stages: z.array(z.object({ weight: text, knots: z.array(knot).nullable() })) })),
  adjustments: z.array(z.object({ id: z.string(), kind: z.enum(['bonus', 'penalty']), ...words, confidence, text: z.string(), most: text, onRecord: z.boolean().openapi({ description: '只计有记录的 Counts only what is on record' }), line: z.int() })), bonusMost: text, penaltyMost: text,
}).openapi('PointSet')

const reasons = { text: z.string(), confidence, clause: text, facts: z.array(usedFact), needs: z.array(need), line: z.int() }
const contribution = z.object({ id: z.string(), ...words, class: z.string(), unit: z.string(), value: bounds.nullable(), points: bounds, most: text, knots: z.array(knot).nullable(), note: text, ...reasons }) satisfies z.ZodType<Contribution>
const adjusted = z.object({ id: z.string(), ...words, kind: z.enum(['bonus', 'penalty']), onRecord: z.boolean(), points: bounds, most: text, ...reasons }) satisfies z.ZodType<Adjusted>
export const scored = z.object({
  set: z.string(), version: z.string(), ...words, sample: z.boolean(), on: z.string(), total: bounds, stages: z.array(named), classes: z.array(named.extend({ points: bounds, most: text })), indicators: z.array(contribution), adjustments: z.array(adjusted),
  dates: z.object({ from: text, to: text, undated: z.int() }), needs: z.array(need), toEnter: z.array(z.object(words)),
}).openapi('Points') satisfies z.ZodType<Scored>

export const appeal = z.object({
  id: z.string(), company: z.string(), set: z.string(), version: z.string(), indicator: z.string(), wrong: z.string(), evidence: text, value: text, by: z.string(), at: z.string(), why: z.string(), withdrawn: z.boolean(),
  answers: z.array(z.object({ id: z.string(), decision: z.enum(decisions), reason: z.string(), by: z.string(), at: z.string() })),
}).openapi('PointsAppeal') satisfies z.ZodType<Appeal>

export const rankRow = z.object({ place: z.int(), company: companyRef, total: bounds, stage: z.string().nullable(), classes: z.array(bounds) })
export const ranking = z.object({
  set: setSummary, on: z.string(), companies: z.int(), settled: z.int().openapi({ description: '得分已确定（不缺数据）的企业数 Companies whose points nothing that is missing could change' }), bands: z.array(z.int()).openapi({ description: '每十分一档的企业数，最后一档为一百分以上 Companies by tens of points, the last from a hundred on' }),
  classes: z.array(named), items: z.array(rankRow), total: z.int(), next: text,
}).openapi('PointsRanking')
