import { z } from 'zod'

/** Words divided by spaces. */
const words = z.string().transform(s => s.split(' ').filter(Boolean))
/** A number, or a fraction such as 2000/3. */
const factor = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?\/\d+$/).transform(s => { const [a, b] = s.split('/'); return Number(a) / Number(b) })])

/** `model/units.yaml`: what is measured in what, and when a unit's character is no unit. */
export const unitsSchema = z.strictObject({
  measures: z.array(z.strictObject({
    kind: z.enum(['money', 'area', 'power', 'compute', 'length', 'mass', 'volume', 'energy', 'ratio', 'duration', 'speed', 'temperature', 'other']),
    base: z.string().optional(),
    words: z.record(z.string(), factor),
  })),
  count: z.array(words),
  notBefore: z.record(z.string(), words),
  needs: z.record(z.string(), words),
  chineseNeeds: z.record(z.string(), words),
  arabicOnly: z.array(z.string()),
})
