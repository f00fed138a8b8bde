import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, extname, join, relative, resolve } from 'node:path'
import { YinliError } from '../../base/errors.ts'
import { readableEndings } from '../../read/index.ts'

/** Whether a file's name says that it may be a page. */
export const isReadable = (path: string): boolean => readableEndings.has(extname(path).toLowerCase())

/** Why a file of a folder is not a page to read. */
export type Reason = 'kind' | 'readme' | 'manifest'
export interface Found { files: string[]; skipped: { path: string; reason: Reason }[] }

/**
 * The files that paths name: a file itself; of a folder every file in it and below that ends as a readable one, only those that `named` knows where there is a
 * manifest, and no README. Hidden files and folders are passed over. Throws `path-missing`.
 */
export async function findPages(paths: string[], cwd: string, named?: (file: string) => unknown): Promise<Found> {
  const found: Found = { files: [], skipped: [] }
  const skip = (path: string, reason: Reason) => found.skipped.push({ path, reason })
  const visit = async (path: string) => {
    const entries = await readdir(path, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(path, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) await visit(full)
      else if (!entry.isFile()) continue
      else if (entry.name === 'manifest.json') continue
      else if (!isReadable(entry.name)) skip(full, 'kind')
      else if (named && !named(full)) skip(full, 'manifest')
      else if (!named && /^readme\b/i.test(entry.name)) skip(full, 'readme')
      else found.files.push(full)
    }
  }
  for (const path of paths) {
    const full = resolve(cwd, path)
    const info = await stat(full).catch(() => null)
    if (!info) throw new YinliError('path-missing', { path })
    if (info.isDirectory()) await visit(full)
    else found.files.push(full)
  }
  return { files: [...new Set(found.files)], skipped: found.skipped }
}

/**
 * A file's bytes as they stood at one moment: a file that changes while it is read is read again, three times at most.
 * Throws `file-changing`, `file-unreadable`, `request-too-large`.
 */
export async function readSteadily(path: string, limit: number, wait: (attempt: number) => Promise<void> = attempt => new Promise(done => setTimeout(done, 200 * attempt))): Promise<Uint8Array> {
  const name = basename(path)
  const look = async () => { const { size, mtimeMs, ino } = await stat(path); return { size, key: `${size} ${mtimeMs} ${ino}` } }
  try {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const before = await look()
      if (before.size > limit) throw new YinliError('request-too-large', { limit: Math.round(limit / 2 ** 20) })
      const bytes = await readFile(path)
      if ((await look()).key === before.key && bytes.length === before.size) return bytes
      await wait(attempt)
    }
  } catch (error) {
    if (error instanceof YinliError) throw error
    throw new YinliError('file-unreadable', { name, why: (error as NodeJS.ErrnoException).code ?? String(error) }, error)
  }
  throw new YinliError('file-changing', { name })
}

/** A path as the user would say it: relative when it lies below the working folder. */
export function sayPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short && !short.startsWith('..') ? short : path
}
