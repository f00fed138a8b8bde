import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyWords } from './words.ts'

export interface VirtualColumn<Row> { key: string; title: ReactNode; width: number; /** `tab`: whether the row has the keyboard: what can be focused in it takes it as its tabIndex. */ cell: (row: Row, tab: 0 | -1) => ReactNode; sortable?: boolean; end?: boolean }
interface Props<Row> {
  title: string
  columns: VirtualColumn<Row>[]
  total: number
  /** The row at an index, undefined while it is on its way. */
  row: (index: number) => Row | undefined
  /** Rows on the screen, a few more on either side: called when scrolling rests. */
  onRange: (from: number, to: number, first: number) => void
  sort: { key: string; down: boolean } | null
  onSort: (sort: { key: string; down: boolean } | null) => void
  /** First row to show, when the view is opened. */
  start: number
}
const margin = 12

/** A table of any length: only rows near the screen are in the page. One row has the keyboard; arrows, Page Up and Down, Home and End move it. */
export function VirtualTable<Row>({ title, columns, total, row, onRange, sort, onSort, start }: Props<Row>) {
  const t = useWords()
  const w = useLocalWords(companyWords)
  const box = useRef<HTMLDivElement>(null)
  const high = useRowHeight(box)
  const [seen, see] = useState({ top: start * high, height: 640 })
  const [active, setActive] = useState(start)
  const focus = useRef(false)
  const first = Math.round(seen.top / high)
  const from = Math.max(0, first - margin)
  const to = Math.min(total, Math.ceil((seen.top + seen.height) / high) + margin)

  useEffect(() => {
    const element = box.current!
    element.scrollTop = start * high
    const look = () => see({ top: element.scrollTop, height: element.clientHeight })
    look()
    const size = new ResizeObserver(look)
    size.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => { size.disconnect(); element.removeEventListener('scroll', look) }
    // Where it starts is asked once; a new question starts a new table.
  }, [high])

  // Rows are fetched when scrolling rests a moment: dragging through 220,000 asks for the last window only.
  useEffect(() => {
    const rest = setTimeout(() => onRange(from, to, first), 60)
    return () => clearTimeout(rest)
  }, [from, to, first, onRange])

  useEffect(() => {
    if (!focus.current) return
    const link = box.current!.querySelector<HTMLElement>(`tr[data-row="${active}"] a`)
    if (!link) return
    focus.current = false
    link.focus({ preventScroll: true })
  })

  const move = (e: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(seen.height / high) - 2)
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: total - 1 }[e.key]
    if (next === undefined || e.ctrlKey || e.metaKey || e.altKey) return
    e.preventDefault()
    const at = Math.min(total - 1, Math.max(0, next))
    const element = box.current!
    const head = element.querySelector('thead')!.clientHeight
    const [top, bottom] = [at * high, (at + 1) * high + head]
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
    setActive(at)
    focus.current = true
  }

  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  return (
    <>
      <div className="tablewrap virtual" role="region" aria-label={t.table.region(title)} tabIndex={0} ref={box} onKeyDown={move}>
        <table className="table" aria-rowcount={total + 1} style={{ width: columns.reduce((a, c) => a + c.width, 0), minWidth: '100%', '--row': `${high}px` } as React.CSSProperties}>
          <caption className="sr">{title}</caption>
          <colgroup>{columns.map(c => <col key={c.key} style={{ width: c.width }} />)}</colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map(c => {
                const way = sort?.key === c.key ? (sort.down ? 'descending' : 'ascending') : undefined
                return (
                  <th key={c.key} scope="col" className={c.end ? 'end' : undefined} aria-sort={way}>
                    {c.sortable === false ? c.title : <button type="button" onClick={() => onSort(!way ? { key: c.key, down: c.end === true } : sort!.down === (c.end === true) ? { key: c.key, down: !sort!.down } : null)}>{c.title}<span className="arrow" aria-hidden="true">{way ? (sort!.down ? ' ↓' : ' ↑') : ''}</span></button>}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {from > 0 && <tr aria-hidden="true" className="space"><td colSpan={columns.length} style={{ height: from * high }} /></tr>}
            {rows.map(index => {
              const of = row(index)
              return (
                <tr key={index} data-row={index} aria-rowindex={index + 2} onFocus={() => setActive(index)}>
                  {columns.map((c, i) => {
                    const cell = of === undefined ? <span className="quiet" aria-hidden="true">…</span> : c.cell(of, index === active ? 0 : -1)
                    return i === 0 ? <th key={c.key} scope="row">{cell}</th> : <td key={c.key} className={c.end ? 'end' : undefined}>{cell}</td>
                  })}
                </tr>
              )
            })}
            {to < total && <tr aria-hidden="true" className="space"><td colSpan={columns.length} style={{ height: (total - to) * high }} /></tr>}
          </tbody>
        </table>
      </div>
      <p className="small quiet tablefoot"><span className="num">{w.shownRows(Math.min(total, Math.floor(seen.top / high) + 1), Math.min(total, Math.floor((seen.top + seen.height) / high)))}</span><span className="noprint">{w.keysHint}</span><span className="printonly">{w.printed}</span></p>
    </>
  )
}

/** All rows are of one height; it follows the size of the text. */
function useRowHeight(box: React.RefObject<HTMLDivElement | null>): number {
  const [high, set] = useState(36)
  useEffect(() => {
    const measure = () => set(Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 2.572))
    measure()
    const size = new ResizeObserver(measure)
    size.observe(document.documentElement)
    return () => size.disconnect()
  }, [box])
  return high
}
