import { z } from 'zod'
import { claimWords } from './claim-words.ts'
import { colourRuleSchema } from './colour-rule.ts'
import { conflictRules } from './conflicts.ts'
import { formsSchema } from './forms.ts'
import { indicatorRules } from './indicators.ts'
import { identitySchema } from './identity.ts'
import { linkRule } from './link-rule.ts'
import { listWords } from './lists.ts'
import { milestones } from './milestones.ts'
import { namesSchema } from './names.ts'
import { observationSchema } from './observation.ts'
import { peopleSchema } from './people.ts'
import { placesSchema } from './places.ts'
import { registerSchema } from './register.ts'
import { wordsSchema } from './words.ts'
import { quantityWords } from './quantity-words.ts'
import { readingSchema } from './reading.ts'
import { sheetHeaders } from './sheet-headers.ts'
import { stagesSchema } from './stages.ts'
import { unitsSchema } from './units.ts'
import { timeWords } from './time-words.ts'

/**
 * The model is data: every file under model/ is one part of it. A part's schema stands here under the file's name
 * without `.yaml`, so a missing, unknown or malformed file is an error that names it.
 */
export const modelParts = {
  /** Entity types with their names. */
  types: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  /** What a claim can say: names, value shape and base unit. */
  properties: z.record(z.string(), z.object({ zh: z.string(), en: z.string(), value: z.enum(['quantity', 'none', 'object']), kind: z.string().optional() })),
  /** What a form may ask for. */
  forms: formsSchema,
  /** What judges score in a round of observation. */
  observation: observationSchema,
  /** Administrative divisions, regions, waters and countries. */
  places: placesSchema,
  /** Surnames, titles and by-line labels. */
  people: peopleSchema,
  /** How the other names are formed. */
  names: namesSchema,
  /** Common words with their class. */
  words: wordsSchema,
  /** Words that tell what a line of a page is. */
  reading: readingSchema,
  /** Words by which claims are taken from a clause. */
  'claim-words': claimWords,
  /** Words by which an announced list is told. */
  lists: listWords,
  /** How things come onto a link of a chain, and when a link is strong, weak or missing. */
  'link-rule': linkRule,
  /** The ladder of milestones. */
  milestones,
  /** The stages of a project. */
  stages: stagesSchema,
  /** When a project is green, yellow or red. */
  'colour-rule': colourRuleSchema,
  /** Units and classifiers. */
  units: unitsSchema,
  /** Bounds of figures and what only looks like a figure. */
  'quantity-words': quantityWords,
  /** Words of time. */
  'time-words': timeWords,
  /** What a column of a sheet says. */
  'sheet-headers': sheetHeaders,
  /** What a column of a register of companies says. */
  register: registerSchema,
  /** When figures cannot both hold. */
  conflicts: conflictRules,
  /** Which figures may be added up. */
  indicators: indicatorRules,
  /** How names of one thing differ. */
  identity: identitySchema,
} as const

export type Model = { [K in keyof typeof modelParts]: z.infer<(typeof modelParts)[K]> }

/** Checks raw parts (parsed YAML or JSON) and returns the model. Runs in a browser. Throws an Error naming the part that is wrong. */
export function createModel(parts: Record<string, unknown>): Model {
  const model: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(modelParts)) {
    const result = schema.safeParse(parts[name])
    if (!result.success) throw new Error(`model/${name}.yaml: ${z.prettifyError(result.error)}`)
    model[name] = result.data
  }
  const unknown = Object.keys(parts).filter(name => !(name in modelParts))
  if (unknown.length) throw new Error(`model/: no schema for ${unknown.join(', ')}`)
  return model as Model
}
