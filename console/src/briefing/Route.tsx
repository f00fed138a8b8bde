import { useRef, useState, type KeyboardEvent } from 'react'
import { Empty } from '../shell/States.tsx'
import type { Stop } from './api.ts'
import { ProjectPicker } from './ProjectPicker.tsx'
import { useBriefingWords } from './words.ts'

interface Props { stops: Stop[]; looked: string | null; onChange: (stops: Stop[]) => void; onLook: (project: string) => void; onSuggest: () => void }

/** The stops of a round in order, changed by buttons or by Alt with the arrow keys. */
export function Route({ stops, looked, onChange, onLook, onSuggest }: Props) {
  const t = useBriefingWords().round
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    if (to < 0 || to >= stops.length) return
    const next = [...stops]
    const [stop] = next.splice(from, 1)
    next.splice(to, 0, stop!)
    onChange(next)
    setSaid(t.moved(stop!.name, to + 1))
    // The focus goes where the stop goes.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>(':scope > li')[to]?.focus())
  }
  const keys = (at: number) => (e: KeyboardEvent) => {
    const way = e.key === 'ArrowUp' ? -1 : e.key === 'ArrowDown' ? 1 : 0
    if (!way) return
    if (e.altKey) move(at, at + way)
    else if (e.target === e.currentTarget) list.current?.querySelectorAll<HTMLElement>(':scope > li')[at + way]?.focus()
    else return
    e.preventDefault()
  }
  return (
    <section className="section" aria-labelledby="route">
      <h2 id="route">{t.route}</h2>
      <p className="quiet small noprint">{t.routeLead}</p>
      <div className="row noprint" style={{ margin: '8px 0', alignItems: 'start' }}>
        <ProjectPicker chosen={stops.map(s => s.id)} onAdd={stop => { onChange([...stops, stop]); setSaid(t.added(stop.name)) }} />
        {stops.length > 1 && <button type="button" className="plain" title={t.byDistrictHint} onClick={onSuggest}>{t.byDistrict}</button>}
      </div>
      <p className="sr" role="status">{said}</p>
      {stops.length === 0 ? <Empty title={t.emptyTitle} hint={t.emptyHint} /> : (
        <ol className="stops" ref={list} aria-labelledby="route">
          {stops.map((stop, i) => (
            <li key={stop.id} tabIndex={0} data-stop={stop.id} data-looked={looked === stop.id || undefined} onKeyDown={keys(i)}>
              <span className="num order">{i + 1}</span>
              <span className="name" lang="zh-CN">{stop.name}</span>
              <span className="quiet small" lang={stop.district ? 'zh-CN' : undefined}>{stop.district ?? t.unknown}</span>
              <span className="acts noprint">
                <button type="button" className="link" aria-label={t.lookAt(stop.name)} aria-pressed={looked === stop.id} onClick={() => onLook(stop.id)}>{t.look}</button>
                <button type="button" className="link" disabled={i === 0} aria-label={t.up(stop.name)} onClick={() => move(i, i - 1)}>{t.upShort}</button>
                <button type="button" className="link" disabled={i === stops.length - 1} aria-label={t.down(stop.name)} onClick={() => move(i, i + 1)}>{t.downShort}</button>
                <button type="button" className="link" aria-label={t.remove(stop.name)} onClick={() => { onChange(stops.filter(s => s.id !== stop.id)); setSaid(t.removed(stop.name)) }}>{t.removeShort}</button>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
