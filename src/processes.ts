import { fork, type ChildProcess } from 'node:child_process'
import { YinliError, type ErrorCode } from './base/errors.ts'
import { guardProcess } from './base/guard-process.ts'
import { readingLimits } from './read/reading-limits.ts'

/** What a process says of its work: how far it is, and how it ended. */
type Answer = { done: number; of: number } | { result: unknown } | { code: ErrorCode; details: Record<string, string | number> } | { defect: string }

/** Told how far a file is: pages done, of how many. */
export type OnPage = (done: number, of: number) => void

/** Node 20 cannot start TypeScript in a process of its own: run from source (in tests), everything is done in place. */
export const compiled = import.meta.url.endsWith('.js')

interface Job<Q> { request: Q; name: string; onPage?: OnPage; resolve(result: unknown): void; reject(error: Error): void }

const { memory, whole, idle } = readingLimits

/**
 * Work on files in at most `processes` processes that run `script`, beside this file: what a library's native code does there, or what no
 * memory is left for, harms no other. One file at a time in a process; one that fails, or says nothing for `patience` milliseconds, takes
 * only its own file with it. Throws what the work throws, `read-took-too-long`, `read-took-too-much`, `read-crashed`.
 */
export function processPool<Q extends object>(script: string, { processes, patience }: { processes: number; patience: number }): (request: Q, name: string, onPage?: OnPage) => Promise<unknown> {
  const waiting: Job<Q>[] = []
  const resting: { worker: ChildProcess; wake(): void }[] = []
  let busy = 0

  function next(): void {
    if (busy >= processes || !waiting.length) return
    busy++
    run(rested() ?? started(), waiting.shift()!)
  }

  // What libraries print is nobody's; what goes wrong comes back as an answer.
  const started = () => fork(new URL(`./${script}`, import.meta.url), { serialization: 'advanced', execArgv: [`--max-old-space-size=${Math.round((memory * 0.8) / 2 ** 20)}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })

  function rested(): ChildProcess | undefined {
    const found = resting.pop()
    found?.wake()
    return found?.worker
  }

  /** Without work a process keeps neither this one alive nor its memory for long. */
  function rest(worker: ChildProcess): void {
    const gone = () => {
      clearTimeout(timer)
      const at = resting.findIndex(r => r.worker === worker)
      if (at >= 0) resting.splice(at, 1)
    }
    const timer = setTimeout(() => { gone(); worker.disconnect() }, idle)
    timer.unref()
    worker.unref()
    worker.channel?.unref()
    worker.once('exit', gone)
    resting.push({ worker, wake: () => { clearTimeout(timer); worker.off('exit', gone) } })
  }

  function run(worker: ChildProcess, { request, name, onPage, resolve, reject }: Job<Q>): void {
    const tooLong = (time: number) => () => finish(new YinliError('read-took-too-long', { name, seconds: Math.round(time / 1000) }))
    let timer: NodeJS.Timeout
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(tooLong(patience), patience)
    }
    const deadline = setTimeout(tooLong(whole), whole)
    const finish = (error: Error | null) => {
      clearTimeout(timer)
      clearTimeout(deadline)
      worker.off('message', answered).off('error', finish).off('exit', ended)
      busy--
      if (error) {
        // What it still says on its way out concerns nobody.
        worker.on('error', () => {})
        worker.kill('SIGKILL')
        reject(error)
      } else rest(worker)
      next()
    }
    const answered = (answer: Answer) => {
      if ('done' in answer) {
        onPage?.(answer.done, answer.of)
        return wait()
      }
      finish(null)
      if ('result' in answer) resolve(answer.result)
      else reject('code' in answer ? new YinliError(answer.code, answer.details) : new Error(answer.defect))
    }
    // Without memory V8 aborts; the guard and the kernel kill.
    const ended = (_: number | null, signal: NodeJS.Signals | null) => finish(new YinliError(signal === 'SIGKILL' || signal === 'SIGABRT' ? 'read-took-too-much' : 'read-crashed', { name }))
    worker.on('message', answered).on('error', finish).on('exit', ended)
    worker.ref()
    worker.channel?.ref()
    wait()
    worker.send(request, error => { if (error) finish(error) })
  }

  return (request, name, onPage) => new Promise((resolve, reject) => {
    waiting.push({ request, name, onPage, resolve, reject })
    next()
  })
}

/** The other end, in the process's script: a message in, one for every page and one for the result out. */
export function workInProcess<Q>(work: (request: Q, onPage: OnPage) => Promise<unknown>): void {
  guardProcess(memory)
  const say = (answer: Answer) => { process.send?.(answer) }
  process.on('message', (request: Q) => {
    void work(request, (done, of) => say({ done, of })).then(result => ({ result }), failure).then(say)
  })
}

const failure = (error: unknown): Answer =>
  (error instanceof YinliError ? { code: error.code, details: error.details } : { defect: error instanceof Error ? error.stack ?? error.message : String(error) })
