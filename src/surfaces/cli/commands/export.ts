import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { printJson, type Context } from '../context.ts'
import { queryString } from '../door.ts'
import { claimQuery, type FactOptions } from './facts.ts'

/** Claims as a file, to --out or to stdout. */
export async function exportClaims({ format, out, ...filter }: FactOptions & { format: string; out?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const door = await context.door()
  const { body } = await door.call(`/api/export${queryString({ format, ...await claimQuery(door, filter) })}`)
  const stream = Readable.fromWeb(body! as Parameters<typeof Readable.fromWeb>[0])
  if (!out) {
    for await (const block of stream) await io.out(block as Uint8Array)
    return 0
  }
  const path = resolve(io.cwd, out)
  await writeWhole(path, stream)
  if (json) await printJson(io, { out: path, format })
  else io.err(`${say({ zh: '已写入', en: 'Written to' })} ${path}\n`)
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
