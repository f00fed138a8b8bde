/** What a doubled line reads as: offsets into the line of the first printing and, beside each, of the second (-1 where printed once). */
export interface Single { at: number[]; twin: number[] }

/** A line longer than this is no caption; it also bounds the work. */
const longest = 600

/**
 * Captions come with every stretch printed twice over itself, glyph by glyph or whole (1111月月77日日，，甲乙甲乙。。 is 11月7日，甲乙。).
 * Gives the single reading when at least 60 % of the line is doubled, else null.
 */
export function undouble(text: string): Single | null {
  if (text.length < 8 || text.length > longest || !suspicious.test(text)) return null
  const at: number[] = []
  const twin: number[] = []
  let doubled = 0
  let printed = 0
  for (let i = 0; i < text.length;) {
    const n = repeat(text, i)
    const step = Math.max(n, 1)
    for (let k = 0; k < step; k++) {
      at.push(i + k)
      twin.push(n ? i + n + k : -1)
    }
    const ink = text.slice(i, i + step).replace(/\s/g, '').length
    printed += n ? 2 * ink : ink
    doubled += n ? 2 * ink : 0
    i += n ? 2 * n : 1
  }
  return doubled >= 0.6 * printed && printed >= 8 ? { at, twin } : null
}

/** Doubled punctuation or a doubled maker's mark: in a doubled line one of them is always there. */
const suspicious = /([，。、；：（）“”《》])\1|摄摄|图图/

/** Length of the longest stretch at `i` that is printed again right behind itself; a stretch of spaces does not count. */
function repeat(text: string, i: number): number {
  if (/\s/.test(text[i]!)) return 0
  for (let n = (text.length - i) >> 1; n >= 1; n--) {
    if (text[i] === text[i + n] && text[i + n - 1] === text[i + 2 * n - 1] && text.startsWith(text.slice(i, i + n), i + n)) return n
  }
  return 0
}
