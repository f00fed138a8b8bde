import { useCallback, useEffect, useState } from 'react'
import { isTyping } from '../shell/keys.ts'
import { useSettings } from '../words/index.ts'
import { layers, type Layer } from './segments.ts'

/** What is chosen: a claim by id, or one item of another layer by its place in that layer. */
export type Choice = { layer: 'claims'; id: string } | { layer: Exclude<Layer, 'claims'>; index: number }

/** Which layers show; keys 1 to 4 switch them. */
export function useLayers(): [shown: ReadonlySet<Layer>, toggle: (layer: Layer) => void] {
  const { keys } = useSettings()
  const [shown, setShown] = useState<ReadonlySet<Layer>>(() => new Set(layers))
  const toggle = useCallback((layer: Layer) => setShown(now => {
    const next = new Set(now)
    if (!next.delete(layer)) next.add(layer)
    return next
  }), [])
  useEffect(() => {
    if (!keys) return
    const listen = (e: KeyboardEvent) => {
      const layer = layers[Number(e.key) - 1]
      if (!layer || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      e.preventDefault()
      toggle(layer)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [toggle, keys])
  return [shown, toggle]
}

/**
 * Marks what is chosen on both sides and brings it into sight. The marks are attributes that React does not set, so a choice
 * costs two queries instead of drawing a page of thousands of stretches again.
 */
export function useMarked(box: React.RefObject<HTMLDivElement | null>, choice: Choice | null, claim: string | null, at: string | null) {
  const key = choice ? (choice.layer === 'claims' ? choice.id : `${choice.layer}${choice.index}`) : ''
  useEffect(() => {
    const root = box.current
    if (!root) return
    for (const old of root.querySelectorAll('[data-sel]')) old.removeAttribute('data-sel')
    const marks = choice ? root.querySelectorAll(choice.layer === 'claims' ? `[data-c~="${CSS.escape(choice.id)}"]` : `[data-${choice.layer}="${choice.index}"]`) : []
    for (const mark of marks) mark.setAttribute('data-sel', '')
    const fact = claim && root.querySelector(`[data-fact="${CSS.escape(claim)}"]`)
    if (fact) { fact.setAttribute('data-sel', ''); bring(fact) }
    const first = claim ? marks[0] : !choice && at ? root.querySelector('[data-target]') : null
    if (first) bring(first)
  }, [box, key, claim, at])
}

/** Scrolls only the part that holds the element when both sides are side by side; on narrow screens the page itself. */
function bring(element: Element) {
  const scroller = element.closest('.paper, .beside')
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight + 1) {
    if (!element.closest('.beside')) element.scrollIntoView({ block: 'center' })
    return
  }
  const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
  if (inner.top < outer.top + 64 || inner.bottom > outer.bottom - 64) scroller.scrollBy({ top: inner.top - outer.top - outer.height / 2 + inner.height / 2 })
}
