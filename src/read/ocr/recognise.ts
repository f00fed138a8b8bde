import { fork, type ChildProcess } from 'node:child_process'
import { YinliError, type ErrorCode } from '../../base/errors.ts'
import type { Pixels, Recognise } from '../format/format.ts'
import type { LaidPage } from '../layout/page.ts'

export interface Request { id: number; image: Pixels }
export type Answer = { id: number } & ({ page: LaidPage } | { defect: string })

/**
 * The text of an image of a page (upright up to a few degrees), line by line in no order, coordinates in fractions of the page turned level.
 * Pages are read one after another in a process of their own: the server answers meanwhile, and what reading takes (about half a
 * gigabyte) is given back some seconds after the last page. Throws `read-took-too-much`, `read-crashed` when that process dies.
 */
export const recognise: Recognise = import.meta.url.endsWith('.js') ? inProcess() : readHere()

/** Node 20 cannot start TypeScript in a process of its own: run from source (in tests), pages are read in place. */
function readHere() {
  return async (image: Pixels) => (await import('./read-page.ts')).readImage(image)
}

/** Idle for this long, the process ends. */
const idle = 20_000

function inProcess() {
  const waiting = new Map<number, { name: string; resolve(page: LaidPage): void; reject(error: Error): void }>()
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0
  const start = () => {
    const reader = fork(new URL('./reading-process.js', import.meta.url), { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const lost = (code: ErrorCode) => {
      if (child !== reader) return
      child = undefined
      for (const { name, reject } of waiting.values()) reject(new YinliError(code, { name }))
      waiting.clear()
    }
    reader.on('message', (answer: Answer) => {
      const caller = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (!waiting.size) rest(reader)
      if ('page' in answer) caller?.resolve(answer.page)
      else caller?.reject(new Error(answer.defect))
    })
    reader.on('error', () => lost('read-crashed'))
    // Without memory V8 aborts; the guard and the kernel kill.
    reader.on('exit', (_, signal) => lost(signal === 'SIGKILL' || signal === 'SIGABRT' ? 'read-took-too-much' : 'read-crashed'))
    return reader
  }
  // While nothing is read, the process keeps neither this one alive nor its memory for long.
  const rest = (reader: ChildProcess) => {
    reader.unref()
    reader.channel?.unref()
    timer = setTimeout(() => { if (child === reader) { child = undefined; reader.disconnect() } }, idle)
    timer.unref()
  }
  return (image: Pixels, name: string) => new Promise<LaidPage>((resolve, reject) => {
    clearTimeout(timer)
    child ??= start()
    child.ref()
    child.channel?.ref()
    waiting.set(++last, { name, resolve, reject })
    child.send({ id: last, image } satisfies Request)
  })
}
