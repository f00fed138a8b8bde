import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type ProjectQuery, type ProjectRow } from '../api/index.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { Grid } from '../table/Grid.tsx'
import type { Column, View } from '../table/view.ts'
import { Pager } from './Pager.tsx'
import { useProjectWords } from './words.ts'

const size = 100

/** A page of the table as the server sorted and filtered it. */
export function ProjectTable({ columns, view, change, query }: { columns: Column<ProjectRow>[]; view: View; change: (next: Partial<View>) => void; query: ProjectQuery }) {
  const t = useProjectWords()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['projects', query, view.page, size], queryFn: () => api.projects({ ...query, limit: String(size), cursor: String((view.page - 1) * size) }), placeholderData: keepPreviousData })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  return (
    <>
      <Grid title={t.title} columns={columns.filter(c => view.shown.includes(c.key))} rows={data.items} id={row => row.entity.id} sort={view.sort} onSort={sort => change({ sort })} />
      <Pager page={view.page} size={size} total={data.total} onPage={page => change({ page })} />
    </>
  )
}
