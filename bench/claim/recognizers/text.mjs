// How Recognizers-Text writes what it found: full-width forms as ASCII, letters small, Traditional characters kept. Reading is done on a text of
// the same length in which the Traditional characters of numbers, units and times are the Simplified ones that Yinli's grammars are written in.

const traditional = '萬億兩倆貳參陸負點個兆幾餘餘雙對塊週後禮間鐘時來這裡號農曆閏臘當雜圓銭錢從連續內於現過點開結與還剩專'
const simplified = '万亿两俩贰叁陆负点个兆几余余双对块周后礼间钟时来这里号农历闰腊当杂圆钱钱从连续内于现过点开结与还剩专'
const simple = new Map([...traditional].map((c, i) => [c, [...simplified][i]]))
for (const [c, d] of [['仟', '千'], ['佰', '百'], ['拾', '拾'], ['○', '〇'], ['\u3000', ' ']]) simple.set(c, d)

/** Full-width ASCII as ASCII and small letters; one character stays one. */
export const echo = text => text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[A-Z]/g, c => c.toLowerCase())

/** The same with Simplified characters. A wide comma groups thousands only between wide figures (４，５６５); else it stays a comma of the sentence: ﹐. */
export const fold = text => [...echo(text.replace(/(?<![０-９])，|，(?![０-９])/g, '﹐'))].map(c => simple.get(c) ?? c).join('')

/** `text` without the spaces inside numbers (一百 五 十 二) and where each kept character stood; `joins` says of the characters beside a space, and of what follows, whether it is one. */
export function squeeze(text, joins) {
  let out = ''
  const at = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ' ' && out !== '') {
      let j = i
      while (text[j] === ' ') j++
      if (j < text.length && joins(out.at(-1), text[j], text.slice(j, j + 8))) { i = j - 1; continue }
    }
    at.push(i)
    out += text[i]
  }
  return { text: out, at }
}

/** Reads `input` with `find` (on folded and squeezed text) and gives its results places and words of the input. */
export function inWords(input, joins, typeName, find) {
  const words = echo(input)
  const { text, at } = squeeze(fold(input), joins)
  return find(text).map(({ start, end, resolution, type }) => {
    const [first, last] = [at[start], at[end - 1]]
    return { text: words.slice(first, last + 1), start: first, end: last, typeName: type ?? typeName, resolution }
  })
}

/** A double as .NET prints it (G15): 15 figures, an exponent from 1E+15 up and below 1E-04. */
export function format(value) {
  const [digits, exponent] = value.toExponential(14).split('e')
  const power = Number(exponent)
  const mantissa = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
  if (value === 0) return '0'
  if (power >= 15 || power <= -5) return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  const fixed = value.toFixed(Math.max(0, 14 - power))
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
}
