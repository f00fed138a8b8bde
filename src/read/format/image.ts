import sharp, { type Metadata } from 'sharp'
import { YinliError } from '../../base/errors.ts'
import type { LaidPage } from '../layout/page.ts'
import { recognise } from '../ocr/recognise.ts'
import type { Content, Limits, Pixels, Recognise } from './format.ts'
import { imageKind } from './image-kind.ts'

/** More pixels than this say nothing more of a page: a larger image is read at this size. */
const enough = 40_000_000

/**
 * An image of a page, or a TIFF of several, as the text recognised in it. The size is checked before anything is decoded.
 * Throws `read-format-unsupported`, `read-damaged`, `read-image-too-large`, `read-too-many-pages`, `read-no-text`.
 */
export async function openImage(bytes: Uint8Array, name: string, limits: Limits, read: Recognise = recognise): Promise<Content> {
  const { format, mediaType } = imageKind(bytes)!
  if (!mediaType) throw new YinliError('read-format-unsupported', { name, format })
  const damaged = (error: unknown): never => { throw error instanceof YinliError ? error : new YinliError('read-damaged', { name, format }, error) }
  const about = await sharp(bytes, { limitInputPixels: false }).metadata().catch(damaged)
  // Frames of other formats are one picture that moves.
  const count = format === 'TIFF' ? about.pages ?? 1 : 1
  if (count > limits.pages) throw new YinliError('read-too-many-pages', { name, pages: count, limit: limits.pages })
  const pages: LaidPage[] = []
  for (let number = 0; number < count; number++) pages.push(await read(await pixelsOf(bytes, number, name, limits).catch(damaged), name))
  if (pages.every(page => !page.lines.length)) throw new YinliError('read-no-text', { name })
  return { mediaType, encoding: 'binary', text: null, pages }
}

/** One page of an image in shades of gray: turned as its camera says, transparent parts white. */
async function pixelsOf(bytes: Uint8Array, page: number, name: string, limits: Limits): Promise<Pixels> {
  const open = (options = {}) => sharp(bytes, { page, sequentialRead: true, failOn: 'truncated', limitInputPixels: false, ...options })
  const about: Metadata = await open().metadata()
  if (about.width * about.height > limits.pixels) throw new YinliError('read-image-too-large', { name, width: about.width, height: about.height, limit: Math.round(limits.pixels / 1e6) })
  const scale = Math.min(1, Math.sqrt(enough / (about.width * about.height)))
  const { width } = about.autoOrient
  const { data, info } = await open({ limitInputPixels: limits.pixels }).autoOrient().resize({ width: Math.max(1, Math.round(width * scale)) })
    .flatten({ background: '#fff' }).toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels as 1 }
}
