import { z } from 'zod'

const words = z.string().transform(s => s.trim().split(/\s+/))

/** Surnames, titles, verbs and labels of model/people.yaml. */
export const peopleSchema = z.object({
  surnames: words, compoundSurnames: words, titles: words, occupations: z.string(), foreign: z.string().transform(s => s.replace(/\s+/g, '')), verbs: words, notLast: words, bylines: words, roles: words,
})
