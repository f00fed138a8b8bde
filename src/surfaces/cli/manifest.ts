import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import type { PageMeta } from '../../read/page.ts'

const form = '{"pages": [{"page": "FILE NAME WITHOUT EXTENSION", "publisher": "…", "home": "…", "date": "YYYY-MM-DD"}]}'
const text = z.string().nullish()
const schema = z.object({ pages: z.array(z.object({ page: z.string(), publisher: text, home: text, date: z.iso.date().nullish() })) })

export type PageFacts = Omit<PageMeta, 'name'>

/** What a manifest says of each page: publisher, home place, publication date, by file name without its extension; undefined for a page it does not name. Throws `manifest-invalid`. */
export function loadManifest(path: string): (file: string) => PageFacts | undefined {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new YinliError('manifest-invalid', { path, what: (error as Error).message, form }, error)
  }
  const checked = schema.safeParse(json)
  if (!checked.success) throw new YinliError('manifest-invalid', { path, what: z.prettifyError(checked.error).replace(/\s+/g, ' '), form })
  const pages = new Map(checked.data.pages.map(({ page, publisher, home, date }) => [page, { publisher, home, publishedOn: date }]))
  return file => pages.get(pageName(file)) ?? pages.get(basename(file))
}

/** A page's name: its file's name without the extension. */
export const pageName = (file: string) => basename(file, extname(file))
