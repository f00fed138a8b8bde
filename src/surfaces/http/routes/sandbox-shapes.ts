import { z } from '@hono/zod-openapi'
import { answers } from '../../../services/policy/drafts.ts'
import { listedShape, on, tallyShape } from './match-shapes.ts'
import { outcome } from './policies-shapes.ts'

const words = { zh: z.string(), en: z.string() }
const who = { by: z.string().trim().min(1).max(100), why: z.string().trim().max(2000).default('') }
const value = z.string().regex(/^\d{1,12}(\.\d{1,8})?%?$/)

export const draftBody = {
  policy: z.string().min(1).max(100).openapi({ description: '草案要替换的政策 The policy it would replace' }),
  text: z.string().min(1).max(100_000).optional().openapi({ description: '规则文件全文（YAML），默认现行文本 The whole rule file, default the one in force' }),
  set: z.record(z.string().max(200), value).optional().openapi({ description: '改动的数：编号 -> 新值，如 {"rd#0":"3.5%"} Numbers to change by threshold id' }),
  threshold: z.string().max(200).optional().openapi({ description: '画断崖图和敏感性的那个数，默认第一个被改动的 The threshold to draw, default the first that was changed' }),
}
export const sandboxBody = z.object({ ...draftBody, on, limit: z.number().int().min(0).max(200).default(50) })
export const sandboxFile = z.object({ ...draftBody, on, list: z.enum(['gain', 'lose']), format: z.enum(['csv', 'xlsx']).default('xlsx') })

const shown = z.object({ id: z.string(), version: z.string(), ...words, document: z.string(), validFrom: z.string(), validTo: z.string().nullable() })
const side = tallyShape.omit({ companies: true })
const changed = z.object({ total: z.int(), items: z.array(listedShape.extend({ before: outcome.nullable() })) })
const bin = z.object({ from: z.number().nullable(), to: z.number().nullable(), companies: z.int(), near: z.int().openapi({ description: '其余条件都满足、只由这个数决定的家数 Those that meet everything else' }), met: z.int(), amount: z.number().nullable() })
export const sandboxAnswer = z.object({
  on: z.string(), companies: z.int(), text: z.string(), inForce: shown.nullable(), draft: shown, before: side.nullable(), after: side, moves: z.record(z.string(), z.record(z.string(), z.int())), gain: changed, lose: changed,
  thresholds: z.array(z.object({ id: z.string(), ...words, clause: z.string().nullable(), text: z.string(), op: z.string().nullable(), value: z.string(), line: z.int(), column: z.int(), inForce: z.string().nullable() })), threshold: z.string().nullable(),
  cliff: z.object({ side: z.enum(['above', 'below']), at: z.number(), bins: z.array(bin), unknown: z.int(), inside: z.int(), outside: z.int(), jump: z.number().nullable() }).nullable(),
  sensitivity: z.array(side.extend({ factor: z.number(), value: z.string() })),
  lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), before: z.int().nullable(), after: z.int().nullable(), text: z.string() })),
  meaning: z.array(z.object({ kind: z.enum(['added', 'removed', 'changed']), what: z.object(words), before: z.string().nullable(), after: z.string().nullable() })),
  examples: z.array(z.object({ title: z.string(), line: z.int(), wrong: z.array(z.string()) })), tookMs: z.number(),
}).openapi('SandboxAnswer')

export const policyText = z.object({ id: z.string(), version: z.string(), file: z.string(), text: z.string() })
const confidence = z.enum(['P', 'S', 'S2', 'M'])
export const checklist = z.object({ id: z.string(), ...words, document: z.string(), confidence, notes: z.array(z.object(words)), items: z.array(z.object({ id: z.string(), clause: z.string(), confidence, ...words })) }).openapi('ReviewChecklist')
const saved = z.object({ id: z.string(), name: z.string(), policy: z.string(), text: z.string(), by: z.string(), at: z.string(), why: z.string(), versions: z.int(), signed: z.object({ by: z.string(), at: z.string(), why: z.string(), current: z.boolean() }).nullable() })
export const draftList = z.object({ items: z.array(saved.omit({ text: true })) })
export const draftRecord = saved.extend({ history: z.array(z.object({ id: z.string(), by: z.string(), at: z.string(), why: z.string() })), answers: z.array(z.object({ id: z.string(), item: z.string(), answer: z.enum(answers), by: z.string(), at: z.string(), why: z.string() })) }).openapi('PolicyDraft')
export const draftSave = z.object({ id: z.string().max(100).optional(), name: z.string().trim().min(1).max(200), policy: draftBody.policy, text: z.string().min(1).max(100_000), ...who })
export const draftAnswer = z.object({ item: z.string().min(1).max(100), answer: z.enum(answers), ...who })
export const draftSign = z.object(who)
export const taker = z.object({ by: z.string().trim().min(1).max(100) })
