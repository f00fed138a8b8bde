import { z } from 'zod'

const words = z.array(z.string()).min(1)

/** model/sheet-headers.yaml: what a column of a sheet says, by words of its header. */
export const sheetHeaders = z.array(z.discriminatedUnion('as', [
  z.object({ as: z.literal('subject'), type: z.enum(['project', 'company', 'park']), words }),
  z.object({ as: z.literal('figure'), property: z.enum(['investment', 'output_value', 'revenue', 'land_area', 'building_area', 'compute', 'power', 'count']), of: z.string().optional(), modality: z.enum(['actual', 'planned']).optional(), words }),
  z.object({ as: z.literal('milestone'), of: z.string(), words }),
  z.object({ as: z.literal('stage'), words }),
  z.object({ as: z.literal('object'), property: z.enum(['built_by', 'located_in']), words }),
  z.object({ as: z.literal('private'), words }),
  z.object({ as: z.literal('none'), words }),
]))

export type SheetField = z.infer<typeof sheetHeaders>[number]
