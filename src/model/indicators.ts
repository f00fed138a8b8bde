import { z } from 'zod'

const rule = z.union([
  z.strictObject({ over: z.array(z.enum(['subject', 'phase'])).min(1), time: z.enum(['period', 'moment']) }),
  z.strictObject({ never: z.object({ zh: z.string(), en: z.string() }) }),
])

/** model/indicators.yaml: which figures may be added up over what. */
export const indicatorRules = z.object({ adding: z.record(z.string(), rule), carried_within: z.number().positive(), same_moment_days: z.number().positive() })
