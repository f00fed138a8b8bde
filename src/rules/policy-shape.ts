import { z } from 'zod'

/** The shape of a policy file; what stands in its expressions is read by expression.ts. */
export const confidence = z.enum(['P', 'S', 'S2', 'M'])
export const words = { zh: z.string(), en: z.string() }
export const number = z.union([z.string(), z.number(), z.strictObject({ of: z.string().optional(), bands: z.string() })])

export interface RawConditionObject {
  id?: string; zh?: string; en?: string; clause?: string; confidence?: z.infer<typeof confidence>; when?: string
  is?: string; all?: RawCondition[]; any?: RawCondition[]; none?: RawCondition[]; atLeast?: number; of?: RawCondition[]
}
export type RawCondition = string | RawConditionObject
const condition: z.ZodType<RawCondition> = z.lazy(() => z.union([z.string(), z.strictObject({
  id: z.string().regex(/^[a-zA-Z][\w-]*$/).optional(), zh: z.string().optional(), en: z.string().optional(), clause: z.string().optional(), confidence: confidence.optional(), when: z.string().optional(),
  is: z.string().optional(), all: z.array(condition).optional(), any: z.array(condition).optional(), none: z.array(condition).optional(), atLeast: z.number().int().min(1).optional(), of: z.array(condition).optional(),
}).refine(c => [c.is, c.all, c.any, c.none, c.atLeast].filter(x => x !== undefined).length === 1 && (c.atLeast === undefined) === (c.of === undefined), '写 is、all、any、none、atLeast 之一 give one of is, all, any, none, atLeast with of')]))

export interface RawScore {
  id: string; zh: string; en: string; clause?: string; confidence?: z.infer<typeof confidence>; cap?: number; max?: number; awarded?: string
  points?: string; of?: string; bands?: string; sum?: RawScore[]; greatest?: RawScore[]
}
const score: z.ZodType<RawScore> = z.lazy(() => z.strictObject({
  id: z.string().regex(/^[a-zA-Z][\w-]*$/), ...words, clause: z.string().optional(), confidence: confidence.optional(), cap: z.number().optional(), max: z.number().optional(), awarded: z.string().optional(),
  points: z.coerce.string().optional(), of: z.string().optional(), bands: z.string().optional(), sum: z.array(score).optional(), greatest: z.array(score).optional(),
}).refine(s => [s.points, s.bands, s.sum, s.greatest].filter(x => x !== undefined).length === 1, '写 points、bands、sum、greatest 之一 give one of points, bands, sum, greatest'))

const benefit = z.strictObject({ ...words, unit: z.string().default('万元'), amount: number.optional(), confidence: confidence.optional() })
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Figures of a document that a person enters; null while nobody verified them. */
export const parametersShape = z.record(z.string(), z.strictObject({ zh: z.string().optional(), en: z.string(), value: z.union([z.string(), z.number()]).nullable(), confidence }))

export const policyShape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.union([z.string(), z.number()]),
  ...words,
  level: z.enum(['national', 'province', 'city', 'district']),
  issuer: z.string(),
  document: z.string(),
  validFrom: day,
  validTo: day.nullable().default(null),
  confidence,
  notes: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
  clauses: z.record(z.string(), z.string()).default({}),
  parameters: parametersShape.default({}),
  values: z.record(z.string(), number).default({}),
  scores: z.array(score).default([]),
  applies: z.string().optional(),
  conditions: z.array(condition).default([]),
  classify: z.strictObject({ names: z.array(z.string()).min(2), of: number.optional(), table: z.string().optional() }).refine(c => (c.of === undefined) !== (c.table === undefined), '写 of 或 table give of or table').optional(),
  benefit: benefit.optional(),
  toEnter: z.array(z.strictObject(words)).default([]),
  examples: z.array(z.strictObject({ title: z.string(), on: day.nullable().default(null), facts: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) })).default([]),
})
export type RawPolicy = z.infer<typeof policyShape>
export type RawNumber = z.infer<typeof number>
export type RawBenefit = z.infer<typeof benefit>
export type RawParameters = z.infer<typeof parametersShape>
