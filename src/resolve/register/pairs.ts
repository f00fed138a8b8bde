import type { Side } from '../features.ts'

/** A block of more records than this says little: its pairs are not compared. */
const mostCompared = 100
/** Records are numbered in so many bits of a key. */
export const mostRecords = 2 ** 21

/** Keys of all records as numbers, hash and record, sorted: a block is a run of one hash. */
export function blocks(sides: Side[], others: Map<number, Side[]>, first: Uint32Array): Float64Array {
  if (sides.length > mostRecords) throw new RangeError(`A register of ${sides.length} records is more than ${mostRecords}`)
  const counts = bigramCounts(sides)
  let entries = new Float64Array(sides.length * 12)
  let length = 0
  for (let i = 0; i < sides.length; i++) {
    if (first[i] !== i) continue
    for (const name of [sides[i]!, ...(others.get(i) ?? [])]) {
      keysOf(name, counts, key => {
        if (length === entries.length) { const more = new Float64Array(length * 2); more.set(entries); entries = more }
        entries[length++] = key * mostRecords + i
      })
    }
  }
  return entries.subarray(0, length).sort()
}

/**
 * Keys of a company as hashes: its code; its core, alone and in its city; its own part, alone and in its city; the core with a character left out in its city, for
 * misprints; the two rarest pairs of neighbouring characters, for names that differ in more; and its address.
 */
function keysOf(side: Side, counts: Map<string, number>, add: (key: number) => void): void {
  const { core, own, code, address } = side
  const [named, seen] = [side.place?.code.slice(0, 4), side.seen?.code.slice(0, 4)]
  const whole = hash(core, hash('n'))
  const first = hash(own, hash('o'))
  if (code) add(hash(code, hash('c')))
  add(whole)
  add(first)
  for (const city of named === seen ? [seen] : [named, seen]) {
    if (city === undefined) continue
    add(hash(city, whole))
    add(hash(city, first))
    if (core.length < 3 || core.length > 24) continue
    const here = hash(city, hash('-'))
    add(hash(core, here))
    for (let i = 0; i < core.length; i++) if (i === 0 || core[i] !== core[i - 1]) add(hash(core, here, i))
  }
  for (const pair of rarest(core, counts)) add(hash(pair, hash('b')))
  if (address && address.length >= 6) add(hash(core[0]!, hash(address, hash('a'))))
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
  return [first, second].filter((pair, i) => pair !== '' && [a, b][i]! <= 32)
}

/** 32 bits of a text (FNV-1a) behind another, one of its characters left out or none; two texts of one hash cost a comparison, nothing more. */
function hash(text: string, before = 0x811c9dc5, without = -1): number {
  let h = before
  for (let i = 0; i < text.length; i++) if (i !== without) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Every pair of records that share a block of bounded size, once. */
export function pairsOf(entries: Float64Array): Float64Array {
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
