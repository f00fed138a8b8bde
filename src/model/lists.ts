import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** model/lists.yaml: the words by which an announced list is told. */
export const listWords = z.object({
  nouns: z.array(z.object({ nouns: words, types: z.array(z.enum(['company', 'institution', 'park', 'project', 'facility', 'product', 'programme', 'event', 'person', 'place'])).min(1) })).min(1),
  leads: words,
  joints: words,
})
