import { watch as watchFiles } from 'chokidar'
import { basename } from 'node:path'

/**
 * Calls `each` for every file that comes into the folders or changes, one at a time in the order they came, once it has stopped growing; until `stopped`
 * resolves. What was there before is not told.
 */
export async function watch(folders: string[], each: (path: string) => Promise<void>, stopped: Promise<void>, quiet = 1500): Promise<void> {
  const watcher = watchFiles(folders, { ignoreInitial: true, ignored: path => basename(path).startsWith('.'), awaitWriteFinish: { stabilityThreshold: quiet, pollInterval: Math.min(200, quiet / 3) } })
  const waiting = new Set<string>()
  let working: Promise<void> | null = null
  let failed: (error: unknown) => void = () => {}
  const failure = new Promise<never>((_, reject) => { failed = reject })
  const work = async () => {
    for (let path = first(waiting); path !== undefined; path = first(waiting)) {
      waiting.delete(path)
      await each(path)
    }
    working = null
  }
  const add = (path: string) => {
    waiting.add(path)
    working ??= work().catch(failed)
  }
  watcher.on('add', add).on('change', add).on('error', failed)
  try {
    await Promise.race([stopped, failure])
    await working
  } finally {
    await watcher.close()
  }
}

const first = (set: Set<string>) => set.values().next().value
