// `node bench/read/index.mjs FOLDER [GOLD PAGES]`: what reading makes of printed pages whose every character is known. FOLDER holds pages (PDF or images) and
// `NAME.gt.json` ({w?, h, dpi?, chars: [char, left, top, right, bottom, "article:role"]} in CSS pixels, in the order of the text); a page p1m.jpg is measured by
// p1.gt.json. What is larger than the truth's page has it in its middle: turning a scan level adds white around it.
// With GOLD (claims by page, see ../score.mjs) and PAGES (the same pages as text) also how many claims a page loses by being printed.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Score, lines as jsonLines } from '../score.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const load = path => import(pathToFileURL(join(root, 'dist', path)).href)
const counted = c => /[\p{Script=Han}A-Za-z0-9]/u.test(c)

/** Reads one page (or takes it as `opened`) and measures it against its characters. */
export async function measure(file, truth, meta = {}, opened = null) {
  const { readFile } = await load('read/index.js')
  const { fold } = await load('read/fold.js')
  const { extract } = await load('claim/index.js')
  const model = (await load('model/load.js')).loadModel()
  const begun = process.hrtime.bigint()
  const { document, articles } = await readFile(new Uint8Array(readFileSync(file)), { name: file.split('/').at(-1), ...meta }, model, { opened })
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9
  const text = fold(document.text)
  const page = document.pages[0]
  // PDF in points, which have no dpi; images by their resolution.
  const scale = file.endsWith('.pdf') ? page.height / truth.h : (truth.dpi ?? (file.endsWith('.png') ? 200 : 150)) / 96
  const unit = { x: page.width / scale, y: page.height / scale }
  const margin = { x: file.endsWith('.pdf') ? 0 : (unit.x - (truth.w ?? 1323)) / 2, y: (unit.y - truth.h) / 2 }
  const ours = page.lines.flatMap(line => Array.from({ length: line.end - line.start }, (_, i) => ({
    at: line.start + i, char: text[line.start + i], x: (line.at[i] + line.at[i + 1]) / 2 * unit.x - margin.x, y: (line.y0 + line.y1) / 2 * unit.y - margin.y, line,
  })).filter(c => counted(c.char)))
  const theirs = truth.chars.map(([char, x0, y0, x1, y1, role], order) => ({ char: fold(char), x: (x0 + x1) / 2, y: (y0 + y1) / 2, size: y1 - y0, article: role.split(':')[0], role: role.split(':')[1], order }))
  const matched = match(theirs.filter(c => counted(c.char)), ours)
  const gold = theirs.filter(c => counted(c.char))
  const wrong = gold.filter(c => matched.get(c)?.char !== c.char)
  const extra = ours.length - matched.size
  return {
    seconds, document, articles, extractions: extract(document, articles, model),
    errors: (wrong.length + extra) / gold.length, wrong: wrong.slice(0, 12).map(c => `${c.char}>${matched.get(c)?.char ?? ''}`).join(' '), extra,
    ...succession(theirs, matched, ours),
    ...articleError(gold, matched, articles),
  }
}

/** Nearest character of ours for each of theirs, each taken once. */
function match(theirs, ours) {
  const cells = new Map()
  const key = (x, y) => `${Math.floor(x / 20)},${Math.floor(y / 20)}`
  for (const c of ours) (cells.get(key(c.x, c.y)) ?? cells.set(key(c.x, c.y), []).get(key(c.x, c.y))).push(c)
  const pairs = []
  for (const c of theirs) {
    const reach = Math.max(6, 0.5 * c.size)
    for (let dx = -2; dx <= 2; dx++) for (let dy = -2; dy <= 2; dy++) for (const o of cells.get(key(c.x + 20 * dx, c.y + 20 * dy)) ?? []) {
      const far = Math.hypot(o.x - c.x, (o.y - c.y) / 2)
      if (far < reach) pairs.push([far + (o.char === c.char ? 0 : 3), c, o])
    }
  }
  const found = new Map()
  const used = new Set()
  for (const [, c, o] of pairs.sort((a, b) => a[0] - b[0])) {
    if (found.has(c) || used.has(o)) continue
    found.set(c, o)
    used.add(o)
  }
  return found
}

/** Of two lines that follow each other in an article, how often the first character of the second follows the last of the first. */
function succession(theirs, matched, ours) {
  const next = new Map(ours.map((c, i) => [c, ours[i + 1]]))
  let pairs = 0
  let kept = 0
  let last = null
  const lost = []
  for (const c of theirs) {
    if (!counted(c.char)) continue
    if (last && last.article === c.article && (c.y - last.y > 0.5 * c.size || c.x < last.x || c.y < last.y - 0.5 * c.size)) {
      pairs++
      if (matched.get(last) && next.get(matched.get(last)) === matched.get(c)) kept++
      else lost.push(`${c.article}:${last.char}/${c.char}`)
    }
    last = c
  }
  return { succession: kept / pairs, lost }
}

/** Share of the characters that lie in another article than the one of ours that stands for theirs; each of ours stands for one. */
function articleError(gold, matched, articles) {
  const of = new Map()
  articles.forEach((a, i) => { for (const [s, e] of a.spans) for (let k = s; k < e; k++) of.set(k, i) })
  const shared = new Map()
  let all = 0
  for (const c of gold) {
    if (c.article === 'm') continue
    all++
    const a = matched.get(c) && of.get(matched.get(c).at)
    if (a !== undefined) shared.set(`${c.article} ${a}`, (shared.get(`${c.article} ${a}`) ?? 0) + 1)
  }
  const taken = new Set()
  let right = 0
  const pairs = []
  for (const [pair, n] of [...shared].sort((a, b) => b[1] - a[1])) {
    const [g, a] = pair.split(' ')
    if (taken.has(`g${g}`) || taken.has(`a${a}`)) { pairs.push(`${pair}!${n}`); continue }
    taken.add(`g${g}`).add(`a${a}`)
    right += n
    pairs.push(`${pair}=${n}`)
  }
  return { articleError: 1 - right / all, pairs }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, gold, pagesDir] = process.argv.slice(2)
  const pc = x => (100 * x).toFixed(2).padStart(6)
  const only = process.env.ONLY
  console.log('page            seconds  char err  succession  article err  claims.core F1 here / as text')
  for (const name of readdirSync(folder).filter(f => /\.(?:pdf|png|jpe?g)$/.test(f) && (!only || new RegExp(only).test(f)))) {
    const truthFile = [name.replace(/\.\w+$/, ''), name.replace(/[a-z]?\.\w+$/, '')].map(stem => join(folder, `${stem}.gt.json`)).find(existsSync)
    if (!truthFile) continue
    const truth = JSON.parse(readFileSync(truthFile, 'utf8'))
    const prefix = truth.chars.map(c => c[5].split('-')[0]).find(p => p && !p.includes(':'))
    const entry = gold && JSON.parse(readFileSync(join(gold, 'manifest.json'), 'utf8')).pages.find(p => p.page.split('_')[0] === prefix)
    const meta = entry ? { publisher: entry.publisher, home: entry.home, publishedOn: entry.date } : {}
    const m = await measure(join(folder, name), truth, meta)
    let claims = ''
    if (entry) {
      const claimsGold = jsonLines(join(gold, `${entry.page}.claims.jsonl`))
      const text = await plain(join(pagesDir, `${entry.page}.txt`), meta)
      claims = [m.extractions, text].map(found => pc(coreF1(claimsGold, found, jsonLines(join(gold, `${entry.page}.mentions.jsonl`))))).join(' / ')
    }
    console.log(name.padEnd(15), m.seconds.toFixed(2).padStart(7), ' ', pc(m.errors), '    ', pc(m.succession), '     ', pc(m.articleError), '     ', claims)
    if (process.env.WHY) console.log(m.wrong, m.extra, '\n', m.lost.join(' '), '\n', m.pairs.join('  '))
  }
}

async function plain(file, meta) {
  const { readFile } = await load('read/index.js')
  const { extract } = await load('claim/index.js')
  const model = (await load('model/load.js')).loadModel()
  const { document, articles } = await readFile(new Uint8Array(readFileSync(file)), { name: 'page.txt', ...meta }, model)
  return extract(document, articles, model)
}

function coreF1(claims, extractions, mentions) {
  const score = new Score()
  const found = { quantities: [], times: [], mentions: [], claims: extractions.flatMap(e => e.claims) }
  score.page({ quantities: [], times: [], mentions, claims }, found)
  return score.result()['claims.core'].f1
}
