import { expect, it } from 'vitest'
import { industries } from './industries.ts'
import { loadChains } from './load-chains.ts'

const { chains, taxonomies } = loadChains()
const nameOf = (code: string) => industries().byCode(code)?.name ?? null

it.each(chains.map(chain => [chain.id, chain] as const))('every GB/T 4754 code of %s stands in the standard, under the name given', (_, { layers }) => {
  const links = layers.flatMap(layer => layer.links)
  expect(links.flatMap(link => Object.entries(link.codes)).filter(([code, name]) => nameOf(code) !== name)).toEqual([])
})

it('every GB/T 4754 code of a taxonomy stands in the standard', () => {
  const parts = taxonomies.flatMap(taxonomy => taxonomy.groups.flatMap(group => group.parts ?? []).map(part => ({ taxonomy: taxonomy.id, ...part })))
  expect(parts.length).toBeGreaterThan(0)
  expect(parts.flatMap(({ taxonomy, zh, codes }) => codes.filter(code => nameOf(code) === null).map(code => `${taxonomy} ${zh} ${code}`))).toEqual([])
})
