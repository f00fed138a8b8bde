import { z } from '@hono/zod-openapi'

const words = { zh: z.string(), en: z.string() }
const confidence = z.enum(['P', 'S', 'S2', 'M']).openapi({ description: 'P 官方原文，S 一处转录，S2 两处一致，M 未核 P official text, S one transcription, S2 two agree, M unverified' })
export const outcome = z.enum(['met', 'unmet', 'unknown', 'not-applicable'])
const bounds = { low: z.string().nullable(), high: z.string().nullable() }
const plain = z.union([z.number(), z.string(), z.boolean(), z.null()])
const given = z.union([plain, z.object({ value: plain, source: z.string().optional(), asOf: z.string().optional() })])

export const policySummary = z.object({
  id: z.string(), version: z.string(), ...words, level: z.enum(['national', 'province', 'city', 'district']), issuer: z.string(), document: z.string(),
  validFrom: z.string(), validTo: z.string().nullable(), confidence, toEnter: z.array(z.object(words)), benefit: z.object({ ...words, unit: z.string(), text: z.string() }).nullable(),
}).openapi('Policy')

export interface ConditionText { id: string; zh: string; en: string; clause: string | null; confidence: 'P' | 'S' | 'S2' | 'M'; how: 'is' | 'all' | 'any' | 'none' | 'atLeast'; count: number | null; text: string | null; line: number; of: ConditionText[] }
const conditionText: z.ZodType<ConditionText> = z.lazy(() => z.object({
  id: z.string(), ...words, clause: z.string().nullable(), confidence, how: z.enum(['is', 'all', 'any', 'none', 'atLeast']), count: z.number().nullable(), text: z.string().nullable(), line: z.number(), of: z.array(conditionText),
})).openapi('PolicyCondition', { type: 'object' })

export const policyDetail = policySummary.extend({
  notes: z.array(z.string()), sources: z.array(z.string()), clauses: z.record(z.string(), z.string()), file: z.string(),
  parameters: z.array(z.object({ name: z.string(), ...words, value: z.string().nullable(), confidence })),
  applies: z.string().nullable(), conditions: conditionText.nullable(), classes: z.array(z.string()).nullable(), facts: z.array(z.object({ id: z.string(), ...words, back: z.number() })),
  versions: z.array(z.object({ version: z.string(), document: z.string(), validFrom: z.string(), validTo: z.string().nullable() })),
}).openapi('PolicyDetail')

export const factList = z.object({ items: z.array(z.object({ id: z.string(), ...words, kind: z.enum(['number', 'date', 'flag', 'code', 'choice']), unit: z.string().optional(), years: z.number().optional(), options: z.record(z.string(), z.string()).optional(), note: z.string().optional() })) })

export const evaluateRequest = z.object({
  facts: z.record(z.string().max(100), z.union([given, z.array(given).max(6)])).openapi({ description: '事实：编号或中文名 -> 值；按年的给列表，最近一年在后；不知道的不填 Facts by id or Chinese name; yearly figures as lists, the latest last; leave out what is not known' }),
  on: z.iso.date().optional().openapi({ description: '哪一天有效的规则，默认今天 The day asked about, default today' }),
  policies: z.array(z.string().max(100)).max(200).optional().openapi({ description: '只问这些政策，默认全部 Only these policies, default all' }),
})

export interface FindingText { id: string; zh: string; en: string; outcome: z.infer<typeof outcome>; clause: string | null; clauseTitle: string | null; confidence: 'P' | 'S' | 'S2' | 'M'; line: number; text: string | null; compared: z.infer<typeof side>[]; facts: z.infer<typeof used>[]; needs: z.infer<typeof need>[]; of: FindingText[] }
const side = z.object({ op: z.enum(['>=', '>', '<=', '<', '=', '!=']), left: z.object(bounds), right: z.object(bounds) })
const used = z.object({ fact: z.string(), back: z.number(), ...words, value: z.string(), source: z.string().nullable(), asOf: z.string().nullable() })
const need = z.object({ kind: z.enum(['fact', 'parameter', 'judgement', 'undefined']), id: z.string(), back: z.number(), ...words })
export const finding: z.ZodType<FindingText> = z.lazy(() => z.object({
  id: z.string(), ...words, outcome, clause: z.string().nullable(), clauseTitle: z.string().nullable(), confidence, line: z.number(), text: z.string().nullable(),
  compared: z.array(side), facts: z.array(used), needs: z.array(need), of: z.array(finding),
})).openapi('PolicyFinding', { type: 'object' })
export interface ScoreText { id: string; zh: string; en: string; cap: number | null; confidence: 'P' | 'S' | 'S2' | 'M'; low: string | null; high: string | null; items: ScoreText[] }
const score: z.ZodType<ScoreText> = z.lazy(() => z.object({ id: z.string(), ...words, cap: z.number().nullable(), confidence, ...bounds, items: z.array(score) })).openapi('PolicyScore', { type: 'object' })

export const evaluation = z.object({
  policy: z.string(), version: z.string(), ...words, document: z.string(), on: z.string(), outcome, confidence, class: z.object({ low: z.string(), high: z.string() }).nullable(),
  applies: finding.nullable(), conditions: finding.nullable(), scores: z.array(score), values: z.array(z.object({ name: z.string(), ...bounds })),
  benefit: z.object({ ...words, ...bounds, unit: z.string(), confidence }).nullable(), because: z.array(finding), needs: z.array(need), toEnter: z.array(z.object(words)),
}).openapi('PolicyEvaluation')
