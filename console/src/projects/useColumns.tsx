import { Link } from 'react-router'
import type { Claim, ProjectRow } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText, distinctFigures, Figure, scopeText } from '../figure/Figure.tsx'
import type { Column } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'
import { Colour } from './Colour.tsx'
import { Grounds } from './Grounds.tsx'
import { useProjectWords, type ProjectWords } from './words.ts'

/** The columns of the table. The server sorts and filters: a column's `sort` and `facet` only say that it can, under the same key. */
export function useColumns(): Column<ProjectRow>[] {
  const t = useProjectWords()
  const words = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const can = () => null
  const counted = () => []
  const say = (claims: Claim[]) => distinctFigures(claims).map(c => [claimText(c, names, lang), words.status[c.status], scopeText(c, words) && `（${scopeText(c, words)}）`].join('')).join('；')
  const figures = (key: string, title: string, pick: (row: ProjectRow) => Claim[], total: (counts: ProjectRow['counts']) => number, more: Partial<Column<ProjectRow>> = {}): Column<ProjectRow> => ({ key, title, end: true, text: row => say(pick(row)), claims: pick, cell: row => <Figures claims={pick(row)} total={total(row.counts)} />, ...more })
  const stated = (key: string, title: string, pick: (row: ProjectRow) => ProjectRow['builders'], more: Partial<Column<ProjectRow>> = {}): Column<ProjectRow> => ({
    key, title, text: row => pick(row).map(s => s.entity.name).join('；'), claims: row => pick(row).flatMap(s => s.claim ?? []),
    cell: row => (pick(row).length === 0 ? <Unset /> : <ul>{pick(row).map(s => <li key={s.entity.id}>{s.claim ? <Figure claim={s.claim} status="none" /> : <span lang="zh-CN">{s.entity.name}</span>}</li>)}</ul>), ...more,
  })
  const c = t.columns
  return [
    { key: 'name', title: c.name, text: row => row.entity.name, sort: can, cell: row => <Link to={`/projects/${encodeURIComponent(row.entity.id)}`} lang="zh-CN">{row.entity.name}</Link> },
    { key: 'colour', title: c.colour, text: row => t.colour[row.colour.colour ?? 'none'], sort: can, facet: counted, cell: row => <span title={row.colour.why.map(w => w[lang]).join('；') || undefined}><Colour value={row.colour.colour ?? 'none'} /></span> },
    {
      key: 'stage', title: c.stage, claims: row => (row.stage?.claim ? [row.stage.claim] : []), text: row => (row.stage ? [names.stage(row.stage.stage), row.stage.phase].filter(Boolean).join(' ') : ''), sort: can, facet: counted,
      cell: row => (row.stage ? <><span className="nowrap">{names.stage(row.stage.stage)}</span><span className="cellnote">{row.stage.phase && <span lang="zh-CN">{row.stage.phase} </span>}<Grounds claim={row.stage.claim} entry={row.stage.entry} text="" status="shape" /></span></> : <Unset />),
    },
    stated('place', c.district, row => (row.district ?? row.place ? [(row.district ?? row.place)!] : []), { facet: counted }),
    stated('owner', c.owner, row => (row.owner ? [row.owner] : []), { wide: true }),
    stated('builders', c.builders, row => row.builders, { wide: true, extra: true, cell: row => (row.builders.length === 0 ? <Unset /> : <ul>{row.builders.map(s => <li key={s.entity.id}>{s.claim ? <Figure claim={s.claim} status="none" /> : <span lang="zh-CN">{s.entity.name}</span>}</li>)}{row.counts.builders > row.builders.length && <li className="small"><Link to={`/projects/${encodeURIComponent(row.entity.id)}`}>{words.table.and(row.counts.builders - row.builders.length)}</Link></li>}</ul>) }),
    { key: 'due', title: c.due, claims: row => (row.next?.claim ? [row.next.claim] : []), text: row => (row.next ? [row.next.due, names.milestone(row.next.milestone), row.next.phase, nextState(row.next, t)].filter(Boolean).join(' ') : ''), sort: can, cell: row => <Next next={row.next} /> },
    figures('investment', c.investment, row => [...row.investment.actual, ...row.investment.ongoing, ...row.investment.planned], n => n.actual + n.ongoing + n.planned, { sort: can }),
    figures('investmentActual', c.investmentActual, row => row.investment.actual, n => n.actual, { extra: true }),
    figures('investmentOngoing', c.investmentOngoing, row => row.investment.ongoing, n => n.ongoing, { extra: true }),
    figures('investmentPlanned', c.investmentPlanned, row => row.investment.planned, n => n.planned, { extra: true }),
    figures('compute', c.compute, row => row.compute, n => n.compute),
    figures('power', c.power, row => row.power, n => n.power),
    figures('land', c.land, row => row.land, n => n.land, { extra: true }),
    { key: 'type', title: c.type, extra: true, text: row => names.type(row.entity.type), facet: counted, cell: row => names.type(row.entity.type) },
    { key: 'programme', title: c.programmes, extra: true, text: row => row.programmes.join('；'), facet: counted, cell: row => (row.programmes.length ? <span lang="zh-CN">{row.programmes.join('；')}</span> : <Unset />) },
    { key: 'claims', title: c.claims, end: true, extra: true, text: row => String(row.claims), cell: row => <Link className="num" to={`/facts?subject=${encodeURIComponent(row.entity.id)}`}>{row.claims}</Link> },
    { key: 'lastSeen', title: c.lastSeen, text: row => row.lastSeen ?? '', sort: can, extra: true, cell: row => <span className="num nowrap">{row.lastSeen ?? <Unset />}</span> },
  ]
}

/** The next promised date and what has become of it. */
export function Next({ next }: { next: ProjectRow['next'] }) {
  const t = useProjectWords()
  const names = useNames()
  if (!next) return <Unset />
  return <><Grounds claim={next.claim} entry={next.entry} text={`${names.milestone(next.milestone)} ${next.due}`} status="shape" />{(next.phase || next.state === 'overdue') && <span className="cellnote"><span lang="zh-CN">{next.phase}</span> {next.state === 'overdue' && <span className="status-conflict num">{t.overdueBy(next.late)}</span>}</span>}</>
}

const nextState = (next: NonNullable<ProjectRow['next']>, t: ProjectWords) => (next.state === 'overdue' ? t.overdueBy(next.late) : '')

/** An empty cell says that nothing is stated; to a screen reader too. */
function Unset() {
  const t = useWords()
  return <span className="quiet" title={t.table.unset}><span aria-hidden="true">–</span><span className="sr">{t.table.unset}</span></span>
}

/** Two different figures of a project at most; the rest of the `total` is a click away. */
function Figures({ claims, total }: { claims: Claim[]; total: number }) {
  const t = useWords()
  if (claims.length === 0) return <Unset />
  const first = distinctFigures(claims).slice(0, 2)
  return (
    <ul>
      {first.map(claim => <li key={claim.id}><Figure claim={claim} status="shape" />{scopeText(claim, t) && <span className="cellnote" lang="zh-CN">{scopeText(claim, t)}</span>}</li>)}
      {total > first.length && <li className="small"><Link to={`/facts?subject=${encodeURIComponent(claims[0]!.subject.id)}&property=${claims[0]!.property}`}>{t.table.and(total - first.length)}</Link></li>}
    </ul>
  )
}
