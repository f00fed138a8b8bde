import { z } from 'zod'

const milestones = z.array(z.string().min(1))

/** model/stages.yaml: the stages of a project in order, and the milestones that show them. */
export const stagesSchema = z.record(z.string(), z.object({
  zh: z.string(),
  en: z.string(),
  reached: milestones,
  under: milestones,
  intended: milestones.optional(),
  words: z.array(z.string().min(1)).optional(),
}))
export type Stages = z.infer<typeof stagesSchema>
