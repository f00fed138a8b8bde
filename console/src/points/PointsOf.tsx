import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { pointsApi, type CompanyPoints } from './api.ts'
import { AppealForm, Appeals } from './Appeals.tsx'
import { Contributions } from './Contributions.tsx'
import { between, percent } from './figures.ts'
import { SampleMark } from './SampleMark.tsx'
import { pointsWords } from './words.ts'
import '../match/outcome.css'
import '../table/table.css'
import './points.css'

/** A company's points by one set: the total, what each indicator contributes, appeals. Stands in the company's profile and on a page of its own. */
export function PointsOf({ company, set, onSet }: { company: string; set: string | undefined; onSet: (set: string) => void }) {
  const w = useLocalWords(pointsWords)
  const { lang } = useSettings()
  const sets = useQuery({ queryKey: ['points', 'sets'], queryFn: pointsApi.sets })
  const chosen = set ?? sets.data?.items.find(s => s.indicators > 0)?.id
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['points', 'company', company, chosen], queryFn: () => pointsApi.company(company, chosen), enabled: chosen !== undefined })
  return (
    <>
      <p className="row noprint"><label className="row">{w.set}<select className="field" value={chosen ?? ''} onChange={e => onSet(e.target.value)}>{sets.data?.items.map(s => <option key={s.id} value={s.id}>{s[lang]}</option>)}</select></label></p>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} notFound={[w.notFound, w.notFoundHint]} /> : <Known key={data.points.set} data={data} />}
    </>
  )
}

function Known({ data: { company, points: p, place, appeals } }: { data: CompanyPoints }) {
  const w = useLocalWords(pointsWords)
  const { lang } = useSettings()
  const [appealing, appeal] = useState<string | null>(null)
  const named = (id: string) => [...p.indicators, ...p.adjustments].find(i => i.id === id)?.[lang] ?? id
  if (!p.indicators.length) return <><p className="row"><strong>{p[lang]}</strong></p><p className="quiet">{w.toEnter}{'：'}{p.toEnter.map(t => t[lang]).join('；')}。{w.cannotScore}</p></>
  return (
    <>
      <p className="row pointtotal">
        <span className="quiet">{w.total}</span><strong className="num" data-total>{between(p.total)}</strong>
        <span>{w.stage} {p.stages.map(s => s[lang]).join(' / ')}</span>
        {place && <span className="num">{w.placeOf(place.place, place.of, percent(place.below))}</span>}
        {p.sample && <SampleMark />}
        <span className="small quiet">{w.version} <span lang="zh-CN">{p.version}</span> · {p.on}</span>
      </p>
      <p className="small quiet">{w.dates}{'：'}{p.dates.from ? w.datesOf(p.dates.from, p.dates.to!) : '?'}{p.dates.undated > 0 && `，${w.undated(p.dates.undated)}`}</p>
      <Contributions points={p} onAppeal={appeal} />
      {appealing !== null && <AppealForm key={appealing} company={company.id} set={p.set} indicator={appealing} name={named(appealing)} onDone={() => appeal(null)} />}
      {appeals.length > 0 && <><h3 style={{ marginTop: 16 }}>{w.appeals}</h3><Appeals items={appeals} named={named} /></>}
    </>
  )
}
