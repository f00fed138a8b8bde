import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api, type ParkData } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Figure, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { Targets } from '../indicators/Series.tsx'
import { indicatorWords } from '../indicators/words.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { Unset } from './Parks.tsx'
import { parkWords } from './words.ts'
import '../table/table.css'
import '../indicators/indicators.css'

/** One park: where, how large, good at what, what lies in it, its figures, and its targets beside actual ones. */
export default function Park() {
  const w = useLocalWords(parkWords)
  const id = useParams().id!
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['park', id], queryFn: () => api.park(id) })
  useTitle(data?.park.name ?? w.title)
  if (isPending) return <Loading />
  if (error) return <><h1 className="head">{w.title}</h1><Problem error={error} retry={refetch} notFound={[w.notFound, w.notFoundHint]} /></>
  return <Known park={data} />
}

function Known({ park }: { park: ParkData }) {
  const t = useWords()
  const w = useLocalWords(parkWords)
  const names = useNames()
  const { lang } = useSettings()
  const [aiming, aim] = useState(false)
  const id = encodeURIComponent(park.park.id)
  return (
    <>
      <div className="head">
        <h1 lang="zh-CN">{park.park.name}</h1>
        <p className="row noprint"><Link to="/parks">{w.all}</Link><Link to={`/entities/${id}`}>{w.entity}</Link><Link to={`/conflicts?state=all&entity=${id}`}>{w.conflicts}</Link></p>
      </div>
      <dl className="pairs" style={{ maxWidth: 720 }}>
        <dt>{w.place}</dt><dd>{park.place ? <Figure claim={park.place.claim} status="none" /> : <Unset />}</dd>
        <dt>{w.land}</dt><dd>{park.land.length ? <span className="row">{park.land.map(c => <Figure key={c.id} claim={c} />)}</span> : <Unset />}</dd>
        <dt>{w.specialisation}</dt><dd>{park.specialisations.length ? <ul>{park.specialisations.map(s => <li key={s.claim.id}><span lang="zh-CN">{s.text}</span> <span className="quiet small">{w.basis}</span> <Figure claim={s.claim} status="none" /></li>)}</ul> : <Unset />}</dd>
        <dt>{w.last}</dt><dd className="num">{park.lastPublishedOn ?? <Unset />}</dd>
      </dl>
      <section className="section" aria-labelledby="targets">
        <h2 id="targets" className="row between">{w.targets}<button type="button" className="link small noprint" aria-expanded={aiming} onClick={() => aim(!aiming)}>{w.aim}</button></h2>
        {aiming && <Aim park={park} onDone={() => aim(false)} />}
        {park.targets.length ? <Targets targets={park.targets} title={w.targets} matter /> : <p className="quiet">{w.noTargets}</p>}
      </section>
      <section className="section" aria-labelledby="figures">
        <h2 id="figures" className="row between">{w.figures}<Link className="small num" to={`/indicators?place=${id}`}>{park.indicators}</Link></h2>
        {park.figures.length === 0 ? <p className="quiet">{w.noFigures}</p> : (
          <div className="tablewrap" role="region" aria-label={t.table.region(w.figures)} tabIndex={0}>
            <table className="table">
              <caption className="sr">{w.figures}</caption>
              <tbody>{park.figures.map(f => <tr key={f.claim.id}><th scope="row">{names.property(f.property)}{scopeText(f.claim, t) && <span className="cellnote" lang="zh-CN">{scopeText(f.claim, t)}</span>}</th><td className="num">{periodText(f.from, f.to, lang)}</td><td className="end"><Figure claim={f.claim} /></td></tr>)}</tbody>
            </table>
          </div>
        )}
      </section>
      <section className="section" aria-labelledby="members">
        <h2 id="members" className="row between">{w.members}<span className="num small quiet">{w.projects} {park.projects} · {w.companies} {park.companies}</span></h2>
        {park.members.length === 0 ? <p className="quiet">{w.noMembers}</p> : <ul className="related">{park.members.map(m => <li key={m.claim.id}><Link to={`${m.entity.type === 'project' ? '/projects' : '/entities'}/${encodeURIComponent(m.entity.id)}`} lang="zh-CN">{m.entity.name}</Link> <span className="quiet small">{names.type(m.entity.type)}</span> <span className="small"><Figure claim={m.claim} status="none" /></span></li>)}</ul>}
      </section>
    </>
  )
}

const aimed = ['output_value', 'revenue', 'count', 'investment', 'compute', 'land_area'] as const

function Aim({ park, onDone }: { park: ParkData; onDone: () => void }) {
  const w = useLocalWords(indicatorWords)
  const names = useNames()
  const client = useQueryClient()
  const { by } = useSettings()
  const [fields, setFields] = useState({ property: 'output_value', of: park.specialisations[0]?.text ?? '', said: '', to: '', source: '' })
  const [error, setError] = useState<unknown>(null)
  const set = (key: keyof typeof fields) => (e: { target: { value: string } }) => setFields(now => ({ ...now, [key]: e.target.value }))
  const save = async () => {
    try {
      await api.aim({ place: park.park.id, property: fields.property, of: fields.of || null, said: fields.said, to: fields.to || null, source: fields.source, by: by.trim() || 'console' })
      await client.invalidateQueries({ predicate: q => q.queryKey[0] === 'park' || q.queryKey[0] === 'series' })
      onDone()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <form className="settling row noprint" onSubmit={e => { e.preventDefault(); void save() }} onKeyDown={e => { if (e.key === 'Escape') onDone() }}>
      <p className="small quiet" style={{ flexBasis: '100%' }}>{w.aimLead}</p>
      <select className="field" aria-label={w.indicator} value={fields.property} onChange={set('property')}>{aimed.map(p => <option key={p} value={p}>{names.property(p)}</option>)}</select>
      <input className="field" maxLength={200} aria-label={w.of} placeholder={w.of} value={fields.of} onChange={set('of')} />
      <input className="field" autoFocus required maxLength={60} aria-label={w.said} placeholder={w.saidHint} value={fields.said} onChange={set('said')} />
      <label className="small">{w.to} <input className="field" type="date" value={fields.to} onChange={set('to')} /></label>
      <input className="field" required maxLength={600} aria-label={w.source} placeholder={w.sourceHint} value={fields.source} onChange={set('source')} />
      <label className="small">{w.by} <input className="field" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      <button className="plain strong" disabled={!fields.said.trim() || !fields.source.trim()}>{w.save}</button>
      <button type="button" className="plain" onClick={onDone}>{w.cancel}</button>
      {error !== null && <Problem error={error} />}
    </form>
  )
}
