import { loadModel } from './model/load.ts'
import { openFile, usualLimits } from './read/index.ts'
import { readBytes, type ReadingRequest } from './reader.ts'
import { workInThread } from './threads.ts'

/** Reads laborious files in a thread of its own. */
const model = loadModel()

workInThread<ReadingRequest>(({ only, bytes, meta, opened }, progress) => {
  const limits = { ...usualLimits, progress }
  return only === 'open' ? openFile(bytes, meta.name, limits) : readBytes(bytes, meta, model, { limits, opened })
})
