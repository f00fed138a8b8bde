// `npm run score [DIR ...]`: what extraction gets right of hand-made gold, layer by layer. A DIR holds the gold's files
// (<page>.{quantities,times,mentions,claims}.jsonl, articles.jsonl, manifest.json) and its pages, or PAGES=DIR names where they are.
// Without a DIR: this project's own pages in test/pages.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const layers = ['quantities', 'times', 'mentions', 'claims']

/** Reads every page of `dir` with the extractor and returns {layer: {gold, found, right}} plus links and articles. */
export async function scorePages(dir, pages = dir, load = path => import(pathToFileURL(join(root, 'dist', path)).href)) {
  const { readPage } = await load('read/index.js')
  const { extract } = await load('claim/index.js')
  const model = (await load('model/load.js')).loadModel()
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')).pages
  const goldArticles = lines(join(dir, 'articles.jsonl'))
  const score = new Score()
  for (const { page, publisher, home, date } of manifest) {
    const bytes = readFileSync(join(pages, `${page}.txt`))
    const { document, articles } = readPage(bytes, { name: `${page}.txt`, publisher, home, publishedOn: date }, model)
    const found = Object.fromEntries(layers.map(l => [l, []]))
    for (const extraction of extract(document, articles, model)) for (const l of layers) found[l].push(...extraction[l])
    score.page(Object.fromEntries(layers.map(l => [l, lines(join(dir, `${page}.${l}.jsonl`))])), found)
    score.articles(goldArticles.filter(a => a.page === page && a.kind === 'news'), articles)
  }
  return score.result()
}

export class Score {
  #tally = {}
  #links = { precision: 0, recall: 0, n: 0 }
  #articles = { gold: 0, kept: 0, found: 0, pure: 0 }

  page(gold, found) {
    this.#count('quantities', gold.quantities, found.quantities, (g, f) => overlap(g, f) >= 0.5 && ['kind', 'unit', 'mod'].every(k => g[k] === f[k]) && near(g.value, f.value) && near(g.max, f.max))
    this.#count('times', gold.times, found.times, (g, f) => overlap(g, f) >= 0.5 && ['kind', 'from', 'to'].every(k => (g[k] ?? null) === (f[k] ?? null)))
    const pairs = this.#count('mentions', gold.mentions, found.mentions, (g, f) => g.start === f.start && g.end === f.end && g.type === f.type)
    for (const [g, f] of pairs) {
      const sameGold = pairs.filter(p => p[0].id === g.id), sameFound = pairs.filter(p => p[1].id === f.id)
      const both = sameGold.filter(p => p[1].id === f.id).length
      this.#links.precision += both / sameFound.length
      this.#links.recall += both / sameGold.length
      this.#links.n++
    }
    const names = new Map()
    for (const m of gold.mentions) names.set(m.id, (names.get(m.id) ?? new Set([m.id])).add(m.text))
    const named = (id, said) => id === undefined || (said !== undefined && (id === said || !!names.get(id)?.has(said)))
    const core = (g, f) => g.property === f.property && named(g.subject, f.subject) && named(g.object, f.object) && (g.property !== 'milestone' || g.of === f.of) &&
      (g.value === undefined || (near(g.value, f.value) && near(g.max, f.max) && g.unit === f.unit))
    this.#count('claims.core', gold.claims, found.claims, core)
    this.#count('claims.strict', gold.claims, found.claims, (g, f) => core(g, f) && ['modality', 'from', 'to', 'mod'].every(k => (g[k] ?? null) === (f[k] ?? null)))
  }

  articles(gold, found) {
    const shared = (a, b) => sum(a.spans.flatMap(([s, e]) => b.spans.map(([t, f]) => Math.max(0, Math.min(e, f) - Math.max(s, t)))))
    for (const g of gold) {
      this.#articles.gold += sum(g.spans.map(([s, e]) => e - s))
      this.#articles.kept += Math.max(0, ...found.map(f => shared(g, f)))
    }
    for (const f of found) {
      const parts = gold.map(g => shared(g, f))
      this.#articles.found += sum(parts)
      this.#articles.pure += Math.max(0, ...parts)
    }
  }

  #count(layer, gold, found, test) {
    const used = new Set()
    const pairs = gold.flatMap(g => {
      const best = found.filter(f => !used.has(f) && test(g, f)).sort((a, b) => overlap(g, b) - overlap(g, a))[0]
      if (!best) return []
      used.add(best)
      return [[g, best]]
    })
    const t = (this.#tally[layer] ??= { gold: 0, found: 0, right: 0 })
    t.gold += gold.length
    t.found += found.length
    t.right += pairs.length
    return pairs
  }

  result() {
    const f1 = (p, r) => (p + r ? (2 * p * r) / (p + r) : 0)
    const rows = Object.fromEntries(Object.entries(this.#tally).map(([layer, t]) => {
      const recall = t.gold ? t.right / t.gold : 1, precision = t.found ? t.right / t.found : 1
      return [layer, { ...t, recall, precision, f1: f1(precision, recall) }]
    }))
    const { precision, recall, n } = this.#links
    return { ...rows, links: { f1: n ? f1(precision / n, recall / n) : 0 }, articles: { completeness: this.#articles.kept / this.#articles.gold, purity: this.#articles.pure / this.#articles.found } }
  }
}

export const lines = file => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line)) : [])
const sum = numbers => numbers.reduce((a, b) => a + b, 0)
const near = (a, b) => (a ?? null) === (b ?? null) || Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b))
const overlap = (a, b) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / (Math.max(a.end, b.end) - Math.min(a.start, b.start))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dirs = process.argv.slice(2)
  for (const dir of dirs.length ? dirs : [join(root, 'test', 'pages')]) {
    const { links, articles, ...rows } = await scorePages(dir, process.env.PAGES || (readdirSync(dir).some(f => f.endsWith('.txt')) ? dir : undefined))
    const pc = x => (100 * x).toFixed(1).padStart(6)
    console.log(`\n${dir}\n${'layer'.padEnd(16)}  gold found right recall  prec.     F1`)
    for (const [layer, t] of Object.entries(rows)) console.log(layer.padEnd(16), ...[t.gold, t.found, t.right].map(n => String(n).padStart(5)), pc(t.recall), pc(t.precision), pc(t.f1))
    console.log(`${'links'.padEnd(41)} ${pc(links.f1)}\n${'articles'.padEnd(16)} completeness ${pc(articles.completeness)}  purity ${pc(articles.purity)}`)
  }
}
