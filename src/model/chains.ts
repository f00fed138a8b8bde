import { z } from 'zod'

const names = { zh: z.string().min(1), en: z.string().min(1) }
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const words = z.array(z.string().min(2)).default([])
const source = { source: z.string().min(1), /** Whether somebody checked it against the source's own text. */ verified: z.boolean() }

const link = z.object({
  id, ...names,
  /** A sentence with one of these, or with a product, is about the link; not where the word is part of one of `not`. */
  terms: words, products: words, not: words,
  /** Who bears a figure of one of these properties is on the link. */
  properties: z.array(z.enum(['compute'])).default([]),
  /** GB/T 4754-2017 classes with their names. */
  codes: z.record(z.string().regex(/^\d{2,4}$/), z.string()),
  /** Links that take what this one gives. */
  feeds: z.array(id).default([]),
})

/** One file of chains/: an industry chain from its beginning to its use, in layers. */
export const chainSchema = z.object({ id, ...names, version: z.number().int().positive(), from: z.string(), ...source, layers: z.array(z.object({ id, ...names, links: z.array(link).min(1) })).min(1) })
export type Chain = z.infer<typeof chainSchema>
export type ChainLink = z.infer<typeof link>

/** chains/taxonomies.yaml: what a city's or park's short names for its industries stand for. `parts: null`: not known. */
export const taxonomiesSchema = z.array(z.object({
  id, name: z.string(), ...names, place: z.string(), from: z.string().nullable(), ...source,
  groups: z.array(z.object({
    ...names, announced: z.number().int().positive().nullable(),
    parts: z.array(z.object({ zh: z.string(), chain: id.optional(), link: id.optional(), codes: z.array(z.union([z.number(), z.string()]).transform(String)) })).nullable(),
  })).min(1),
}))
export type Taxonomy = z.infer<typeof taxonomiesSchema>[number]

export interface Chains { chains: Chain[]; taxonomies: Taxonomy[] }

/** Checks raw files by their name without `.yaml`. Throws an Error that names the file that is wrong. */
export function createChains(files: Record<string, unknown>): Chains {
  const read = <T extends z.ZodType>(name: string, schema: T): z.infer<T> => {
    const result = schema.safeParse(files[name])
    if (!result.success) throw new Error(`chains/${name}.yaml: ${z.prettifyError(result.error)}`)
    return result.data
  }
  const chains = Object.keys(files).filter(name => name !== 'taxonomies').map(name => checked(name, read(name, chainSchema)))
  const taxonomies = read('taxonomies', taxonomiesSchema)
  for (const part of taxonomies.flatMap(t => t.groups.flatMap(g => g.parts ?? []))) {
    const chain = chains.find(c => c.id === part.chain)
    if ((part.chain && !chain) || (part.link && !linksOf(chain!).some(l => l.id === part.link))) throw new Error(`chains/taxonomies.yaml: ${part.zh}: no such chain or link`)
  }
  return { chains, taxonomies }
}

/** Every link of a chain, layer by layer. */
export const linksOf = (chain: Chain): ChainLink[] => chain.layers.flatMap(layer => layer.links)

function checked(name: string, chain: Chain): Chain {
  const ids = linksOf(chain).map(l => l.id)
  const twice = ids.find((own, i) => ids.indexOf(own) !== i)
  const lost = linksOf(chain).flatMap(l => l.feeds).find(to => !ids.includes(to))
  if (chain.id !== name || twice || lost) throw new Error(`chains/${name}.yaml: ${twice ? `link ${twice} is there twice` : lost ? `no link ${lost}` : `its id is ${chain.id}`}`)
  return chain
}
