import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type SeriesData } from '../api/index.ts'
import { momentText } from '../figure/period.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { SeriesOf } from './Indicators.tsx'
import { indicatorWords } from './words.ts'

type Kind = SeriesData['written'][number]['kind']

/** After something was written down or taken back. */
function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: q => q.queryKey[0] === 'series' || q.queryKey[0] === 'indicators' || q.queryKey[0] === 'park' })
}

/** Asks for what the indicator counts, or for what it shall come to, and by which document. Esc writes nothing. */
export function WriteDown({ of, kind, onDone }: { of: SeriesOf; kind: Kind; onDone: () => void }) {
  const w = useLocalWords(indicatorWords)
  const refresh = useRefresh()
  const { by } = useSettings()
  const [{ text, source, day }, setFields] = useState({ text: '', source: '', day: '' })
  const set = (key: 'text' | 'source' | 'day') => (e: { target: { value: string } }) => setFields(now => ({ ...now, [key]: e.target.value }))
  const save = useMutation({
    mutationFn: () => {
      const said = { place: of.place, property: of.property, of: of.of || null, source, by: by.trim() || 'console' }
      return kind === 'definition' ? api.define({ ...said, text, from: day || null }) : api.aim({ ...said, said: text, to: day || null })
    },
    onSuccess: async () => { await refresh(); onDone() },
  })
  const [lead, name, hint, until] = kind === 'definition' ? [w.defineLead, w.text, w.textHint, w.from] : [w.aimLead, w.said, w.saidHint, w.to]
  return (
    <form className="settling row noprint" onSubmit={e => { e.preventDefault(); save.mutate() }} onKeyDown={e => { if (e.key === 'Escape') onDone() }}>
      <p className="small quiet" style={{ flexBasis: '100%' }}>{lead}</p>
      <input className="field" autoFocus required maxLength={kind === 'definition' ? 600 : 60} aria-label={name} placeholder={hint} value={text} onChange={set('text')} />
      <input className="field" required maxLength={600} aria-label={w.source} placeholder={w.sourceHint} value={source} onChange={set('source')} />
      <label className="small">{until} <input className="field" type="date" value={day} onChange={set('day')} /></label>
      <label className="small">{w.by} <input className="field" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      <button className="plain strong" disabled={!text.trim() || !source.trim() || save.isPending}>{w.save}</button>
      <button type="button" className="plain" onClick={onDone}>{w.cancel}</button>
      {save.error && <Problem error={save.error} />}
    </form>
  )
}

/** What people wrote down of an indicator: who, when, by which document; each can be taken back and stays visible. */
export function Written({ entries }: { entries: SeriesData['written'] }) {
  const w = useLocalWords(indicatorWords)
  const refresh = useRefresh()
  const { by } = useSettings()
  const back = useMutation({ mutationFn: (id: string) => api.takeBackWritten(id, by.trim() || 'console'), onSuccess: refresh })
  return (
    <>
      <h3 style={{ marginTop: 16 }}>{w.writtenDown}</h3>
      <ul className="writtendown">
        {entries.map(e => (
          <li key={e.id} data-written={e.withdrawn ? 'back' : e.kind}>
            <span className="badge">{w.kind[e.kind]}</span> <span className={e.withdrawn ? 'struck' : undefined} lang="zh-CN">{e.text}（{[e.source, e.kind === 'definition' ? e.from && `${w.since} ${e.from}` : e.to && `${w.to} ${e.to}`].filter(Boolean).join('，')}）</span>
            <span className="small quiet"> {w.when}<span lang="zh-CN">{e.by}</span> <span className="num">{momentText(e.at)}</span></span>{' '}
            {e.withdrawn ? <strong className="small">{w.takenBack}</strong> : <button type="button" className="link small noprint" disabled={back.isPending} aria-label={`${w.takeBack} ${e.text}`} onClick={() => back.mutate(e.id)}>{w.takeBack}</button>}
          </li>
        ))}
      </ul>
      {back.error && <Problem error={back.error} />}
    </>
  )
}
