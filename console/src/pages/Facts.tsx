import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, exportUrl, type Claim, type ClaimQuery } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText, Figure, hasStatus, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { modalities, Status } from '../figure/Status.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Grid } from '../table/Grid.tsx'
import { Menu } from '../table/Menu.tsx'
import type { Column } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'

const DayPicker = lazy(() => import('../theme/DayPicker.tsx'))
const filters = ['property', 'status', 'since', 'q', 'subject', 'object', 'document'] as const

/** Every statement of the ledger. The server filters and pages, so this list may be as long as it likes. */
export default function Facts() {
  const t = useWords()
  const names = useNames()
  useTitle(t.facts.title)
  const [params, setParams] = useSearchParams()
  const query = Object.fromEntries(filters.flatMap(key => (params.get(key) ? [[key, params.get(key)]] : []))) as ClaimQuery
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['claims', query], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.claims({ ...query, limit: '100', ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const set = (key: string, value: string) => setParams(now => { const next = new URLSearchParams(now); if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  const columns = useClaimColumns()
  const rows = data?.pages.flatMap(p => p.items) ?? []
  const first = data?.pages[0]
  return (
    <>
      <div className="head"><h1>{t.facts.title}</h1><p>{t.facts.lead}</p></div>
      <div className="toolbar noprint">
        <input className="field" type="search" maxLength={200} aria-label={t.facts.filter} placeholder={t.facts.filter} defaultValue={params.get('q') ?? ''} onKeyDown={e => { if (e.key === 'Enter') set('q', e.currentTarget.value.trim()) }} onBlur={e => set('q', e.currentTarget.value.trim())} />
        <select className="field" aria-label={t.facts.property} value={params.get('property') ?? ''} onChange={e => set('property', e.target.value)}>
          <option value="">{t.facts.anyProperty}</option>
          {names.properties.map(p => <option key={p.id} value={p.id}>{names.property(p.id)}</option>)}
        </select>
        <select className="field" aria-label={t.facts.status} value={params.get('status') ?? ''} onChange={e => set('status', e.target.value)}>
          <option value="">{t.facts.anyStatus}</option>
          {Object.entries(modalities).map(([modality, s]) => <option key={modality} value={modality}>{t.status[s]}</option>)}
          <optgroup label={t.facts.finer}>{(['contracted', 'intended', 'hoped'] as const).map(s => <option key={s} value={s}>{t.status[s]}</option>)}</optgroup>
        </select>
        <span className="row" style={{ gap: 8 }}>{t.facts.since}<Suspense fallback={<input className="field" disabled aria-label={t.facts.since} />}><DayPicker label={t.facts.since} value={params.get('since') ?? ''} onChange={day => set('since', day)} /></Suspense></span>
        {Object.keys(query).length > 0 && <Link to="/facts">{t.table.clear}</Link>}
        <span className="push row">
          <Menu label={t.table.export} right>
            {(['xlsx', 'csv', 'jsonl'] as const).map(format => <a key={format} className="item" href={exportUrl({ ...query, limit: undefined, cursor: undefined, format } as never)} download>{format === 'jsonl' ? 'JSON Lines' : t.table[format]}</a>)}
          </Menu>
        </span>
      </div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : rows.length === 0 ? <Empty title={t.facts.emptyTitle} hint={t.facts.emptyHint} /> : (
        <>
          <p className="quiet small num" role="status" style={{ marginBottom: 8 }}>{t.facts.shown(rows.length, first?.total ?? 0, first?.atLeast)}</p>
          <Grid title={t.facts.title} columns={columns} rows={rows} id={c => c.id} />
          {hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{t.app.more}</button></p>}
        </>
      )}
    </>
  )
}

/** Columns of any list of claims. `omit` drops what the page around it says already. */
export function useClaimColumns(omit: string[] = []): Column<Claim>[] {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const columns: Column<Claim>[] = [
    { key: 'subject', wide: true, title: t.facts.subject, text: c => c.subject.name, cell: c => <><Link to={`/entities/${encodeURIComponent(c.subject.id)}`} lang="zh-CN">{c.subject.name}</Link><span className="cellnote">{names.type(c.subject.type)}</span></> },
    { key: 'property', title: t.facts.property, text: c => names.property(c.property), cell: c => <>{names.property(c.property)}{scopeText(c, t) && <span className="cellnote" lang="zh-CN">{scopeText(c, t)}</span>}</> },
    { key: 'value', title: t.facts.value, text: c => claimText(c, names, lang), cell: c => <Figure claim={c} status="none" /> },
    { key: 'status', title: t.facts.status, text: c => (hasStatus(c) ? t.status[c.status] : ''), cell: c => hasStatus(c) && <Status value={c.status} /> },
    { key: 'when', title: t.facts.when, text: c => periodText(c.from, c.to, lang), cell: c => (c.property === 'milestone' ? '' : <span className="num">{periodText(c.from, c.to, lang)}</span>) },
    { key: 'publisher', wide: true, title: t.facts.publisher, text: c => c.publisher ?? '', cell: c => <>{c.publisher ?? <span className="quiet">{t.evidence.unknownPublisher}</span>}<span className="cellnote num">{c.publishedOn ? `${c.publishedOn} · ${t.basis[c.basis]}` : t.reader.unknownDate}</span></> },
  ]
  return columns.filter(c => !omit.includes(c.key))
}
