import { useSyncExternalStore } from 'react'
import type { Uploaded } from '../api/index.ts'
import { upload, type Meta } from './upload.ts'

export interface Job { key: number; file: File; meta: Meta; state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed'; part: number; answer: Uploaded | null; error: unknown }

/** The queue outlives the page: a reader may leave the library while files are read, and find them again. */
let jobs: Job[] = []
let nextKey = 1
let working = false
const listeners = new Set<() => void>()

export const useJobs = () => useSyncExternalStore(tell => (listeners.add(tell), () => { listeners.delete(tell) }), () => jobs)

/** One file at a time: the server reads one page in a moment, and a list that fills in order is easier to follow. */
export async function enqueue(files: File[], meta: Meta, afterEach: () => void) {
  jobs = [...jobs, ...files.map(file => ({ key: nextKey++, file, meta, state: 'waiting' as const, part: 0, answer: null, error: null }))]
  tell()
  if (working) return
  working = true
  for (let job = next(); job; job = next()) {
    const { key } = job
    update(key, { state: 'sending' })
    try {
      const answer = await upload(job.file, job.meta, part => update(key, { part, state: part < 1 ? 'sending' : 'reading' }))
      update(key, { state: 'done', answer })
    } catch (error) {
      update(key, { state: 'failed', error })
    }
    afterEach()
  }
  working = false
}

export function retry(key: number, afterEach: () => void) {
  const job = jobs.find(j => j.key === key)
  if (!job) return
  jobs = jobs.filter(j => j.key !== key)
  void enqueue([job.file], job.meta, afterEach)
}

export function clearFinished() {
  jobs = jobs.filter(j => j.state !== 'done' && j.state !== 'failed')
  tell()
}

const next = () => jobs.find(j => j.state === 'waiting')
function update(key: number, change: Partial<Job>) {
  jobs = jobs.map(j => (j.key === key ? { ...j, ...change } : j))
  tell()
}
function tell() { for (const listener of listeners) listener() }
