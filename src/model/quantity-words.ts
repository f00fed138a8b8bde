import { z } from 'zod'

const list = z.array(z.string())
const words = z.string().transform(s => s.split(' ').filter(Boolean))

/** `model/quantity-words.yaml`: bounds of figures and what only looks like a figure. */
export const quantityWords = z.strictObject({
  bounds: z.strictObject({
    before: z.strictObject({ more: list, less: list, about: list }),
    notAfter: z.record(z.string(), words),
    after: z.strictObject({ more: list, less: list, about: list }),
    notBefore: z.record(z.string(), words),
    between: list,
    loose: list,
  }),
  idioms: list,
  names: list,
  sizeClasses: list,
  classNouns: list,
  moneyCues: list,
  ratioCues: list,
  temperatureCues: list,
  energyCues: list,
  speedPrefixes: z.record(z.string(), z.enum(['小时', '秒'])),
  runs: list,
  tookBefore: list,
  tookAfter: list,
})
