import { useEffect, useState, type ReactNode } from 'react'
import { useWords } from '../words/index.ts'
import { choiceAt, type Choice } from './marking.ts'
import { layers, type Layer } from './segments.ts'

export interface PaperProps {
  shown: ReadonlySet<Layer>
  target: readonly [number, number] | null
  current: string | null
  onChoose: (choice: Choice) => void
  onStep: (by: number) => void
}

interface Props extends Omit<PaperProps, 'target'> {
  /** How many rows there are, and how many are drawn at once: a file of a million must not freeze the browser. */
  rows: number
  part: number
  /** The row that should be seen, and what makes it so: when that changes, what was turned to by hand is left. */
  row: number
  focus: number
  sheet?: boolean
  /** Draws the rows from `first` up to `end`. */
  children: (first: number, end: number) => ReactNode
}

/** What a text is shown on, part by part. Which layers show is a matter of CSS; a click asks what stands there, arrows step through the facts. */
export function Paper({ rows, part, row, focus, sheet = false, shown, current, onChoose, onStep, children }: Props) {
  const t = useWords()
  const [turned, turnTo] = useState<number | null>(null)
  useEffect(() => turnTo(null), [focus])
  const first = part * (turned ?? Math.floor(Math.max(0, row) / part))
  const turn = (by: number, label: string) => <button type="button" className="plain noprint" onClick={() => turnTo(first / part + by)}>{label}</button>
  const click = (e: React.MouseEvent) => {
    if (!getSelection()?.isCollapsed) return
    const choice = choiceAt(e.target as Element, current, shown)
    if (choice) onChoose(choice)
  }
  return (
    <section
      className={sheet ? 'paper sheet' : 'paper'} aria-label={t.reader.page} tabIndex={0} lang="zh-CN" onClick={click} {...Object.fromEntries(layers.map(l => [`data-${l}-on`, shown.has(l) || undefined]))}
      onKeyDown={e => { if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') { e.preventDefault(); onStep(e.key === 'ArrowRight' ? 1 : -1) } }}
    >
      {first > 0 && turn(-1, t.table.prev)}
      {children(first, first + part)}
      {first + part < rows && turn(1, t.table.next)}
    </section>
  )
}
