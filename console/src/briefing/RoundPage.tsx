import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings } from '../words/index.ts'
import { briefingApi, briefsUrl, briefUrl, type RoundPage as Page, type Stop } from './api.ts'
import { Judging, type Rules } from './Judging.tsx'
import { PaperView } from './PaperView.tsx'
import { RankingTable } from './RankingTable.tsx'
import { Route } from './Route.tsx'
import { Scores } from './Scores.tsx'
import { useBriefingWords } from './words.ts'
import './briefing.css'

export default function RoundPage() {
  const { id = '' } = useParams()
  const t = useBriefingWords()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['round', id], queryFn: () => briefingApi.round(id) })
  useTitle(data?.name ?? t.rounds.title)
  if (isPending) return <><h1 className="sr">{t.rounds.title}</h1><Loading /></>
  if (error) return <><h1>{t.rounds.title}</h1><Problem error={error} retry={refetch} /></>
  return <Builder key={data.revision} round={data} />
}

/** A round as it is being made: changes are a draft until they are saved, and files are of what is saved. */
function Builder({ round }: { round: Page }) {
  const all = useBriefingWords()
  const t = all.round
  const { by } = useSettings()
  const client = useQueryClient()
  const [stops, setStops] = useState<Stop[]>(round.stops)
  const [rules, setRules] = useState<Rules>({ judges: round.judges, criteria: round.criteria, drop: round.drop, decimals: round.decimals })
  const [looked, setLooked] = useState<string | null>(null)
  const dirty = JSON.stringify([stops.map(s => s.id), rules]) !== JSON.stringify([round.stops.map(s => s.id), { judges: round.judges, criteria: round.criteria, drop: round.drop, decimals: round.decimals }])
  const save = useMutation({
    mutationFn: () => briefingApi.change(round.id, { name: round.name, on: round.on, projects: stops.map(s => s.id), ...rules, revision: round.revision, by: by.trim() || undefined }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['round', round.id] }),
  })
  const suggest = () => {
    const districts = [...new Set(stops.flatMap(s => s.district ?? []))]
    setStops([...stops].map((stop, i) => ({ stop, i, at: stop.district === null ? districts.length : districts.indexOf(stop.district) })).sort((a, b) => a.at - b.at || a.i - b.i).map(({ stop }) => stop))
  }
  useEffect(() => {
    if (!dirty) return
    const hold = (e: BeforeUnloadEvent) => e.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [dirty])
  return (
    <>
      <div className="head row between">
        <div><p className="small"><Link to="/rounds">{all.rounds.title}</Link></p><h1 lang="zh-CN">{round.name}</h1><p className="num">{round.on} · {all.rounds.projects(stops.length)} · {all.rounds.judges(rules.judges.length)}</p></div>
      </div>
      <Route stops={stops} looked={looked} onChange={setStops} onLook={setLooked} onSuggest={suggest} />
      <Judging rules={rules} onChange={setRules} />
      <div className="row savebar noprint" data-dirty={dirty || undefined}>
        <label>{all.rounds.by} <input className="field" maxLength={100} size={10} placeholder={all.rounds.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
        <button type="button" className="plain strong" disabled={!dirty || save.isPending} onClick={() => save.mutate()}>{t.save}</button>
        {dirty && <button type="button" className="plain" onClick={() => { setStops(round.stops); setRules({ judges: round.judges, criteria: round.criteria, drop: round.drop, decimals: round.decimals }) }}>{t.discard}</button>}
        <span role="status" className="quiet">{dirty ? `${t.unsaved}。${t.saveFirst}` : t.saved}</span>
        {save.error && <Problem error={save.error} />}
      </div>
      <section className="section" aria-labelledby="papers">
        <h2 id="papers">{t.papers}</h2>
        <div className="row noprint">
          <a className="plain" aria-disabled={dirty || stops.length === 0 || undefined} href={dirty || stops.length === 0 ? undefined : briefsUrl(round.id, 'docx')} download>{t.allDocx}</a>
          <a className="plain" title={t.packHint} aria-disabled={dirty || stops.length === 0 || undefined} href={dirty || stops.length === 0 ? undefined : briefsUrl(round.id, 'zip')} download>{t.pack}</a>
          <span className="quiet small">{t.layoutNote}</span>
        </div>
        {looked && round.projects.includes(looked) ? <Preview round={round.id} project={looked} /> : <p className="quiet noprint" style={{ marginTop: 8 }}>{t.choose}</p>}
      </section>
      <Scores round={round} disabled={dirty} />
      <RankingTable round={round} />
    </>
  )
}

function Preview({ round, project }: { round: string; project: string }) {
  const t = useBriefingWords().round
  const { data, error, isPending } = useQuery({ queryKey: ['round', round, 'brief', project], queryFn: () => briefingApi.brief(round, project) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} />
  return (
    <div data-preview={project}>
      <p className="row noprint" style={{ margin: '8px 0' }}><strong>{t.preview}</strong><a className="plain" href={briefUrl(round, project)} download>{t.oneDocx}</a></p>
      {data.items.map(item => <PaperView key={item.project} paper={item.paper} />)}
    </div>
  )
}
