import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { upload } from './commands/read.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'
import { findPages, readSteadily } from './files.ts'
import { loadManifest } from './manifest.ts'
import { installRoot } from './place.ts'
import { progress } from './progress.ts'

/** Reads samples/ into a ledger that holds nothing yet. `YINLI_SAMPLES=0` leaves it empty. */
export async function readSamples(door: Door, { io, say }: Context): Promise<void> {
  const folder = join(installRoot, 'samples')
  const manifest = join(folder, 'manifest.json')
  if (io.env['YINLI_SAMPLES'] === '0' || !existsSync(manifest)) return
  const { counts } = await door.get<{ counts: { documents: number } }>('/api/health')
  if (counts.documents > 0) return
  const facts = loadManifest(manifest)
  const { files } = await findPages([folder], folder, facts)
  io.err(`${say({ zh: `账本是空的，先读 ${files.length} 页样例…`, en: `The ledger is empty: reading ${files.length} sample pages…` })}\n`)
  const bar = progress(io, files.length)
  for (const file of files) {
    await upload(door, basename(file), await readSteadily(file, 2 ** 20), facts(file)!)
    bar.step(basename(file))
  }
  bar.end()
}
