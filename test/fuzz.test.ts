import { expect, test } from 'vitest'
import { fuzz } from '../bench/claim/fuzz.mjs'
import { openReader } from '../bench/claim/reader.mjs'

const fromSource = () => openReader((path: string) => import(/* @vite-ignore */ new URL(`../src/${path.replace(/\.js$/, '.ts')}`, import.meta.url).href))

test('1,000 random and mutated inputs: no throw, every span slices, in order, the same bytes twice', async () => {
  const first = await fuzz(1000, 20250221, undefined, fromSource)
  expect(first.faults.filter((fault: { slow?: boolean }) => !fault.slow)).toEqual([])
  expect((await fuzz(100, 5, undefined, fromSource)).hash).toBe((await fuzz(100, 5, undefined, fromSource)).hash)
}, 120_000)
