import { z } from 'zod'

const words = z.string().transform(s => s.trim().split(/\s+/))

/** How names of one thing differ: model/identity.yaml. */
export const identitySchema = z.object({
  legal: words.transform(list => list.sort((a, b) => b.length - a.length)),
  clipped: z.record(z.string(), z.string()),
  generic: words.transform(list => new Set(list)),
})
