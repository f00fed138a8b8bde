import { z } from '@hono/zod-openapi'
import type { Entry } from '../../../ledger/ledger.ts'
import { settlementVerdicts } from '../../../services/conflicts/settle.ts'
import type { Side } from '../../../services/conflicts/sides.ts'
import { kinds, levels, type Derived, type Tension } from '../../../services/conflicts/tension.ts'
import { claim, entityRef, pageOf, properties } from '../shapes.ts'

const offset = z.int().min(0)
const text = z.string().nullable()
export const say = z.object({ zh: z.string(), en: z.string() })

export const derived = z.object({
  value: z.number(), max: z.number().nullable(), unit: z.string(), formula: say, note: say.nullable(),
}).openapi('Derived', { description: '推算值，原文没有；附算式 Worked out, not printed; with its formula' }) satisfies z.ZodType<Derived>

const tension = z.object({
  id: z.string(), kind: z.enum(kinds), level: z.enum(levels).openapi({ description: 'conflict 不能同时成立 cannot all hold; tension 值得一看 wants a look; note 并无不妥 nothing is wrong' }), weight: z.int(),
  subject: entityRef.openapi({ description: '没有主体的名单 id 为空 A list of nobody’s has an empty id' }), property: z.enum(properties), claims: z.array(z.string()), documents: z.array(z.string()),
  stretch: z.object({ document: z.string(), start: offset, end: offset }).nullable(), derived: derived.nullable(), publishedOn: text, words: say,
}) satisfies z.ZodType<Tension>

export const settlement = z.object({
  id: z.string(), verdict: z.enum(settlementVerdicts), claim: text, by: z.string(), at: z.string(), why: z.string(), withdrawn: z.boolean(),
}).openapi('Settlement')
export const settlementOf = ({ id, fields, by, at, why, withdrawn }: Entry): z.infer<typeof settlement> => ({ id, verdict: fields.verdict as z.infer<typeof settlement>['verdict'], claim: (fields.claim as string | null) ?? null, by, at, why, withdrawn })

const side = z.object({
  claim: claim.nullable(), document: z.string(), start: offset, end: offset, publisher: text, publishedOn: text,
  context: z.object({ before: z.string(), quote: z.string(), after: z.string() }),
}) satisfies z.ZodType<Side>

export const conflict = tension.extend({
  sides: z.array(side).openapi({ description: '各方原句 Both sides, in their sentences' }),
  settlement: settlement.nullable().openapi({ description: '现行的处理 The settlement that stands' }),
}).openapi('Conflict')
export const conflictWithHistory = conflict.extend({ history: z.array(settlement).openapi({ description: '新的在前，收回的也在内 The newest first, withdrawn ones too' }) }).openapi('ConflictWithHistory')
export const conflictPage = pageOf(conflict).extend({
  counts: z.object({ open: z.int(), settled: z.int(), all: z.int() }), byKind: z.record(z.string(), z.int()).openapi({ description: '未处理的，按种类 Open ones by kind' }),
}).openapi('ConflictPage')
