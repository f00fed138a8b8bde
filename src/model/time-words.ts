import { z } from 'zod'

const words = z.string().transform(s => s.split(' ').filter(Boolean))
const offsets = z.record(z.string(), z.int())
const dates = z.record(z.string(), z.string().regex(/^(L?\d{1,2}-\d{1,2}|清明|除夕)$/))

/** `model/time-words.yaml`: words of time and how far they are from the day of publication. */
export const timeWords = z.strictObject({
  years: offsets,
  months: offsets,
  weeks: offsets,
  days: offsets,
  sameDay: offsets,
  sameMonth: offsets,
  sameYear: offsets,
  partsOfDay: z.array(z.string()),
  vague: z.array(z.string()),
  notAfter: z.record(z.string(), words),
  notBefore: z.record(z.string(), words),
  festivals: dates,
  shortFestivals: dates,
  festivalPeriods: z.array(z.string()),
  future: z.array(z.string()),
  past: z.array(z.string()),
})
