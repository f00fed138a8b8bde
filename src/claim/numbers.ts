/** A number read at a place of a text, in Arabic, Chinese or mixed form. */
export interface NumberReading {
  /** Offset after the number (and an 余, 多 or 几 that belongs to it). */
  end: number
  /** The number; of 七八十 the lower one. */
  value: number
  /** Upper number of 七八十, else null. */
  max: number | null
  /** More than that is said: 余, 多, 几, 数. */
  more: boolean
  form: 'arabic' | 'chinese'
  /** Nothing but 百 千 万 亿: 百亿, 千. */
  bare: boolean
  /** The 百 千 万 亿 at the end of Arabic figures (3.5万: 1e4), else 1. */
  scale: number
  /** Figures without scale, point or separator: how many digits (2024: 4), else 0. Chinese digit strings (二〇二四) too. */
  digits: number
}

const digitOf = new Map<string, number>([...'零〇一二三四五六七八九'].map((c, i) => [c, Math.max(0, i - 1)]))
for (const [c, n] of [['两', 2], ['兩', 2], ['俩', 2], ['壹', 1], ['贰', 2], ['叁', 3], ['肆', 4], ['伍', 5], ['陆', 6], ['柒', 7], ['捌', 8], ['玖', 9]] as const) digitOf.set(c, n)
const scaleOf = new Map<string, number>([['十', 10], ['拾', 10], ['百', 100], ['佰', 100], ['千', 1000], ['仟', 1000], ['万', 1e4], ['萬', 1e4], ['亿', 1e8], ['億', 1e8]])
/** After 千 these make it part of the unit (千瓦); 百 only in 百帕. */
const unitHeads = '瓦克米伏卡焦帕赫牛'
/** 两 counts things (下午一点两个人) and stands in no fraction. */
const isFractionDigit = (c: string | undefined) => c !== undefined && c !== '两' && digitOf.has(c)
const isVague = (c: string | undefined) => c === '余' || c === '多' || c === '几' || c === '来'

/** No printed number is longer; it keeps a page of nothing but numerals linear. */
const reach = 32

/** True for the code of 0-9. */
export const isDigit = (code: number) => code >= 48 && code <= 57
/** True for a character that can start a Chinese number (not 零: 零距离). */
export const startsChinese = (c: string) => starts.has(c)
const starts = new Set([...digitOf.keys(), ...scaleOf.keys(), '数', '几'])
starts.delete('零')

/** Reads the number that starts exactly at `at`, or null. */
export function readNumber(text: string, at: number): NumberReading | null {
  return isDigit(text.charCodeAt(at)) ? readArabic(text, at) : readChinese(text, at)
}

function readArabic(text: string, at: number, whole = true): NumberReading {
  let i = at
  while (isDigit(text.charCodeAt(i))) i++
  let figures = text.slice(at, i)
  let digits = figures.length
  if (figures.length <= 3) {
    while ((text[i] === ',' || text[i] === '，') && isDigit(text.charCodeAt(i + 1)) && isDigit(text.charCodeAt(i + 2)) && isDigit(text.charCodeAt(i + 3)) && !isDigit(text.charCodeAt(i + 4))) {
      // 3，000 with a wide comma is a thousand only when whole groups follow a figure that is no quantity by itself.
      figures += text.slice(i + 1, i + 4)
      i += 4
      digits = 0
    }
  }
  if (text[i] === '.' && isDigit(text.charCodeAt(i + 1))) {
    const point = i++
    while (isDigit(text.charCodeAt(i))) i++
    figures += text.slice(point, i)
    digits = 0
  }
  let value = Number(figures)
  let scale = 1
  let more = false
  for (;;) {
    let j = i
    while (text[j] === ' ' && j < i + 2) j++
    let vague = false
    if (isVague(text[j]) && scaleOf.has(text[j + 1] ?? '')) { vague = true; j++ }
    const s = scaleOf.get(text[j] ?? '')
    if (s === undefined || (s < 1e4 && j > i && !vague) || headsUnit(text, j, s)) break
    scale *= s
    more ||= vague
    i = j + 1
    digits = 0
  }
  value *= scale
  // 1亿2000万, 3万5千, 2千零30万, 3万4000: what follows a scale directly is added.
  for (let parts = whole ? 4 : 0; parts > 0 && scale >= 100; parts--) {
    const zero = text[i] === '零'
    if (!isDigit(text.charCodeAt(zero ? i + 1 : i))) break
    const rest = readArabic(text, zero ? i + 1 : i, false)
    if (zero && scale < 1e4 && rest.scale >= 1e4) value = (value + rest.value / rest.scale) * rest.scale
    else if (zero ? rest.value < scale : rest.scale > 1 ? scale >= 1e3 && rest.scale < scale : scale === 1e4 && rest.digits === 4 && text[rest.end] !== '年') value += rest.value
    else break
    more ||= rest.more
    scale = rest.scale
    digits = 0
    i = rest.end
  }
  const tail = more && /[余多几来]/.test(text[i - 1]!) ? i : trailing(text, i)
  return { end: tail, value: tidy(value), max: null, more: more || tail > i, form: 'arabic', bare: false, scale, digits: tail > i ? 0 : digits }
}

function readChinese(text: string, at: number): NumberReading | null {
  let i = at
  let total = 0
  let section = 0
  let spread = 0 // of a doubled digit: 七八十 has 10
  let sectionSpread = 0
  let digit = -1
  let digitSpread = 0
  let lastScale = 1
  let run = 0
  let figures = ''
  let more = false
  let hasDigit = false
  let afterZero = false
  let first = text[i] ?? ''
  if (first === '数' || first === '几') {
    if (!scaleOf.has(text[i + 1] ?? '') || headsUnit(text, i + 1, scaleOf.get(text[i + 1]!)!)) return null
    more = true
    hasDigit = true
    i++
    first = text[i]!
  }
  for (; i < text.length && i < at + reach; i++) {
    const c = text[i]!
    const d = digitOf.get(c)
    if (d !== undefined) {
      if ((c === '零' || c === '〇') && run === 0) { if (i === at && text[i + 1] !== '点') return null; afterZero = true; figures += '0'; if (i === at) { digit = 0; run = 1; hasDigit = true } continue }
      if (run === 1 && digit > 0 && (d === digit + 1 || (digit === 3 && d === 5 && text[i + 1] !== '折')) && digitOf.get(text[i + 1] ?? '') === undefined && lastScale !== 1e4) { digitSpread = d - digit; figures += d; run = 2; continue }
      if (run >= 1 && (section > 0 || total > 0)) break
      hasDigit = true
      figures += d
      digit = d
      digitSpread = 0
      run++
      continue
    }
    const s = scaleOf.get(c)
    if (s !== undefined) {
      if (run > 2 || (run === 2 && digitSpread === 0) || headsUnit(text, i, s) && (hasDigit || section > 0)) break
      const n = digit < 0 ? 1 : digit
      if (s < 1e4) {
        // 一千零十, 二百十; 五十千 is fifty of something.
        if (digit < 0 && section > 0 && s >= lastScale && !afterZero) break
        if (digit <= 0 && section > 0) section += s
        else { section += n * s; sectionSpread += digitSpread * s }
      } else if (s === 1e4 && lastScale === s && section === 0 && digit < 0) { total *= s; spread *= s }
      else if (s === 1e4) { total += (section + Math.max(digit, 0) || 1) * s; spread += (sectionSpread + digitSpread) * s; section = 0; sectionSpread = 0 }
      else { total = (total + section + Math.max(digit, 0) || 1) * s; spread = (spread + sectionSpread + digitSpread) * s; section = 0; sectionSpread = 0 }
      digit = -1
      digitSpread = 0
      run = 0
      lastScale = s
      afterZero = false
      continue
    }
    if (isVague(c) && (section > 0 || total > 0) && run === 0 && scaleOf.has(text[i + 1] ?? '') && scaleOf.get(text[i + 1]!)! > lastScale) { more = true; continue }
    break
  }
  if (i === at || (more && i === at + 1)) return null
  let value = total + section
  let digits = 0
  if (run > 0) {
    if (run >= 2 && digitSpread === 0) { value = Number(figures); digits = run }
    else if (lastScale >= 100 && !afterZero && (section > 0 || total > 0) && run === 1) value += digit * lastScale / 10
    else { value += digit; spread += digitSpread; if (section === 0 && total === 0 && digitSpread === 0) digits = 1 }
  }
  spread += sectionSpread
  if (text[i] === '点' && isFractionDigit(text[i + 1]) && (run > 0 || section > 0 || total > 0) && spread === 0) {
    let j = i + 1
    let fraction = ''
    while (j < i + reach && isFractionDigit(text[j])) fraction += digitOf.get(text[j++]!)
    let scale = 1
    while ((scaleOf.get(text[j] ?? '') ?? 0) >= 1e4) scale *= scaleOf.get(text[j++]!)!
    return { end: j, value: tidy(Number(`${value}.${fraction}`) * scale), max: null, more: false, form: 'chinese', bare: false, scale, digits: 0 }
  }
  const tail = hasDigit || section > 0 || total > 0 ? trailing(text, i) : i
  return {
    end: tail, value, max: spread > 0 ? value + spread : null, more: more || tail > i, form: 'chinese',
    bare: !hasDigit && (scaleOf.get(first) ?? 0) >= 100, scale: 1, digits: tail > i ? 0 : digits,
  }
}

/** 余, 多, 几 or 来 directly after the figures (3900余, 十几); 几 and 来 only after a full ten, hundred ... */
function trailing(text: string, i: number): number {
  const c = text[i]
  const next = text[i + 1] ?? ''
  if (c === '余') return '姚杭热'.includes(next) && next ? i : i + 1
  if (c === '多') return (next === '元' && '化素'.includes(text[i + 2] ?? '\n')) || '样功媒维模云'.includes(next || '\n') ? i : i + 1
  if (c === '几' && scaleOf.has(text[i - 1] ?? '')) return i + 1
  if (c === '来' && '十百千0'.includes(text[i - 1] ?? '\n') && !'自源到往临看说讲参我了这'.includes(next || '\n')) return i + 1
  return i
}

const headsUnit = (text: string, i: number, scale: number) => (scale === 1000 ? unitHeads.includes(text[i + 1] ?? '\n') : scale === 100 && text[i + 1] === '帕')
/** 1.86 x 10000 without binary noise. */
const tidy = (n: number) => (Number.isInteger(n) && n < 1e15 ? n : Number(n.toPrecision(15)))
