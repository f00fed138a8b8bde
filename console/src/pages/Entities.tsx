import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api, type Entity } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Grid } from '../table/Grid.tsx'
import type { Column } from '../table/view.ts'
import { useWords } from '../words/index.ts'

export default function Entities() {
  const t = useWords()
  const names = useNames()
  useTitle(t.entities.title)
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const type = names.types.find(x => x.id === params.get('type'))?.id as Entity['type'] | undefined
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['entities', q, type], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.entities({ limit: '100', ...(q && { q }), ...(type && { type }), ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: last => last.next ?? undefined, placeholderData: before => before,
  })
  const set = (key: string, value: string) => setParams(now => { const next = new URLSearchParams(now); if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  const rows = data?.pages.flatMap(p => p.items) ?? []
  const columns: Column<Entity>[] = [
    { key: 'name', wide: true, title: t.entities.name, text: e => e.name, cell: e => <><Link to={`/entities/${encodeURIComponent(e.id)}`} lang="zh-CN">{e.name}</Link>{e.aliases.some(a => a !== e.name) && <span className="cellnote" lang="zh-CN">{e.aliases.filter(a => a !== e.name).slice(0, 3).join('、')}</span>}</> },
    { key: 'type', title: t.entities.type, text: e => names.type(e.type), cell: e => names.type(e.type) },
    { key: 'place', title: t.entities.place, text: e => e.place ?? '', cell: e => <span lang="zh-CN">{e.place}</span> },
    { key: 'claims', title: t.entities.claims, end: true, text: e => String(e.claims), cell: e => <Link className="num" to={`/facts?subject=${encodeURIComponent(e.id)}`}>{e.claims}</Link> },
    { key: 'documents', title: t.entities.documents, end: true, text: e => String(e.documents), cell: e => <span className="num">{e.documents}</span> },
    { key: 'first', title: t.entities.firstSeen, text: e => e.firstSeen ?? '', cell: e => <span className="num nowrap">{e.firstSeen?.slice(0, 10)}</span> },
    { key: 'last', title: t.entities.lastSeen, text: e => e.lastSeen ?? '', cell: e => <span className="num nowrap">{e.lastSeen?.slice(0, 10)}</span> },
  ]
  return (
    <>
      <div className="head"><h1>{t.entities.title}</h1><p>{t.entities.lead}</p></div>
      <div className="toolbar noprint">
        <input className="field" type="search" maxLength={200} aria-label={t.entities.filter} placeholder={t.entities.filter} defaultValue={q} onChange={e => set('q', e.target.value.trim())} />
        <div className="row" style={{ gap: 4 }} role="group" aria-label={t.entities.type}>
          <button type="button" className="plain" aria-pressed={!type} onClick={() => set('type', '')}>{t.app.all}</button>
          {names.types.map(x => <button key={x.id} type="button" className="plain" aria-pressed={type === x.id} onClick={() => set('type', x.id)}>{names.type(x.id)}</button>)}
        </div>
      </div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : rows.length === 0
        ? <Empty title={q || type ? t.entities.noneTitle : t.entities.emptyTitle} hint={q || type ? t.entities.noneHint : t.entities.emptyHint} />
        : (
          <>
            <p className="quiet small num" role="status" style={{ marginBottom: 8 }}>{t.entities.shown(rows.length, data.pages[0]?.total ?? rows.length)}</p>
            <Grid title={t.entities.title} columns={columns} rows={rows} id={e => e.id} />
            {hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{t.app.more}</button></p>}
          </>
        )}
    </>
  )
}
