// CurrencyModel and DimensionModel: a number and its unit under its English name. The units are Yinli's (model/units.yaml); here stand their English
// names and what differs: the value stays in the printed unit (387万亩 is 3870000 Mu, not square metres), bounds (近, 超过) stay out, counts,
// durations and ratios are other models' business, a currency alone is a result without a value, 三千比特 is 3 Kilobit, 两 may be a unit.
import { load } from '../reader.mjs'
import { joinsNumber, print, readSigned, afterSpread } from './numbers.mjs'
import { inWords } from './text.mjs'

const { readUnit, vocabularyOf } = await load('claim/quantity/vocabulary.js')

const currencies = {
  CNY: 'Chinese yuan', USD: 'United States dollar', EUR: 'Euro', JPY: 'Japanese yen', HKD: 'Hong Kong dollar', GBP: 'British pound', MOP: 'Macanese pataca', TWD: 'New Taiwan dollar', KRW: 'South Korean won',
  AUD: 'Australian dollar', CAD: 'Canadian dollar', SGD: 'Singapore dollar', CHF: 'Swiss franc', RUB: 'Russian ruble', THB: 'Thai baht', INR: 'Indian rupee', MYR: 'Malaysian ringgit', NGN: 'Nigerian naira', VND: 'Vietnamese dong',
  IDR: 'Indonesian rupiah', AED: 'United Arab Emirates dirham', ZAR: 'South African rand', BRL: 'Brazilian real', TRY: 'Turkish lira', KZT: 'Kazakhstani tenge', MNT: 'Mongolian tögrög', NZD: 'New Zealand dollar', PHP: 'Philippine peso', SEK: 'Swedish krona', DKK: 'Danish krone', NOK: 'Norwegian krone',
}
/** Signs before a figure; of a bare $ nobody says whose it is. */
const signs = { $: { unit: 'Dollar' }, '￥': { unit: currencies.CNY, isoCurrency: 'CNY' }, '¥': { unit: currencies.CNY, isoCurrency: 'CNY' }, '€': { unit: currencies.EUR, isoCurrency: 'EUR' }, '£': { unit: currencies.GBP, isoCurrency: 'GBP' } }
/** Currencies without an ISO code, and hundredths that papers never print. */
const others = [{ word: '个比特币', unit: 'Bitcoin' }, { word: '比特币', unit: 'Bitcoin' }]
const sen = { word: '日本钱', kind: 'money', base: 'JPY', factor: 0.01, notBefore: [] }

const lengths = { 米: 'Meter', 公尺: 'Meter', m: 'Meter', 公里: 'Kilometer', 千米: 'Kilometer', km: 'Kilometer', 英里: 'Mile', 海里: 'Nautical mile', 分米: 'Decimeter', 厘米: 'Centimeter', 公分: 'Centimeter', cm: 'Centimeter', 毫米: 'Millimeter', mm: 'Millimeter', 微米: 'Micrometer', 纳米: 'Nanometer', 英寸: 'Inch', 英尺: 'Foot', 光年: 'Light year', 丈: 'Zhang', 尺: 'Chi', 寸: 'Cun' }
const masses = { 吨: 'Ton', 公吨: 'Metric ton', 千克: 'Kilogram', 公斤: 'Kilogram', kg: 'Kilogram', 斤: 'Jin', 市斤: 'Jin', 克: 'Gram', g: 'Gram', 毫克: 'Milligram', mg: 'Milligram', 微克: 'Microgram', 担: 'Dan', 盎司: 'Ounce', 磅: 'Pound', 两: 'Liang' }
const spaces = { 亩: 'Mu', 公顷: 'Hectare', 平方米: 'Square meter', 平米: 'Square meter', '㎡': 'Square meter', 平方公里: 'Square kilometer', 平方千米: 'Square kilometer', 平方厘米: 'Square centimeter', 平方英尺: 'Square foot', 立方米: 'Cubic meter', 升: 'Liter', 公升: 'Liter', 毫升: 'Milliliter', 加仑: 'Gallon' }
const powers = { 瓦: 'Watt', 瓦特: 'Watt', 千瓦: 'Kilowatt', 兆瓦: 'Megawatt', 千瓦时: 'Kilowatt hour', 焦: 'Joule', 焦耳: 'Joule', 千焦: 'Kilojoule', 千卡: 'Kilocalorie', 大卡: 'Kilocalorie', 赫兹: 'Hertz', 兆赫兹: 'Megahertz', 兆赫: 'Megahertz', hz: 'Hertz', 伏: 'Volt', 安培: 'Ampere', 帕: 'Pascal', 兆帕: 'Megapascal', '公里/小时': 'Kilometer per hour', '米/秒': 'Meter per second' }
const data = { 比特: 'Bit', bit: 'Bit', 字节: 'Byte', byte: 'Byte', kb: 'Kilobyte', 兆字节: 'Megabyte', mb: 'Megabyte', gb: 'Gigabyte', tb: 'Terabyte', pb: 'Petabyte' }
const dimensions = { ...lengths, ...masses, ...spaces, ...powers, ...data }
const kilo = { 比特: 'Kilobit', 字节: 'Kilobyte' }

export const recognizeCurrency = (input, model) => inWords(input, joinsNumber, 'currency', text => find(text, vocabularyOf(model), readMoney))
export const recognizeDimension = (input, model) => inWords(input, joinsNumber, 'dimension', text => find(text, vocabularyOf(model), readDimension))

function find(text, vocabulary, read) {
  const found = []
  for (let i = 0; i < text.length; i++) {
    if (/[a-z\d]/.test(text[i - 1] ?? '') && /\d/.test(text[i])) continue
    const result = read(text, i, vocabulary)
    if (result) {
      found.push({ start: i, ...result })
      i = result.end - 1
    } else i = Math.max(i, afterSpread(text, i))
  }
  return found
}

/** The unit after a number, past one space; not where its next characters make it another word (五角大楼). */
function unitAfter(text, end, vocabulary) {
  const at = text[end] === ' ' ? end + 1 : end
  const found = text.startsWith(sen.word, at) ? { unit: sen, end: at + sen.word.length } : readUnit(text, at, vocabulary)
  return found && !found.unit.notBefore.some(w => text.startsWith(w, found.end)) ? { ...found, written: text.slice(at, found.end) } : null
}
const money = base => ({ isoCurrency: base, unit: currencies[base] ?? base })

function readMoney(text, i, vocabulary) {
  if (signs[text[i]]) { const number = readSigned(text, i + 1); return number && { end: number.end, resolution: { ...signs[text[i]], value: print(number) } } }
  const prefix = /人民币\s*/y
  prefix.lastIndex = i
  const named = prefix.exec(text)
  if (named) { const amount = readAmount(text, i + named[0].length, vocabulary); if (amount?.resolution.isoCurrency === 'CNY') return amount }
  const amount = readAmount(text, i, vocabulary)
  if (amount) return amount
  const alone = text[i] && !/[零一二三四五六七八九十百千万亿两几半\d]/.test(text[i]) ? readUnit(text, i, vocabulary) : null
  return alone?.unit.kind === 'money' && alone.end - i > 1 && /[币元圆镑铢]$/.test(alone.unit.word) && !/[块角毛分]/.test(alone.unit.word) ? { end: alone.end, resolution: { ...money(alone.unit.base), value: null } } : null
}

/** 五元三毛, 两美元又三美分, 50元6角三分. */
function readAmount(text, i, vocabulary) {
  const number = readSigned(text, i)
  if (!number) return null
  const other = others.find(({ word }) => text.startsWith(word, number.end))
  if (other) return { end: number.end + other.word.length, resolution: { unit: other.unit, value: print(number) } }
  const first = unitAfter(text, number.end, vocabulary)
  if (first?.unit.kind !== 'money') return null
  let { end, unit } = first
  let value = number.value * unit.factor, parts = 1
  for (;;) {
    const at = text[end] === '又' ? end + 1 : end
    const next = readSigned(text, at)
    let smaller = next && unitAfter(text, next.end, vocabulary)
    // 三分 alone is a third or a score; after 角 it is money.
    if (unit.base === 'CNY' && smaller?.unit.word === '分') smaller = { ...smaller, unit: readUnit('分钱', 0, vocabulary).unit }
    if (smaller?.unit.kind !== 'money' || smaller.unit.base !== unit.base || smaller.unit.factor >= unit.factor) break
    value += next.value * smaller.unit.factor
    ;({ end, unit } = smaller)
    parts++
  }
  return { end, resolution: { ...money(unit.base), value: print({ value, exact: number.exact && parts === 1 }) } }
}

function readDimension(text, i, vocabulary) {
  let number = readSigned(text, i)
  if (!number) return null
  // 三千两百两: the last 两 is the unit, as it cannot be a figure after a scale.
  if (text[number.end - 1] === '两' && number.end - i > 1) number = readSigned(text.slice(0, number.end - 1), i)
  // 250m is metres, not millions.
  if (/[a-z]/.test(text[number?.end - 1] ?? '')) number = readSigned(text.slice(0, number.end - 1), i)
  if (!number) return null
  const liang = text[number.end] === '两' && number.end - i > 0
  const found = liang ? { end: number.end + 1, written: '两' } : unitAfter(text, number.end, vocabulary)
  if (!found) return bitOf(text, i, number)
  let { end, written } = found
  let { value } = number
  if (text[number.end - 1] === '千' && kilo[written]) return { end, resolution: { unit: kilo[written], value: print({ ...number, value: value / 1000 }) } }
  const unit = dimensions[written.toLowerCase()]
  if (!unit) return bitOf(text, i, number)
  if (text[end] === '半' && text[end + 1] !== '导') { end++; value += 0.5 }
  return { end, resolution: { unit, value: print({ ...number, value }) } }
}

/** 位 is a bit only where the sentence is about storing data; else it counts people. */
const bitOf = (text, i, { end, ...number }) => (text[end] === '位' && /存储|字节|内存|二进制/.test(text) ? { end: end + 1, resolution: { unit: 'Bit', value: print(number) } } : null)
