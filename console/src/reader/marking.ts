import { useCallback, useEffect, useState } from 'react'
import { isTyping } from '../shell/keys.ts'
import { useSettings } from '../words/index.ts'
import { layers, type Layer } from './segments.ts'

/** What is chosen: a claim by id, one item of another layer by its place in that layer, or a printed line by where it begins. */
export type Choice = { layer: 'claims'; id: string } | { layer: Exclude<Layer, 'claims'>; index: number } | { layer: 'line'; index: number }

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

/** The claim at a place, the next one where several share it; else the quantity, time or name there; else the line. Only layers that show count. */
export function choiceAt(element: Element, current: string | null, shown: ReadonlySet<Layer>): Choice | null {
  const seg = element.closest<HTMLElement>('.seg')
  const line = element.closest<HTMLElement>('[data-line]')?.dataset.line
  const bare: Choice | null = line === undefined ? null : { layer: 'line', index: Number(line) }
  if (!seg) return bare
  const ids = shown.has('claims') ? (seg.dataset.c?.split(' ') ?? []) : []
  const id = ids[(ids.indexOf(current ?? '') + 1) % ids.length]
  if (id) return { layer: 'claims', id }
  const layer = (['quantities', 'times', 'names'] as const).find(l => shown.has(l) && seg.dataset[l] !== undefined)
  return layer ? { layer, index: Number(seg.dataset[layer]) } : bare
}

/**
 * Marks what is chosen on both sides and brings it into sight. The marks are attributes that React does not set, so a choice
 * costs two queries instead of drawing a page of thousands of stretches again. `drawn` changes when other stretches stand there.
 */
export function useMarked(box: React.RefObject<HTMLDivElement | null>, choice: Choice | null, claim: string | null, at: string | null, drawn: unknown = null) {
  const key = choice ? (choice.layer === 'claims' ? choice.id : `${choice.layer}${choice.index}`) : ''
  useEffect(() => {
    const root = box.current
    if (!root) return
    for (const old of root.querySelectorAll('[data-sel]')) old.removeAttribute('data-sel')
    const marks = choice ? root.querySelectorAll(choice.layer === 'claims' ? `[data-c~="${CSS.escape(choice.id)}"]` : `[data-${choice.layer}="${choice.index}"]`) : []
    for (const mark of marks) mark.setAttribute('data-sel', '')
    const fact = claim && root.querySelector(`[data-fact="${CSS.escape(claim)}"]`)
    if (fact) { fact.setAttribute('data-sel', ''); bring(fact) }
    const first = claim || choice?.layer === 'line' ? marks[0] : !choice && at ? root.querySelector('[data-target]') : null
    if (first) bring(first)
  }, [box, key, claim, at, drawn])
}

/** Scrolls only the part that holds the element when both sides are side by side; on narrow screens the page itself. */
function bring(element: Element) {
  const scroller = element.closest('.paper, .beside')
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight + 1) {
    if (!element.closest('.beside')) element.scrollIntoView({ block: 'center' })
    return
  }
  const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
  const off = (low: number, high: number, from: number, to: number, margin: number) => (low < from + margin || high > to - margin ? (low + high - from - to) / 2 : 0)
  scroller.scrollBy({ top: off(inner.top, inner.bottom, outer.top, outer.bottom, 64), left: off(inner.left, inner.right, outer.left, outer.right, 16) })
}
