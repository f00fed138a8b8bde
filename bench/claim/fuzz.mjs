// Fuzz: random and mutated inputs through quantities and times, one in 200 through the whole pipeline. Nothing may throw, every span must slice to its
// text inside the input, in order and apart, nothing may take 50 ms a kilobyte, and the same inputs give the same bytes (a hash over two readings).
//   node bench/claim/fuzz.mjs [N] [SEED]     N inputs (1,000,000); SEED (1) makes them again
import { createHash } from 'node:crypto'
import { openReader, testPages } from './reader.mjs'

const MS_PER_KB = 50

/** Small, fast, the same on every machine: mulberry32. */
function randomOf(seed) {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pieces = [
  ...'零一二三四五六七八九十百千万亿两几数半余多来点分之成折倍第初廿年月日号天周时秒个家元吨亩米人次期，。、；：“”《》（）-–—~～至到前后起内上下中末底约近超逾破不满足约%‰℃+/.\n 　0123456789０１２Aa$￥',
  '以上', '以下', '以内', '左右', '百分之', '个百分点', '亿元', '万平方米', '上半年', '季度', '今年', '去年同期', '次日', '当天', '农历', '正月', '闰六月', '“十五五”', '星期', '年代', '世纪', '翻一番', '千瓦时', '2025年', '9999999999', '1e308', '\u0000', '\ud83d', '\udc00', '😀', '\u202e',
]

/** The n-th input: a stretch of a page with some of it deleted, doubled, moved or replaced, or a row of pieces; sometimes long and monotonous. */
export function inputs(seed, pages) {
  const random = randomOf(seed)
  const below = n => Math.floor(random() * n)
  const piece = () => pieces[below(pieces.length)]
  const row = n => Array.from({ length: n }, piece).join('')
  const stretch = max => { const text = pages[below(pages.length)]; const at = below(text.length); return text.slice(at, at + 1 + below(max)) }
  return () => {
    const kind = random()
    if (kind < 0.3) return row(1 + below(40))
    if (kind < 0.302) return row(1 + below(3)).repeat(1 + below(400))
    let text = stretch(kind < 0.31 ? 4000 : 160)
    for (let edits = below(6); edits > 0; edits--) {
      const a = below(text.length + 1), b = a + below(8)
      const how = random()
      if (how < 0.3) text = text.slice(0, a) + text.slice(b)
      else if (how < 0.6) text = text.slice(0, a) + row(1 + below(3)) + text.slice(a)
      else if (how < 0.8) text = text.slice(0, a) + row(1 + below(3)) + text.slice(b)
      else text = text.slice(0, a) + text.slice(a, b) + text.slice(a)
    }
    return text
  }
}

/** {count, characters, whole: inputs through the pipeline, refused of them, faults: [{text, why}], slowest: ms per KB after timing again, hash}. */
export async function fuzz(count, seed = 1, log = _line => {}, open = openReader) {
  const reader = await open()
  const pages = testPages().map(p => p.text)
  const next = inputs(seed, pages)
  const faults = [], slow = []
  const hash = createHash('sha256')
  let characters = 0, whole = 0, refused = 0
  const days = ['2025-02-21', '2024-02-29', '1999-12-31', null]
  const read = (text, n) => {
    const layers = [reader.quantities(text), reader.times(text, days[n % days.length])]
    if (n % 200 !== 0) return { layers }
    try {
      const { document, extractions } = reader.pipeline(text, { page: 'fuzz', home: '苏州市', date: '2025-02-21' })
      return { layers, document, extractions }
    } catch (error) {
      // What is no text (control characters, an empty file) is refused with an error of the table; anything else is a fault.
      if (error.code !== 'read-not-text' && error.code !== 'read-empty') throw error
      return { layers, refused: true }
    }
  }
  for (let n = 0; n < count; n++) {
    const text = next()
    characters += text.length
    try {
      const start = performance.now()
      const result = read(text, n)
      const ms = performance.now() - start
      for (const layer of result.layers) check(layer, text, true)
      for (const e of result.extractions ?? []) for (const layer of [e.quantities, e.times, e.mentions]) check(layer, result.document.text, false)
      for (const e of result.extractions ?? []) for (const c of e.claims) if (!(c.start >= 0 && c.start < c.end && c.end <= result.document.text.length)) throw new Error(`claim span ${c.start}-${c.end}`)
      if (n % 200 === 0) { whole++; if (result.refused) refused++ }
      const bytes = JSON.stringify([result.layers, result.extractions])
      hash.update(bytes)
      // Every input in the pipeline and one in ten others is read twice.
      if (n % 200 === 0 || n % 10 === 3) { const twice = read(text, n); const second = JSON.stringify([twice.layers, twice.extractions]); if (second !== bytes) throw new Error('two readings differ');}
      if (ms > MS_PER_KB * kilobytes(text)) slow.push({ text, n })
    } catch (error) {
      faults.push({ n, text, why: error.stack ?? String(error) })
      if (faults.length >= 20) break
    }
    if (n % 100_000 === 99_999) log(`${(n + 1).toLocaleString('en')} inputs, ${faults.length} faults, ${slow.length} to be timed again`)
  }
  // A busy machine stops anybody for a while: what looked slow is read again, and its best of ten counts.
  let slowest = 0
  for (const { text, n } of slow) {
    let best = Infinity
    for (let i = 0; i < 10; i++) { const start = performance.now(); read(text, n); best = Math.min(best, performance.now() - start) }
    const rate = best / kilobytes(text)
    slowest = Math.max(slowest, rate)
    if (rate > MS_PER_KB) faults.push({ n, text, why: `${rate.toFixed(0)} ms a kilobyte`, slow: true })
  }
  return { count, characters, whole, refused, faults, timedAgain: slow.length, slowest, hash: hash.digest('hex').slice(0, 16) }
}

/** Of its UTF-8 bytes; what is shorter than a kilobyte counts as one. */
const kilobytes = text => Math.max(1, Buffer.byteLength(text) / 1024)

/**
 * `exact`: spans of a clean text, in order and apart, whose text is the slice as it stands. Else spans of a page, where an article may be read in
 * another order than it is printed (a headline under its body), and whose text has no line breaks.
 */
function check(spans, text, exact) {
  let floor = 0
  for (const { start, end, text: said } of spans) {
    if (!(start >= (exact ? floor : 0) && end > start && end <= text.length)) throw new Error(`span ${start}-${end} after ${floor} of ${text.length}`)
    const slice = text.slice(start, end)
    if (exact ? slice !== said : slice.replace(/\s/g, '') !== said.replace(/\s/g, '')) throw new Error(`${JSON.stringify(slice)} is not ${JSON.stringify(said)}`)
    floor = end
  }
}

if (import.meta.filename === process.argv[1]) {
  const [count = 1_000_000, seed = 1] = process.argv.slice(2).map(Number)
  const start = Date.now()
  const result = await fuzz(count, seed, line => console.log(`  ${line}`))
  console.log(`模糊测试 fuzz: ${result.count.toLocaleString('en')} inputs, ${result.characters.toLocaleString('en')} characters, seed ${seed}, ${Math.round((Date.now() - start) / 1000)} s`)
  console.log(`whole pipeline ${result.whole.toLocaleString('en')}, of which ${result.refused} refused as empty or no text`)
  console.log(`faults ${result.faults.length}; timed again ${result.timedAgain}, the slowest of them ${result.slowest.toFixed(1)} ms/KB (<= ${MS_PER_KB}); hash ${result.hash}`)
  for (const { n, text, why } of result.faults.slice(0, 5)) console.log(`  #${n} ${JSON.stringify(text.slice(0, 200))}\n    ${why}`)
  process.exitCode = result.faults.length ? 1 : 0
}
