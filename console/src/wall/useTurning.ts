import { useEffect, useState } from 'react'

/** Which of so many views is shown. Turns by itself every `seconds`; space stops and starts it, the arrows turn by hand. */
export function useTurning(count: number, seconds: number): { at: number; paused: boolean; pause: () => void; go: (step: number) => void } {
  const [at, setAt] = useState(0)
  const [paused, setPaused] = useState(false)
  const now = count === 0 ? 0 : at % count
  const go = (step: number) => setAt(n => (count === 0 ? 0 : ((n % count) + step + count) % count))
  const pause = () => setPaused(p => !p)
  useEffect(() => {
    if (paused || count < 2) return
    const timer = setTimeout(() => setAt((now + 1) % count), seconds * 1000)
    return () => clearTimeout(timer)
  }, [now, paused, count, seconds])
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      const onButton = e.target instanceof HTMLElement && e.target.matches('a, button, input, select, textarea')
      if (e.key === 'ArrowRight') go(1)
      else if (e.key === 'ArrowLeft') go(-1)
      else if (e.key === ' ' && !onButton) pause()
      else return
      e.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
  return { at: now, paused, pause, go }
}
