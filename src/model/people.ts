import { z } from 'zod'

const words = z.string().transform(s => s.trim().split(/\s+/))

const characters = z.string().transform(s => s.replace(/\s+/g, ''))

/** Surnames, titles, verbs and labels of model/people.yaml. */
export const peopleSchema = z.object({
  surnames: words, compoundSurnames: words, usualSurnames: characters, given: characters, titles: words, occupations: z.string(), foreign: characters, verbs: words, notLast: words, bylines: words, roles: words,
})
