/**
 * The text with print variants folded one code unit to one, so that offsets stay: full-width letters and digits become half-width,
 * ASCII punctuation beside Chinese becomes full-width (never between digits), radical code points become their characters.
 */
export function fold(text: string): string {
  const folded = text.replace(variants, single)
  const open: boolean[] = [] // of each bracket still open, whether it was widened
  let last = -1 // where a mark was widened last: it now stands beside as a Chinese one does
  return folded.replace(/[,:;?!()\n]/g, (c, i: number) => {
    if (c === '\n') {
      if (open.length > 8) open.length = 0
      return c
    }
    const before = folded[i - 1] ?? ''
    const after = folded[i + 1] ?? ''
    const beside = last === i - 1 && i > 0 || chinese(before) || chinese(after)
    if (c === '(') open.push(beside)
    const widens = c === '(' ? beside : c === ')' ? open.pop() ?? beside : digit(before) && digit(after) ? c === ',' && !thousands(text, i) : beside
    if (!widens) return c
    last = i
    return widened[c]!
  })
}

const widened: Record<string, string> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）' }
/** A comma between digits groups thousands or is a clause's comma (E90,12.6万). */
const thousands = (text: string, i: number) => /^\d{3}(?!\d)/.test(text.slice(i + 1, i + 5)) && !/[A-Za-z]\d{0,3}$/.test(text.slice(Math.max(0, i - 4), i))
const digit = (c: string) => c >= '0' && c <= '9'
/** Chinese characters and their punctuation. */
const chinese = (c: string) => /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\u2018-\u201d\u2026]/.test(c)

const radicals: Record<string, string> = {
  '⼾': '户', '⾭': '青', // which NFKC takes for their older forms
  '⺒': '巳', '⺟': '母', '⺠': '民', '⺪': '疋', '⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻘': '青', '⻙': '韦',
  '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
}

/** A radical's code point (PDF fonts name them for want of better) as the character it looks like; anything else as it is. */
export function character(c: string): string {
  const u = c.charCodeAt(0)
  return u < 0x2e80 || u > 0x2fdf ? c : radicals[c] ?? (u <= 0x2eff ? c : c.normalize('NFKC'))
}

/** Radical code points, full-width digits and letters, ％＋．. */
const variants = /[\u2e80-\u2fdf\uff05\uff0b\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

const single = (c: string) => (c < '\u2fe0' ? character(c) : String.fromCharCode(c.charCodeAt(0) - 0xfee0))
