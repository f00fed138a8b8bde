import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import type { View } from './api.ts'
import { useChainWords } from './words.ts'
import '../table/table.css'

const DayPicker = lazy(() => import('../theme/DayPicker.tsx'))

/** Place, day and the day to compare with; the address holds them. */
export function useChainView(): [View, (change: View) => void, string] {
  const [params, setParams] = useSearchParams()
  const get = (key: string) => params.get(key) ?? undefined
  const kept = new URLSearchParams([...params].filter(([key]) => ['asOf', 'compare', 'place'].includes(key))).toString()
  const change = (next: View) => setParams(now => {
    const to = new URLSearchParams(now)
    for (const [key, value] of Object.entries(next)) if (value) to.set(key, value); else to.delete(key)
    return to
  }, { replace: true, preventScrollReset: true })
  return [{ asOf: get('asOf'), compare: get('compare'), place: get('place') }, change, kept && `?${kept}`]
}

export function Controls({ view, onChange, places, compared = true, children }: { view: View; onChange: (change: View) => void; places: { name: string; count: number }[]; compared?: boolean; children?: React.ReactNode }) {
  const t = useChainWords()
  const day = (label: string, value: string, change: (day: string) => void) => (
    <span className="row" style={{ gap: 8 }}>{label}<Suspense fallback={<input className="field" disabled aria-label={label} />}><DayPicker label={label} value={value} onChange={change} /></Suspense></span>
  )
  return (
    <div className="toolbar noprint">
      <label className="row" style={{ gap: 8 }}>{t.places} <select className="field" value={view.place ?? ''} onChange={e => onChange({ place: e.target.value })}>
        <option value="">{t.everywhere}</option>
        {view.place && !places.some(p => p.name === view.place) && <option value={view.place}>{view.place}</option>}
        {places.map(p => <option key={p.name} value={p.name}>{p.name}（{p.count}）</option>)}
      </select></label>
      {day(t.asOf, view.asOf ?? '', asOf => onChange({ asOf }))}
      {compared && day(t.compare, view.compare ?? '', compare => onChange({ compare }))}
      <span className="push row">{children}</span>
    </div>
  )
}
