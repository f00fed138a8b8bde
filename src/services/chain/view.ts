import type { EntityRef, StoredClaim, Entry } from '../../ledger/ledger.ts'
import type { LinkRule, LinkState } from '../../model/link-rule.ts'
import type { Layout } from './layout.ts'
import type { Evidence, Placement, Stage } from './placements.ts'
import type { Sentence } from './sentence.ts'
import type { LinkStanding } from './states.ts'

/** A chain among others: how many of its links are in which state, and who is on it. */
export interface ChainSummary { id: string; zh: string; en: string; version: number; from: string; links: number; states: Record<LinkState, number>; companies: number; projects: number; bottlenecks: number }

export interface Named { id: string; zh: string; en: string }
/** Who is on a link, said in a line. */
export interface Brief { entity: EntityRef; stage: Stage; leader: boolean; place: string | null }
export interface LinkView extends Named, LinkStanding { products: string[]; codes: { code: string; name: string }[]; feeds: string[]; /** Those who count, producers first; the first few. */ who: Brief[]; placed: number; change: LinkChange | null }
/** What was otherwise on an earlier day. `filled`: nothing produced then and something does now. */
export interface LinkChange { before: LinkState; filled: boolean; appeared: Brief[]; gone: Brief[]; moved: { brief: Brief; before: Stage }[] }

export interface ChainView extends Named {
  version: number
  from: string
  source: string
  verified: boolean
  asOf: string
  compare: string | null
  place: string | null
  /** Divisions that those on the chain lie in. */
  places: { name: string; count: number }[]
  layers: (Named & { links: LinkView[] })[]
  map: Layout
  rule: Pick<LinkRule, 'version' | 'from' | 'counted' | 'states' | 'confidence'>
}

export interface PlacementView extends Omit<Placement, 'evidence' | 'around'> { evidence: (Evidence & { sentence: Sentence | null })[]; more: number; entries: Entry[] }
/** Somebody who could close a gap, and why. */
export interface Lead { entity: EntityRef; place: string | null; why: 'elsewhere' | 'talks' | 'neighbour' | 'candidate'; link: string | null; stage: Stage; sentence: Sentence | null }
export interface RemarkView { kind: 'bottleneck' | 'gap'; sentence: Sentence; entities: EntityRef[] }
/** A link that somebody is on. */
export interface LinkOf { chain: Named; link: Named; stage: Stage; confidence: number }
export interface LinkPage {
  chain: Named & { version: number }
  layer: Named
  link: LinkView
  feeds: (Named & { state: LinkState })[]
  fedBy: (Named & { state: LinkState })[]
  asOf: string
  compare: string | null
  place: string | null
  placements: { items: PlacementView[]; total: number; next: string | null }
  remarks: RemarkView[]
  /** Figures reported of places for this link, without names. */
  reported: StoredClaim[]
  leads: Lead[]
  entries: Entry[]
  rule: ChainView['rule']
}
export interface ChainQuery { asOf: string; compare?: string; place?: string }
