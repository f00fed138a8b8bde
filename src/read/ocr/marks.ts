import type { Glyph } from './ctc.ts'

/** Marks that a blurred scan leaves too faint to outweigh "nothing": what opens stands by the character after it, all else by the one before. */
const opening = /^[“‘《●]$/u
const following = /^[，。、；：”’》]$/u
/** How likely a mark must be where there is room for one and nothing was read. */
const faint = 0.03
/** Hanzi stand at one pitch: where two are further apart than this many, or the first is from the edge, a mark has room. */
const room = 1.55
/** Pairs of hanzi that tell their pitch. */
const fewest = 4

/** Characters of a line of hanzi with the marks that were overlooked between them. Likelihoods as in glyphsOf. */
export function withMarks(glyphs: Glyph[], likelihood: Float32Array, offset: number, steps: number, characters: string[]): Glyph[] {
  const at = glyphs.map(glyph => glyph.centre * steps)
  const pitch = pitchOf(glyphs, at)
  if (!pitch) return glyphs
  const classes = (marks: RegExp) => characters.flatMap((c, i) => (marks.test(c) ? [i] : []))
  const openers = classes(opening)
  const followers = classes(following)
  const likeliest = (marks: number[], from: number, to: number, least: number): Glyph | null => {
    let best: Glyph | null = null
    for (let step = Math.max(0, Math.floor(from)); step <= to; step++) for (const c of marks) {
      const sure = likelihood[offset + step * characters.length + c]!
      if (sure > (best?.sure ?? least)) best = { text: characters[c]!, centre: (step + 0.5) / steps, sure }
    }
    return best
  }
  return glyphs.flatMap((glyph, i) => {
    const before = i ? at[i - 1]! : -pitch / 2
    const gap = at[i]! - before
    if (gap < pitch * room) return [glyph]
    const follows = i ? likeliest(followers, before + 0.3 * pitch, before + 0.6 * gap, faint) : null
    const mark = likeliest(openers, before + 0.4 * gap, at[i]! - 0.4 * pitch, follows?.sure ?? faint) ?? follows
    return mark ? [mark, glyph] : [glyph]
  })
}

/** Steps from one hanzi to the next; null where too few stand side by side. */
function pitchOf(glyphs: Glyph[], at: number[]): number | null {
  const pitches = at.flatMap((x, i) => (i && hanzi.test(glyphs[i]!.text) && hanzi.test(glyphs[i - 1]!.text) ? [x - at[i - 1]!] : [])).sort((a, b) => a - b)
  return pitches.length < fewest ? null : pitches[pitches.length >> 1]!
}

const hanzi = /^\p{Script=Han}$/u
