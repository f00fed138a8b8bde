import { z } from 'zod'

export const criterionSchema = z.strictObject({ id: z.string().trim().min(1).max(40), zh: z.string().trim().min(1).max(40), en: z.string().trim().max(80).default(''), max: z.number().positive().max(1000) })
export const dropSchema = z.strictObject({ highest: z.int().min(0).max(5), lowest: z.int().min(0).max(5), from: z.int().min(1).max(50) })

/** model/observation.yaml: what judges score in a round of observation, and how their scores become a ranking. */
export const observationSchema = z.strictObject({ criteria: z.array(criterionSchema).min(1).max(20), drop: dropSchema, decimals: z.int().min(0).max(4) })
