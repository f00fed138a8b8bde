// Speed on newspaper text, one thread, everything in one run and interleaved, so that a busy machine slows all alike. What counts is the processor's
// time, not the clock's (others may be running), and of the rounds the median. Recognizers-Text is fed sentence by sentence (its time grows faster than the text) with the five models that cover what Yinli's
// quantities and times cover: number, percentage, currency, dimension, date-time, each opened once. chrono-node reads Chinese dates only, jieba cuts words only.
import { openPeers } from './peers.mjs'
import { newspaper, openReader, sentences, testPages } from './reader.mjs'

const short = 8_000, long = 80_000
/** Before anything is measured each contender reads its longest text over and over: for so long or so often, whichever is reached first, once at least. */
const warmUp = { ms: 8_000, readings: 20 }

/** Processor times of one reading in milliseconds by contender, and the ratios that are promised. */
export async function measureSpeed(rounds = 7) {
  const reader = await openReader()
  const peers = openPeers()
  const texts = { [short]: newspaper(short), [long]: newspaper(long) }
  const pages = pagesOf(long)
  const contenders = [
    { name: 'Yinli quantities + times', sizes: [short, long], read: text => { reader.quantities(text); reader.times(text) } },
    { name: 'Yinli whole pipeline, page by page', sizes: [long], read: () => { for (const page of pages) reader.pipeline(page.text, page) } },
    ...recognizers(peers['@microsoft/recognizers-text-suite']),
    ...chrono(peers['chrono-node']),
    ...jieba(peers['@node-rs/jieba']),
  ]
  const times = contenders.flatMap(c => c.sizes.map(size => ({ ...c, size, samples: [] })))
  // Whoever is measured is warm: engines compile what runs often, and processor time counts the compiler's threads too.
  for (const c of contenders) {
    const text = texts[c.sizes.at(-1)]
    for (let spent = 0, n = 0; spent < warmUp.ms && n < warmUp.readings; n++) spent += processorTime(() => c.read(text))
  }
  for (let round = 0; round < rounds; round++) {
    for (const t of times) {
      // The slow are read less often; what is quick is read several times a sample.
      if (round >= 3 && t.samples[0] > 5000) continue
      const repeats = !t.samples[0] ? 1 : Math.max(1, Math.min(20, Math.floor(40 / t.samples[0])))
      t.samples.push(processorTime(() => { for (let i = 0; i < repeats; i++) t.read(texts[t.size]) }) / repeats)
    }
  }
  const ms = (name, size) => { const t = times.find(x => x.name === name && x.size === size); return t ? median(t.samples) : null }
  const rows = times.map(t => ({ name: t.name, size: t.size, ms: median(t.samples) }))
  const peer = ms(RECOGNIZERS, long)
  const own = ms(contenders[0].name, long), ownShort = ms(contenders[0].name, short), whole = ms(contenders[1].name, long)
  return {
    rows,
    ratios: [
      { what: 'Recognizers-Text / Yinli quantities + times, 80,000 characters', value: peer && peer / own, target: 100 },
      { what: 'Recognizers-Text / Yinli quantities + times, 8,000 characters', value: ms(RECOGNIZERS, short) && ms(RECOGNIZERS, short) / ownShort, target: 100 },
      { what: 'Recognizers-Text / Yinli whole pipeline', value: peer && peer / whole, target: 20 },
      { what: 'Yinli, time for 80,000 characters / time for 8,000', value: own / ownShort, target: -12 },
    ],
  }
}

const RECOGNIZERS = 'Recognizers-Text, 5 models'
const ALONE = 'Recognizers-Text, date-time alone'

function recognizers(suite) {
  if (!suite) return []
  const { Culture, NumberRecognizer, NumberWithUnitRecognizer, DateTimeRecognizer } = suite
  const culture = Culture.Chinese
  const number = new NumberRecognizer(culture), unit = new NumberWithUnitRecognizer(culture)
  const dates = new DateTimeRecognizer(culture).getDateTimeModel()
  const models = [number.getNumberModel(), number.getPercentageModel(), unit.getCurrencyModel(), unit.getDimensionModel()]
  const day = new Date(2025, 1, 21)
  return [
    { name: RECOGNIZERS, sizes: [short, long], read: text => { for (const s of sentences(text)) { for (const model of models) model.parse(s); dates.parse(s, day) } } },
    { name: ALONE, sizes: [short], read: text => { for (const s of sentences(text)) dates.parse(s, day) } },
  ]
}

function chrono(module) {
  if (!module) return []
  const day = new Date(2025, 1, 21)
  return [{ name: 'chrono-node, Chinese dates', sizes: [short, long], read: text => { for (const s of sentences(text)) module.zh.parse(s, day) } }]
}

function jieba(module) {
  if (!module) return []
  const cutter = module.Jieba.withDict(module.dict)
  return [{ name: '@node-rs/jieba, cut into words', sizes: [short, long], read: text => cutter.cut(text, true) }]
}

/** Whole pages, over and over, until `length` characters. */
function pagesOf(length) {
  const pages = testPages(), chosen = []
  for (let n = 0, i = 0; n < length; i++) { const page = pages[i % pages.length]; chosen.push(page); n += page.text.length }
  return chosen
}

/** Processor time that a piece of work takes in this process, in milliseconds. */
function processorTime(work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const median = samples => [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)]

/** Prints the table; true when every ratio is kept. */
export async function speed() {
  const { rows, ratios } = await measureSpeed()
  console.log('\n速度 speed, one thread, processor time in milliseconds (median)')
  for (const { name, size, ms } of rows) console.log(name.padEnd(38), String(size).padStart(7), `${ms.toFixed(2).padStart(10)} ms`, `${(ms * 1000 / size).toFixed(2).padStart(9)} µs/char`)
  let kept = true
  for (const { what, value, target } of ratios) {
    const ok = value === null ? null : target < 0 ? value <= -target : value >= target
    if (ok === false) kept = false
    console.log(what.padEnd(66), value === null ? '     not measured, the peer is missing' : `${value.toFixed(1).padStart(8)}  (${target < 0 ? `<= ${-target}` : `>= ${target}`}) ${ok ? 'kept' : 'NOT KEPT'}`)
  }
  return kept
}

if (import.meta.filename === process.argv[1]) process.exitCode = (await speed()) ? 0 : 1
