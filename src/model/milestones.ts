import { z } from 'zod'

/** model/milestones.yaml: a rung's names, what can stand on it, verbs whose subject reached it (`words`) or whose object did (`acts`). */
export const milestones = z.record(z.string(), z.object({
  zh: z.string(),
  en: z.string(),
  types: z.array(z.string()).min(1),
  words: z.array(z.string()).min(1),
  acts: z.array(z.string()).optional(),
}))
