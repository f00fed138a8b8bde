import type { Claim } from '../api/index.ts'

/** The one hover card of the page: which claim, beside which element. */
export interface TipState { claim: Claim; box: DOMRect }

let state: TipState | null = null
let timer = 0
const listeners = new Set<() => void>()

export function showTip(element: Element, claim: Claim) {
  clearTimeout(timer)
  timer = window.setTimeout(() => set({ claim, box: element.getBoundingClientRect() }), state ? 0 : 250)
}

/** A little late, so that the pointer can move onto the card and read it. */
export function hideTip() {
  clearTimeout(timer)
  timer = window.setTimeout(() => set(null), 150)
}

export const keepTip = () => clearTimeout(timer)
export function dropTip() { clearTimeout(timer); set(null) }
export const tipState = () => state
export const onTip = (tell: () => void) => (listeners.add(tell), () => { listeners.delete(tell) })

function set(next: TipState | null) {
  if (next === state) return
  state = next
  for (const tell of listeners) tell()
}
