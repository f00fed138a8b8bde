import sharp from 'sharp'
import type { Gray } from './gray.ts'
import { skewOf } from './skew.ts'

/** Turns of less than this are left alone: over a newspaper page they shift a line's end by a few pixels. */
const straight = 0.1

/** A page turned so that its lines are level, and by how many degrees it had been turned clockwise. */
export async function upright(page: Gray): Promise<{ page: Gray; turned: number }> {
  const turned = skewOf(page)
  if (Math.abs(turned) < straight) return { page, turned: 0 }
  const { data, info } = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } }).rotate(-turned, { background: '#fff' }).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return { page: { data, width: info.width, height: info.height }, turned }
}
