import { Worker } from 'node:worker_threads'
import { YinliError, type ErrorCode } from './base/errors.ts'
import type { Reading } from './ledger/ledger.ts'
import type { PageMeta } from './read/page.ts'

export interface ReadingRequest { id: number; bytes: Uint8Array; meta: PageMeta }
export type ReadingAnswer = { id: number } & ({ reading: Reading } | { code: ErrorCode; details: Record<string, string | number> } | { defect: string })

/** A newspaper page is 20 kB and read in a tenth of a second; what is larger is read in a thread, so that other requests are served meanwhile. */
const inlineLimit = 64 * 1024

/** `read`, with large pages off the event loop. */
export function createReader(read: (bytes: Uint8Array, meta: PageMeta) => Reading): (bytes: Uint8Array, meta: PageMeta) => Promise<Reading> {
  const script = new URL('./reading-thread.js', import.meta.url)
  // Threads cannot load TypeScript on Node 20: run from source (in tests), everything is read in place.
  const compiled = import.meta.url.endsWith('.js')
  const inThread = threadReader(script)
  return async (bytes, meta) => (bytes.length <= inlineLimit || !compiled ? read(bytes, meta) : inThread(bytes, meta))
}

function threadReader(script: URL) {
  const waiting = new Map<number, { resolve(reading: Reading): void; reject(error: Error): void }>()
  let worker: Worker | undefined
  let last = 0
  const start = () => {
    const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 2048 } })
    const lost = (error: Error) => {
      if (worker === thread) worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    thread.on('message', (answer: ReadingAnswer) => {
      const caller = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (!waiting.size) thread.unref()
      if ('reading' in answer) caller?.resolve(answer.reading)
      else caller?.reject('code' in answer ? new YinliError(answer.code, answer.details) : new Error(answer.defect))
    })
    thread.on('error', error => lost(error as Error))
    thread.on('exit', () => lost(new Error('The reading thread has ended')))
    return thread
  }
  return (bytes: Uint8Array, meta: PageMeta) => new Promise<Reading>((resolve, reject) => {
    worker ??= start()
    worker.ref()
    waiting.set(++last, { resolve, reject })
    worker.postMessage({ id: last, bytes, meta } satisfies ReadingRequest)
  })
}
