import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)
const weight = z.number().min(0).max(100)

/** model/conflicts.yaml: when figures cannot both hold, and what is worked out from figures side by side. */
export const conflictRules = z.object({
  same_time_days: z.number().positive(),
  nearly: z.number().positive(),
  about: z.number().positive(),
  slack: z.number().positive(),
  fixed: words,
  measured: words,
  summed: words,
  growth_of: z.record(z.string(), words),
  manifold: z.string().min(1),
  precision: z.string().min(1),
  plausible: z.array(z.object({ zh: z.string(), en: z.string(), from: z.number().positive(), to: z.number().positive() })).min(1),
  weights: z.object({ clash: weight, growth: weight, sum: weight, share: weight, list: weight, moved: weight, precision: weight, bases: weight, implied: weight }),
})
