import { Worker, parentPort } from 'node:worker_threads'
import { YinliError, type ErrorCode } from './base/errors.ts'

/** What a thread says of its work: how far it is, and how it ended. */
type Answer = { done: number; of: number } | { result: unknown } | { code: ErrorCode; details: Record<string, string | number> } | { defect: string }

/** Told how far a file is: pages done, of how many. */
export type OnPage = (done: number, of: number) => void

/** Threads cannot load TypeScript on Node 20: run from source (in tests), everything is done in place. */
export const compiled = import.meta.url.endsWith('.js')

interface Job<Q> { request: Q; name: string; onPage?: OnPage; resolve(result: unknown): void; reject(error: Error): void }

/**
 * Work on files in at most `threads` threads that run `script`, beside this file. One file at a time in a thread; a thread that fails, or says nothing for
 * `patience` milliseconds, takes only its own file with it. `ask` throws what the work throws, `read-took-too-long`, `read-took-too-much`.
 */
export function threadPool<Q>(script: string, { threads, patience }: { threads: number; patience: number }): (request: Q, name: string, onPage?: OnPage) => Promise<unknown> {
  const waiting: Job<Q>[] = []
  const idle: Worker[] = []
  let busy = 0

  function next(): void {
    if (busy >= threads || !waiting.length) return
    busy++
    run(idle.pop() ?? new Worker(new URL(`./${script}`, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 2048 } }), waiting.shift()!)
  }

  function run(thread: Worker, { request, name, onPage, resolve, reject }: Job<Q>): void {
    let timer: NodeJS.Timeout
    const listen = (how: 'on' | 'off') => thread[how]('message', answered)[how]('error', failed)[how]('exit', ended)
    const finish = (keep: boolean) => {
      clearTimeout(timer)
      listen('off')
      busy--
      if (keep) {
        thread.unref()
        idle.push(thread)
      } else {
        // What it still says on its way out concerns nobody.
        thread.on('error', () => {})
        void thread.terminate()
      }
      next()
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => { finish(false); reject(new YinliError('read-took-too-long', { name, seconds: patience / 1000 })) }, patience)
    }
    const answered = (answer: Answer) => {
      if ('done' in answer) {
        onPage?.(answer.done, answer.of)
        return wait()
      }
      finish(true)
      if ('result' in answer) resolve(answer.result)
      else reject('code' in answer ? new YinliError(answer.code, answer.details) : new Error(answer.defect))
    }
    const failed = (error: NodeJS.ErrnoException) => {
      finish(false)
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new YinliError('read-took-too-much', { name }, error) : error)
    }
    const ended = () => { finish(false); reject(new Error('The thread has ended')) }
    listen('on')
    wait()
    thread.ref()
    thread.postMessage(request)
  }

  return (request, name, onPage) => new Promise((resolve, reject) => {
    waiting.push({ request, name, onPage, resolve, reject })
    next()
  })
}

/** The other end, in the thread's script: a message in, one for every page and one for the result out. */
export function workInThread<Q>(work: (request: Q, onPage: OnPage) => Promise<unknown>): void {
  const say = (answer: Answer) => parentPort!.postMessage(answer)
  parentPort!.on('message', (request: Q) => {
    void work(request, (done, of) => say({ done, of })).then(result => ({ result }), failure).then(say)
  })
}

const failure = (error: unknown): Answer =>
  (error instanceof YinliError ? { code: error.code, details: error.details } : { defect: error instanceof Error ? error.stack ?? error.message : String(error) })
