import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api, type ParkRow } from '../api/index.ts'
import { Figure } from '../figure/Figure.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Grid } from '../table/Grid.tsx'
import type { Column } from '../table/view.ts'
import { useLocalWords } from '../words/local.ts'
import { parkWords } from './words.ts'
import '../table/table.css'

/** One row a park; what it is good at opens the sentence that says so. */
export default function Parks() {
  const w = useLocalWords(parkWords)
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const sort = (['name', 'lastPublishedOn'] as const).find(s => s === params.get('sort')) ?? 'projects'
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['parks', q, sort], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => api.parks({ ...(q && { q }), sort, limit: '100', ...(pageParam && { cursor: pageParam }) }), getNextPageParam: last => last.next ?? undefined,
  })
  const set = (key: string, value: string) => setParams(now => { const next = new URLSearchParams(now); if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  const rows = data?.pages.flatMap(p => p.items) ?? []
  const columns = useColumns()
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : rows.length === 0 && !q ? <Empty title={w.emptyTitle} hint={w.emptyHint} /> : (
        <>
          <div className="toolbar noprint">
            <input className="field" type="search" maxLength={200} aria-label={w.filter} placeholder={w.filter} defaultValue={q} onKeyDown={e => { if (e.key === 'Enter') set('q', e.currentTarget.value.trim()) }} onBlur={e => set('q', e.currentTarget.value.trim())} />
          </div>
          <p className="small quiet num" role="status" style={{ marginBottom: 8 }}>{w.total(rows.length, data.pages[0]!.total)}</p>
          {rows.length === 0 ? <Empty title={w.noneTitle} hint={w.noneHint} /> : <Grid title={w.title} columns={columns} rows={rows} id={r => r.park.id} sort={sort === 'projects' ? { key: 'projects', down: true } : { key: sort, down: sort !== 'name' }} onSort={next => set('sort', next?.key === 'projects' ? '' : next?.key ?? '')} />}
          {hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{w.more}</button></p>}
        </>
      )}
    </>
  )
}

function useColumns(): Column<ParkRow>[] {
  const w = useLocalWords(parkWords)
  // The server sorts; a head says only that it can be.
  const sortable = () => null
  return [
    { key: 'name', wide: true, title: w.name, text: r => r.park.name, sort: sortable, cell: r => <Link to={`/parks/${encodeURIComponent(r.park.id)}`} lang="zh-CN">{r.park.name}</Link> },
    { key: 'place', title: w.place, text: r => r.place?.entity.name ?? '', cell: r => (r.place ? <Figure claim={r.place.claim} status="none" /> : <Unset />) },
    { key: 'specialisation', wide: true, title: w.specialisation, text: r => r.specialisations.map(s => s.text).join('、'), cell: r => (r.specialisations.length ? <ul>{r.specialisations.map(s => <li key={s.claim.id}><span lang="zh-CN">{s.text}</span> <span className="small"><Figure claim={s.claim} status="none" /></span></li>)}</ul> : <Unset />) },
    { key: 'projects', title: w.projects, end: true, text: r => String(r.projects), sort: sortable, cell: r => <span className="num">{r.projects}</span> },
    { key: 'companies', title: w.companies, end: true, text: r => String(r.companies), cell: r => <span className="num">{r.companies}</span> },
    { key: 'land', title: w.land, end: true, text: () => '', cell: r => (r.land.length ? <ul>{r.land.map(c => <li key={c.id}><Figure claim={c} status="shape" /></li>)}</ul> : <Unset />) },
    { key: 'indicators', title: w.indicators, end: true, text: r => String(r.indicators), cell: r => <Link className="num" to={`/indicators?place=${encodeURIComponent(r.park.id)}`}>{r.indicators}</Link> },
    { key: 'lastPublishedOn', title: w.last, text: r => r.lastPublishedOn ?? '', sort: sortable, cell: r => <span className="num nowrap">{r.lastPublishedOn}</span> },
  ]
}

/** An empty cell says that nothing is stated; to a screen reader too. */
export function Unset() {
  const w = useLocalWords(parkWords)
  return <span className="quiet" title={w.unset}><span aria-hidden="true">–</span><span className="sr">{w.unset}</span></span>
}
