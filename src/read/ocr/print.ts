/** A recognised character between its edges, in pixels of the page. */
export interface Placed { text: string; sure: number; x0: number; x1: number; centre: number }

/** Characters told from the print rather than by the recogniser, which sees look-alikes as one: `columns` is the ink of the line from `origin` on. */
export function asPrinted(glyphs: Placed[], columns: Uint16Array, origin: number, size: number): Placed[] {
  return dashes(byline(glyphs), columns, origin, size)
}

/** □本报记者: an empty square opens a byline, and looks like 口. */
function byline(glyphs: Placed[]): Placed[] {
  const text = glyphs.map(glyph => glyph.text).join('')
  return /^口.{0,12}(?:记者|通讯员)/u.test(text) ? [{ ...glyphs[0]!, text: '□' }, ...glyphs.slice(1)] : glyphs
}

/** A dash of two characters is one stroke: what was read along it, 一 or a short dash, gives way to ——. */
function dashes(glyphs: Placed[], columns: Uint16Array, origin: number, size: number): Placed[] {
  const out: Placed[] = []
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i]!
    const stroke = flat.test(glyph.text) ? strokeAt(columns, Math.round(glyph.centre - origin), size) : null
    if (!stroke || stroke[1] - stroke[0] < size * 1.5) { out.push(glyph); continue }
    let last = i
    while (last + 1 < glyphs.length && flat.test(glyphs[last + 1]!.text) && glyphs[last + 1]!.centre - origin < stroke[1]) last++
    const x0 = Math.min(glyph.x0, origin + stroke[0])
    const x1 = Math.max(glyphs[last]!.x1, origin + stroke[1])
    const half = (x0 + x1) / 2
    out.push({ text: '—', sure: 1, x0, x1: half, centre: (x0 + half) / 2 }, { text: '—', sure: 1, x0: half, x1, centre: (half + x1) / 2 })
    i = last
  }
  return out
}

const flat = /^[一—―ー─－-]$/u

/** From where to where little ink, but some, stands in every column. */
function strokeAt(columns: Uint16Array, at: number, size: number): [number, number] | null {
  const thin = (x: number) => columns[x]! > 0 && columns[x]! < size * 0.25
  if (!thin(at)) return null
  let start = at
  let end = at + 1
  while (start > 0 && thin(start - 1)) start--
  while (end < columns.length && thin(end)) end++
  return [start, end]
}

const full = '，；：（）！？'
const half = ',;:()!?'
const kindOf = (glyph: Placed) => Math.max(full.indexOf(glyph.text), half.indexOf(glyph.text))

/** Lines of a page with punctuation as wide as it is printed, which the recogniser does not tell: by the room between hanzi, elsewhere as mostly on the page. */
export function withWidths(lines: Placed[][]): Placed[][] {
  const wide = lines.map(widthsIn)
  const known = wide.flat().filter(w => w !== null)
  const usual = known.length ? known.filter(Boolean).length * 2 >= known.length : null
  return lines.map((glyphs, row) => glyphs.map((glyph, i) => {
    const isWide = wide[row]![i] ?? usual
    return kindOf(glyph) < 0 || isWide === null || between(glyphs, i, latin) ? glyph : { ...glyph, text: (isWide ? full : half)[kindOf(glyph)]! }
  }))
}

/** For every character whether it takes the room of a hanzi; null where that cannot be told. */
function widthsIn(glyphs: Placed[]): (boolean | null)[] {
  const pitches = glyphs.flatMap((glyph, i) => (i && hanzi.test(glyph.text) && hanzi.test(glyphs[i - 1]!.text) ? [glyph.centre - glyphs[i - 1]!.centre] : [])).sort((a, b) => a - b)
  const pitch = pitches[pitches.length >> 1]
  return glyphs.map((glyph, i) => (pitch && kindOf(glyph) >= 0 && between(glyphs, i, hanzi) ? glyphs[i + 1]!.centre - glyphs[i - 1]!.centre >= pitch * 1.72 : null))
}

const hanzi = /^\p{Script=Han}$/u
const latin = /^[A-Za-z0-9]$/
const between = (glyphs: Placed[], i: number, kind: RegExp) => kind.test(glyphs[i - 1]?.text ?? '') && kind.test(glyphs[i + 1]?.text ?? '')
