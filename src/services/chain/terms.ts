import { linksOf, type Chain, type ChainLink } from '../../model/chains.ts'

/** A link of a chain by its key, as entries are about it without the `link:` before. */
export interface PlacedLink { key: string; chain: Chain; link: ChainLink; layer: string }
/** A term of a link in a text. */
export interface Term { start: number; end: number; key: string }
export type FindTerms = (text: string) => Term[]

export const linkKey = (chain: string, link: string) => `${chain}/${link}`

/** Every link of every chain, by its key, in the order of the chains. */
export const placedLinks = (chains: readonly Chain[]): Map<string, PlacedLink> => new Map(chains.flatMap(chain => chain.layers.flatMap(layer => layer.links.map(link => [linkKey(chain.id, link.id), { key: linkKey(chain.id, link.id), chain, link, layer: layer.id }] as const))))

/** Finds terms in one pass for each chain: at every place the longest word of it, words of `not` being nobody's. */
export function termFinder(chains: readonly Chain[]): FindTerms {
  const tables = chains.map(wordTable)
  return text => tables.flatMap(table => {
    const found: Term[] = []
    for (let at = 0; at < text.length;) {
      const word = table.get(text.slice(at, at + 2))?.find(w => text.startsWith(w.text, at) && apart(text, at, at + w.text.length))
      for (const key of word?.keys ?? []) found.push({ start: at, end: at + word!.text.length, key })
      at += word?.text.length ?? 1
    }
    return found
  }).sort((a, b) => a.start - b.start)
}

interface Word { text: string; keys: string[] }

/** Words by their first two characters, the longest first. */
function wordTable(chain: Chain): Map<string, Word[]> {
  const words = new Map<string, Word>()
  const add = (text: string, key?: string) => {
    const word = words.get(text) ?? { text, keys: [] }
    words.set(text, word)
    if (key && !word.keys.includes(key)) word.keys.push(key)
  }
  for (const link of linksOf(chain)) {
    for (const text of [...link.terms, ...link.products]) add(text, linkKey(chain.id, link.id))
    for (const text of link.not) add(text)
  }
  const table = new Map<string, Word[]>()
  for (const word of [...words.values()].sort((a, b) => b.text.length - a.text.length)) table.set(word.text.slice(0, 2), [...(table.get(word.text.slice(0, 2)) ?? []), word])
  return table
}

/** GPU is no part of GPUX. */
const apart = (text: string, start: number, end: number) => !(latin(text[start]) && latin(text[start - 1])) && !(latin(text[end - 1]) && latin(text[end]))
const latin = (char: string | undefined) => char !== undefined && /[A-Za-z0-9]/.test(char)
