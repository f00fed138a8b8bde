import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, type Doc, type Intake } from '../api/index.ts'
import { DocumentLink } from '../evidence/DocumentLink.tsx'
import { momentText } from '../figure/period.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { isNew } from '../shell/visit.ts'
import { Grid } from '../table/Grid.tsx'
import type { Column } from '../table/view.ts'
import { useWords, type Words } from '../words/index.ts'
import { useIntake } from './intake.ts'
import { useSendings, type AfterEach } from './queue.ts'
import { Upload } from './Upload.tsx'
import { Uploads } from './Uploads.tsx'

export default function Library() {
  const t = useWords()
  useTitle(t.library.title)
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const sendings = useSendings()
  const { intake, lost, refresh: ask } = useIntake()
  const client = useQueryClient()
  const refresh = useCallback<AfterEach>(taken => (intake || taken ? ask(taken) : client.invalidateQueries()), [intake, ask, client])
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['documents', q], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.documents({ limit: '100', ...(q && { q }), ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: last => last.next ?? undefined, placeholderData: before => before,
  })
  const rows = data?.pages.flatMap(p => p.items) ?? []
  const columns: Column<Doc>[] = [
    { key: 'name', wide: true, title: t.library.name, text: d => d.title ?? d.name, cell: d => <DocumentLink document={d}>{isNew(d.readAt) && <span className="badge" title={t.app.newHint}>{t.app.new}</span>}</DocumentLink> },
    { key: 'publisher', wide: true, title: t.library.publisher, text: d => d.publisher ?? '', cell: d => d.publisher ?? <span className="quiet">{t.evidence.unknownPublisher}</span> },
    { key: 'published', title: t.library.publishedOn, text: d => d.publishedOn ?? '', cell: d => <span className="num nowrap">{d.publishedOn ?? t.status.unknown}</span> },
    { key: 'basis', title: t.library.basis, text: d => t.basis[d.basis], cell: d => <span title={t.basisHint[d.basis]}>{t.basis[d.basis]}</span> },
    { key: 'articles', title: t.library.articles, end: true, text: d => String(d.articles), cell: d => <Link className="num" to={`/read/${d.id}`}>{d.articles}</Link> },
    { key: 'claims', title: t.library.claims, end: true, text: d => String(d.claims), cell: d => <Link className="num" to={`/facts?document=${d.id}`}>{d.claims}</Link> },
    { key: 'length', title: t.library.length, end: true, text: d => String(d.length), cell: d => <span className="num">{d.length.toLocaleString('en-US')}</span> },
    { key: 'readAt', title: t.library.readAt, text: d => d.readAt, cell: d => <span className="num nowrap">{momentText(d.readAt)}</span> },
  ]
  return (
    <>
      <div className="head"><h1>{t.library.title}</h1><p>{t.library.lead}</p><p role="status" className="num noprint" data-totals>{totals(intake, sendings.filter(s => s.state !== 'done' && s.state !== 'failed').length, t)}</p></div>
      <Upload afterEach={refresh} />
      <Uploads sendings={sendings} intake={intake} lost={lost} refresh={refresh} />
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : (
        <>
          {(rows.length > 0 || q) && (
            <div className="toolbar noprint">
              <input className="field" type="search" maxLength={200} aria-label={t.library.filter} placeholder={t.library.filter} style={{ width: 240 }} defaultValue={q} onChange={e => setParams(e.target.value.trim() ? { q: e.target.value.trim() } : {}, { replace: true })} />
            </div>
          )}
          {rows.length === 0
            ? <Empty title={q ? t.library.noneTitle : t.library.emptyTitle} hint={q ? t.library.noneHint : t.library.emptyHint} />
            : <Grid title={t.library.title} columns={columns} rows={rows} id={d => d.id} />}
          {hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>{t.app.more}</button></p>}
        </>
      )}
    </>
  )
}

/** How much is under way, said once a file and not once a page: a screen reader hears of what changes here. */
function totals(intake: Intake | null, sending: number, t: Words): string {
  const { waiting = 0, reading = 0, paused = 0, failed = 0, done = 0 } = intake?.counts ?? {}
  const said = [[sending, t.library.totals.sending], [reading, t.library.totals.reading], [waiting, t.library.totals.waiting], [paused, t.library.totals.paused], [failed, t.library.totals.failed], [done, t.library.totals.done]] as const
  return said.filter(([n]) => n > 0).map(([n, word]) => word(n)).join(' · ')
}
