import { existsSync, openAsBlob } from 'node:fs'
import { basename, join } from 'node:path'
import { upload } from './commands/read.ts'
import { followed, posted } from './commands/register.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'
import { findPages, readSteadily } from './files.ts'
import { loadManifest } from './manifest.ts'
import { installRoot } from './place.ts'
import { progress } from './progress.ts'

/** Reads samples/, pages and register, into a ledger that holds nothing yet. `YINLI_SAMPLES=0` leaves it empty. */
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
  await takeSampleRegister(door, join(folder, 'register.csv'))
}

/** The register of invented companies goes in as any other would. */
async function takeSampleRegister(door: Door, path: string): Promise<void> {
  if (!existsSync(path) || (await door.get<{ total: number }>('/api/register/sources', { limit: 1 })).total > 0) return
  const { id } = await posted<{ id: string }>(door, '/api/register/imports?name=register.csv', await openAsBlob(path))
  await followed(door, await posted(door, `/api/register/imports/${id}/take`, { asOf: '2026-03-31', by: '示例', why: '样例名录：企业和数字都是虚构的 Sample register: companies and figures are invented' }))
}
