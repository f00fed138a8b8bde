const closing = new Map([['“', '”'], ['‘', '’'], ['「', '」'], ['《', '》'], ['〈', '〉']])
const opening = new Set(closing.keys())
const closers = new Set(closing.values())
/** A quotation longer than this is speech, not a name or slogan. */
const reach = 18

/** What encloses `at`: a title in 《》, a short name or slogan in “”, or nothing (speech counts as nothing). */
export function quoteAround(text: string, at: number): 'slogan' | 'title' | null {
  let inner = 0
  for (let i = at - 1, steps = 0; i >= 0 && steps < 40; i--, steps++) {
    const c = text[i]!
    if (c === '\n') return null
    if (closers.has(c)) { inner++; continue }
    if (opening.has(c) && inner > 0) { inner--; continue }
    if (!opening.has(c)) {
      if (c === '。' || c === '！' || c === '？') return null
      continue
    }
    if (c === '《' || c === '〈') return text.slice(at, at + 40).includes(closing.get(c)!) ? 'title' : null
    return isSlogan(text, i, closing.get(c)!) ? 'slogan' : null
  }
  return null
}

/** Short, without a clause of its own, and not said by anybody. */
function isSlogan(text: string, open: number, close: string): boolean {
  const end = open + text.slice(open, open + reach + 1).indexOf(close)
  if (end < open) return false
  if (/[，。；！？：,]/.test(text.slice(open + 1, end))) return false
  return !/[：:说道称表示]$/.test(text.slice(Math.max(0, open - 2), open))
}
