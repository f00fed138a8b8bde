import { loadModel } from './model/load.ts'
import { workInProcess } from './processes.ts'
import { openFile, usualLimits } from './read/index.ts'
import { readBytes, type ReadingRequest } from './reader.ts'

/** Reads laborious files in a process of its own. */
const model = loadModel()

workInProcess<ReadingRequest>(async ({ only, bytes, meta, opened, corrections }, progress) => {
  const limits = { ...usualLimits, progress }
  if (only === 'open') return openFile(bytes, meta.name, limits)
  // The file itself is where the question came from; only whether it is kept goes back.
  const { file, ...reading } = await readBytes(bytes, meta, model, { limits, opened, corrections })
  return { ...reading, ...(file ? { file: true } : {}) }
})
