// Accuracy on the Chinese cases of Recognizers-Text's own specification, which its package and Yinli read side by side.
//
// The rule: a case is right only if exactly the expected results come back, in order, each with the same text (letters of any case), first and
// last character, type, and every value of its resolution as printed (value, unit, currency; for times all values with timex, start and end).
// Every case of the files counts, those that its authors mark as not supported too.
//   node bench/claim/accuracy.mjs [DIR] [-v]     DIR or RECOGNIZERS_CASES: the folder with NumberModel.json ...; -v prints the cases that are wrong
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPeers } from './peers.mjs'
import { openReader, root } from './reader.mjs'
import { CurrencyModel, DateTimeModel, DimensionModel, NumberModel, NumberRangeModel, PercentModel } from './recognizers/index.mjs'

const models = [
  { name: 'NumberModel', read: NumberModel, target: 363, peer: 'recognizeNumber' },
  { name: 'PercentModel', read: PercentModel, target: 150, peer: 'recognizePercentage' },
  { name: 'CurrencyModel', read: CurrencyModel, target: 34, peer: 'recognizeCurrency' },
  { name: 'DimensionModel', read: DimensionModel, target: 35, peer: 'recognizeDimension' },
  { name: 'NumberRangeModel', read: NumberRangeModel, target: 58, peer: null },
  { name: 'DateTimeModel', read: DateTimeModel, target: 238, peer: 'recognizeDateTime' },
]

/** Prints the table; true when every target is reached, null when the cases are absent. */
export async function accuracy({ dir = process.env.RECOGNIZERS_CASES || join(root, '..', 'shared', 'data', 'recognizers-text'), verbose = false } = {}) {
  if (!existsSync(join(dir, 'NumberModel.json'))) {
    console.log(`\n准确度 accuracy: no cases at ${dir}. Give the folder Specs/*/Chinese of Recognizers-Text (NumberModel.json ...) as argument or in RECOGNIZERS_CASES.`)
    return null
  }
  const { model } = await openReader()
  const suite = openPeers()['@microsoft/recognizers-text-suite']
  console.log('\n准确度 accuracy, Recognizers-Text Chinese cases: right of all')
  console.log('model'.padEnd(18), 'cases', ' Yinli', ' target', ' Recognizers-Text')
  let reached = true
  for (const { name, read, target, peer } of models) {
    const cases = JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8').replace(/^\ufeff/, ''))
    const wrong = []
    const right = count(cases, c => read(c.Input, model, dayOf(c)), wrong)
    const theirs = !suite ? 'missing' : peer ? count(cases, c => suite[peer](c.Input, suite.Culture.Chinese, ...(peer === 'recognizeDateTime' ? [undefined, dayOf(c)] : []))) : '0 (not offered)'
    if (right < target) reached = false
    console.log(name.padEnd(18), String(cases.length).padStart(5), String(right).padStart(6), String(`>= ${target}`).padStart(7), String(theirs).padStart(17), right < target ? ' NOT REACHED' : '')
    if (verbose) for (const line of wrong) console.log(`    ${line}`)
  }
  return reached
}

function count(cases, read, wrong = []) {
  let right = 0
  for (const c of cases) {
    let found, failure
    try { found = read(c) } catch (error) { found = []; failure = error }
    if (!failure && same(found, c.Results)) right++
    else wrong.push(`${c.Input} | ${failure?.stack ?? show(found.map(f => [f.text, f.start, f.end, f.typeName, f.resolution]))} | ${show(c.Results.map(r => [r.Text, r.Start, r.End, r.TypeName, r.Resolution]))}`)
  }
  return right
}
const show = list => list.map(([text, start, end, type, resolution]) => `${text}@${start}-${end} ${type} ${JSON.stringify(resolution?.values ?? resolution)}`).join('; ') || '-'

const same = (found, expected) => found.length === expected.length && expected.every((e, i) => {
  const f = found[i]
  return f.text.toLowerCase() === e.Text.toLowerCase() && f.typeName === e.TypeName && f.start === e.Start && f.end === e.End && sameResolution(f.resolution ?? {}, e.Resolution)
})
const sameResolution = (found, { values, ...expected }) => sameKeys(found, expected) &&
  (values === undefined || (found.values?.length === values.length && values.every((v, i) => sameKeys(found.values[i], v))))
const sameKeys = (found, expected) => Object.entries(expected).every(([key, value]) => (value === null ? found[key] == null || found[key] === 'null' : String(found[key]) === String(value)))

/** The day and minute that relative times count from. */
const dayOf = ({ Context }) => (Context?.ReferenceDateTime ? new Date(Context.ReferenceDateTime) : undefined)

if (import.meta.filename === process.argv[1]) {
  const args = process.argv.slice(2)
  const reached = await accuracy({ dir: args.find(a => a !== '-v'), verbose: args.includes('-v') })
  process.exitCode = reached === false ? 1 : 0
}
