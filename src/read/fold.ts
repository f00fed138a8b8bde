/**
 * The text with print variants folded one code unit to one, so that offsets stay: full-width letters and digits become half-width,
 * ASCII punctuation beside Chinese becomes full-width (never between digits), radical code points become their characters.
 */
export function fold(text: string): string {
  const out = Array.from({ length: text.length }, (_, i) => single(text[i]!))
  const open: boolean[] = [] // of each bracket still open, whether it was widened
  for (let i = 0; i < out.length; i++) {
    const c = out[i]!
    if (c === '\n' && open.length > 8) open.length = 0
    const wide = widened[c]
    if (!wide) continue
    const before = out[i - 1] ?? ''
    const after = out[i + 1] ?? ''
    const beside = chinese(before) || chinese(after)
    if (c === '(') {
      open.push(beside)
      if (beside) out[i] = wide
    } else if (c === ')') {
      const opened = open.pop()
      if (opened ?? beside) out[i] = wide
    } else if (digit(before) && digit(after) ? c === ',' && !thousands(text, i) : beside) out[i] = wide
  }
  return out.join('')
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

function single(c: string): string {
  const u = c.charCodeAt(0)
  if (u < 0x2fe0) return character(c)
  if ((u >= 0xff10 && u <= 0xff19) || (u >= 0xff21 && u <= 0xff3a) || (u >= 0xff41 && u <= 0xff5a) || u === 0xff05 || u === 0xff0b || u === 0xff0e) return String.fromCharCode(u - 0xfee0)
  return c
}
