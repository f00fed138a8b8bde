import { z } from '@hono/zod-openapi'
import { poolKinds } from '../../../rules/index.ts'
import { bounds, companyRef, confidence, need, usedFact, words } from './points-shapes.ts'
import { finding } from './policies-shapes.ts'

const text = z.string().nullable()
const named = z.object({ id: z.string(), ...words })
const outcome = z.enum(['met', 'unmet', 'unknown', 'not-applicable'])
export const gap = z.object({ ...words, kind: z.enum(['amount', 'share', 'days', 'points']), direction: z.enum(['more', 'less']), unit: z.string(), missing: bounds, strict: z.boolean(), now: bounds, line: bounds, on: text })
export const step = z.object({ finding, gaps: z.array(gap) })
const task = z.object({ ...words, due: text, state: z.enum(['late', 'now', 'later', 'open']), kind: z.enum(['renew', 'yearly', 'apply', 'reach', 'enter']), rung: z.string(), about: text, confidence: confidence.nullable() })
const rung = z.object({
  id: z.string(), ...words, held: z.enum(['held', 'expired', 'not-held', 'unknown']), grantedOn: text, expiresOn: text, derived: z.boolean(), daysLeft: z.number().nullable(), contradiction: z.boolean(),
  validity: z.object({ years: z.number().nullable(), confidence, ...words }), facts: z.array(usedFact),
  policy: named.extend({ version: z.string(), document: z.string(), confidence, inForce: z.boolean(), validFrom: z.string(), validTo: text, alternatives: z.array(z.string()) }), outcome,
  steps: z.array(step), counts: z.object({ met: z.int(), unmet: z.int(), unknown: z.int() }), needs: z.array(need), toEnter: z.array(z.object(words)),
})
export const ladderStanding = z.object({ ladder: z.string(), ...words, on: z.string(), notes: z.array(z.string()), at: text, next: text, rungs: z.array(rung), tasks: z.array(task) }).openapi('LadderStanding')

const poolKind = z.enum(poolKinds)
export const pool = z.object({
  id: z.string(), ...words, notes: z.array(z.string()),
  rungs: z.array(named.extend({ policy: named.extend({ version: z.string(), document: z.string(), inForce: z.boolean() }), counts: z.record(poolKind, z.int()), lacking: z.array(named.extend({ count: z.int() })) })),
}).openapi('LadderPool')
export const poolQuery = poolKind.openapi({ description: 'held 持有；expiring 将到期；expired 已到期；qualified 条件已具备；one-away 只差一项；one-unknown 只缺一项资料；unknown 是否持有未知' })
export const poolRow = z.object({ company: companyRef, expiresOn: text, lacking: z.array(z.object({ ...named.shape, outcome, gaps: z.array(gap) })) })
