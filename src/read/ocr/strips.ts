import { Tensor } from 'onnxruntime-node'
import { glyphsOf, type Glyph } from './ctc.ts'
import { resample, type Box, type Gray } from './gray.ts'
import { withMarks } from './marks.ts'
import type { Models } from './models.ts'

/** The recogniser reads strips of this height. */
const height = 48
/** Strips of similar width are read together, padded to the widest; the widths of one batch add up to this at most. */
const batchWidth = 3200
const widthStep = 64

/** The characters of each box of the page, in the order of the boxes. */
export async function readStrips(page: Gray, boxes: Box[], { recogniser, characters }: Models): Promise<Glyph[][]> {
  const widths = boxes.map(box => Math.max(16, Math.round(((box.x1 - box.x0) / (box.y1 - box.y0)) * height)))
  const answers: Glyph[][] = []
  for (const batch of batches(widths)) {
    const width = Math.ceil(Math.max(...batch.map(i => widths[i]!)) / widthStep) * widthStep
    const input = new Float32Array(batch.length * 3 * height * width)
    batch.forEach((box, row) => lay(resample(page, boxes[box]!, widths[box]!, height), input, row, width))
    const answer = (await recogniser.run({ [recogniser.inputNames[0]!]: new Tensor('float32', input, [batch.length, 3, height, width]) }))[recogniser.outputNames[0]!]!
    const steps = answer.dims[1]!
    batch.forEach((box, row) => {
      const from = row * steps * characters.length
      const likelihood = answer.data as Float32Array
      const glyphs = withMarks(glyphsOf(likelihood, from, steps, characters), likelihood, from, steps, characters)
      answers[box] = glyphs.map(glyph => ({ ...glyph, centre: (glyph.centre * width) / widths[box]! })).filter(glyph => glyph.centre < 1.02)
    })
  }
  return answers
}

/** Indexes of strips, narrow ones first, in groups that fit a batch. */
function batches(widths: number[]): number[][] {
  const groups: number[][] = []
  for (const i of widths.map((_, i) => i).sort((a, b) => widths[a]! - widths[b]!)) {
    const group = groups.at(-1)
    const padded = Math.ceil(widths[i]! / widthStep) * widthStep
    if (group && padded * (group.length + 1) <= batchWidth && widths[group[0]!]! > padded * 0.75) group.push(i)
    else groups.push([i])
  }
  return groups
}

/** Puts a strip into a row of the batch, from -1 black to 1 white in all three colours; what is left over stays 0, as in training. */
function lay(strip: Gray, input: Float32Array, row: number, width: number): void {
  for (let colour = 0; colour < 3; colour++) {
    const start = (row * 3 + colour) * height * width
    for (let y = 0; y < height; y++) for (let x = 0; x < strip.width; x++) input[start + y * width + x] = strip.data[y * strip.width + x]! / 127.5 - 1
  }
}
