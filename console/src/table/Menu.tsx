import { useEffect, useRef, type ReactNode } from 'react'

/** A button with a panel below it. Esc and a click elsewhere close it; focus goes back to the button. */
export function Menu({ label, right = false, children }: { label: ReactNode; right?: boolean; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const outside = (e: PointerEvent) => { if (box.current?.open && !box.current.contains(e.target as Node)) box.current.open = false }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [])
  return (
    <details
      ref={box} className={right ? 'menu right' : 'menu'}
      onKeyDown={e => {
        if (e.key !== 'Escape' || !box.current?.open) return
        e.stopPropagation()
        box.current.open = false
        box.current.querySelector('summary')?.focus()
      }}
      onBlur={e => { if (box.current && e.relatedTarget && !box.current.contains(e.relatedTarget)) box.current.open = false }}
    >
      <summary className="plain">{label}</summary>
      {/* It takes the focus of a press on a label, which would go to the page and close the menu under the pointer. */}
      <div tabIndex={-1}>{children}</div>
    </details>
  )
}
