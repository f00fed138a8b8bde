import sharp, { type Sharp } from 'sharp'
import type { Pixels } from '../format/format.ts'

/**
 * A page of an image, counted from 0, as it was read: turned as its camera says, then level by `turned` degrees on white; `width` pixels wide.
 * Throws where it cannot be decoded.
 */
export async function drawImage(bytes: Uint8Array, index: number, width: number, turned = 0): Promise<Pixels> {
  const open = () => sharp(bytes, { page: index, sequentialRead: true, limitInputPixels: false })
  const { width: w, height: h } = (await open().metadata()).autoOrient
  // Made small before it is turned: what is turned needs all its pixels at once.
  const scale = width / turnedWidth(w, h, turned)
  return pixels(open().autoOrient().resize({ width: Math.max(1, Math.round(w * scale)) }).flatten({ background: '#fff' }), turned)
}

/** Pixels turned level. */
export const level = ({ data, width, height, channels }: Pixels, turned: number): Promise<Pixels> => pixels(sharp(data, { raw: { width, height, channels } }), turned)

const turnedWidth = (w: number, h: number, turned: number) => {
  const angle = (Math.abs(turned) * Math.PI) / 180
  return w * Math.cos(angle) + h * Math.sin(angle)
}

async function pixels(image: Sharp, turned: number): Promise<Pixels> {
  const { data, info } = await image.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const upright = { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] }
  return turned ? pixels(sharp(data, { raw: upright }).rotate(-turned, { background: '#fff' }), 0) : upright
}
