// PercentModel: shares in %, 百分之, 个百分点, 成 and 折. Yinli gives ratios (0.72); here they are printed as per cent (72%). Conventions that differ:
// 折 counts as the price that is left (七折 70%) in both; 对折 only after 打, 十折 never; 二三十个百分点 and 五百分之二 are none.
import { load } from '../reader.mjs'
import { afterSpread, joinsNumber, readSigned } from './numbers.mjs'
import { format, inWords } from './text.mjs'

const { readMeasure } = await load('claim/quantity/measure.js')
const { vocabularyOf } = await load('claim/quantity/vocabulary.js')

const unit = ['个百分点', '百分点', '%']
/** 7 2 折, 六 个 百 分点, 七成 六 */
const joins = (a, b, rest) => joinsNumber(a, b, rest) || /^\d?\s*折/.test(rest) && /\d/.test(a) || a === '成' && /^[一二三四五六七八九](?!\s*[成折个])/.test(rest) || /^[个百分点之成折%]/.test(rest) && /[零一二三四五六七八九两十百千万陆\d个百分k]/.test(a)
const over = /([百千万]+)分之/y
const sizes = { 百: 1e2, 千: 1e3, 万: 1e4 }

export const recognizePercentage = (input, model) => inWords(input, joins, 'percentage', text => findPercentages(text.replace(/https?:\/\/\S+/g, url => ' '.repeat(url.length)), vocabularyOf(model)))

function findPercentages(text, vocabulary) {
  const found = []
  for (let i = 0; i < text.length; i++) {
    const read = readPercentage(text, i, vocabulary)
    if (read) {
      found.push({ start: i, end: read.end, resolution: { value: `${format(read.value)}%` } })
      i = read.end - 1
    } else i = Math.max(i, afterSpread(text, i))
  }
  return found
}

function readPercentage(text, i, vocabulary) {
  if (text.startsWith('对折', i)) return text[i - 1] === '打' ? { end: i + 2, value: 50 } : null
  if (/[零一二三四五六七八九十百千万两\d.]/.test(text[i - 1] ?? '')) return null
  over.lastIndex = i
  const m = over.exec(text)
  if (m) {
    const number = readSigned(text, i + m[0].length)
    return number && { end: number.end, value: number.value * 100 / [...m[1]].reduce((n, c) => n * sizes[c], 1) }
  }
  if (text.startsWith('半成', i)) return { end: i + 2, value: 5 }
  if (text.startsWith('半折', i)) return { end: i + 2, value: 50 }
  const number = readSigned(text, i)
  if (!number || number.vague) return null
  const word = unit.find(w => text.startsWith(w, number.end))
  if (word) return { end: number.end + word.length, value: number.value }
  const measure = text[i] === '负' || text[i] === '-' ? null : readMeasure(text, i, vocabulary)
  const said = measure?.unit?.word
  if (said !== '成' && said !== '折' || said === '折' && (measure.value >= 10 || measure.number.value === 10)) return null
  return { end: measure.end, value: measure.value * 10 }
}
