import { pairAt } from '../../base/pairs.ts'

/** Words of two characters and more by their first two, as one number: what may begin at a place in a text is found without cutting it. */
export type ByPair<T> = ReadonlyMap<number, readonly (readonly [word: string, value: T])[]>

/** Words with what they stand for -> the same, ready to be looked up at any character; words of one character are left out. */
export function byPair<T>(words: Iterable<readonly [string, T]>): ByPair<T> {
  const index = new Map<number, (readonly [string, T])[]>()
  for (const entry of words) {
    if (entry[0].length < 2) continue
    const pair = pairAt(entry[0], 0)
    const list = index.get(pair)
    if (list) list.push(entry)
    else index.set(pair, [entry])
  }
  return index
}
