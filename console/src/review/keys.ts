import { useEffect, useRef } from 'react'
import { going, isTyping } from '../shell/keys.ts'
import { useSettings } from '../words/index.ts'

/** Single keys of a page, before those of the console; never while somebody types or goes elsewhere, and off when the reader switched them off. */
export function useKeys(does: Record<string, () => void>) {
  const { keys } = useSettings()
  const now = useRef(does)
  now.current = does
  useEffect(() => {
    if (!keys) return
    const listen = (e: KeyboardEvent) => {
      const act = now.current[e.key]
      if (!act || e.ctrlKey || e.metaKey || e.altKey || e.repeat || isTyping(e.target) || going() || document.querySelector('aside.evidence')) return
      e.preventDefault()
      act()
    }
    addEventListener('keydown', listen, true)
    return () => removeEventListener('keydown', listen, true)
  }, [keys])
}
