import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { ladderApi, type Pool, type PoolKind } from './api.ts'
import { gapText } from './gap.ts'
import { ladderWords } from './words.ts'
import '../table/table.css'
import './ladder.css'

const kinds: PoolKind[] = ['held', 'expiring', 'expired', 'qualified', 'one-away', 'one-unknown', 'unknown']

/** The office's view of its ladders: counts by title and case; a number opens the companies behind it. */
export default function PoolPage() {
  const w = useLocalWords(ladderWords)
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const days = params.get('days') ?? '180'
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['ladder', 'pool', days], queryFn: () => ladderApi.pool(days), placeholderData: keepPreviousData })
  const [ladder, rung, kind] = [params.get('ladder'), params.get('rung'), params.get('kind') as PoolKind | null]
  const change = (next: Record<string, string>) => setParams(now => { const all = new URLSearchParams(now); for (const [key, value] of Object.entries(next)) if (value) all.set(key, value); else all.delete(key); return all }, { preventScrollReset: true })
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.companies === 0 ? <Empty title={w.emptyTitle} hint={w.emptyHint}><Link className="plain" to="/companies">{w.toCompanies}</Link></Empty> : <>
        <p className="row"><span className="num">{w.companies(data.companies)}</span><label className="row noprint">{w.within}<select className="field" value={days} onChange={e => change({ days: e.target.value })}>{['30', '90', '180', '365'].map(d => <option key={d} value={d}>{w.days(Number(d))}</option>)}</select></label></p>
        {data.items.map(l => <PoolTable key={l.id} pool={l} days={days} picked={ladder === l.id ? { rung, kind } : null} onPick={(rung, kind) => change({ ladder: l.id, rung, kind, condition: '' })} />)}
        {ladder && rung && kind && <Rows key={`${ladder} ${rung} ${kind}`} pool={data.items.find(l => l.id === ladder)} ladder={ladder} rung={rung} kind={kind} days={days} condition={params.get('condition') ?? ''} onCondition={condition => change({ condition })} />}
      </>}
    </>
  )
}

function PoolTable({ pool, days, picked, onPick }: { pool: Pool; days: string; picked: { rung: string | null; kind: string | null } | null; onPick: (rung: string, kind: PoolKind) => void }) {
  const w = useLocalWords(ladderWords)
  const t = useWords()
  const { lang } = useSettings()
  return (
    <section className="section" aria-labelledby={`pool-${pool.id}`}>
      <h2 id={`pool-${pool.id}`}>{pool[lang]}</h2>
      <div className="tablewrap" role="region" aria-label={t.table.region(pool[lang])} tabIndex={0}>
        <table className="table">
          <caption className="sr">{pool[lang]}</caption>
          <thead><tr><th scope="col">{w.rung}</th>{kinds.map(k => <th key={k} scope="col" className="end" title={w.kindHints[k]}>{w.kinds[k]}{k === 'expiring' && <span className="cellnote">{w.days(Number(days))}</span>}</th>)}<th scope="col">{w.policy}</th></tr></thead>
          <tbody>{pool.rungs.map(r => (
            <tr key={r.id}>
              <th scope="row">{r[lang]}</th>
              {kinds.map(k => <td key={k} className="end">{r.counts[k] ? <button type="button" className="link num" aria-pressed={picked?.rung === r.id && picked.kind === k} onClick={() => onPick(r.id, k)} data-pool={`${r.id} ${k}`}>{r.counts[k]}</button> : <span className="num quiet">0</span>}</td>)}
              <td className="wide small"><Link to={`/policies/${encodeURIComponent(r.policy.id)}`} lang="zh-CN">{r.policy.document}</Link>{!r.policy.inForce && <span className="cellnote">! {w.notInForce}</span>}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      <ul className="small quiet" lang="zh-CN">{pool.notes.map(n => <li key={n}>{n}</li>)}</ul>
    </section>
  )
}

function Rows({ pool, ladder, rung, kind, days, condition, onCondition }: { pool: Pool | undefined; ladder: string; rung: string; kind: PoolKind; days: string; condition: string; onCondition: (condition: string) => void }) {
  const w = useLocalWords(ladderWords)
  const t = useWords()
  const { lang } = useSettings()
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['ladder', 'rows', ladder, rung, kind, days, condition], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => ladderApi.rows(ladder, rung, { kind, days, ...(condition && { condition }), ...(pageParam && { cursor: pageParam }) }), getNextPageParam: last => last.next ?? undefined,
  })
  const of = pool?.rungs.find(r => r.id === rung)
  const title = `${of?.[lang] ?? rung}：${w.kinds[kind]}`
  const lacking = kind === 'one-away' || kind === 'one-unknown'
  return (
    <section className="section" aria-labelledby="rows" data-rows>
      <h2 id="rows">{title}</h2>
      <p className="small quiet">{w.kindHints[kind]}</p>
      {kind === 'one-away' && of && of.lacking.length > 1 && (
        <p className="row small noprint">{w.lackingMost}{'：'}<button type="button" className="link" aria-pressed={condition === ''} onClick={() => onCondition('')}>{w.all}</button>{of.lacking.map(l => <button key={l.id} type="button" className="link" aria-pressed={condition === l.id} onClick={() => onCondition(l.id)}>{l[lang]} {l.count}</button>)}</p>
      )}
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.pages[0]!.total === 0 ? <Empty title={w.noneHere} hint={w.noneHint} /> : (
        <div className="tablewrap" role="region" aria-label={t.table.region(title)} tabIndex={0}>
          <table className="table">
            <caption className="sr">{title}</caption>
            <thead><tr><th scope="col">{w.company}</th><th scope="col">{w.expires}</th>{lacking && <th scope="col">{w.lacks}</th>}</tr></thead>
            <tbody>{data.pages.flatMap(p => p.items).map(r => (
              <tr key={r.company.id}>
                <th scope="row"><Link to={`/ladder/${encodeURIComponent(r.company.id)}`} lang="zh-CN">{r.company.name}</Link></th>
                <td className="num">{r.expiresOn ?? ''}</td>
                {lacking && <td className="wide">{r.lacking.map(l => <p key={l.id}>{l.outcome === 'unknown' ? '? ' : '× '}{l[lang]} <strong>{l.gaps.map(g => gapText(g, w, lang)).filter(Boolean).join(w.or)}</strong></p>)}</td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {hasNextPage && <p className="noprint" style={{ marginTop: 8 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{w.next}</button></p>}
    </section>
  )
}
