import { useSearchParams } from 'react-router'
import { useTitle } from '../shell/title.ts'
import { useLocalWords } from '../words/local.ts'
import { CompanyMatch } from './CompanyMatch.tsx'
import { Offers } from './Offers.tsx'
import { matchWords } from './pageWords.ts'
import { PolicyMatch } from './PolicyMatch.tsx'
import '../table/table.css'
import './match.css'

const tabs = ['company', 'policy', 'offers'] as const

/** Companies and policies both ways, and whom to tell without an application. The address holds what is asked. */
export default function Match() {
  const w = useLocalWords(matchWords)
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const tab = tabs.find(t => t === params.get('tab')) ?? 'company'
  const on = params.get('on') ?? new Date().toISOString().slice(0, 10)
  const set = (change: Record<string, string>) => setParams(now => { const next = new URLSearchParams(now); for (const [key, value] of Object.entries(change)) if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      <div className="row between noprint matchbar">
        <div className="row" role="group" aria-label={w.title}>{tabs.map(t => <button key={t} type="button" className="plain" aria-pressed={t === tab} onClick={() => set({ tab: t })}>{w.tabs[t]}</button>)}</div>
        <label className="row small">{w.on}<input className="field" type="date" value={on} onChange={e => { if (e.target.value) set({ on: e.target.value }) }} /></label>
      </div>
      {tab === 'company' ? <CompanyMatch on={on} asked={params.get('company') ?? ''} set={set} /> : tab === 'policy' ? <PolicyMatch on={on} params={params} set={set} /> : <Offers on={on} params={params} set={set} />}
    </>
  )
}
export type Set = (change: Record<string, string>) => void
