import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, type Observed, type Promised, type ProjectQuery } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { Grid } from '../table/Grid.tsx'
import { useKeptColumns } from './Course.tsx'
import { keptRows, type KeptRow } from './kept.ts'
import { Pager } from './Pager.tsx'
import { Timeline, type Dated, type Lane } from './Timeline.tsx'
import { useProjectWords } from './words.ts'

const size = 30

/** The dates of a page of projects, drawn and listed. */
export function ProjectTimeline({ query, page, onPage }: { query: ProjectQuery; page: number; onPage: (page: number) => void }) {
  const t = useProjectWords()
  const names = useNames()
  const columns = useKeptColumns()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['projects', 'dates', query, page], queryFn: () => api.projectDates({ ...query, sort: query.sort ?? 'due', limit: String(size), cursor: String((page - 1) * size) }), placeholderData: keepPreviousData })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  const projects = data.items.map(item => ({ entity: item.entity, colour: item.colour.colour ?? ('none' as const), rows: keptRows(item.promised, item.observed) }))
  const lanes = projects.map(({ entity, colour, rows }): Lane => ({
    id: entity.id, name: entity.name, colour,
    kept: rows.flatMap(row => {
      const promised = row.promised && dated(row.promised.from, row.promised.due, row.promised)
      const observed = row.observed && dated(row.observed.from, row.observed.to ?? row.observed.from, row.observed)
      const late = row.promised?.late ?? 0
      return promised || observed ? [{ label: [names.milestone(row.milestone), row.phase].filter(Boolean).join(' '), promised, observed, late: late > 0, said: row.promised ? [t.page.states[row.promised.state], late > 0 && t.lateBy(late)].filter(Boolean).join(' ') : '' }] : []
    }),
  }))
  const rows = projects.flatMap(({ entity, rows: own }) => own.filter(r => r.promised || r.observed?.to || r.observed?.from).map(row => ({ ...row, id: `${entity.id} ${row.id}`, entity })))
  return (
    <>
      <Timeline
        lanes={lanes} today={data.asOf}
        table={<Grid title={t.timeline.table} rows={rows} id={r => r.id} columns={[{ key: 'project', title: t.timeline.project, text: r => r.entity.name, cell: r => <Link to={`/projects/${encodeURIComponent(r.entity.id)}`} lang="zh-CN">{r.entity.name}</Link> }, ...columns.map(c => ({ ...c, sort: undefined, facet: undefined, claims: undefined, cell: (r: (typeof rows)[number]) => c.cell(r as KeptRow), text: (r: (typeof rows)[number]) => c.text(r as KeptRow) }))]} />}
      />
      <Pager page={page} size={size} total={data.total} onPage={onPage} />
    </>
  )
}

/** What was seen is solid, whatever was signed or opened by it; what was promised is hollow, in the shape of how firmly. */
function dated(from: string | null, to: string | null, { claim, ...said }: Promised | Observed): Dated | null {
  return to ? { claim, from, to, status: 'ongoing' in said ? (said.ongoing ? 'ongoing' : 'done') : (claim?.status ?? 'planned') } : null
}
