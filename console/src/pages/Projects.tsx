import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, type Claim, type ProjectRow } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText, distinctFigures, Figure, scopeText } from '../figure/Figure.tsx'
import { statuses } from '../figure/Status.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { DataTable } from '../table/DataTable.tsx'
import type { Column } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'

/** One row a project. Figures of different status or scope stand side by side; none is added up. */
export default function Projects() {
  const t = useWords()
  useTitle(t.projects.title)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['projects'], queryFn: api.projects })
  const columns = useColumns()
  return (
    <>
      <div className="head"><h1>{t.projects.title}</h1><p>{t.projects.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.items.length === 0
        ? <Empty title={t.projects.emptyTitle} hint={t.projects.emptyHint}><Link className="plain" to="/library">{t.overview.upload}</Link></Empty>
        : <DataTable title={t.projects.title} columns={columns} rows={data.items} id={row => row.entity.id} total={t.projects.total} legend={[...statuses]} />}
    </>
  )
}

function useColumns(): Column<ProjectRow>[] {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const say = (claims: Claim[]) => claims.map(c => [claimText(c, names, lang), scopeText(c, t) && `（${scopeText(c, t)}）`].join('')).join('；')
  const figures = (key: string, title: string, pick: (row: ProjectRow) => Claim[], extra = false): Column<ProjectRow> => ({
    key, title, end: true, extra,
    cell: row => <Figures claims={pick(row)} />,
    text: row => say(pick(row)),
    sort: row => pick(row).reduce<number | null>((most, c) => (c.value === null ? most : Math.max(most ?? 0, c.value)), null),
    claims: pick,
  })
  return [
    { key: 'name', title: t.projects.name, text: row => row.entity.name, sort: row => row.entity.name, cell: row => <Link to={`/entities/${encodeURIComponent(row.entity.id)}`} lang="zh-CN">{row.entity.name}</Link> },
    {
      key: 'stage', title: t.projects.stage, claims: row => (row.stage?.claim ? [row.stage.claim] : []),
      text: row => (row.stage ? [row.stage.phase, names.stage(row.stage.stage), row.stage.claim && t.status[row.stage.claim.status]].filter(Boolean).join(' ') : ''),
      sort: row => (row.stage ? names.stages.findIndex(s => s.id === row.stage!.stage) : null),
      facet: row => [row.stage ? names.stage(row.stage.stage) : t.projects.unstaged],
      cell: row => (row.stage ? <>{row.stage.claim ? <Figure claim={row.stage.claim} status="shape" /> : names.stage(row.stage.stage)}{row.stage.phase && <span className="cellnote" lang="zh-CN">{row.stage.phase}</span>}</> : <Unset />),
    },
    {
      key: 'place', title: t.projects.place, claims: row => (row.place?.claim ? [row.place.claim] : []), text: row => row.place?.entity.name ?? '', sort: row => row.place?.entity.name ?? null,
      facet: row => [row.place?.entity.name ?? t.table.unset], cell: row => (row.place ? <Named stated={row.place} /> : <Unset />),
    },
    {
      key: 'builder', wide: true, title: t.projects.builder, claims: row => row.builders.flatMap(b => b.claim ?? []), text: row => row.builders.map(b => b.entity.name).join('；'), sort: row => row.builders[0]?.entity.name ?? null,
      facet: row => (row.builders.length ? row.builders.map(b => b.entity.name) : [t.table.unset]),
      cell: row => (row.builders.length ? <ul>{row.builders.map(b => <li key={b.entity.id}><Named stated={b} /></li>)}</ul> : <Unset />),
    },
    {
      key: 'next', title: t.projects.next, claims: row => (row.next?.claim ? [row.next.claim] : []), text: row => (row.next ? `${row.next.due} ${names.milestone(row.next.milestone)}` : ''), sort: row => row.next?.due ?? null,
      cell: row => (row.next ? <>{row.next.claim ? <Figure claim={row.next.claim} status="shape" /> : `${row.next.due} ${names.milestone(row.next.milestone)}`}{(row.next.phase || row.next.state === 'overdue') && <span className="cellnote"><span lang="zh-CN">{row.next.phase}</span> {row.next.state === 'overdue' && <span className="status-conflict">{t.projects.overdue}</span>}</span>}</> : <Unset />),
    },
    figures('investmentActual', t.projects.investmentActual, row => row.investment.actual),
    figures('investmentOngoing', t.projects.investmentOngoing, row => row.investment.ongoing, true),
    figures('investmentPlanned', t.projects.investmentPlanned, row => row.investment.planned),
    figures('power', t.projects.power, row => row.power),
    figures('compute', t.projects.compute, row => row.compute),
    figures('land', t.projects.land, row => row.land),
    { key: 'claims', title: t.projects.claims, end: true, extra: true, text: row => String(row.claims), sort: row => row.claims, cell: row => <Link className="num" to={`/facts?subject=${encodeURIComponent(row.entity.id)}`}>{row.claims}</Link> },
    { key: 'lastSeen', title: t.projects.lastSeen, extra: true, text: row => row.lastSeen ?? '', sort: row => row.lastSeen, cell: row => <span className="num nowrap">{row.lastSeen ?? <Unset />}</span> },
  ]
}

/** A place or builder; what the project’s own name says has no claim to open. */
const Named = ({ stated }: { stated: ProjectRow['builders'][number] }) => (stated.claim ? <Figure claim={stated.claim} status="none" /> : <span lang="zh-CN">{stated.entity.name}</span>)

/** An empty cell says that nothing is stated; to a screen reader too. */
function Unset() {
  const t = useWords()
  return <span className="quiet" title={t.table.unset}><span aria-hidden="true">–</span><span className="sr">{t.table.unset}</span></span>
}

/** What is said differently, the latest first; the same words said twice are one line here, and all of them in the list behind “more”. */
function Figures({ claims }: { claims: Claim[] }) {
  const t = useWords()
  const distinct = distinctFigures(claims)
  const first = distinct.slice(0, 2)
  if (first.length === 0) return <Unset />
  return (
    <ul>
      {first.map(c => <li key={c.id}><Figure claim={c} status="shape" period />{scopeText(c, t) && c.of !== 'total' && <span className="cellnote" lang="zh-CN">{scopeText(c, t)}</span>}</li>)}
      {claims.length > first.length && <li className="small"><Link to={`/facts?subject=${encodeURIComponent(claims[0]!.subject.id)}&property=${claims[0]!.property}`}>{t.table.and(claims.length - first.length)}</Link></li>}
    </ul>
  )
}
