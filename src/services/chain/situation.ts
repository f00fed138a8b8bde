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
  /** Codes of the divisions that somebody lies in, the narrowest last. */
  pathsOf(who: Pick<Placement, 'place' | 'around'>): string[]
  /** Links that take what one gives. */
  feeds(chain: string, link: string): string[]
}

/** Cuts what was gathered to a place: what lies in a division that it names, or bears the very name. Null for everywhere. */
export function situationOf(all: Gathered, standings: Situation['standings'], place: string | null, region: Regions, feeds: Situation['feeds']): Situation {
  const scope = region.codeOf(place)
  // A township is in no list of divisions: then the story's own place says where it is.
  const pathsOf = (who: Pick<Placement, 'place' | 'around'>) => {
    const code = [who.place, ...who.around].map(region.codeOf).find(c => c !== null)
    return code ? region.pathOf(code) : []
  }
  const within = (who: Pick<Placement, 'place' | 'around'>) => place === null || who.place === place || who.around.includes(place) || (scope !== null && pathsOf(who).includes(scope))
  const alone = (where: string | null) => ({ place: where, around: [] })
  const placements = new Map<string, Placement[]>()
  const elsewhere = new Map<string, Placement[]>()
  const reported = new Map<string, Gathered['reported']>()
  for (const p of all.placements) push(within(p) ? placements : elsewhere, p.key, p)
  for (const r of all.reported) if (within(alone(r.place))) push(reported, r.key, r)
  return { all, standings, placements, elsewhere, remarks: all.remarks.filter(r => within(alone(r.place))), reported, pathsOf, feeds }
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const own = map.get(key)
  if (own) own.push(item)
  else map.set(key, [item])
}
