import type { Comparer } from './compare.ts'
import { createComparer } from './compare.ts'
import type { Side } from './features.ts'
import type { Division } from '../model/places.ts'
import { createFormer, type FormModel, type NameForm, type Places } from './form.ts'
import { nested } from './gazetteer.ts'
import { withoutOne } from './keys.ts'
import { normaliseName } from './normalise.ts'

/** A line of a register of companies. Persons (legal representative, shareholders) are left out: they are personal data and nothing here needs them. */
export interface RegisterRecord { id: string; name: string; formerNames?: string[]; code?: string; place?: string; address?: string; industry?: string }

export interface Resolved {
  /** Records of one company each, by their ids, in the order of the register; a record that is like no other is a cluster of its own. */
  clusters: string[][]
  /** Pairs worth a person's look, the likeliest first. */
  unsure: { left: string; right: string; score: number }[]
}

/** A block of more records than this says little: its pairs are not compared. */
const mostCompared = 32
/** How far the best match of a record that alone does not tell must lead the next that is another company. */
const lead = 0.09
/** Below this, one pair of their records that is hardly alike keeps two companies apart. */
const certain = 0.95

/**
 * Finds which records of a register are one company, by the table that judges names (model/identity.yaml). Reads the records once; memory grows with their
 * number, work a little faster (two sorts), whatever share of them are namesakes. At most 2 million records (their number is held in 21 bits of a key).
 */
export function resolveRegister(records: Iterable<RegisterRecord>, model: FormModel): Resolved {
  const comparer = createComparer(model)
  const { ids, sides, others } = read(records, model)
  const edges = compareAll(sides, others, comparer)
  const { rootOf, unsure } = cluster(sides, others, edges, comparer)
  const clusters = new Map<number, string[]>()
  for (const [i, id] of ids.entries()) {
    const root = rootOf(i)
    const members = clusters.get(root)
    if (members) members.push(id)
    else clusters.set(root, [id])
  }
  return { clusters: [...clusters.values()], unsure: unsure.map(e => ({ left: ids[edges.left[e]!]!, right: ids[edges.right[e]!]!, score: Math.round(edges.score[e]! * 100) / 100 })) }
}

/** `others` holds what else a record may be called: former names, and its name with its place read as part of it. */
interface Register { ids: string[]; sides: Side[]; others: Map<number, Side[]> }

function read(records: Iterable<RegisterRecord>, model: FormModel): Register {
  const { gazetteer, form } = createFormer(model)
  const company = (name: string, places?: Places) => form('company', name, places)
  const divisions = new Map<string, Division | null>()
  const divisionOf = (place: string) => {
    const found = divisions.get(place)
    if (found !== undefined) return found
    const division = gazetteer.split(normaliseName(place), true).place
    if (divisions.size < 100_000) divisions.set(place, division)
    return division
  }
  const ids: string[] = []
  const sides: Side[] = []
  const others = new Map<number, Side[]>()
  const bearers = new Map<string, number>()
  for (const { id, name, formerNames, code, place, address, industry } of records) {
    const seen = place === undefined ? null : divisionOf(place)
    const side = (made: NameForm, former: boolean): Side => ({
      ...made, seen, registered: true, ...(former && { former }),
      ...(code && { code: normaliseName(code) }), ...(address && { address: placeless(address, gazetteer) }), ...(industry && { industry: normaliseName(industry) }),
    })
    const made = company(name)
    const within = reread(made, seen, company)
    const own = side(within ?? made, false)
    bearers.set(own.own, (bearers.get(own.own) ?? 0) + 1)
    const also = [...(within ? [side(made, false)] : []), ...(formerNames ?? []).map(text => side(company(text), true))]
    if (also.length) others.set(sides.length, also)
    ids.push(id)
    sides.push(own)
  }
  for (const side of [...sides, ...[...others.values()].flat()]) side.bearers = bearers.get(side.own) ?? 0
  return { ids, sides, others }
}

/**
 * Another way to read a name, given where it is registered: with the short form of its own place in front that could be another word (白银), or without a place that
 * is another's (福清渡豪 of Shaoguan is no firm of Fuqing). Null when there is none.
 */
function reread({ plain, place, own }: NameForm, seen: Division | null, form: (name: string, places?: Places) => NameForm): NameForm | null {
  if (!seen) return null
  if (place) return !nested(place, seen) && !plain.startsWith(place.name) ? form(plain, 'none') : null
  const { short } = seen
  return short && own.startsWith(short) && own.length > short.length + 1 ? form(seen.name + plain.slice(short.length)) : null
}

/** An address without the divisions in front, which one register writes and another does not. */
const placeless = (address: string, gazetteer: { split(name: string): { rest: string } }) => gazetteer.split(normaliseName(address)).rest

/** Pairs that may be one company, with their scores. */
interface Edges { left: Uint32Array; right: Uint32Array; score: Float32Array; length: number }

function compareAll(sides: Side[], others: Map<number, Side[]>, comparer: Comparer): Edges {
  const pairs = pairsOf(blocks(sides, others))
  const [left, right, score] = [new Uint32Array(pairs.length), new Uint32Array(pairs.length), new Float32Array(pairs.length)]
  let length = 0
  for (const pair of pairs) {
    const [i, j] = [Math.floor(pair / mostRecords), pair % mostRecords]
    const s = best(comparer, sides[i]!, sides[j]!, others.get(i), others.get(j))
    if (s < comparer.unsure) continue
    left[length] = i
    right[length] = j
    score[length++] = s
  }
  return { left, right, score, length }
}

/** The score of two companies under any of their names. */
function best(comparer: Comparer, a: Side, b: Side, othersA: Side[] = [], othersB: Side[] = []): number {
  let top = comparer.score(a, b)
  for (const x of othersA) top = Math.max(top, comparer.score(x, b))
  for (const y of othersB) top = Math.max(top, comparer.score(a, y))
  return top
}

const mostRecords = 2 ** 21

/** Keys of all records as numbers, hash and record, sorted: a block is a run of one hash. */
function blocks(sides: Side[], others: Map<number, Side[]>): Float64Array {
  if (sides.length > mostRecords) throw new RangeError(`A register of ${sides.length} records is more than ${mostRecords}`)
  const counts = bigramCounts(sides)
  let entries = new Float64Array(sides.length * 12)
  let length = 0
  for (let i = 0; i < sides.length; i++) {
    for (const name of [sides[i]!, ...(others.get(i) ?? [])]) {
      for (const key of keysOf(name, counts)) {
        if (length === entries.length) { const more = new Float64Array(length * 2); more.set(entries); entries = more }
        entries[length++] = hash(key) * mostRecords + i
      }
    }
  }
  return entries.subarray(0, length).sort()
}

/**
 * Keys of a company: its code; its core, alone and in its city; its own part in its city; the core with a character left out in its city, for misprints; the two
 * rarest pairs of neighbouring characters, for names that differ in more; and its address.
 */
function* keysOf(side: Side, counts: Map<string, number>): Generator<string> {
  const { core, own, code, address } = side
  if (code) yield `c${code}`
  yield `n${core}`
  yield `o${own}`
  const cities = new Set([side.place?.code.slice(0, 4), side.seen?.code.slice(0, 4)])
  for (const city of cities) {
    if (city === undefined) continue
    yield `n${core} ${city}`
    yield `o${own} ${city}`
    if (core.length >= 4 && core.length <= 24) for (const left of new Set([core, ...withoutOne(core)])) yield `-${left} ${city}`
  }
  for (const pair of rarest(core, counts)) yield `b${pair}`
  if (address && address.length >= 6) yield `a${address} ${core[0]}`
}

function bigramCounts(sides: Side[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { core } of sides) for (let i = 0; i + 2 <= core.length; i++) { const pair = core.slice(i, i + 2); counts.set(pair, (counts.get(pair) ?? 0) + 1) }
  return counts
}

function rarest(core: string, counts: Map<string, number>): string[] {
  let [first, second, a, b] = ['', '', Infinity, Infinity]
  for (let i = 0; i + 2 <= core.length; i++) {
    const pair = core.slice(i, i + 2)
    const n = counts.get(pair) ?? 1
    if (n < a) [second, b, first, a] = [first, a, pair, n]
    else if (n < b && pair !== first) [second, b] = [pair, n]
  }
  return [first, second].filter((pair, i) => pair !== '' && [a, b][i]! <= mostCompared)
}

/** 32 bits of a text (FNV-1a); two texts of one hash cost a comparison, nothing more. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Every pair of records that share a block of bounded size, once. */
function pairsOf(entries: Float64Array): Float64Array {
  let pairs = new Float64Array(entries.length)
  let length = 0
  for (let from = 0, to = 0; from < entries.length; from = to) {
    const key = Math.floor(entries[from]! / mostRecords)
    while (to < entries.length && Math.floor(entries[to]! / mostRecords) === key) to++
    if (to - from > mostCompared) continue
    for (let x = from; x < to; x++) {
      for (let y = x + 1; y < to; y++) {
        const [i, j] = [entries[x]! % mostRecords, entries[y]! % mostRecords]
        if (i === j) continue
        if (length === pairs.length) { const more = new Float64Array(Math.max(1024, length * 2)); more.set(pairs); pairs = more }
        pairs[length++] = i * mostRecords + j
      }
    }
  }
  const sorted = pairs.subarray(0, length).sort()
  let unique = 0
  for (let i = 0; i < length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[unique++] = sorted[i]!
  return sorted.subarray(0, unique)
}

/**
 * Joins records, the likest first. A join that would bring together records that contradict each other is not made; a record that is as like one company as
 * another is left alone and the pairs go to a person.
 */
function cluster(sides: Side[], others: Map<number, Side[]>, { left, right, score, length }: Edges, comparer: Comparer): { rootOf: (i: number) => number; unsure: number[] } {
  const parent = Uint32Array.from(sides, (_, i) => i)
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  const members = new Map<number, number[]>()
  const of = (root: number) => members.get(root) ?? [root]
  /** What the likest pair of two sets of records scores, and the least like of whole names; of large sets some are looked at. */
  const between = (a: number[], b: number[]) => {
    let [least, most] = [Infinity, -Infinity]
    for (const x of a.slice(0, 8)) {
      for (const y of b.slice(0, 8)) {
        const s = comparer.score(sides[x]!, sides[y]!)
        if (s === -Infinity || (s !== 0 && sides[x]!.whole && sides[y]!.whole)) least = Math.min(least, s)
        most = Math.max(most, s)
      }
    }
    return { least, most }
  }
  /** Whether they cannot be one: a contradiction that no common code overrules. */
  const contradict = (a: number[], b: number[]) => { const { least, most } = between(a, b); return least === -Infinity && most < Infinity }
  /** Whether they are two: what is least like in them is, or nothing in them is like. */
  const distinct = (a: number[], b: number[]) => { const { least, most } = between(a, b); return most < Infinity && (least === -Infinity || most < comparer.unsure) }
  /** A line that stands for itself, of which several mentions may be unlike each other. */
  const known = (record: number) => others.has(record) || sides[record]!.code !== undefined || (sides[record]!.whole && sides[record]!.address !== undefined)
  const order = Uint32Array.from({ length }, (_, e) => e).sort((x, y) => score[y]! - score[x]! || x - y)
  const rivals = rivalsOf(order, left, right)
  const unsure: number[] = []
  for (const e of order) {
    const [a, b] = [rootOf(left[e]!), rootOf(right[e]!)]
    if (a === b) continue
    if (score[e]! < comparer.same || contradict(of(a), of(b)) || (score[e]! < certain && between(of(a), of(b)).least < comparer.unsure)) { if (score[e]! < Infinity) unsure.push(e); continue }
    // A mention that would be as well another company's says nothing.
    const doubtful = score[e]! < Infinity && [left[e]!, right[e]!].some(record => !known(record) && rivals(record).some(r => {
      const other = rootOf(left[r]! === record ? right[r]! : left[r]!)
      return other !== a && other !== b && score[r]! > score[e]! - lead && distinct(of(other), of(rootOf(record) === a ? b : a))
    }))
    if (doubtful) { unsure.push(e); continue }
    const [older, younger] = a < b ? [a, b] : [b, a]
    parent[younger] = older
    members.set(older, [...of(older), ...of(younger)])
    members.delete(younger)
  }
  return { rootOf, unsure }
}

/** Edges of each record, the likest first, so many at most. */
function rivalsOf(order: Uint32Array, left: Uint32Array, right: Uint32Array): (record: number) => number[] {
  const edges = new Map<number, number[]>()
  for (const e of order) {
    for (const record of [left[e]!, right[e]!]) {
      const own = edges.get(record)
      if (!own) edges.set(record, [e])
      else if (own.length < 12) own.push(e)
    }
  }
  return record => edges.get(record) ?? []
}
