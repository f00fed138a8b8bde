import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, type Indicator } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText, distinctFigures, Figure, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { DataTable } from '../table/DataTable.tsx'
import type { Column } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'

const BarChart = lazy(() => import('../chart/BarChart.tsx'))

/** Figures reported for places and parks, side by side; the table has all, the chart only what may be compared. */
export default function Indicators() {
  const t = useWords()
  useTitle(t.indicators.title)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['indicators'], queryFn: api.indicators })
  const columns = useColumns()
  return (
    <>
      <div className="head"><h1>{t.indicators.title}</h1><p>{t.indicators.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.items.length === 0
        ? <Empty title={t.indicators.emptyTitle} hint={t.indicators.emptyHint}><Link className="plain" to="/library">{t.overview.upload}</Link></Empty>
        : <>
          <Chart rows={data.items} />
          <DataTable title={t.indicators.title} columns={columns} rows={data.items} id={row => row.claim.id} total={(a, b) => (a === b ? t.indicators.from(b) : `${a} / ${t.indicators.from(b)}`)} />
        </>}
    </>
  )
}

function useColumns(): Column<Indicator>[] {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const scope = (row: Indicator) => scopeText(row.claim, t)
  return [
    { key: 'place', title: t.indicators.place, text: r => r.place.name, sort: r => r.place.name, facet: r => [r.place.name], cell: r => <Link to={`/entities/${encodeURIComponent(r.place.id)}`} lang="zh-CN">{r.place.name}</Link> },
    { key: 'property', title: t.indicators.indicator, text: r => names.property(r.property), sort: r => names.property(r.property), facet: r => [names.property(r.property)], cell: r => names.property(r.property) },
    { key: 'of', title: t.indicators.of, text: scope, sort: r => scope(r) || null, cell: r => <span lang="zh-CN">{scope(r)}</span> },
    { key: 'period', title: t.indicators.period, text: r => periodText(r.from, r.to, lang), sort: r => r.to ?? r.from, facet: r => [periodText(r.from, r.to, lang) || t.table.unset], cell: r => <span className="num">{periodText(r.from, r.to, lang)}</span> },
    { key: 'value', title: t.indicators.value, end: true, text: r => claimText(r.claim, names, lang), sort: r => r.value, claims: r => [r.claim], cell: r => <Figure claim={r.claim} status="none" /> },
    { key: 'status', title: t.facts.status, text: r => t.status[r.status], sort: r => t.status[r.status], facet: r => [t.status[r.status]], cell: r => <Status value={r.status} /> },
    { key: 'publisher', wide: true, title: t.facts.publisher, text: r => r.claim.publisher ?? '', sort: r => r.claim.publisher, facet: r => [r.claim.publisher ?? t.table.unset], cell: r => r.claim.publisher ?? <span className="quiet">{t.evidence.unknownPublisher}</span> },
    { key: 'publishedOn', title: t.facts.publishedOn, extra: true, text: r => r.claim.publishedOn ?? '', sort: r => r.claim.publishedOn, cell: r => <span className="num nowrap">{r.claim.publishedOn}</span> },
  ]
}

/** Only figures of one property, scope and unit are drawn beside each other. */
function Chart({ rows }: { rows: Indicator[] }) {
  const t = useWords()
  const names = useNames()
  const [params, setParams] = useSearchParams()
  const groups = useMemo(() => {
    const all = new Map<string, Indicator[]>()
    for (const row of rows) {
      // A city and a park are unlike things, and so are growth and a level: they are not drawn beside each other.
      const key = [row.place.type, row.property, row.of ?? '', row.unit ?? ''].join('|')
      all.set(key, [...(all.get(key) ?? []), row])
    }
    return [...all].filter(([, group]) => distinctFigures(group.map(row => row.claim)).length > 1).sort((a, b) => b[1].length - a[1].length)
  }, [rows])
  const key = params.get('chart') ?? groups[0]?.[0]
  const chosen = groups.find(([k]) => k === key)
  return (
    <section className="section noprint" aria-labelledby="chart" style={{ marginBottom: 32 }}>
      <h2 id="chart">{t.indicators.chart}</h2>
      {groups.length === 0 ? <p className="quiet">{t.indicators.noChart}</p> : (
        <>
          <div className="row" style={{ marginBottom: 8 }}>
            <label>{t.indicators.chartOf} <select className="field" value={key} onChange={e => setParams(now => { const next = new URLSearchParams(now); next.set('chart', e.target.value); return next }, { replace: true, preventScrollReset: true })}>
              {groups.map(([k, group]) => <option key={k} value={k}>{[names.type(group[0]!.place.type), names.property(group[0]!.property), scopeText(group[0]!.claim, t)].filter(Boolean).join(' · ')}（{group.length}）</option>)}
            </select></label>
            <span className="quiet small">{t.indicators.chartHint}</span>
          </div>
          {chosen && <Suspense fallback={<Loading />}><BarChart claims={chosen[1].map(row => row.claim)} title={[names.property(chosen[1][0]!.property), scopeText(chosen[1][0]!.claim, t)].filter(Boolean).join(' · ')} /></Suspense>}
        </>
      )}
    </section>
  )
}
