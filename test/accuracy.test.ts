import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { scorePages } from '../bench/score.mjs'

// What the product promises of pages like these (docs/accuracy.md), a few points under what was measured, so that a change that
// makes reading worse is seen. The pages are our own, of other cities and papers than those the rules were written from.
const promised = { quantities: 0.96, times: 0.95, mentions: 0.85, 'claims.core': 0.7, 'claims.strict': 0.65 }

it('reads our own pages as well as promised', async () => {
  const source = (path: string) => import(/* @vite-ignore */ new URL(`../src/${path.replace(/\.js$/, '.ts')}`, import.meta.url).href)
  const { links, articles, ...layers } = await scorePages(fileURLToPath(new URL('pages', import.meta.url)), undefined, source)
  for (const [layer, floor] of Object.entries(promised)) expect((layers as Record<string, { f1: number }>)[layer]!.f1, layer).toBeGreaterThanOrEqual(floor)
  expect(links.f1).toBeGreaterThanOrEqual(0.95)
  expect(articles.completeness).toBeGreaterThanOrEqual(0.97)
  expect(articles.purity).toBeGreaterThanOrEqual(0.97)
})
