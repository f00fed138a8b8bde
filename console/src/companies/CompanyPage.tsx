import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Status } from '../figure/Status.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Ladder } from '../ladder/Ladder.tsx'
import { PointsOf } from '../points/PointsOf.tsx'
import { useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyApi, type CompanyRecord } from './api.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { Entitled } from './Entitled.tsx'
import { FactTable } from './FactTable.tsx'
import { History, TakeBack } from './History.tsx'
import { InLedger } from './InLedger.tsx'
import { ValueDrawer } from './ValueDrawer.tsx'
import { companyWords } from './words.ts'
import '../pages/entity.css'
import '../projects/projects.css'
import './companies.css'

/** One company: who it is, its figures by year with their sources, what it is entitled to, what pages say of it; corrected by whoever knows better. */
export default function CompanyPage() {
  const w = useLocalWords(companyWords)
  const id = useParams().id!
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['company', id], queryFn: () => companyApi.company(id) })
  useTitle(data?.name ?? w.title)
  if (isPending) return <Loading />
  if (error) return <><h1 className="head">{w.title}</h1><Problem error={error} retry={refetch} notFound={[w.page.notFound, w.page.notFoundHint]} /></>
  return <Known key={data.id} company={data} />
}

function Known({ company }: { company: CompanyRecord }) {
  const w = useLocalWords(companyWords)
  const [correcting, correct] = useState<string | null>(null)
  const [pointed, point] = useState(false)
  const [set, choose] = useState<string>()
  const [saved, setSaved] = useState<{ source: string; what: string; back: boolean } | null>(null)
  const differing = company.facts.reduce((n, f) => n + f.values.filter(v => v.others.length > 0).length, 0)
  return (
    <article className="company">
      <Head company={company} />
      <p className="entered noprint" role="status" data-corrected={saved?.source}>{saved && (saved.back ? w.correct.takenBack : <>{w.correct.saved(saved.what)} <TakeBack company={company.id} source={saved.source} onDone={() => setSaved({ ...saved, back: true })} /></>)}</p>
      {correcting !== null && <CorrectDialog company={company} asked={correcting} onClose={() => correct(null)} onSaved={said => setSaved({ ...said, back: false })} />}
      <div className="twosides">
        <div>
          <section className="section first" aria-labelledby="facts">
            <h2 id="facts" className="row between">{w.page.facts}<span className="row small">{differing > 0 && <span><Status value="conflict" wordless /> {w.page.differ(differing)}</span>}<button type="button" className="link noprint" onClick={() => correct('')}>{w.page.correct}</button></span></h2>
            <p className="small quiet noprint" style={{ marginBottom: 8 }}>{w.page.factsHint}</p>
            <FactTable facts={company.facts} />
          </section>
          <section className="section" aria-labelledby="entitled"><h2 id="entitled">{w.page.outcomes}</h2><Entitled company={company.id} /></section>
          <section className="section" aria-labelledby="ladder"><h2 id="ladder">{w.page.ladder}</h2><Ladder company={company.id} /></section>
          <section className="section" aria-labelledby="points">
            <h2 id="points">{w.page.points}</h2>
            {/* Its place among all is worked out over all: only for who asks. */}
            {pointed ? <PointsOf company={company.id} set={set} onSet={choose} /> : <button type="button" className="plain noprint" onClick={() => point(true)}>{w.page.showPoints}</button>}
          </section>
          <section className="section" aria-labelledby="said">
            <h2 id="said">{w.page.claims}</h2>
            {company.entity ? <InLedger entity={company.entity} /> : <p className="quiet">{w.page.noEntity}</p>}
          </section>
        </div>
        <div>
          <section className="section first" aria-labelledby="history"><h2 id="history">{w.page.history}</h2><History company={company} /></section>
        </div>
      </div>
      <ValueDrawer company={company} onCorrect={correct} />
    </article>
  )
}

function Head({ company: c }: { company: CompanyRecord }) {
  const words = useWords()
  const w = useLocalWords(companyWords)
  return (
    <div className="head">
      <h1 lang="zh-CN">{c.name}</h1>
      <p className="row standing"><span className="num">{c.code ?? w.page.noCode}</span>{c.size !== 'none' && <span>{w.sizes[c.size]}</span>}<button type="button" className="plain noprint" onClick={() => print()}>{words.app.print}</button></p>
      <dl className="pairs parties">
        {c.industry && <><dt>{w.page.industry}</dt><dd lang="zh-CN">{c.industry.path.map(p => p.name).join(' › ')} <span className="num quiet">{c.industry.section}{c.industry.code}</span></dd></>}
        {c.industry && (['strategic', 'digital'] as const).filter(kind => c.industry![kind].how !== 'none').map(kind => <div key={kind} style={{ display: 'contents' }}><dt>{w.page[kind]}</dt><dd>{w.page.mapped[c.industry![kind].how]} <span className="quiet small" lang="zh-CN">{c.industry![kind].headings.slice(0, 3).map(h => h.name).join('、')}</span></dd></div>)}
        {c.place ? <><dt>{w.page.place}</dt><dd lang="zh-CN">{c.place.zh}</dd></> : c.registry && <><dt>{w.page.registry}</dt><dd lang="zh-CN">{c.registry.zh}</dd></>}
      </dl>
    </div>
  )
}
