// NumberRangeModel: what bounds say of a number, as an interval. Yinli says the same as mod (more, less, range) beside the value; here the open or closed
// end is printed, the bound may follow a number without unit, and two bounds of one thing (大于10小于20) are one interval.
import { load } from '../reader.mjs'
import { joinsNumber, print, readSigned } from './numbers.mjs'
import { inWords } from './text.mjs'

const { startsChinese } = await load('claim/numbers.js')

const copula = '(?:了|是|有|为|在)?'
const or = '\\s*(?:或者?|和|及)?\\s*'
/** Bounds before a number: words, side, whether the number itself belongs to it. The longest come first. */
const before = [
  [`(?:大于|多于|高于)${or}等于|不小于|不少于|不低于|不下于|至少${copula}|最少${copula}|≥|>\\s*=`, 'low', true],
  [`(?:小于|少于|低于)${or}等于|不大于|不多于|不高于|不超过|至多${copula}|最多${copula}|≤|<\\s*=`, 'high', true],
  [`大于|多于|高于|超过了?|超出了?|(?<![通经不])过(?=\\d)|>`, 'low', false],
  [`小于|少于|低于|不到|不足|<`, 'high', false],
  ['(?<!大于|小于|于|者|或|及|不)等于', 'both', true],
].map(([words, side, closed]) => ({ pattern: new RegExp(`(?:${words})\\s*`, 'y'), side, closed }))
/** Bounds after it. */
const after = [
  ['(?:\\s*(?:或者?|及)\\s*(?:以上|之上|更多|更大|更高))', 'low', true],
  ['(?:\\s*(?:或者?|及)\\s*(?:以下|之下|更少|更小|更低))', 'high', true],
  ['\\s*(?:以上|之上)', 'low', false],
  ['\\s*(?:以下|之下|以内)', 'high', false],
].map(([words, side, closed]) => ({ pattern: new RegExp(words, 'y'), side, closed }))
const between = /(?:位于|在|处于)?第?/y
const compared = /比\s*/y
const dash = /\s*(?:[-–—~～]|到|至)\s*/y
const and = /\s*(?:和|与|跟)\s*第?/y
const amid = /\s*之?间/y
/** Between two bounds of the same thing. */
const link = /[\s,，﹐]*(?:的同时|并且|而且|并|且|而)?\s*/y

const match = (pattern, text, i) => { pattern.lastIndex = i; return pattern.exec(text) }
const numberAt = (text, i) => {
  if (text.startsWith('百分之', i)) { const n = text[i + 3] === undefined ? null : readSigned(text, i + 3); return n }
  return /[\d.负-]/.test(text[i] ?? '') || startsChinese(text[i] ?? '\n') || text[i] === '零' ? readSigned(text, i) : null
}

export const recognizeNumberRange = input => inWords(input, (a, b, rest) => joinsNumber(a, b, rest), 'numberrange', text => findRanges(text).map(({ start, end, low, high }) => ({ start, end, resolution: { value: interval(low, high) } })))

const interval = (low, high) => `${low?.closed ? '[' : '('}${low ? print(low) : ''},${high ? print(high) : ''}${high?.closed ? ']' : ')'}`

function findRanges(text) {
  const found = []
  for (let i = 0; i < text.length; i++) {
    const range = readPair(text, i) ?? readBound(text, i)
    if (!range) {
      // A number that bounds nothing is passed whole.
      if (/\d/.test(text[i]) ) { const n = numberAt(text, i); if (n && n.end > i + 1) i = n.end - 1 }
      continue
    }
    const m = match(link, text, range.end)
    const next = range.low && range.high ? null : readBound(text, range.end + m[0].length)
    if (next && !!next.low !== !!range.low && !(next.low && next.high)) {
      const joined = { start: i, end: next.end, low: range.low ?? next.low, high: range.high ?? next.high }
      if (joined.low.value < joined.high.value) { found.push(joined); i = joined.end - 1; continue }
    }
    found.push({ start: i, ...range })
    i = range.end - 1
  }
  return found
}

/** 一千到一千五百, 5k-20k, 位于20和30之间: the lower end belongs to it, the upper does not. */
function readPair(text, i) {
  const m = match(between, text, i)
  const first = /\d/.test(text[i]) && /[\d.]/.test(text[i - 1] ?? '') ? null : numberAt(text, i + m[0].length)
  if (!first) return null
  const d = m[0] === '' ? match(dash, text, first.end) : null
  const a = d ?? match(and, text, first.end)
  if (!a) return null
  const second = numberAt(text, first.end + a[0].length)
  if (!second || second.value <= first.value) return null
  const tail = d ? null : match(amid, text, second.end)
  if (!d && !tail) return null
  return { end: second.end + (tail?.[0].length ?? 0), low: { ...first, closed: true }, high: { ...second, closed: false } }
}

function readBound(text, i) {
  const than = match(compared, text, i)
  if (than) {
    const n = numberAt(text, i + than[0].length)
    const word = n && /\s*([大多高小少低])/y
    if (word) { const m = match(word, text, n.end); if (m) return { end: n.end + m[0].length, ...side('大多高'.includes(m[1]) ? 'low' : 'high', { ...n, closed: false }) } }
  }
  for (const { pattern, side: which, closed } of before) {
    const m = match(pattern, text, i)
    const n = m && numberAt(text, i + m[0].length)
    if (n) return { end: n.end, ...side(which, { ...n, closed }) }
  }
  if (/\d/.test(text[i]) && /[\d.]/.test(text[i - 1] ?? '')) return null
  const n = numberAt(text, i)
  if (!n) return null
  for (const { pattern, side: which, closed } of after) {
    const m = match(pattern, text, n.end)
    if (m) return { end: n.end + m[0].length, ...side(which, { ...n, closed }) }
  }
  // 五百多, 十几万
  const more = /[多余]/.test(text[n.end] ?? '')
  return more || n.vague ? { end: n.end + (more ? 1 : 0), low: { ...n, closed: false }, high: null } : null
}

const side = (which, n) => ({ low: which === 'high' ? null : n, high: which === 'low' ? null : n })
