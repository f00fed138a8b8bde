import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { YinliError } from '../../../base/errors.ts'
import { printJson, type Context } from '../context.ts'
import { queryString } from '../door.ts'
import { claimQuery, type FactOptions } from './facts.ts'

export interface ExportOptions extends FactOptions { format?: string; out?: string; prefix?: string; publisher?: string; uri?: string }

/** Claims, the table of projects or an OC4IDS package as a file, to --out or to stdout. */
export async function exportFile(what: string | undefined, { format, out, prefix, publisher, uri, ...filter }: ExportOptions, context: Context): Promise<number> {
  const { io, say, json } = context
  const door = await context.door()
  const paths: Record<string, () => Promise<string>> = {
    claims: async () => `/api/export${queryString({ format, ...await claimQuery(door, filter) })}`,
    projects: async () => `/api/export/projects${queryString({ format })}`,
    oc4ids: async () => `/api/oc4ids${queryString({ prefix, publisher, uri })}`,
  }
  const path = paths[what ?? 'claims']
  if (!path) throw new YinliError('usage-invalid', { what: `export ${what}` })
  const { body } = await door.call(await path())
  const stream = Readable.fromWeb(body! as Parameters<typeof Readable.fromWeb>[0])
  if (!out) {
    for await (const block of stream) await io.out(block as Uint8Array)
    return 0
  }
  const file = resolve(io.cwd, out)
  await writeWhole(file, stream)
  if (json) await printJson(io, { out: file, format })
  else io.err(`${say({ zh: '已写入', en: 'Written to' })} ${file}\n`)
  return 0
}

/** A file is there whole or not at all. */
export async function writeWhole(path: string, stream: Readable, mode = 0o644): Promise<void> {
  const part = `${path}.part-${process.pid}`
  try {
    await pipeline(stream, createWriteStream(part, { mode, flush: true }))
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}
