import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings } from '../words/index.ts'
import { briefingApi } from './api.ts'
import { useBriefingWords } from './words.ts'
import './briefing.css'

/** Rounds of observation, and the way to a new one. */
export default function Rounds() {
  const t = useBriefingWords().rounds
  useTitle(t.title)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['rounds'], queryFn: briefingApi.rounds })
  return (
    <>
      <div className="head"><h1>{t.title}</h1><p>{t.lead}</p></div>
      <NewRound />
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.items.length === 0 ? <Empty title={t.emptyTitle} hint={t.emptyHint} /> : (
        <ul className="rounds" aria-label={t.all}>
          {data.items.map(round => (
            <li key={round.id}>
              <Link to={`/rounds/${encodeURIComponent(round.id)}`} lang="zh-CN">{round.name}</Link>
              <span className="quiet num">{round.on}</span><span className="quiet">{t.projects(round.projects.length)}</span><span className="quiet">{t.judges(round.judges.length)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function NewRound() {
  const t = useBriefingWords().rounds
  const { by } = useSettings()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [on, setOn] = useState('')
  const make = useMutation({ mutationFn: () => briefingApi.newRound({ name: name.trim(), on, by: by.trim() || undefined }), onSuccess: round => navigate(`/rounds/${encodeURIComponent(round.id)}`) })
  const ready = name.trim() !== '' && on !== '' && !make.isPending
  return (
    <form className="row newround noprint" onSubmit={e => { e.preventDefault(); if (ready) make.mutate() }}>
      <label>{t.name}<input className="field" maxLength={80} size={28} required placeholder={t.nameHint} value={name} onChange={e => setName(e.target.value)} /></label>
      <label>{t.on}<input className="field" type="date" required min="1949-01-01" max="2999-12-31" value={on} onChange={e => setOn(e.target.value)} /></label>
      <label>{t.by}<input className="field" maxLength={100} size={10} placeholder={t.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      <button className="plain strong" disabled={!ready}>{t.create}</button>
      {make.error && <Problem error={make.error} />}
    </form>
  )
}
