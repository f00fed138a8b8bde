import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const [least, most] = [0.5, 8]
const clamp = (zoom: number) => Math.min(most, Math.max(least, Math.round(zoom * 100) / 100))

/**
 * How large a page stands in the box it scrolls in: 1 fits the width; `usual` until somebody says otherwise. The wheel with Ctrl, `to` and `by` change it,
 * and what stood under the pointer, or in the middle, stays there. The mouse drags the page.
 */
export function useZoom(scroller: React.RefObject<HTMLDivElement | null>, usual: number) {
  const [chosen, choose] = useState<number | null>(null)
  const zoom = chosen ?? usual
  const now = useRef(zoom)
  const hold = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  const to = useCallback((next: number, at?: { x: number; y: number }) => {
    const box = scroller.current
    if (!box) return
    const [x, y] = at ? [at.x, at.y] : [box.clientWidth / 2, box.clientHeight / 2]
    hold.current = { x, y, left: (box.scrollLeft + x) / now.current, top: (box.scrollTop + y) / now.current }
    choose(clamp(next))
  }, [scroller])
  const by = useCallback((factor: number, at?: { x: number; y: number }) => to(now.current * factor, at), [to])
  useLayoutEffect(() => {
    now.current = zoom
    const [box, held] = [scroller.current, hold.current]
    hold.current = null
    if (box && held) box.scrollTo(held.left * zoom - held.x, held.top * zoom - held.y)
  }, [zoom, scroller])
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const wheel = (e: WheelEvent) => {
      if (!e.ctrlKey && !e.metaKey) return
      e.preventDefault()
      const { left, top } = box.getBoundingClientRect()
      by(Math.exp(-e.deltaY / 400), { x: e.clientX - left, y: e.clientY - top })
    }
    box.addEventListener('wheel', wheel, { passive: false })
    return () => box.removeEventListener('wheel', wheel)
  }, [scroller, by])
  return { zoom, to, by, drag: useDrag(scroller) }
}

/** Dragging with the mouse scrolls; fingers do so by themselves. What ends a drag is no click. */
function useDrag(scroller: React.RefObject<HTMLDivElement | null>) {
  const from = useRef<{ x: number; y: number; left: number; top: number; moved: boolean } | null>(null)
  return {
    onPointerDown(e: React.PointerEvent) {
      const box = scroller.current
      if (box && e.pointerType === 'mouse' && e.button === 0) from.current = { x: e.clientX, y: e.clientY, left: box.scrollLeft, top: box.scrollTop, moved: false }
    },
    onPointerMove(e: React.PointerEvent) {
      const [box, start] = [scroller.current, from.current]
      if (!box || !start || !(e.buttons & 1)) return
      if (!start.moved && Math.hypot(e.clientX - start.x, e.clientY - start.y) > 5) { start.moved = true; box.setPointerCapture(e.pointerId) }
      if (start.moved) box.scrollTo(start.left - (e.clientX - start.x), start.top - (e.clientY - start.y))
    },
    onClickCapture(e: React.MouseEvent) {
      if (from.current?.moved) e.stopPropagation()
      from.current = null
    },
  }
}
