// Recognition of page images beside Debian's tesseract, in one run: node bench/ocr/index.mjs FOLDER [NAME...]
// FOLDER holds images and NAME.gt.json ({w?, h, chars: [char, left, top, right, bottom, "article:role"][]} in CSS pixels);
// pages.json there may say which truth and which resolution an image has, else its name does (p1m.jpg -> p1.gt.json) and its size.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compare } from './errors.mjs'

const [folder, ...names] = process.argv.slice(2)
const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
if (!folder || !existsSync(folder)) stop('Give a folder of page images with their truth: node bench/ocr/index.mjs FOLDER')
if (!existsSync(join(dist, 'read/ocr/read-page.js'))) stop('Not built: npm run build')
const tesseract = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout?.includes('chi_sim')
if (!tesseract) console.error('tesseract with chi_sim is not here, so it has no column: apt-get install tesseract-ocr tesseract-ocr-chi-sim')

const rows = []
for (const file of readdirSync(folder).filter(f => /\.(png|jpe?g|tiff?|webp)$/i.test(f) && (!names.length || names.includes(f)))) {
  const truth = truthOf(file)
  if (!truth) continue
  for (const [reader, read] of [['yinli', ours], ...(tesseract ? [['tesseract', theirs]] : [])]) {
    const started = process.hrtime.bigint()
    const { page, megabytes } = read(join(folder, file), truth.dpi)
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    const { total, wrong, pairs, kept, differ } = compare(page, truth, truth.dpi / 96)
    rows.push({ page: file, reader, seconds: seconds.toFixed(1), 'errors %': (100 * wrong / total).toFixed(2), 'succession %': (100 * kept / pairs).toFixed(1), 'peak MB': megabytes })
    if (process.env.DIFF) for (const [printed, read] of differ) console.log(`${reader} ${file}\n  ${printed}\n  ${read}`)
  }
}
console.table(rows)

function truthOf(file) {
  const stem = basename(file).replace(/\.\w+$/, '')
  const path = [stem, stem.slice(0, 2)].map(s => join(folder, `${s}.gt.json`)).find(existsSync)
  if (!path) return console.error(`No truth for ${file}`)
  // Printed pages are 1323 CSS pixels wide; which resolution an image has follows from its width, up to what a turn adds.
  return { w: 1323, ...JSON.parse(readFileSync(path, 'utf8')), dpi: file.endsWith('.png') ? 200 : 150 }
}

/** In a process of its own, as the product does, so that its memory can be told. */
function ours(path) {
  const script = `
    import { openFile } from ${JSON.stringify(new URL('../../dist/read/format/index.js', import.meta.url).href)}
    import { openImage } from ${JSON.stringify(new URL('../../dist/read/format/image.js', import.meta.url).href)}
    import { readImage } from ${JSON.stringify(new URL('../../dist/read/ocr/read-page.js', import.meta.url).href)}
    import { columnsOf } from ${JSON.stringify(new URL('../../dist/read/layout/order.js', import.meta.url).href)}
    import { readFileSync } from 'node:fs'
    const content = await openImage(readFileSync(${JSON.stringify(path)}), 'page', { pages: 1, pixels: 120e6 }, readImage)
    const page = content.pages[0]
    process.stdout.write(JSON.stringify({ megabytes: Math.round(process.resourceUsage().maxRSS / 1024), page: { ...page, lines: columnsOf(page).flat() } }))`
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status) stop(done.stderr)
  return JSON.parse(done.stdout)
}

function theirs(path, dpi) {
  const done = spawnSync('/usr/bin/env', ['time', '-f', '%M', 'tesseract', path, '-', '-l', 'chi_sim', '--dpi', String(dpi), 'tsv'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const plain = done.status === 0 ? done : spawnSync('tesseract', [path, '-', '-l', 'chi_sim', '--dpi', String(dpi), 'tsv'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const rows = plain.stdout.trim().split('\n').slice(1).map(row => row.split('\t'))
  const [, , , , , , , , width, height] = rows.find(row => row[0] === '1').map(Number)
  const lines = new Map()
  for (const [level, page, block, par, line, , left, top, w, h, , text] of rows) {
    if (level !== '5' || !text?.trim()) continue
    const key = [page, block, par, line].join()
    const entry = lines.get(key) ?? { text: '', at: [], y0: 1, y1: 0 }
    for (let i = 0; i < text.length; i++) entry.at.push((Number(left) + (Number(w) * i) / text.length) / width)
    entry.end = (Number(left) + Number(w)) / width
    lines.set(key, { ...entry, text: entry.text + text, y0: Math.min(entry.y0, top / height), y1: Math.max(entry.y1, (Number(top) + Number(h)) / height) })
  }
  const memory = done.status === 0 ? Math.round(Number(done.stderr.trim().split('\n').at(-1)) / 1024) : '?'
  return { megabytes: memory, page: { width, height, lines: [...lines.values()].map(line => ({ ...line, at: [...line.at, line.end] })) } }
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
