import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api, type ProjectRecord } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Figure } from '../figure/Figure.tsx'
import { useClaimColumns } from '../pages/Facts.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Grid } from '../table/Grid.tsx'
import { useWords } from '../words/index.ts'
import { Colour } from './Colour.tsx'
import { Dates, Durations, History } from './Course.tsx'
import { Amounts, Capacity, Phases } from './Money.tsx'
import { useEntering } from './useEntering.tsx'
import { Why } from './Why.tsx'
import { useProjectWords } from './words.ts'
import { Work } from './Work.tsx'
import '../pages/entity.css'
import './projects.css'

/** One project: where it stands and why, what was promised and seen, what it costs and needs, who serves it; every figure with its source. */
export default function ProjectPage() {
  const t = useProjectWords()
  const id = useParams().id!
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['project', id], queryFn: () => api.project(id) })
  useTitle(data?.entity.name ?? t.title)
  if (isPending) return <Loading />
  if (error) return <><h1 className="head">{t.title}</h1><Problem error={error} retry={refetch} notFound={[t.page.notFound, t.page.notFoundHint]} /></>
  return <Known key={id} project={data} />
}

function Known({ project }: { project: ProjectRecord }) {
  const t = useProjectWords()
  const words = useWords()
  const [ask, entering] = useEntering()
  const enter: Enter = (kind, preset) => ask({ project: project.entity, kind, preset })
  const claims = useQuery({ queryKey: ['claims', { subject: project.entity.id }], queryFn: () => api.claims({ subject: project.entity.id, limit: '500' }) })
  const columns = useClaimColumns(['subject'])
  return (
    <article className="project">
      <Head project={project} />
      {entering}
      <div className="twosides">
        <div>
          <section className="section first" aria-labelledby="why"><h2 id="why">{t.page.why}</h2><Why judged={project.colour} /></section>
          <section className="section" aria-labelledby="dates">
            <h2 id="dates" className="row between">{t.page.dates}<span className="row small noprint">{(['promised', 'observed'] as const).map(kind => <button key={kind} type="button" className="link" onClick={() => enter(kind)}>{t.entry.add[kind]}</button>)}</span></h2>
            <Dates project={project} />
          </section>
          <section className="section" aria-labelledby="amounts"><h2 id="amounts">{t.page.amounts}</h2><Amounts investment={project.investment} /></section>
          {project.phases.length > 0 && <section className="section" aria-labelledby="phases"><h2 id="phases">{t.page.phases}</h2><Phases phases={project.phases} /></section>}
          <Capacity project={project} />
        </div>
        <div>
          <section className="section first" aria-labelledby="history">
            <h2 id="history" className="row between">{t.page.history}<button type="button" className="link small noprint" onClick={() => enter('stage')}>{t.entry.add.stage}</button></h2>
            <History steps={project.history} />
          </section>
          <Durations durations={project.durations} />
          <Work project={project} enter={enter} />
        </div>
      </div>
      <section className="section noprint" aria-labelledby="all">
        <h2 id="all" className="row between">{t.page.all}<Link className="small num" to={`/facts?subject=${encodeURIComponent(project.entity.id)}`}>{words.reader.factsCount(project.claims)}</Link></h2>
        {claims.error ? <Problem error={claims.error} retry={claims.refetch} /> : <Grid title={t.page.all} columns={columns} rows={claims.data?.items ?? []} id={c => c.id} />}
      </section>
    </article>
  )
}
export type Enter = (kind: 'stage' | 'promised' | 'observed' | 'progress' | 'statistics' | 'need' | 'team' | 'contact' | 'membership', preset?: Record<string, string>) => void

function Head({ project: { entity, stage, colour, owner, builders, places } }: { project: ProjectRecord }) {
  const t = useProjectWords()
  const words = useWords()
  const names = useNames()
  const stated = (list: ProjectRecord['builders']) => list.map((s, i) => <span key={s.entity.id}>{i > 0 && words.app.separator}{s.claim ? <Figure claim={s.claim} status="none" /> : <span lang="zh-CN">{s.entity.name}</span>}{s.via && <span className="quiet small"> {t.page.via(s.via.name)}</span>}</span>)
  return (
    <div className="head">
      <h1 lang="zh-CN">{entity.name}</h1>
      <p className="row standing">
        <Colour value={colour.colour ?? 'none'} /> <span className="stage" data-stage={stage?.stage}>{stage ? names.stage(stage.stage) : t.unstaged}</span>
        <span className="num">{t.page.asOf(colour.asOf)}</span>
        <Link className="noprint" to={`/entities/${encodeURIComponent(entity.id)}`}>{t.page.entityPage}</Link>
        <button type="button" className="plain noprint" onClick={() => print()}>{words.app.print}</button>
      </p>
      <dl className="pairs parties">
        {owner && <><dt>{t.page.owner}</dt><dd>{stated([owner])}</dd></>}
        {builders.length > 0 && <><dt>{t.page.builders}</dt><dd>{stated(builders)}</dd></>}
        {places.length > 0 && <><dt>{t.page.place}</dt><dd>{stated(places)}</dd></>}
      </dl>
    </div>
  )
}
