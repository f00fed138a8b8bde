import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { YinliError } from '../../../base/errors.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import type { SourceProblem } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import { openRows, type RowsFile } from '../../../read/rows/rows.ts'
import { joinWithLedger, type Joined } from './join.ts'
import { planFile } from './plan.ts'
import { previewOf, type Preview } from './preview.ts'
import { readLines } from './read.ts'
import { takeFile, type Progress, type TakeOptions } from './take.ts'

/** A file handed in for the register. `ready`: it waits to be looked at and taken; `joining`: its lines are in, companies are joined with the ledger's. */
export interface Upload {
  id: string
  name: string
  state: 'ready' | 'waiting' | 'taking' | 'joining' | 'done' | 'failed' | 'stopped'
  progress: Progress
  source: string | null
  joined: Joined | null
  error: { code: string; details: Record<string, string | number> } | null
}
export interface Uploads {
  /** Streams a file to disk. Throws `request-too-large`, `read-*`. */
  add(body: ReadableStream<Uint8Array> | null, name: string): Promise<Upload>
  preview(id: string, options: Pick<TakeOptions, 'asOf' | 'mapping'>): Promise<Preview>
  /** Takes it in the background, one file after the other; `dry` only finds what is wrong. */
  take(id: string, options: TakeOptions & { dry: boolean }): Upload
  /** Throws `not-found`. */
  get(id: string): Upload
  /** What a dry run found. */
  found(id: string): SourceProblem[]
  /** Stops it and removes the file. */
  remove(id: string): void
}

export const mostBytes = 2 ** 30
/** Files that nobody takes are kept so long, and so many of them. */
const keptMs = 2 * 3600_000
const mostKept = 20

interface Kept { upload: Upload; file: RowsFile; path: string; at: number; found: SourceProblem[]; stop: boolean }

/** Files on their way into the register. They lie in a folder of this process, which goes with it; what a process that was killed left behind is removed when the next begins. */
export function createUploads(ledger: Ledger, model: Model, now: () => Date): Uploads {
  const kept = new Map<string, Kept>()
  let folder: string | null = null
  /** Files that are being sent, which may not lie in it yet. */
  let coming = 0
  let last: Promise<unknown> = Promise.resolve()
  const of = (id: string) => {
    const own = kept.get(id)
    if (!own) throw new YinliError('not-found', { what: '上传的文件 upload', id })
    return own
  }
  /** The folder goes with the last file in it. */
  const tidyFolder = () => {
    if (coming || !folder || readdirSync(folder).length) return
    rmSync(folder, { recursive: true, force: true })
    folder = null
  }
  const drop = (path: string) => { rmSync(path, { force: true }); tidyFolder() }
  const forget = (id: string) => { const own = kept.get(id); if (own) { drop(own.path); kept.delete(id) } }
  const busy = ({ upload }: Kept) => ['waiting', 'taking', 'joining'].includes(upload.state)
  const tidy = () => {
    const idle = [...kept.values()].filter(k => !busy(k))
    for (const k of idle) if (now().getTime() - k.at > keptMs) forget(k.upload.id)
    for (const k of idle.slice(0, Math.max(0, idle.length - mostKept))) forget(k.upload.id)
  }
  return {
    async add(body, name) {
      tidy()
      folder ??= ownFolder()
      const id = randomUUID()
      const path = join(folder, id)
      coming++
      try {
        if (body) await pipeline(Readable.fromWeb(body), bounded(mostBytes), createWriteStream(path))
        else throw new YinliError('read-empty', { name })
        const file = await openRows(path, name)
        const upload: Upload = { id, name, state: 'ready', progress: nothing(), source: null, joined: null, error: null }
        kept.set(id, { upload, file, path, at: now().getTime(), found: [], stop: false })
        return upload
      } catch (error) {
        rmSync(path, { force: true })
        throw error
      } finally {
        coming--
        tidyFolder()
      }
    },
    async preview(id, { asOf, mapping }) {
      const { file, upload } = of(id)
      // What is in was removed.
      if (upload.source) throw new YinliError('not-found', { what: '上传的文件 upload', id })
      return previewOf(file, await planFile(file, { asOf, mapping, remembered: headers => ledger.register.mapping(headers) }, model), asOf, model)
    },
    take(id, options) {
      const own = of(id)
      const { upload, file } = own
      if (busy(own)) return upload
      if (upload.state === 'done' && upload.source) return upload
      Object.assign(upload, { state: 'waiting', progress: nothing(), error: null })
      own.found = []
      own.stop = false
      const told = (progress: Progress) => { upload.progress = { ...progress, problems: { ...progress.problems } }; if (own.stop) throw new Stopped() }
      last = last.then(async () => {
        if (own.stop) throw new Stopped()
        upload.state = 'taking'
        if (options.dry) await tryFile(own, options, told)
        else {
          const { source } = await takeFile(ledger, model, file, options, told)
          upload.source = source.id
          upload.state = 'joining'
          upload.joined = await joinWithLedger(ledger, model)
          drop(own.path)
        }
        upload.state = 'done'
      }).catch(error => {
        if (error instanceof Stopped) { upload.state = 'stopped'; return forget(id) }
        upload.state = 'failed'
        upload.error = error instanceof YinliError ? { code: error.code, details: error.details } : { code: 'internal', details: { id: String(error) } }
      })
      return upload
    },
    get: id => of(id).upload,
    found: id => of(id).found,
    remove(id) {
      const own = of(id)
      if (busy(own)) own.stop = true
      else forget(id)
    },
  }

  async function tryFile(own: Kept, { asOf, mapping }: TakeOptions, told: (progress: Progress) => void): Promise<void> {
    const plans = await planFile(own.file, { asOf, mapping, remembered: headers => ledger.register.mapping(headers) }, model)
    const progress = nothing()
    for await (const { lines, problems, rows, done } of readLines(own.file, plans, asOf, model)) {
      progress.rows += rows
      progress.lines += lines.length
      progress.done = done
      for (const found of problems) { progress.problems[found.severity]++; own.found.push(found) }
      told(progress)
      await new Promise(resolve => { setImmediate(resolve) })
    }
  }
}

class Stopped extends Error {}
const nothing = (): Progress => ({ rows: 0, lines: 0, created: 0, problems: { error: 0, warning: 0, info: 0 }, done: 0 })

const bounded = (most: number) => {
  let size = 0
  return new Transform({ transform(chunk: Buffer, _, done) { size += chunk.length; done(size > most ? new YinliError('request-too-large', { limit: most / 2 ** 20 }) : null, chunk) } })
}

const prefix = 'yinli-upload-'
function ownFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (pid && !alive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
function alive(pid: number): boolean {
  try { return process.kill(pid, 0) } catch (error) { return (error as NodeJS.ErrnoException).code === 'EPERM' }
}
