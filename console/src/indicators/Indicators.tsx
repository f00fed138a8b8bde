import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, type Indicator, type IndicatorQuery } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText, Figure, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Choice } from '../table/Choice.tsx'
import { Grid } from '../table/Grid.tsx'
import { everyRow, mostRows, SaveMenu } from '../table/SaveMenu.tsx'
import type { Column } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { Series } from './Series.tsx'
import { SumBar } from './Sum.tsx'
import { indicatorWords } from './words.ts'
import '../table/table.css'
import './indicators.css'

const filters = ['place', 'property', 'year', 'publisher', 'status', 'q', 'sort'] as const

/** Figures of places and parks, filtered and paged by the server; chosen ones are added up, or it is said why not; a row opens its years. */
export default function Indicators() {
  const w = useLocalWords(indicatorWords)
  const names = useNames()
  const t = useWords()
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const query = Object.fromEntries(filters.flatMap(key => (params.get(key) ? [[key, params.get(key)]] : []))) as IndicatorQuery
  const [chosen, choose] = useState<ReadonlyMap<string, Indicator>>(new Map())
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['indicators', query], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => api.indicators({ ...query, limit: '100', ...(pageParam && { cursor: pageParam }) }), getNextPageParam: last => last.next ?? undefined,
  })
  const set = (change: Record<string, string>) => setParams(now => { const next = new URLSearchParams(now); for (const [key, value] of Object.entries(change)) if (value) next.set(key, value); else next.delete(key); return next }, { replace: true, preventScrollReset: true })
  const toggle = (row: Indicator) => choose(now => { const next = new Map(now); if (!next.delete(row.claim.id)) next.set(row.claim.id, row); return next })
  const columns = useColumns(chosen, toggle, row => set({ series: seriesKey(row) }))
  const rows = data?.pages.flatMap(p => p.items) ?? []
  const first = data?.pages[0]
  const filtered = filters.some(key => key !== 'sort' && params.get(key))
  const series = readSeries(params.get('series'))
  const name = {
    place: (value: string) => first!.facets.place.find(f => f.value === value)?.name ?? value, property: names.property, year: (value: string) => value, publisher: (value: string) => value,
    status: (value: string) => t.status[value as Indicator['status']] ?? value,
  }
  const sort = query.sort && query.sort !== 'place' ? { key: query.sort.replace('-', ''), down: query.sort.startsWith('-') } : null
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : first!.total === 0 && !filtered
        ? <Empty title={w.emptyTitle} hint={w.emptyHint}><Link className="plain" to="/library">{w.upload}</Link></Empty>
        : <>
          {series && <Series of={series} onClose={() => set({ series: '' })} />}
          <div className="toolbar noprint">
            <input className="field" type="search" maxLength={200} aria-label={w.filter} placeholder={w.filter} defaultValue={params.get('q') ?? ''} onKeyDown={e => { if (e.key === 'Enter') set({ q: e.currentTarget.value.trim() }) }} onBlur={e => set({ q: e.currentTarget.value.trim() })} />
            {(['place', 'property', 'year', 'publisher', 'status'] as const).filter(key => first!.facets[key].length > 0 || params.get(key)).map(key => (
              <Choice key={key} title={w.facets[key]} picked={params.get(key) ?? undefined} counts={first!.facets[key]} name={value => name[key](value)} onPick={value => set({ [key]: value ?? '' })} />
            ))}
            {filtered && <button type="button" className="link" onClick={() => set(Object.fromEntries(filters.map(key => [key, ''])))}>{w.clear}</button>}
            <span className="push row">
              <SaveMenu title={w.title} columns={columns.filter(c => c.key !== 'series')} rows={() => everyRow(cursor => api.indicators({ ...query, limit: '1000', ...(cursor && { cursor }) }))} note={first!.total > mostRows ? w.tooMany(mostRows) : undefined} />
              <button type="button" className="plain" onClick={() => print()}>{t.app.print}</button>
            </span>
          </div>
          <p className="small quiet num" role="status" style={{ marginBottom: 8 }}>{w.total(rows.length, first!.total)}</p>
          {chosen.size > 0 && <SumBar rows={[...chosen.values()]} onClear={() => choose(new Map())} />}
          {rows.length === 0 ? <Empty title={w.noneTitle} hint={w.noneHint} /> : (
            <Grid title={w.title} columns={columns} rows={rows} id={row => row.claim.id} sort={sort} onSort={next => set({ sort: next ? `${next.down ? '-' : ''}${next.key}` : '' })} />
          )}
          {hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{w.more}</button></p>}
        </>}
    </>
  )
}

function useColumns(chosen: ReadonlyMap<string, Indicator>, toggle: (row: Indicator) => void, open: (row: Indicator) => void): Column<Indicator>[] {
  const t = useWords()
  const w = useLocalWords(indicatorWords)
  const names = useNames()
  const { lang } = useSettings()
  // The server sorts; a head says only that it can be.
  const sortable = () => null
  const what = (r: Indicator) => [names.property(r.property), scopeText(r.claim, t)].filter(Boolean).join(' · ')
  return [
    { key: 'what', wide: true, title: w.indicator, text: what, cell: r => (
      <label className="pick">
        <input type="checkbox" checked={chosen.has(r.claim.id)} onChange={() => toggle(r)} aria-label={w.choose(`${r.place.name} ${what(r)} ${claimText(r.claim, names, lang)}`)} />
        <span>{names.property(r.property)}{scopeText(r.claim, t) && <span className="cellnote" lang="zh-CN">{scopeText(r.claim, t)}</span>}</span>
      </label>) },
    { key: 'place', title: w.place, text: r => r.place.name, cell: r => <Link to={`${r.place.type === 'park' ? '/parks' : '/entities'}/${encodeURIComponent(r.place.id)}`} lang="zh-CN">{r.place.name}</Link> },
    { key: 'period', title: w.period, text: r => periodText(r.from, r.to, lang), sort: sortable, cell: r => (r.from || r.to ? <span className="num">{periodText(r.from, r.to, lang)}{r.periodBasis === 'carried' && <span className="cellnote" title={w.carriedHint}>{w.carried}</span>}</span> : <span className="quiet">{w.unknown}</span>) },
    { key: 'value', title: w.value, end: true, text: r => claimText(r.claim, names, lang), sort: sortable, claims: r => [r.claim], cell: r => <Figure claim={r.claim} status="none" /> },
    { key: 'status', title: w.status, text: r => t.status[r.status], cell: r => <Status value={r.status} /> },
    { key: 'definition', title: w.definition, text: r => r.definition?.text ?? w.unknown, cell: r => (r.definition ? <span lang="zh-CN">{r.definition.text}<span className="cellnote">{r.definition.source}</span></span> : <span className="quiet">{w.unknown}</span>) },
    { key: 'source', title: w.source, text: r => [r.claim.publisher, r.claim.publishedOn].filter(Boolean).join(' '), cell: r => <>{r.claim.publisher ? <span lang="zh-CN">{r.claim.publisher}</span> : <span className="quiet">{t.evidence.unknownPublisher}</span>}<span className="cellnote num">{r.claim.publishedOn}</span></> },
    { key: 'series', title: w.series, text: () => '', cell: r => <button type="button" className="link" aria-label={w.seriesOf(`${r.place.name} ${what(r)}`)} onClick={() => open(r)}>{w.openSeries}</button> },
  ]
}

export interface SeriesOf { place: string; property: Indicator['property']; of: string; unit: string }
/** One indicator as the address names it. */
const seriesKey = (r: Indicator) => JSON.stringify([r.place.id, r.property, r.of ?? '', r.unit ?? ''])

function readSeries(text: string | null): SeriesOf | null {
  try {
    const [place, property, of, unit] = JSON.parse(text ?? '') as string[]
    return place && property ? { place, property: property as SeriesOf['property'], of: of ?? '', unit: unit ?? '' } : null
  } catch {
    return null
  }
}
