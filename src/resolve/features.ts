import type { FeatureId } from '../model/identity.ts'
import type { Division } from '../model/places.ts'
import type { NameForm } from './form.ts'
import { nested } from './gazetteer.ts'
import type { Likeness } from './likeness.ts'

/** One of two things that are compared: its name taken apart and what else is known of it. All but the name may be missing. */
export interface Side extends NameForm {
  /** Place of the article it was first seen in, or of the office that registered it. */
  seen: Division | null
  /** True when `seen` is where it is registered. */
  registered?: boolean
  code?: string | undefined
  address?: string | undefined
  industry?: string | undefined
  /** True when the name compared is a former one. */
  former?: boolean
  /** How many things in this register bear the own part. */
  bearers?: number
  /** Who built it, whom it is part of, where it lies: names of their nodes. */
  partners?: ReadonlySet<string> | undefined
  /** Amounts stated of it, as property and value. */
  amounts?: ReadonlySet<string> | undefined
}

export interface Pair {
  a: Side
  b: Side
  like: Likeness
  legalA: string
  legalB: string
  placeA: Division | null
  placeB: Division | null
  /** Whether one's place lies in the other's; null when one is unknown. */
  close: boolean | null
  /** Characters that both have: of the own part where that is all, else of the shorter core. */
  length: number
}

/** A row holds or does not; a text says of what. */
export type Test = (pair: Pair) => boolean | string

const kind = ({ a, b }: Pair) => a.generic || b.generic
const otherPlaces = ({ a, b }: Pair) => a.place !== null && b.place !== null && a.place.code !== b.place.code
const places = ({ placeA, placeB }: Pair) => `${placeA!.name}, ${placeB!.name}`
const core = (is: Likeness): Test => ({ a, b, like }) => like === is && (a.core === b.core ? a.core : `${a.core}, ${b.core}`)
const differs = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && x !== y
const common = (x: ReadonlySet<string> | undefined, y: ReadonlySet<string> | undefined) => { if (x && y) for (const one of x) if (y.has(one)) return one; return false }
/** Codes of one length that differ in one character: written down wrongly. */
const oneOff = (x: string, y: string) => { let n = Math.abs(x.length - y.length); for (let i = 0; i < x.length && n < 2; i++) if (x[i] !== y[i]) n++; return n < 2 }
const misprint = ({ like }: Pair) => like === 'typo' || like === 'swapped'

/** The table: when each row of model/identity.yaml holds. Rows do not know each other; what excludes what is said in their tests. */
export const features: Record<FeatureId, Test> = {
  code_other: ({ a, b }) => differs(a.code, b.code) && !oneOff(a.code!, b.code!),
  // A province's office and a city's, one city's zone and another's are two things; a firm may be known by either place.
  place_other: pair => (otherPlaces(pair) && (!nested(pair.a.place!, pair.b.place!) || kind(pair) || pair.a.type !== 'company')) || (pair.a.inner !== '' && pair.b.inner !== '' && pair.a.inner !== pair.b.inner),
  number_other: ({ like }) => like === 'number',
  branch_other: ({ a, b }) => a.branch !== b.branch,
  kind_elsewhere: pair => pair.a.type !== 'person' && kind(pair) && !otherPlaces(pair) && pair.placeA?.code !== pair.placeB?.code,
  namesake: ({ a, close, length }) => a.type === 'person' && !close && length < 3,
  code_same: ({ a, b }) => a.code !== undefined && a.code === b.code && a.code,

  code_close: ({ a, b }) => differs(a.code, b.code) && oneOff(a.code!, b.code!) && `${a.code}, ${b.code}`,
  // A misprint stands in a list, whose lines have no code; another firm's name stands in a register beside its own.
  code_one: pair => misprint(pair) && (pair.a.code === undefined) !== (pair.b.code === undefined),

  core_equal: core('equal'),
  core_short: core('short'),
  core_part: core('part'),
  core_within: core('within'),
  core_swapped: core('swapped'),
  core_typo: core('typo'),
  own_equal: core('own'),

  telling: pair => !kind(pair) && pair.length >= 4,
  fairly_telling: pair => !kind(pair) && pair.length === 3,
  kind,
  rare: ({ a, b }) => a.own === b.own && a.bearers !== undefined && b.bearers !== undefined && Math.max(a.bearers, b.bearers) <= 20,
  // Where both places are known, namesakes elsewhere do not matter.
  common: ({ a, b, close }) => !close && ((a.bearers ?? 0) > 100 || (b.bearers ?? 0) > 100),
  spelt_alike: ({ a, b, legalA, legalB }) => legalA === legalB && (a.plain === b.plain),
  former: ({ a, b }) => (a.former || b.former) === true && (a.former ? a.plain : b.plain),

  // 青禾集团 may be short for any form of group.
  legal_other: ({ legalA, legalB, a, b }) => legalA !== '' && legalB !== '' && legalA !== legalB && !(!a.whole && b.legal.includes(a.legal)) && !(!b.whole && a.legal.includes(b.legal)) && `${a.legal}, ${b.legal}`,
  legal_short: pair => !misprint(pair) && (pair.legalA === '') !== (pair.legalB === '') && (pair.a.legal || pair.b.legal),
  group_member: pair => (pair.like === 'short' || pair.like === 'part') && /集团/.test(pair.a.legal) !== /集团/.test(pair.b.legal),
  // Two registered names that differ belong to two firms: a group and what belongs to it.
  full_names: pair => pair.like !== 'equal' && !misprint(pair) && pair.a.whole && pair.b.whole,

  place_same: pair => pair.close === true && !otherPlaces(pair) && (pair.placeA!.code.length > pair.placeB!.code.length ? pair.placeA! : pair.placeB!).name,
  place_wider: pair => otherPlaces(pair) && places(pair),
  place_inner: ({ a, b }) => (a.inner === '') !== (b.inner === '') && a.whole && b.whole,
  no_common_place: ({ a, close }) => a.type === 'person' && !close,
  seen_elsewhere: pair => pair.a.type !== 'person' && pair.close === false && !otherPlaces(pair) && !kind(pair) && places(pair),
  registered_elsewhere: pair => pair.a.registered === true && pair.b.registered === true && pair.close === false && !otherPlaces(pair),
  registered_same: pair => pair.a.registered === true && pair.b.registered === true && pair.a.seen !== null && pair.b.seen !== null && otherPlaces(pair) && nested(pair.a.seen, pair.b.seen) && pair.a.seen.name,

  partner_same: ({ a, b }) => common(a.partners, b.partners),
  amount_same: ({ a, b }) => common(a.amounts, b.amounts),
  address_same: ({ a, b }) => a.address !== undefined && a.address === b.address && a.address,
  address_other: ({ a, b }) => differs(a.address, b.address),
  industry_same: ({ a, b }) => a.industry !== undefined && a.industry === b.industry && a.industry,
  industry_other: ({ a, b }) => differs(a.industry, b.industry),
}
