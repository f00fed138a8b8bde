import { useSyncExternalStore } from 'react'
import type { IntakeItem, Uploaded } from '../api/index.ts'
import { upload, type Meta } from './upload.ts'

/** A file on its way to the server. Once the server has taken it, the server's own list tells of it and it is gone from here. */
export interface Sending { key: number; file: File; meta: Meta; state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed'; part: number; answer: Uploaded | null; error: unknown }

/** The queue outlives the page: a reader may leave the library while files are sent, and find them again. */
let sendings: Sending[] = []
let nextKey = 1
let working = false
const listeners = new Set<() => void>()

export const useSendings = () => useSyncExternalStore(tell => (listeners.add(tell), () => { listeners.delete(tell) }), () => sendings)

/** Told of each file that has arrived: with what the server took, or without where it was read at once. */
export type AfterEach = (taken?: IntakeItem) => Promise<unknown>

/** One file at a time. `afterEach` is awaited before a taken file leaves this list, so that it is never in neither. */
export async function enqueue(files: File[], meta: Meta, afterEach: AfterEach) {
  sendings = [...sendings, ...files.map(file => ({ key: nextKey++, file, meta, state: 'waiting' as const, part: 0, answer: null, error: null }))]
  tell()
  if (working) return
  working = true
  for (let next = waiting(); next; next = waiting()) {
    const { key } = next
    update(key, { state: 'sending' })
    try {
      const handed = await upload(next.file, next.meta, part => update(key, { part, state: part < 1 ? 'sending' : 'reading' }))
      if ('taken' in handed) {
        await afterEach(handed.taken)
        drop(key)
      } else {
        await afterEach()
        update(key, { state: 'done', answer: handed.read })
      }
    } catch (error) {
      update(key, { state: 'failed', error })
    }
  }
  working = false
}

export function sendAgain(key: number, afterEach: AfterEach) {
  const sending = sendings.find(s => s.key === key)
  if (!sending) return
  drop(key)
  void enqueue([sending.file], sending.meta, afterEach)
}

export function drop(key: number) {
  sendings = sendings.filter(s => s.key !== key)
  tell()
}

export function dropDone() {
  sendings = sendings.filter(s => s.state !== 'done')
  tell()
}

const waiting = () => sendings.find(s => s.state === 'waiting')
function update(key: number, change: Partial<Sending>) {
  sendings = sendings.map(s => (s.key === key ? { ...s, ...change } : s))
  tell()
}
function tell() { for (const listener of listeners) listener() }
