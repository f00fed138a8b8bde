import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useSettings } from '../words/index.ts'

/** Where `g` then a letter goes. */
export const places: Record<string, string> = { o: '/', l: '/library', p: '/projects', v: '/rounds', d: '/dispatch', m: '/fill', c: '/chains', b: '/companies', z: '/policies', w: '/match', u: '/sandbox', a: '/plans', e: '/entities', f: '/facts', i: '/indicators', k: '/parks', s: '/points', j: '/ladder', n: '/finance', x: '/conflicts', r: '/review', t: '/try' }

let goUntil = 0
/** Whether `g` was pressed a moment ago: the next letter says where to go and nothing else. */
export const going = () => Date.now() < goUntil

/** Single-key shortcuts of the whole console; never while somebody types, and off when the reader switched them off (WCAG 2.1.4). */
export function useShortcuts(focusSearch: () => void) {
  const navigate = useNavigate()
  const { keys } = useSettings()
  useEffect(() => {
    if (!keys) return
    const listen = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      const goes = going()
      goUntil = 0
      if (goes && places[e.key]) navigate(places[e.key]!)
      else if (e.key === 'g') goUntil = Date.now() + 1500
      else if (e.key === '/') focusSearch()
      else if (e.key === '?') navigate('/help')
      else return
      e.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [navigate, focusSearch, keys])
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type))
}
