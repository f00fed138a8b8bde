import { z } from 'zod'

const words = z.string().transform(s => s.trim().split(/\s+/))
const types = ['company', 'institution', 'park', 'project', 'facility', 'programme', 'event', 'product', 'place'] as const

/** Heads, lead-ins and inner words of names: model/names.yaml. */
export const namesSchema = z.object({
  heads: z.object(Object.fromEntries(types.map(t => [t, words])) as Record<(typeof types)[number], typeof words>),
  lead: words, nominal: words, generic: words, fields: words, bodies: words, national: words, terms: words, makers: words, eventVerbs: words, trades: words, central: words, famous: words, apart: words,
})
