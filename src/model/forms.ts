import { z } from 'zod'

const names = z.array(z.string().min(1)).min(1)
const shared = { names, en: z.string() }
const statuses = z.array(z.enum(['done', 'ongoing', 'planned', 'contracted', 'intended', 'hoped'])).min(1)

/** model/forms.yaml: what a form may ask for, and which statuses are an answer. */
export const formsSchema = z.record(z.string(), z.union([
  z.strictObject({ ...shared, fact: z.enum(['name', 'stage', 'number', 'today', 'located_in', 'built_by']) }),
  z.strictObject({
    ...shared, fact: z.enum(['investment', 'land_area', 'building_area', 'compute', 'power', 'capacity', 'output_value', 'revenue', 'milestone']),
    of: names.optional(), statuses, unit: z.strictObject({ base: z.string(), by: z.number().positive() }).optional(),
  }),
]))
export type FormField = z.infer<typeof formsSchema>[string]
