import { parentPort } from 'node:worker_threads'
import { readBytes } from './app.ts'
import { YinliError } from './base/errors.ts'
import { loadModel } from './model/load.ts'
import type { ReadingAnswer, ReadingRequest } from './reader.ts'

/** Reads large pages in a thread of its own: a message in, a message out. */
const model = loadModel()
parentPort!.on('message', ({ id, bytes, meta }: ReadingRequest) => {
  parentPort!.postMessage(answer(id, bytes, meta))
})

function answer(id: number, bytes: Uint8Array, meta: ReadingRequest['meta']): ReadingAnswer {
  try {
    return { id, reading: readBytes(bytes, meta, model) }
  } catch (error) {
    if (error instanceof YinliError) return { id, code: error.code, details: error.details }
    return { id, defect: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}
