// What the benchmarks read with and read: this build of Yinli and newspaper text made of the project's own test pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = process.env.YINLI_DIST || join(root, 'dist')
const pagesDir = join(root, 'test', 'pages')

/** A module of the build, by its path under dist/. */
export const load = path => import(pathToFileURL(join(dist, path)).href)

/** {quantities, times, pipeline}: what is measured, each a function of a text (pipeline: of a page's text and its manifest entry). `from` loads modules. */
export async function openReader(from = load) {
  const { readPage } = await from('read/index.js')
  const { extract, findQuantities, findTimes } = await from('claim/index.js')
  const model = (await from('model/load.js')).loadModel()
  return {
    model,
    quantities: text => findQuantities(text, model),
    times: (text, day = '2025-02-21') => findTimes(text, day, model),
    pipeline(text, { page = 'page', publisher = '', home = null, date = '2025-02-21' } = {}) {
      const { document, articles } = readPage(Buffer.from(text), { name: `${page}.txt`, publisher, home, publishedOn: date }, model)
      return { document, articles, extractions: extract(document, articles, model) }
    },
  }
}

/** The test pages: [{page, publisher, home, date, text}]. */
export function testPages() {
  const { pages } = JSON.parse(readFileSync(join(pagesDir, 'manifest.json'), 'utf8'))
  return pages.map(entry => ({ ...entry, text: readFileSync(join(pagesDir, `${entry.page}.txt`), 'utf8') }))
}

/** The pages one after another, over and over, cut at `length` characters. */
export function newspaper(length) {
  const once = testPages().map(p => p.text).join('\n')
  return once.repeat(Math.ceil(length / once.length)).slice(0, length)
}

/** As peers are fed: a sentence at a time. */
export const sentences = text => text.split(/(?<=[。！？；\n])/).filter(s => s.trim() !== '')
