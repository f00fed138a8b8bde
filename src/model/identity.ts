import { z } from 'zod'

const words = z.string().transform(s => s.trim().split(/\s+/))
const set = words.transform(list => new Set(list))

/** Rows of the table by which two names are judged; `src/resolve/features.ts` says when each holds. */
export const featureIds = [
  'code_other', 'place_other', 'number_other', 'branch_other', 'kind_elsewhere', 'namesake', 'code_same', 'code_close', 'code_one', 'core_equal', 'core_short', 'core_part', 'core_within', 'core_swapped', 'core_typo', 'own_equal',
  'telling', 'fairly_telling', 'kind', 'rare', 'common', 'spelt_alike', 'former', 'legal_other', 'legal_short', 'group_member', 'full_names', 'place_same', 'place_wider', 'place_inner', 'no_common_place', 'seen_elsewhere', 'registered_elsewhere', 'registered_same',
  'partner_same', 'amount_same', 'address_same', 'address_other', 'industry_same', 'industry_other',
] as const
export type FeatureId = (typeof featureIds)[number]

const feature = z.strictObject({ weight: z.union([z.number().min(-1).max(1), z.enum(['never', 'always'])]), zh: z.string(), en: z.string() })

/** How names of one thing differ, and how they are judged: model/identity.yaml. */
export const identitySchema = z.object({
  legal: words.transform(list => list.sort((a, b) => b.length - a.length)),
  clipped: z.record(z.string(), z.string()),
  generic: set,
  /** Legal form -> the first of those written for it. */
  legalAlike: z.array(words).transform(lines => new Map(lines.flatMap(line => line.map(form => [form, line[0]!] as const)))),
  whole: words,
  filler: set,
  counting: z.string().transform(s => new Set(s)),
  branches: words.transform(list => list.sort((a, b) => b.length - a.length)),
  judging: z.strictObject({
    version: z.int(), same: z.number(), unsure: z.number(), several: z.strictObject({ zh: z.string(), en: z.string() }),
    features: z.strictObject(Object.fromEntries(featureIds.map(id => [id, feature])) as Record<FeatureId, typeof feature>),
  }),
})
export type Judging = z.infer<typeof identitySchema>['judging']
