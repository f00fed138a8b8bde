import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describeError, YinliError } from '../../../base/errors.ts'
import type { Extraction } from '../../../claim/records.ts'
import type { Reading } from '../../../ledger/ledger.ts'
import { loadModel } from '../../../model/load.ts'
import { createReader } from '../../../reader.ts'
import { printJson, type Context } from '../context.ts'
import { findPages, readSteadily, sayPath } from '../files.ts'
import { loadManifest, pageName } from '../manifest.ts'
import { progress } from '../progress.ts'

/** Layers of a page's extraction, each a file of its own. */
const layers = ['quantities', 'times', 'mentions', 'claims', 'lists'] as const satisfies readonly (keyof Extraction)[]

/** Reads pages without a ledger and writes what was found as the annotation files the scorer reads. Exit code 1 when a page failed. */
export async function extractPages(paths: string[], { manifest, out }: { manifest?: string; out: string }, { io, say, json, speech }: Context): Promise<number> {
  const facts = manifest ? loadManifest(resolve(io.cwd, manifest)) : undefined
  const { files } = await findPages(paths, io.cwd, facts)
  const readBytes = createReader(loadModel())
  const folder = resolve(io.cwd, out)
  await mkdir(folder, { recursive: true })
  const bar = progress(io, files.length)
  const articles: string[] = []
  const pages: { page: string; claims: number }[] = []
  let failed = 0
  for (const path of files) {
    const page = pageName(path)
    try {
      const reading = await readBytes(await readSteadily(path, 64 * 2 ** 20), { name: page, ...facts?.(path) })
      for (const layer of layers) await write(join(folder, `${page}.${layer}.jsonl`), layerLines(reading, layer))
      articles.push(...articleLines(page, reading))
      pages.push({ page, claims: reading.extractions.reduce((n, e) => n + e.claims.length, 0) })
    } catch (error) {
      if (!(error instanceof YinliError)) throw error
      failed++
      io.err(`${sayPath(path, io.cwd)}: ${error.code} ${describeError(error.code, error.details, speech === 'en' ? 'en' : 'zh').title}\n`)
    }
    bar.step(page)
  }
  bar.end()
  await write(join(folder, 'articles.jsonl'), articles)
  if (json) await printJson(io, { out: folder, pages, failed })
  else await io.out(`${say({ zh: `${pages.length} 页写入 ${out}，失败 ${failed} 页。`, en: `${pages.length} pages written to ${out}, ${failed} failed.` })}\n`)
  return failed ? 1 : 0
}

/** One layer of a whole page as JSON lines, in the order of the text. */
export function layerLines({ extractions }: Pick<Reading, 'extractions'>, layer: (typeof layers)[number]): string[] {
  const items = extractions.flatMap<{ start: number; end: number }>(e => e[layer] ?? [])
  return items.sort((a, b) => a.start - b.start || a.end - b.end).map(item => JSON.stringify(item))
}

/** A page's articles as JSON lines. */
export function articleLines(page: string, { articles }: Pick<Reading, 'articles'>): string[] {
  return articles.map(({ index, kind, headline, deck, byline, spans, parts }) =>
    JSON.stringify({ page, index, kind, headline, ...(deck.length ? { deck } : {}), ...(byline ? { byline } : {}), spans, parts }))
}

/** Whole or not at all. */
async function write(path: string, lines: string[]): Promise<void> {
  await writeFile(`${path}.part`, lines.map(line => `${line}\n`).join(''))
  await rename(`${path}.part`, path)
}
