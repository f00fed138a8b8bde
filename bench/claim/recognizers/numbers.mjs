// NumberModel: bare numbers, also inside quantities and dates, which Yinli never returns alone. Its grammar of numbers (src/claim/numbers.ts) reads them;
// here stand the forms that newspapers don't print: signs, 2^5, 2e5, 40k, 又...分之, 打 (a dozen), 兆 as 10^12.
import { load } from '../reader.mjs'
import { format, inWords } from './text.mjs'

const { readNumber, startsChinese } = await load('claim/numbers.js')
const { readUnit, vocabularyOf } = await load('claim/quantity/vocabulary.js')

const numerals = '零〇一二三四五六七八九两俩壹贰叁肆伍陆柒捌玖十拾百千万亿兆几余多点负半'
const isNumeral = c => c !== undefined && numerals.includes(c)
const isFigure = c => c !== undefined && c >= '0' && c <= '9'
/** A space is inside a number beside a Chinese numeral: 7 万5 千, 一百 五 十, 五 分之 一. */
export const joinsNumber = (a, b, rest) => (isNumeral(a) || '又之分'.includes(a)) && (isNumeral(b) || isFigure(b) || '又分之'.includes(b)) || isFigure(a) && (isNumeral(b) || b === '又' || /^分\s*之/.test(rest))

// 2222.2222.222 is a row of whole numbers
const arabic = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:(?<!\d\.\d+)\.\d+(?!\d|\.\d))?|(?<![\d.])\.\d+/y
const power = /\^([+-]*)(\d+)/y
const exponent = /e([+-]?\d+)(?![a-z0-9])/y
const suffix = / ?([kmgt])(?![a-z0-9])/y
const suffixes = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 }
const at = (pattern, text, i) => { pattern.lastIndex = i; return pattern.exec(text) }

/** The number that starts exactly at `i` with its sign: {end, value, vague: 余, 多 or 几 in it, exact: print every figure}, or null. */
export function readSigned(text, i) {
  if (text[i] === '负') { const n = readMixed(text, i + 1); return n && { ...n, value: -n.value } }
  if (text[i] === '-' && !/[-0-9a-z.)]/.test(text[i - 1] ?? '')) { const n = readMixed(text, i + 1); return n && { ...n, value: -n.value } }
  return readMixed(text, i)
}

/** 三百五又三分之一, 1 3/5, 十一又十四分之一, 五分之一. */
function readMixed(text, i) {
  const whole = readFraction(text, i)
  if (!whole || whole.vague) return whole
  const and = text[whole.end] === '又' ? 1 : text[whole.end] === ' ' && isFigure(text[whole.end - 1]) && isFigure(text[whole.end + 1]) ? 1 : 0
  const part = and && !whole.fraction ? readFraction(text, whole.end + and) : null
  return part?.fraction && (text[whole.end] === '又' || part.fraction === '/') ? { ...part, value: whole.value + part.value, exact: false } : whole
}

function readFraction(text, i) {
  const first = readPlain(text, i)
  if (!first || first.vague) return first
  if (text.startsWith('分之', first.end) && !isMagnitude(text, i, first.end)) {
    const upper = readSignedPlain(text, first.end + 2)
    if (upper && first.value > 0) return { end: upper.end, value: upper.value / first.value, vague: false, fraction: '分之', exact: false }
  }
  const lower = text[first.end] === '/' && isFigure(text[first.end - 1]) ? readPlain(text, first.end + 1) : null
  return lower && lower.value > 0 ? { end: lower.end, value: first.value / lower.value, vague: false, fraction: '/', exact: false } : first
}
const readSignedPlain = (text, i) => { if (text[i] !== '负') return readPlain(text, i); const n = readPlain(text, i + 1); return n && { ...n, value: -n.value } }

/** 百分之, 千分之, 万分之 are percentages, not fractions of 100. */
const isMagnitude = (text, start, end) => /^[百千万]+$/.test(text.slice(start, end))

function readPlain(text, i) {
  if (isFigure(text[i]) || text[i] === '.') {
    const m = at(arabic, text, i)
    if (!m) return null
    const value = Number(m[0].replaceAll(',', ''))
    const end = i + m[0].length
    const p = at(power, text, end)
    if (p) return { end: end + p[0].length, value: value ** ((p[1].split('-').length - 1) === 1 ? -Number(p[2]) : Number(p[2])), vague: false, exact: false }
    const e = at(exponent, text, end)
    if (e) return { end: end + e[0].length, value: Number(`${value}e${e[1]}`), vague: false, exact: false }
    const s = at(suffix, text, end)
    if (s) return { end: end + s[0].length, value: value * suffixes[s[1]], vague: false, exact: false }
    const read = text[i] === '.' || text[end] === '.' || text[i - 1] === '.' ? null : readNumber(text, i)
    return read && read.end >= end ? higher(text, { end: untrailed(text, read), value: read.value, vague: read.more, exact: false }) : { end, value, vague: false, exact: false }
  }
  if (text.startsWith('半百', i)) return { end: i + 2, value: 50, vague: false, exact: true }
  if (text[i] === '零' && text[i + 1] === '十') return readPlain(text, i + 1)
  const read = readNumber(text, i)
  if (!read || read.max !== null) return null
  return higher(text, { end: untrailed(text, read), value: read.value, vague: read.more, exact: true, bare: read.bare })
}

/** 五兆六十二亿, 十打; a 多 at the very end is no part of a number here (四百多). */
function higher(text, number) {
  if (text[number.end] === '兆' && !/[瓦帕字焦赫伏比]/.test(text[number.end + 1] ?? '')) {
    const rest = isNumeral(text[number.end + 1]) ? readPlain(text, number.end + 1) : null
    return { ...number, end: rest ? rest.end : number.end + 1, value: number.value * 1e12 + (rest?.value ?? 0) }
  }
  if (text[number.end] === '打' && !/[造破通击工开算扫]/.test(text[number.end + 1] ?? '')) return { ...number, end: number.end + 1, value: number.value * 12 }
  return number
}
const untrailed = (text, { end, more }) => (more && /[余多几来]/.test(text[end - 1]) ? end - 1 : end)

/** Every number of `text`: {start, end, value, vague, exact}; `model` is Yinli's, for the units and names it knows. */
export function findNumbers(text, model) {
  const vocabulary = vocabularyOf(model)
  const found = []
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (!isFigure(c) && c !== '.' && c !== '-' && c !== '负' && c !== '半' && c !== '零' && !startsChinese(c)) continue
    if (isFigure(c) && isFigure(text[i - 1])) continue
    const number = readSigned(text, i)
    if (!number) { i = afterSpread(text, i); continue }
    if (isFigure(text[number.end - 1]) || isNumber(text, i, number, model, vocabulary)) found.push({ start: i, ...number })
    i = number.end - 1
  }
  return found
}

/** 二三十 is no number but two: where the reader goes on. */
export const afterSpread = (text, i) => { const read = startsChinese(text[i]) ? readNumber(text, i) : null; return read?.max != null ? read.end - 1 : i }

/** Chinese numerals that stand for a number and not inside a word (一切, 四川, 收拾, 两两, 美味十足). */
function isNumber(text, start, { end, bare }, model, vocabulary) {
  const written = text.slice(start, end)
  if (/^[百千万亿]+$/.test(written) || bare && written.length < 2) return false
  if (/^(.)\1$/.test(written)) return false
  if (written.length > 1) return true
  const before = text[start - 1], next = text[end]
  if (model.places.divisions.some(d => d.short && d.short[0] === written && text.startsWith(d.short, start) && d.level === 'province')) return false
  if (before === '是' || before === '为') return true
  if ('壹贰叁肆伍陆柒捌玖拾'.includes(written)) return edge(before) && (edge(next) || unitAt(text, end, vocabulary))
  return edge(next) && (edge(before) || before === '点') || next === '的' || edge(before) && next === '点' || unitAt(text, end, vocabulary) || text.startsWith('分之', end)
}

const edge = c => c === undefined || /[\s，﹐。、；：！？,.;:!?“”"'（）()]/.test(c)

/** What is counted or measured: not money and not 折, which their own models read. */
function unitAt(text, end, vocabulary) {
  const unit = readUnit(text, end, vocabulary)?.unit
  return !!unit && (unit.word === '块' || unit.kind !== 'money') && !'折成%‰'.includes(unit.word)
}

/** Every figure where the numerals say every one, else as a double. */
export const print = ({ value, exact }) => (exact && Number.isInteger(value) ? BigInt(value).toString() : format(value))

export const recognizeNumber = (input, model) =>
  inWords(input, joinsNumber, 'number', text => findNumbers(text, model).map(n => ({ start: n.start, end: n.end, resolution: { value: print(n) } })))
