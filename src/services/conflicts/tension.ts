import { contentId } from '../../base/ids.ts'
import type { Property } from '../../claim/records.ts'
import type { EntityRef, StoredClaim } from '../../ledger/ledger.ts'

/**
 * clash: values that cannot both hold · growth: a base and its growth miss the target · sum: parts and whole · share: more than the whole ·
 * list: more announced than named · moved: a later page says otherwise of what was promised or planned · precision: compute without one ·
 * bases: figures of different status or scope side by side · implied: worked out from figures.
 */
export const kinds = ['clash', 'growth', 'sum', 'share', 'list', 'moved', 'precision', 'bases', 'implied'] as const
export type Kind = (typeof kinds)[number]
/** conflict: one of the figures must be otherwise · tension: wants a look · note: worth knowing, nothing is wrong. */
export const levels = ['conflict', 'tension', 'note'] as const
export type Level = (typeof levels)[number]

export interface Say { zh: string; en: string }

/** A figure that no page prints: in the base unit, with how it was worked out. */
export interface Derived { value: number; max: number | null; unit: string; formula: Say; note: Say | null }

/** Figures in tension. Small: the claims themselves are fetched when it is shown. */
export interface Tension {
  /** A hash of its kind and claims: the same on every machine, and another when another claim comes in. */
  id: string
  kind: Kind
  level: Level
  /** 0 to 100: the order of the worklist. */
  weight: number
  subject: EntityRef
  property: Property
  /** Ids of the claims held against each other. */
  claims: string[]
  documents: string[]
  /** A stretch of a document that is no claim: an announced list. */
  stretch: { document: string; start: number; end: number } | null
  derived: Derived | null
  /** Of its newest claim. */
  publishedOn: string | null
  words: Say
}

export function tension(kind: Kind, level: Level, weight: number, claims: readonly StoredClaim[], words: Say, derived: Derived | null = null): Tension {
  const [first] = claims
  const ids = claims.map(c => c.id)
  return {
    id: contentId(['tension', kind, [...ids].sort()]), kind, level, weight: Math.max(0, Math.min(100, Math.round(weight))), subject: first!.subject, property: first!.property, claims: ids,
    documents: [...new Set(claims.map(c => c.document))], stretch: null, derived, publishedOn: claims.map(c => c.publishedOn).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b)), words,
  }
}
