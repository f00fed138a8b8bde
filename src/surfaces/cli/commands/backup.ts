import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { YinliError } from '../../../base/errors.ts'
import { openLedger } from '../../../ledger/index.ts'
import { printJson, type Context } from '../context.ts'
import { placeOf } from '../open-door.ts'
import { writeWhole } from './export.ts'

/** Copies the ledger to one file, also while a server runs; by default into the data directory's backups/. */
export async function backup(file: string | undefined, context: Context): Promise<number> {
  const { io, say, json, dataDir } = context
  const response = await (await context.door()).call('/api/backup')
  const name = /filename="([\w.-]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'yinli-backup.jsonl.gz'
  const path = file ? resolve(io.cwd, file) : join(dataDir, 'backups', name)
  await mkdir(dirname(path), { recursive: true })
  await writeWhole(path, Readable.fromWeb(response.body! as Parameters<typeof Readable.fromWeb>[0]), 0o600)
  const { size } = await stat(path)
  if (json) await printJson(io, { file: path, bytes: size })
  else await io.out(`${say({ zh: '已备份到', en: 'Backed up to' })} ${path} (${Math.ceil(size / 1024)} kB)\n`)
  return 0
}

/** Fills an empty ledger from a backup. Needs the data directory for itself. */
export async function restore(file: string, { io, say, json, dataDir }: Context): Promise<number> {
  const path = resolve(io.cwd, file)
  if (!(await stat(path).catch(() => null))?.isFile()) throw new YinliError('path-missing', { path: file })
  const ledger = await openLedger(placeOf(dataDir, io.env))
  try {
    await ledger.restore(path)
    const counts = await ledger.counts()
    if (json) await printJson(io, { file: path, counts })
    else await io.out(`${say({ zh: `已恢复 ${counts.documents} 份文献、${counts.claims} 条事实。`, en: `${counts.documents} documents and ${counts.claims} claims are back.` })}\n`)
    return 0
  } finally {
    await ledger.close()
  }
}
