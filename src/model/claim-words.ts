import { z } from 'zod'

const list = z.array(z.string().min(1)).min(1)

/** model/claim-words.yaml: the words by which claims are taken from a clause. */
export const claimWords = z.object({
  modality: z.object({ planned: list, ongoing: list, actual: list }),
  status: z.object({ hoped: list, intended: list, contracted: list }),
  leads: list,
  fillers: list,
  praise: list,
  parts: list,
  anaphors: z.array(z.object({ nouns: list, types: list, bare: z.boolean() })),
  founded: list,
  gathers: list,
  located: list,
  public: z.object({ indicators: list, works: list }),
  strangers: z.object({ patterns: list, not: list, heads: list, after: list, common: list }),
  build: list,
  introduce: list,
  part: list,
  roles: list,
  make: list,
  titles: list,
  not_titles: list,
  masthead: list,
  figures: z.object({
    investment: list, output_value: list, revenue: list, land_area: list, building_area: list,
    capacity: list, rise: list, fall: list, share: list, to_date: list,
  }),
  not_figures: z.object({ units: list, money: list, count: list, nouns: list }),
})
