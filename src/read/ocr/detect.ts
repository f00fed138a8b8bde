import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { resample, type Gray } from './gray.ts'

/** The detector sees this much of a page at once: what it needs in memory grows with it. */
const tileSide = 960
/** Context around the part of a tile that is kept: a line cut by the tile's edge is whole in the neighbour. */
const margin = 64

/**
 * How likely text stands at each pixel of a page, 0..255. The page is looked at in tiles, whose answers are put together before any
 * box is drawn, so that no line is cut or found twice where tiles meet.
 */
export async function textMap(page: Gray, detector: InferenceSession): Promise<Gray> {
  const map = { data: new Uint8Array(page.width * page.height), width: page.width, height: page.height }
  for (const [top, bottom] of pieces(page.height)) {
    for (const [left, right] of pieces(page.width)) {
      const width = up32(right - left + 2 * margin)
      const height = up32(bottom - top + 2 * margin)
      const x0 = left - margin
      const y0 = top - margin
      const likely = await detect(resample(page, { x0, y0, x1: x0 + width, y1: y0 + height }, width, height), detector)
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) map.data[y * page.width + x] = likely[(y - y0) * width + x - x0]! * 255
    }
  }
  return map
}

/** Even pieces of a side, each small enough for a tile with its margins. */
function pieces(size: number): [number, number][] {
  const count = Math.ceil(size / (tileSide - 2 * margin))
  return Array.from({ length: count }, (_, i) => [Math.round((i * size) / count), Math.round(((i + 1) * size) / count)])
}

const up32 = (n: number) => Math.ceil(n / 32) * 32

/** Means and deviations of the pictures the detector was trained on; gray stands for all three colours. */
const trained = [[0.485, 0.229], [0.456, 0.224], [0.406, 0.225]] as const

async function detect({ data, width, height }: Gray, detector: InferenceSession): Promise<Float32Array> {
  const input = new Float32Array(3 * width * height)
  trained.forEach(([mean, deviation], colour) => {
    const start = colour * width * height
    for (let i = 0; i < data.length; i++) input[start + i] = (data[i]! / 255 - mean) / deviation
  })
  const answer = await detector.run({ [detector.inputNames[0]!]: new Tensor('float32', input, [1, 3, height, width]) })
  return answer[detector.outputNames[0]!]!.data as Float32Array
}
