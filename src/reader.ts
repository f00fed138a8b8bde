import { Worker } from 'node:worker_threads'
import { YinliError, type ErrorCode } from './base/errors.ts'
import { extract, extractor } from './claim/index.ts'
import type { Reading } from './ledger/ledger.ts'
import type { Model } from './model/model.ts'
import { isPlain, openFile, readFile, usualLimits, type Limits, type OpenedFile, type PageMeta } from './read/index.ts'

/** What a thread is asked for: to read a file, or only to open it. */
export interface ReadingRequest { only?: 'open'; bytes: Uint8Array; meta: PageMeta; opened?: OpenedFile | null }
export type ReadingAnswer = { done: number; of: number } | { result: Reading | OpenedFile } | { code: ErrorCode; details: Record<string, string | number> } | { defect: string }

/** A newspaper page of text is 20 kB and read in a tenth of a second; everything else is read in a thread, so that other requests are served meanwhile. */
const inlineLimit = 64 * 1024
/** A file that says nothing of a further page for so long hangs its reader, which is ended. */
const patience = 180_000
/** Files read at once. */
const threads = 2

// Threads cannot load TypeScript on Node 20: run from source (in tests), everything is read in place.
const compiled = import.meta.url.endsWith('.js')

/** Reads files of any format, large and laborious ones in threads that end when they hang. Throws YinliError `read-*`. */
export function createReader(model: Model): (bytes: Uint8Array, meta: PageMeta, how?: { opened?: OpenedFile | null; onPage?: OnPage }) => Promise<Reading> {
  return async (bytes, meta, { opened, onPage } = {}) => (!compiled || (bytes.length <= inlineLimit && (opened || isPlain(bytes, meta.name)))
    ? readBytes(bytes, meta, model, { opened, limits: { ...usualLimits, progress: onPage } })
    : await inThread({ bytes, meta, opened }, onPage) as Reading)
}

/** Told how far a file is: pages done, of how many. */
export type OnPage = (done: number, of: number) => void

/** Bytes of a file -> what a careful reader takes from it. Throws YinliError for what cannot be read. */
export async function readBytes(bytes: Uint8Array, meta: PageMeta, model: Model, how: { limits?: Limits; opened?: OpenedFile | null } = {}): Promise<Reading> {
  const { document, articles } = await readFile(bytes, meta, model, how)
  return { document, articles, extractions: extract(document, articles, model), extractor, ...(isPlain(bytes, meta.name) ? {} : { file: bytes }) }
}

/** Text and layout of a file, nothing else. */
export async function open(bytes: Uint8Array, name: string): Promise<OpenedFile> {
  return compiled && !isPlain(bytes, name) ? await inThread({ only: 'open', bytes, meta: { name } }) as OpenedFile : openFile(bytes, name)
}

interface Job { request: ReadingRequest; onPage?: OnPage; resolve(result: Reading | OpenedFile): void; reject(error: Error): void }
const waiting: Job[] = []
const idle: Worker[] = []
let busy = 0

const inThread = (request: ReadingRequest, onPage?: OnPage) => new Promise<Reading | OpenedFile>((resolve, reject) => {
  waiting.push({ request, onPage, resolve, reject })
  next()
})

function next(): void {
  if (busy >= threads || !waiting.length) return
  busy++
  const thread = idle.pop() ?? new Worker(new URL('./reading-thread.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 2048 } })
  run(thread, waiting.shift()!)
}

/** One file at a time in a thread; a thread that fails or hangs takes only its own file with it. */
function run(thread: Worker, { request, onPage, resolve, reject }: Job): void {
  const { name } = request.meta
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
  const answered = (answer: ReadingAnswer) => {
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
  const ended = () => { finish(false); reject(new Error('The reading thread has ended')) }
  listen('on')
  wait()
  thread.ref()
  thread.postMessage(request)
}
