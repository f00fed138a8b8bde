import { z } from 'zod'
import { confidence, day, number, parametersShape, words } from './policy-shape.ts'

/** The shape of a file of innovation points; what stands in its expressions is read by points.ts. */
const id = z.string().regex(/^[a-zA-Z][\w-]*$/)
const figure = z.union([z.string(), z.number()])
/** One figure, or one for each stage; null while nobody entered it. */
const byStage = <T extends z.ZodType>(value: T) => z.union([value, z.record(z.string(), value), z.null()])
const knots = z.array(z.tuple([figure, figure])).min(2)

const indicator = z.strictObject({
  id, ...words, class: id, unit: z.string().default(''), confidence: confidence.optional(), clause: z.string().optional(), note: z.string().optional(),
  weight: byStage(z.number().min(0)),
  of: z.string().optional(),
  /** The reference value that earns the whole weight, the value from which points begin (0), and the most that can be earned as a share of the weight (1). */
  reference: byStage(figure).optional(), from: figure.optional(), most: figure.optional(),
  /** Values and the share of the weight they earn, straight lines between. */
  curve: byStage(knots).optional(),
  /** Shares of the weight, one band a line. */
  bands: z.string().optional(),
  is: z.string().optional(),
}).refine(i => [i.reference, i.curve, i.bands, i.is].filter(x => x !== undefined).length === 1, '写 reference、curve、bands、is 之一 give one of reference, curve, bands, is')
  .refine(i => i.bands !== undefined || (i.is === undefined) === (i.of !== undefined), '写 of（is 除外） give of, except with is')

const adjustment = z.strictObject({ id, ...words, confidence: confidence.optional(), clause: z.string().optional(), is: z.string().optional(), points: z.number().positive().nullable(), each: z.string().optional(), most: z.number().positive().optional(), /** Counts only what is on record: a fact that is missing is none. */ onRecord: z.boolean().default(false) })
  .refine(a => (a.is === undefined) !== (a.each === undefined), '写 is 或 each give is or each').refine(a => a.each === undefined || a.most !== undefined, '按项计分须写上限 most points per item need a most')

export const pointsShape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/), version: figure, ...words, sample: z.boolean().default(false),
  level: z.enum(['national', 'province', 'city', 'district']), issuer: z.string(), document: z.string().nullable(), validFrom: day, validTo: day.nullable().default(null), confidence,
  notes: z.array(z.string()).default([]), sources: z.array(z.string()).default([]), clauses: z.record(z.string(), z.string()).default({}),
  /** How many indicators the document announces, where that is known. */
  announced: z.number().int().positive().nullable().default(null),
  places: z.number().int().min(0).max(4).default(2),
  stages: z.array(z.strictObject({ id, ...words, is: z.string().optional() })).min(1),
  classes: z.array(z.strictObject({ id, ...words })).min(1),
  parameters: parametersShape.default({}), values: z.record(z.string(), number).default({}),
  indicators: z.array(indicator).default([]),
  bonuses: z.array(adjustment).default([]), penalties: z.array(adjustment).default([]),
  bonusMost: z.number().positive().optional(), penaltyMost: z.number().positive().optional(),
  toEnter: z.array(z.strictObject(words)).default([]),
  examples: z.array(z.strictObject({ title: z.string(), on: day, facts: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) })).default([]),
})
export type RawPoints = z.infer<typeof pointsShape>
export type RawIndicator = RawPoints['indicators'][number]
export type RawAdjustment = RawPoints['bonuses'][number]
