import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** model/link-rule.yaml: how things come onto a link of a chain, and when a link is strong, weak or missing. */
export const linkRule = z.object({
  version: z.number().int().positive(),
  from: z.string(),
  counted: z.number().min(0).max(1),
  confidence: z.object({ person: z.number(), makes: z.number(), property: z.number(), says: z.number(), name: z.number(), aims: z.number(), beside: z.number() }),
  states: z.array(z.object({
    id: z.enum(['strong', 'weak', 'planned', 'missing']), zh: z.string(), en: z.string(),
    needs: z.partialRecord(z.enum(['producing', 'leaders', 'present', 'reported', 'planned']), z.number().int().positive()),
  })).min(1),
  produces: words,
  serves: words,
  verbs: z.object({ makes: words, develops: words, aims: words }),
  planned: words,
  firms: words,
  leaders: words,
  offices: words,
  lies: words,
  pronouns: z.array(z.object({ words, types: z.array(z.enum(['company', 'project', 'facility', 'park', 'institution'])).min(1) })).min(1),
  bottleneck: words,
  gaps: words,
})
export type LinkRule = z.infer<typeof linkRule>
/** What a placement rests on. */
export type Ground = keyof LinkRule['confidence']
export type LinkState = LinkRule['states'][number]['id']
