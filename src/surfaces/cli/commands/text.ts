import { basename, resolve } from 'node:path'
import { defaultBodyLimit } from '../../../app.ts'
import { open } from '../../../reader.ts'
import type { Context } from '../context.ts'
import { readSteadily } from '../files.ts'

/** Prints the text of a file in reading order; with --json each printed line with its place, fractions of the page from its top left corner. */
export async function text(path: string, { io, json }: Context): Promise<number> {
  const file = resolve(io.cwd, path)
  const { text, pages } = await open(await readSteadily(file, defaultBodyLimit), basename(file))
  if (!json) {
    await io.out(text.endsWith('\n') ? text : `${text}\n`)
    return 0
  }
  const laid = pages?.map(({ width, height, lines }) => ({ width, height, lines: lines.map(({ start, end, x0, y0, x1, y1, confidence }) => ({ text: text.slice(start, end), x0, y0, x1, y1, confidence })) }))
  // What has no pages is one page of lines without a place.
  const plain = () => [{ width: null, height: null, lines: text.split('\n').filter(line => line.trim()).map(line => ({ text: line, x0: null, y0: null, x1: null, y1: null, confidence: 1 })) }]
  await io.out(`${JSON.stringify({ pages: laid ?? plain() })}\n`)
  return 0
}
