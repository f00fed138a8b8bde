import { z } from 'zod'

const words = z.array(z.string()).min(1)
/** An exact factor: a decimal, or a fraction of two whole numbers. */
const factor = z.string().regex(/^\d+(?:\.\d+)?$|^\d+\/\d+$/)

/** model/register.yaml: what the columns of a register of companies can be, and what its cells can say. */
export const registerSchema = z.strictObject({
  fields: z.record(z.string(), z.strictObject({ zh: z.string(), en: z.string(), kind: z.enum(['code', 'text', 'year', 'place', 'number']), unit: z.string().optional(), words })),
  facts: z.record(z.string(), words),
  atMostOne: words,
  personal: words,
  left: words,
  loose: words,
  yearWords: z.record(z.string(), z.number().int().min(0).max(5)),
  units: z.record(z.string(), z.record(z.string(), factor)),
  yes: words,
  no: words,
  nothing: words,
  about: words,
  totals: words,
})
export type RegisterModel = z.infer<typeof registerSchema>
