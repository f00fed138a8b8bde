import { startTransition, useEffect, useRef, useState } from 'react'
import modelUrl from 'virtual:model'
import type { Asked, Read } from './reading.ts'
import type { Answer, Question } from './worker.ts'

/** So long a pause in typing, in ms, before the text is read. */
const pause = 250

/**
 * Reads what is asked as it changes, in a worker, so that typing never waits. `read` is of the last text that was read; `failed` when
 * the worker or the model did not load, or could not read the text.
 */
export function useDesk(asked: Asked): { read: Read | null; busy: boolean; failed: boolean; again: () => void } {
  const [attempt, setAttempt] = useState(0)
  const [read, setRead] = useState<Read | null>(null)
  const [busy, setBusy] = useState(true)
  const [failed, setFailed] = useState(false)
  const desk = useRef<ReturnType<typeof openDesk> | null>(null)
  useEffect(() => {
    setFailed(false)
    const own = desk.current = openDesk(said => {
      if ('failed' in said) setFailed(true)
      else if ('read' in said) startTransition(() => setRead(said.read))
    }, setBusy)
    return own.close
  }, [attempt])
  useEffect(() => {
    if (!asked.text.trim()) { desk.current?.ask(null); setRead(null); return }
    const timer = setTimeout(() => desk.current?.ask(asked), pause)
    return () => clearTimeout(timer)
  }, [asked, attempt])
  return { read, busy, failed, again: () => setAttempt(n => n + 1) }
}

/** One text at a time; of those that come while one is read only the last is kept, and what was asked before the box was cleared is not told. */
function openDesk(tell: (said: Answer) => void, tellBusy: (busy: boolean) => void) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const post = (question: Question) => worker.postMessage(question)
  let busy = true
  let next: Asked | null = null
  let wanted = false
  const work = () => {
    if (!busy && next) { busy = true; post({ asked: next }); next = null }
    tellBusy(busy)
  }
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    busy = false
    if (!('read' in data) || wanted) tell(data)
    work()
  }
  worker.onerror = e => { e.preventDefault(); tell({ failed: e.message }) }
  post({ model: new URL(modelUrl, location.href).href })
  tellBusy(true)
  return {
    ask: (asked: Asked | null) => { next = asked; wanted = asked !== null; work() },
    close: () => worker.terminate(),
  }
}
