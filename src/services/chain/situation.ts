import type { Gathered, Placement } from './placements.ts'
import type { Regions } from './regions.ts'
import type { Standing } from './standing.ts'

/** What is known as of a day, cut to a place; by link. */
export interface Situation {
  all: Gathered
  standings: ReadonlyMap<string, Standing>
  placements: ReadonlyMap<string, Placement[]>
  /** Of the same links, in other places. */
  elsewhere: ReadonlyMap<string, Placement[]>
  remarks: Gathered['remarks']
  reported: ReadonlyMap<string, Gathered['reported']>
  /** Codes of the divisions that a place lies in, itself last. */
  pathsOf(place: string): string[]
  /** Links that take what one gives. */
  feeds(chain: string, link: string): string[]
}

/** Cuts what was gathered to a place: what lies in a division that it names, or bears the very name. Null for everywhere. */
export function situationOf(all: Gathered, standings: Situation['standings'], place: string | null, region: Regions, feeds: Situation['feeds']): Situation {
  const scope = region.codeOf(place)
  const pathsOf = (where: string) => { const code = region.codeOf(where); return code ? region.pathOf(code) : [] }
  const within = (where: string | null) => place === null || (where !== null && (where === place || (scope !== null && pathsOf(where).includes(scope))))
  const placements = new Map<string, Placement[]>()
  const elsewhere = new Map<string, Placement[]>()
  const reported = new Map<string, Gathered['reported']>()
  for (const p of all.placements) push(within(p.place) ? placements : elsewhere, p.key, p)
  for (const r of all.reported) if (within(r.place)) push(reported, r.key, r)
  return { all, standings, placements, elsewhere, remarks: all.remarks.filter(r => within(r.place)), reported, pathsOf, feeds }
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const own = map.get(key)
  if (own) own.push(item)
  else map.set(key, [item])
}
