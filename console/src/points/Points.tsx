import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Confidence } from '../match/Outcome.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { pointsApi, type Ranking, type SetRow } from './api.ts'
import { Appeals } from './Appeals.tsx'
import { between, percent } from './figures.ts'
import { SampleMark } from './SampleMark.tsx'
import { SetTable } from './SetTable.tsx'
import { pointsWords } from './words.ts'
import '../match/outcome.css'
import '../table/table.css'
import './points.css'

/** Sets of innovation points: who has how many, what is counted with which weight, what companies say against it. */
export default function Points() {
  const w = useLocalWords(pointsWords)
  const { lang } = useSettings()
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['points', 'sets'], queryFn: pointsApi.sets })
  const set = data?.items.find(s => s.id === params.get('set')) ?? data?.items.find(s => s.indicators > 0) ?? data?.items[0]
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : set && <>
        <p className="row noprint"><label className="row">{w.set}<select className="field" value={set.id} onChange={e => setParams({ set: e.target.value })}>{data.items.map(s => <option key={s.id} value={s.id}>{s[lang]}</option>)}</select></label></p>
        <SetHead set={set} />
        {set.indicators > 0 && <Ranked key={set.id} set={set} />}
        <section className="section" aria-labelledby="indicators"><h2 id="indicators">{w.indicators}</h2><SetTable id={set.id} /></section>
        <AllAppeals />
      </>}
    </>
  )
}

function SetHead({ set }: { set: SetRow }) {
  const w = useLocalWords(pointsWords)
  const { lang } = useSettings()
  return (
    <div className="sethead">
      <p className="row"><strong>{set[lang]}</strong>{set.sample && <SampleMark />}<span className="small quiet" lang="zh-CN">{set.issuer} {set.document ?? w.noDocument}</span><span className="small quiet">{w.version} <span lang="zh-CN">{set.version}</span></span><Confidence value={set.confidence} /></p>
      {set.announced !== null && <p><span className="num">{w.entered(set.indicators, set.announced)}</span></p>}
      {set.toEnter.length > 0 && <p>{w.toEnter}{'：'}{set.toEnter.map(t => t[lang]).join('；')}。{set.indicators === 0 && w.cannotScore}</p>}
    </div>
  )
}

function Ranked({ set }: { set: SetRow }) {
  const w = useLocalWords(pointsWords)
  const t = useWords()
  const { lang } = useSettings()
  const [params, setParams] = useSearchParams()
  const [stage, q] = [params.get('stage') ?? '', params.get('q') ?? '']
  const change = (next: Record<string, string>) => setParams(now => { const all = new URLSearchParams(now); for (const [key, value] of Object.entries(next)) if (value) all.set(key, value); else all.delete(key); return all }, { replace: true, preventScrollReset: true })
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['points', 'ranking', set.id, stage, q], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => pointsApi.ranking({ set: set.id, ...(stage && { stage }), ...(q && { q }), ...(pageParam && { cursor: pageParam }) }), getNextPageParam: last => last.next ?? undefined,
  })
  const first = data?.pages[0]
  const rows = data?.pages.flatMap(p => p.items) ?? []
  return (
    <section className="section" aria-labelledby="ranking">
      <h2 id="ranking">{w.ranking}</h2>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : first!.companies === 0 ? <Empty title={w.emptyTitle} hint={w.emptyHint}><Link className="plain" to="/companies">{w.toAll}</Link></Empty> : <>
        <p className="small quiet"><span className="num" role="status">{w.companies(first!.companies, first!.settled)}</span>{lang === 'zh' ? '。' : '. '}{w.rankingHint}</p>
        <Spread ranking={first!} />
        <div className="toolbar noprint">
          <input className="field" type="search" maxLength={100} aria-label={w.filter} placeholder={w.filter} defaultValue={q} onKeyDown={e => { if (e.key === 'Enter') change({ q: e.currentTarget.value.trim() }) }} onBlur={e => change({ q: e.currentTarget.value.trim() })} />
          <select className="field" aria-label={w.stage} value={stage} onChange={e => change({ stage: e.target.value })}><option value="">{w.allStages}</option>{set.stages.map(s => <option key={s.id} value={s.id}>{s[lang]}</option>)}</select>
          <span className="num small quiet">{w.found(first!.total)}</span>
        </div>
        {rows.length === 0 ? <Empty title={w.noneTitle} hint={w.noneHint} /> : (
          <div className="tablewrap" role="region" aria-label={t.table.region(w.ranking)} tabIndex={0}>
            <table className="table">
              <caption className="sr">{w.ranking}</caption>
              <thead><tr><th scope="col">{w.company}</th><th scope="col" className="end">{w.place}</th><th scope="col" className="end">{w.total}</th><th scope="col">{w.stage}</th>{first!.classes.map(c => <th key={c.id} scope="col" className="end">{c[lang]}</th>)}</tr></thead>
              <tbody>{rows.map(r => (
                <tr key={r.company.id}>
                  <th scope="row"><Link to={`/points/${encodeURIComponent(r.company.id)}?set=${set.id}`} lang="zh-CN">{r.company.name}</Link></th>
                  <td className="end num">{r.place}</td><td className="end num"><strong>{between(r.total)}</strong></td><td>{set.stages.find(s => s.id === r.stage)?.[lang] ?? <span className="quiet">? {w.stageUnknown}</span>}</td>
                  {r.classes.map((c, i) => <td key={i} className="end num">{between(c)}</td>)}
                </tr>
              ))}</tbody>
            </table>
          </div>
        )}
        {hasNextPage && <p className="noprint" style={{ marginTop: 8 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{w.next}</button></p>}
      </>}
    </section>
  )
}

/** How many have how many points: bars with their numbers, which is its own table. */
function Spread({ ranking }: { ranking: Ranking }) {
  const w = useLocalWords(pointsWords)
  const last = ranking.bands.findLastIndex(n => n > 0)
  const most = Math.max(...ranking.bands)
  return (
    <table className="spread" aria-label={w.spread}>
      <caption>{w.spread}</caption>
      <thead className="sr"><tr><th scope="col">{w.points}</th><th scope="col">{w.count}</th><th scope="col">{w.share}</th></tr></thead>
      <tbody>{ranking.bands.slice(0, last + 1).map((n, i) => <tr key={i}><th scope="row" className="num">{w.band(i * 10)}</th><td className="num"><span className="bar" style={{ inlineSize: `${(n / most) * 60}%` }} aria-hidden="true" /> {n}</td><td className="num quiet">{percent(n / ranking.companies)}</td></tr>)}</tbody>
    </table>
  )
}

function AllAppeals() {
  const w = useLocalWords(pointsWords)
  const { data } = useQuery({ queryKey: ['points', 'appeals'], queryFn: pointsApi.appeals })
  return <section className="section" aria-labelledby="appeals"><h2 id="appeals">{w.appeals}</h2>{data ? <Appeals items={data.items} named={id => id} linked /> : <Loading />}</section>
}
