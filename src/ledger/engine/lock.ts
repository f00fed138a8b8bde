import { linkSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { YinliError } from '../../base/errors.ts'

/** Who has a data directory open. `url` is where its server listens, null when it serves nothing. */
export interface LockHolder { pid: number; host: string; since: string; url: string | null }

interface LockFile extends LockHolder {
  /** Boot and process namespace: within one of them a process id means one process. */
  machine: string
  /** Start time of the process in clock ticks, so that a reused process id is not taken for the holder. */
  started: string
  released: boolean
}

export interface DirectoryLock { announce(url: string | null): void; release(): void }

const beat = 5_000
const stale = 4 * beat

/**
 * Takes the exclusive lock on `dir` or throws `ledger-locked` naming the holder.
 *
 * Locks are numbered files `lock.N`; the highest counts. Taking over N is creating N+1, which the file system lets only one starter do,
 * and a number is never used again while a higher one exists: so nobody can remove a lock that came after the one they looked at.
 */
export function lockDirectory(dir: string, now: () => Date): DirectoryLock {
  for (let tries = 0; tries < 100; tries++) {
    const top = highest(dir)
    const holder = top ? read(dir, top) : null
    if (holder && alive(holder, join(dir, name(top)))) {
      throw new YinliError('ledger-locked', { dir, pid: holder.pid, host: holder.host, since: holder.since, url: holder.url ?? '-' })
    }
    const mine: LockFile = { pid: process.pid, host: hostname(), since: now().toISOString(), url: null, machine: machine(), started: startOf(process.pid), released: false }
    if (!create(dir, top + 1, mine)) continue
    // Someone may have gone past this number and away again between looking and creating; then theirs is the higher one.
    if (highest(dir) !== top + 1) { rmSync(join(dir, name(top + 1)), { force: true }); continue }
    for (const n of numbers(dir)) if (n <= top) rmSync(join(dir, name(n)), { force: true })
    return held(dir, top + 1, mine)
  }
  throw new Error(`The lock on ${dir} changes hands without end`)
}

/** Who holds `dir` now, null when nobody does. */
export function lockHolder(dir: string): LockHolder | null {
  const top = highest(dir)
  const file = top ? read(dir, top) : null
  if (!file || !alive(file, join(dir, name(top)))) return null
  const { pid, host, since, url } = file
  return { pid, host, since, url }
}

function held(dir: string, n: number, mine: LockFile): DirectoryLock {
  const path = join(dir, name(n))
  const write = (fields: Partial<LockFile>) => {
    Object.assign(mine, fields)
    writeFileSync(`${path}.new`, JSON.stringify(mine))
    renameSync(`${path}.new`, path)
  }
  // For holders on a machine whose processes one cannot see, the file's age says whether they live.
  const heart = setInterval(() => { try { const t = new Date(); utimesSync(path, t, t) } catch { /* the directory is gone */ } }, beat)
  heart.unref()
  return {
    announce: url => write({ url }),
    release() {
      clearInterval(heart)
      try { write({ released: true, url: null }) } catch { /* the directory is gone, and the lock with it */ }
    },
  }
}

const name = (n: number) => `lock.${n}`

function numbers(dir: string): number[] {
  let names: string[] = []
  try { names = readdirSync(dir) } catch { /* no directory, no lock */ }
  return names.flatMap(file => { const n = /^lock\.(\d+)$/.exec(file)?.[1]; return n ? [Number(n)] : [] })
}

const highest = (dir: string) => Math.max(0, ...numbers(dir))

function read(dir: string, n: number): LockFile | null {
  try { return JSON.parse(readFileSync(join(dir, name(n)), 'utf8')) as LockFile } catch { return null }
}

/** Creates lock N whole or not at all; false when it exists. */
function create(dir: string, n: number, content: LockFile): boolean {
  const draft = join(dir, `lock-draft.${process.pid}.${Math.random().toString(36).slice(2)}`)
  writeFileSync(draft, JSON.stringify(content))
  try {
    linkSync(draft, join(dir, name(n)))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function alive(holder: LockFile, path: string): boolean {
  if (holder.released) return false
  if (holder.machine === machine()) {
    try { process.kill(holder.pid, 0) } catch (error) { if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false }
    return startOf(holder.pid) === holder.started
  }
  try { return Date.now() - statSync(path).mtimeMs < stale } catch { return false }
}

function machine(): string {
  try { return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}` } catch { return hostname() }
}

/** Field 22 of /proc/PID/stat; empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch { return '' }
}
