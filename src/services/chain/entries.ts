import { z } from 'zod'
import type { Entry } from '../../ledger/ledger.ts'

/** What a person may write down about a link; `about` is `link:chain/link`. */
export const chainEntries = {
  /** Somebody is on the link, or is not whatever the pages say. */
  placement: z.object({ entity: z.string().min(1).max(300), on: z.boolean(), produces: z.boolean().default(false), leader: z.boolean().default(false) }),
  /** The link is held up from outside, or is not. */
  bottleneck: z.object({ is: z.boolean() }),
} as const
export type ChainEntryKind = keyof typeof chainEntries
export const chainEntryKinds = Object.keys(chainEntries) as ChainEntryKind[]

export type PlacementFields = z.infer<typeof chainEntries.placement>
export const linkOf = (entry: Entry) => entry.about.replace(/^link:/, '')
export const placementOf = (entry: Entry): PlacementFields => chainEntries.placement.parse(entry.fields)
