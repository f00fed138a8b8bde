import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api, type ProjectQuery } from '../api/index.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useView, type View } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'
import { Filters } from './Filters.tsx'
import { ProjectBoard } from './ProjectBoard.tsx'
import { ProjectTable } from './ProjectTable.tsx'
import { ProjectTimeline } from './ProjectTimeline.tsx'
import { useColumns } from './useColumns.tsx'
import { useEntering } from './useEntering.tsx'
import { useProjectWords } from './words.ts'
import './projects.css'

const views = ['table', 'board', 'timeline'] as const

/** Projects as a table, a board of stages, or a timeline; the same filters for each, all of it in the address, all of it done by the server. */
export default function Projects() {
  const t = useProjectWords()
  const words = useWords()
  useTitle(t.title)
  const { elder } = useSettings()
  const [params, setParams] = useSearchParams()
  const columns = useColumns()
  const [view, change] = useView(columns, elder)
  const [ask, entering] = useEntering()
  const shown = views.find(v => v === params.get('view')) ?? 'table'
  const query = queryOf(view)
  const counts = useQuery({ queryKey: ['projects', 'counts', { ...query, sort: undefined }], queryFn: () => api.projects({ ...query, limit: '1' }), placeholderData: keepPreviousData })
  const show = (next: (typeof views)[number]) => setParams(now => { const to = new URLSearchParams(now); to.delete('page'); if (next === 'table') to.delete('view'); else to.set('view', next); return to }, { preventScrollReset: true })
  const filtered = view.q !== '' || Object.keys(view.facets).length > 0
  return (
    <>
      <div className="head row between">
        <div><h1>{t.title}</h1><p>{t.lead}{counts.data && <span className="num"> {t.page.asOf(counts.data.asOf)}</span>}</p></div>
        <div className="row noprint" role="group" aria-label={t.views.label} style={{ gap: 4 }}>{views.map(v => <button key={v} type="button" className="plain" aria-pressed={v === shown} onClick={() => show(v)}>{t.views[v]}</button>)}</div>
      </div>
      {counts.isPending ? <Loading /> : counts.error ? <Problem error={counts.error} retry={counts.refetch} /> : counts.data.total === 0 && !filtered
        ? <Empty title={t.emptyTitle} hint={t.emptyHint}><Link className="plain" to="/library">{words.overview.upload}</Link></Empty>
        : (
          <>
            <Filters view={view} change={change} columns={columns} query={query} found={counts.data} table={shown === 'table'} />
            {entering}
            {counts.data.total === 0
              ? <Empty title={t.noneTitle} hint={t.noneHint}><button type="button" className="plain" onClick={() => change({ q: '', facets: {} })}>{words.table.clear}</button></Empty>
              : shown === 'board' ? <ProjectBoard query={query} facets={counts.data.facets} ask={ask} />
              : shown === 'timeline' ? <ProjectTimeline query={query} page={view.page} onPage={page => change({ page })} />
              : <ProjectTable columns={columns} view={view} change={change} query={query} />}
          </>
        )}
    </>
  )
}

/** A view as the server is asked for it. */
function queryOf({ q, facets, sort }: View): ProjectQuery {
  const one = (key: string) => facets[key]?.[0]
  return { q: q.trim() || undefined, colour: one('colour') as ProjectQuery['colour'], stage: one('stage'), place: one('place'), type: one('type') as ProjectQuery['type'], programme: one('programme'), sort: sort ? `${sort.down ? '-' : ''}${sort.key}` : undefined }
}
