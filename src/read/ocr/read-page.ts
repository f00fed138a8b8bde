import type { Pixels } from '../format/format.ts'
import type { LaidPage } from '../layout/page.ts'
import { textMap } from './detect.ts'
import { drawnOn } from './drawn.ts'
import { grayOf, resample, type Box, type Gray } from './gray.ts'
import { laidLine, placed } from './laid.ts'
import { linesOf, type Line } from './lines.ts'
import { loadModels, type Models } from './models.ts'
import { withWidths } from './print.ts'
import { median, regionsOf, type Region } from './regions.ts'
import { readStrips } from './strips.ts'
import { upright } from './upright.ts'

/** Pixels of a page the detector looks at: enough for body type on a broadsheet; sharper scans gain nothing but time. */
const lookedAt = 12_000_000
/** Type smaller than this many pixels is found better on a copy of twice the size, which is made where the page is small. */
const smallType = 16
const smallPage = 4_000_000

/** As readPage, with the models of this process. */
export const readImage = async (image: Pixels): Promise<LaidPage> => readPage(grayOf(image), await loadModels())

/** The printed lines of a page, turned level, in no order. Lines whose characters are mostly guesses, such as texture in photos, are left out. */
export async function readPage(image: Gray, models: Models): Promise<LaidPage> {
  const { page, turned } = await upright(image)
  const lines = linesOf(page, await find(page, models))
  const boxes = lines.map(line => strip(line))
  const glyphs = await readStrips(page, boxes, models)
  const printed = withWidths(lines.map((line, i) => placed(page, line, boxes[i]!, glyphs[i]!)))
  const laid = lines.flatMap((line, i) => laidLine(page, line, printed[i]!) ?? [])
  return { width: page.width, height: page.height, lines: laid, ...drawnOn(page, laid), ...(turned ? { turned } : {}) }
}

async function find(page: Gray, { detector }: Models): Promise<Region[]> {
  const look = async (scale: number) => {
    const copy = scale === 1 ? page : resample(page, { x0: 0, y0: 0, x1: page.width, y1: page.height }, Math.max(1, Math.round(page.width * scale)), Math.max(1, Math.round(page.height * scale)))
    return regionsOf(await textMap(copy, detector), scale)
  }
  const pixels = page.width * page.height
  const regions = await look(Math.min(1, Math.sqrt(lookedAt / pixels)))
  return pixels < smallPage && regions.length && median(regions.map(region => region.height)) < smallType ? look(2) : regions
}

/** What the recogniser is given of a line: the type in the middle, with a little paper around it, as it was trained. */
function strip({ x0, x1, y0, y1, size }: Line): Box {
  const middle = (y0 + y1) / 2
  return { x0: x0 - size * 0.15, x1: x1 + size * 0.15, y0: middle - size * 0.65, y1: middle + size * 0.65 }
}
