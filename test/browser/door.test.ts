import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { extract, readText } from '../../src/claim/index.ts'
import { createModel } from '../../src/model/model.ts'
import { readParts } from '../../src/model/load.ts'
import { person } from './person.ts'

const { visit } = person()
const root = fileURLToPath(new URL('../../', import.meta.url))

/** `yinli/claim` as one browser script, and whatever of Node it asks for. */
async function bundle(): Promise<{ code: string; ofNode: string[] }> {
  const ofNode: string[] = []
  const result = await build({
    configFile: false, root, logLevel: 'silent',
    plugins: [{ name: 'no-node', enforce: 'pre', resolveId(source, importer) { if (isBuiltin(source)) ofNode.push(`${source} in ${importer}`) } }],
    build: { write: false, minify: false, target: 'es2022', lib: { entry: 'src/claim/index.ts', name: 'door', formats: ['iife'] } },
  })
  const [output] = [result].flat() as Rolldown.RolldownOutput[]
  return { code: output!.output[0].code, ofNode }
}

test('the door yinli/claim needs nothing of Node, and reads in a browser what it reads here', async () => {
  const { code, ofNode } = await bundle()
  expect(ofNode).toEqual([])

  const parts = readParts()
  const { pages } = JSON.parse(readFileSync(`${root}samples/manifest.json`, 'utf8')) as { pages: { page: string; publisher: string | null; home: string | null; date: string | null }[] }
  const files = readdirSync(`${root}samples`)
  // A browser's door takes text; the samples that are none come in through the server.
  const asked = pages.filter(({ page }) => files.some(f => /\.(?:txt|md)$/.test(f) && f.startsWith(`${page}.`))).map(({ page, publisher, home, date }) => ({ text: readFileSync(`${root}samples/${files.find(f => f.startsWith(`${page}.`))}`, 'utf8'), meta: { name: page, publisher, home, publishedOn: date } }))
  const page = await visit('/help')
  // Through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(`${code};globalThis.door = door`)
  const there = await page.evaluate(({ parts, asked }) => {
    const { door } = globalThis as unknown as { door: typeof import('../../src/claim/index.ts') }
    const model = door.createModel(parts)
    return asked.map(({ text, meta }) => { const { document, articles } = door.readText(text, meta, model); return { document, found: door.extract(document, articles, model) } })
  }, { parts, asked })
  const model = createModel(parts)
  const here = asked.map(({ text, meta }) => { const { document, articles } = readText(text, meta, model); return { document, found: extract(document, articles, model) } })
  expect(there).toEqual(JSON.parse(JSON.stringify(here)))
  expect(here.flatMap(h => h.found).flatMap(e => e.claims).length).toBeGreaterThan(20)
  await page.close()
})
