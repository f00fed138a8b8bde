/** A recognised character, where it stands in the strip (0 left edge, 1 right edge) and how sure it is (0..1). */
export interface Glyph { text: string; centre: number; sure: number }

/**
 * What the recogniser says of a strip, step by step from left to right (`steps` x `classes` likelihoods, class 0 "nothing"), as
 * characters: a class that stays is one character, said again after "nothing" it is two.
 */
export function glyphsOf(likelihood: Float32Array, offset: number, steps: number, characters: string[]): Glyph[] {
  const classes = characters.length
  const glyphs: Glyph[] = []
  let last = 0
  let weight = 0
  let moment = 0
  const close = () => { if (weight) glyphs.at(-1)!.centre = moment / weight / steps }
  for (let step = 0; step < steps; step++) {
    const from = offset + step * classes
    let best = 0
    for (let c = 1; c < classes; c++) if (likelihood[from + c]! > likelihood[from + best]!) best = c
    if (best) {
      const sure = likelihood[from + best]!
      if (best !== last) {
        close()
        glyphs.push({ text: characters[best]!, centre: 0, sure })
        weight = moment = 0
      }
      glyphs.at(-1)!.sure = Math.max(glyphs.at(-1)!.sure, sure)
      weight += sure
      moment += sure * (step + 0.5)
    }
    last = best
  }
  close()
  return glyphs
}
