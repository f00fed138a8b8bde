import { parentPort } from 'node:worker_threads'
import { YinliError } from './base/errors.ts'
import { loadModel } from './model/load.ts'
import { openFile, usualLimits } from './read/index.ts'
import { readBytes, type ReadingAnswer, type ReadingRequest } from './reader.ts'

/** Reads laborious files in a thread of its own: a message in, one for every page and one for the result out. */
const model = loadModel()
const say = (answer: ReadingAnswer) => parentPort!.postMessage(answer)
const limits = { ...usualLimits, progress: (done: number, of: number) => say({ done, of }) }

parentPort!.on('message', (request: ReadingRequest) => { void answer(request).then(say) })

async function answer({ only, bytes, meta, opened }: ReadingRequest): Promise<ReadingAnswer> {
  try {
    return { result: only === 'open' ? await openFile(bytes, meta.name, limits) : await readBytes(bytes, meta, model, { limits, opened }) }
  } catch (error) {
    if (error instanceof YinliError) return { code: error.code, details: error.details }
    return { defect: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}
