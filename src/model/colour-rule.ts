import { z } from 'zod'

const span = z.union([z.strictObject({ days: z.int().min(0) }), z.strictObject({ months: z.int().min(0) })])
const says = z.object({ zh: z.string(), en: z.string() })
const dated = { milestones: z.array(z.string()).min(1), yellow: span, red: span, says }

/** A test of the colour rule; see model/colour-rule.yaml. */
const test = z.discriminatedUnion('measure', [
  z.strictObject({ measure: z.literal('late'), ...dated }),
  z.strictObject({ measure: z.literal('unlisted'), ...dated }),
  z.strictObject({ measure: z.literal('behind'), yellow: z.strictObject({ points: z.number() }), red: z.strictObject({ above: z.number() }), says }),
])

/** Versions of the rule, each valid from its day. */
export const colourRuleSchema = z.array(z.strictObject({ version: z.string(), validFrom: z.iso.date(), tests: z.record(z.string(), test) })).min(1)
export type ColourRule = z.infer<typeof colourRuleSchema>[number]
export type ColourTest = ColourRule['tests'][string]
export type Span = z.infer<typeof span>
