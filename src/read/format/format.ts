import type { DocumentTable } from '../document.ts'
import type { LaidPage } from '../layout/page.ts'

/** What a file may cost before it is refused with a coded error. */
export interface Limits {
  /** Pages of one file. */
  pages: number
  /** Pixels of one image, and of one page image inside a PDF. */
  pixels: number
  /** Files of one archive, and bytes they may inflate to. */
  files: number
  inflated: number
  /** Cells of one workbook. */
  cells: number
  /** Told after every page; a reader that says nothing for long is ended. */
  progress?(done: number, of: number): void
}

export const usualLimits: Limits = { pages: 500, pixels: 120_000_000, files: 2000, inflated: 256 * 2 ** 20, cells: 400_000 }

/** How text was stored; `binary` for formats that name no encoding. */
export type Encoding = 'utf-8' | 'gb18030' | 'binary'

/** A file as its format gives it: a text (headings as markdown marks), or pages with layout. */
export type Content = PlainContent | { mediaType: string; encoding: Encoding; text: null; pages: LaidPage[] }
export interface PlainContent { mediaType: string; encoding: Encoding; text: string; tables: DocumentTable[]; pages: null }

/** Pixels of an image, row by row from the top left; `channels` bytes a pixel (1 grey, 3 RGB, 4 RGBA). */
export interface Pixels { data: Uint8Array; width: number; height: number; channels: 1 | 3 | 4 }

/** Reads the text of an image; src/read/ocr. `name`: what its file is called, for errors. */
export type Recognise = (image: Pixels, name: string) => Promise<LaidPage>

/** Reads one format. Throws YinliError (`read-*`) for what cannot be read. */
export type OpenFormat = (bytes: Uint8Array, name: string, limits: Limits) => Promise<Content>
