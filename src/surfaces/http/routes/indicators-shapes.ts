import { z } from '@hono/zod-openapi'
import type { Added, Refusal, Sum } from '../../../services/indicators/add.ts'
import type { Series, Target } from '../../../services/indicators/series.ts'
import type { Definition, WrittenDown, WrittenTarget } from '../../../services/indicators/written.ts'
import type { ParkSummary } from '../../../services/parks/parks.ts'
import { claim, definitionShape, entityRef, indicator, pageOf, properties, statuses } from '../shapes.ts'

const text = z.string().nullable()
const day = z.string().nullable()
const say = z.object({ zh: z.string(), en: z.string() })
const mods = ['exact', 'more', 'less', 'about', 'range'] as const

const facet = z.array(z.object({ value: z.string(), name: text, count: z.int() }))
export const indicatorPage = pageOf(indicator).extend({
  asOf: z.string(), facets: z.object({ place: facet, year: facet, property: facet, publisher: facet, status: facet }).openapi({ description: '各条件下有多少个数，自身的条件除外 How many figures have each value, but for that filter itself' }),
}).openapi('IndicatorPage')

const written = z.object({
  id: z.string(), property: z.enum(properties), of: text, said: z.string(), value: z.number(), max: z.number().nullable(), unit: z.string(), from: day, to: day, source: z.string(), by: z.string(), at: z.string(),
}) satisfies z.ZodType<WrittenTarget>
export const target = z.object({
  place: entityRef, property: z.enum(properties), of: text, claim: claim.nullable(), written: written.nullable().openapi({ description: '人工登记的目标 Written down by somebody' }), value: z.number(), unit: z.string(), status: z.enum(statuses), from: day, to: day,
  actual: indicator.nullable(), reached: z.number().nullable().openapi({ description: '推算：实际 ÷ 目标 Derived: actual ÷ target' }), formula: text,
}).openapi('Target') satisfies z.ZodType<Target>
export const series = z.object({
  place: entityRef, property: z.enum(properties), of: text, unit: text, definitions: z.array(definitionShape satisfies z.ZodType<Definition>),
  written: z.array(z.object({ id: z.string(), kind: z.enum(['definition', 'target']), text: z.string(), source: z.string(), from: day, to: day, by: z.string(), at: z.string(), withdrawn: z.boolean() })).openapi({ description: '人工登记的定义与目标，撤回的也在内 Definitions and targets written down, those taken back too' }) satisfies z.ZodType<WrittenDown[]>,
  points: z.array(indicator.extend({ broken: say.nullable().openapi({ description: '与上一个数不连贯的原因 Why it does not go on from the one before' }), growth: z.number().nullable() })), targets: z.array(target),
}).openapi('Series') satisfies z.ZodType<Series>

const refusal = z.object({
  code: z.enum(['few', 'unvalued', 'property', 'never', 'unit', 'status', 'scope', 'period', 'moment', 'precision', 'twice', 'within', 'level']), zh: z.string(), en: z.string(), claims: z.array(z.string()),
}) satisfies z.ZodType<Refusal>
export const added = z.object({
  sum: z.object({ value: z.number(), max: z.number().nullable(), unit: z.string(), mod: z.enum(mods), property: z.enum(properties), of: text, status: z.enum(statuses), from: day, to: day, formula: z.string(), claims: z.array(z.string()) }).nullable() satisfies z.ZodType<Sum | null>,
  refused: z.array(refusal).openapi({ description: '不能相加的原因 Why they are not added' }), incomparable: z.array(refusal).openapi({ description: '不能排名的原因，空即可排 Why they are not ranked; empty when they may be' }),
}).openapi('Added') satisfies z.ZodType<Added>

export const entered = z.object({ id: z.string(), kind: z.string(), about: z.string(), by: z.string(), at: z.string(), why: z.string() }).openapi('Entered')

export const parkSummary = z.object({
  park: entityRef, place: z.object({ entity: entityRef, claim }).nullable(), projects: z.int(), companies: z.int(), land: z.array(claim), specialisations: z.array(z.object({ text: z.string(), claim })), indicators: z.int(), lastPublishedOn: day,
}).openapi('ParkSummary') satisfies z.ZodType<ParkSummary>
export const parkWithFigures = parkSummary.extend({
  members: z.array(z.object({ entity: entityRef, claim })), figures: z.array(indicator), targets: z.array(target),
}).openapi('Park')
