import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { DataTable } from '../table/DataTable.tsx'
import type { Column } from '../table/view.ts'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { policyApi, type Version } from './api.ts'
import { Mark, Marks } from './Mark.tsx'
import { policyWords } from './words.ts'
import '../projects/projects.css'
import './policies.css'

/** Policies in force on a day, or every version there is: who issued them, how sure they are, what is still to be entered. */
export default function Policies() {
  const w = useLocalWords(policyWords)
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['policy-versions'], queryFn: policyApi.versions })
  const columns = useColumns()
  const every = params.get('on') === 'every'
  const on = params.get('on') ?? data?.today ?? ''
  const ask = (day: string) => setParams(now => { const next = new URLSearchParams(now); if (day && day !== data?.today) next.set('on', day); else next.delete('on'); return next }, { replace: true })
  const rows = (data?.items ?? []).filter(p => every || (p.validFrom <= on && (p.validTo === null || on <= p.validTo)))
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p><Marks /></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : (
        <>
          <div className="row noprint" style={{ marginBottom: 12 }}>
            <label>{w.day} <input className="field" type="date" value={every ? '' : on} disabled={every} onChange={e => ask(e.target.value)} /></label>
            <label><input type="checkbox" checked={every} onChange={e => ask(e.target.checked ? 'every' : '')} /> {w.everyVersion}</label>
          </div>
          {rows.length === 0 ? <Empty title={w.none} hint={w.noneHint} /> : <DataTable title={w.title} columns={columns} rows={rows} id={p => `${p.id} ${p.version}`} total={shown => w.total(shown)} />}
        </>
      )}
    </>
  )
}

function useColumns(): Column<Version>[] {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  const missing = (p: Version) => p.toEnter + p.unentered
  return [
    { key: 'name', title: w.columns.name, wide: true, cell: p => <><Link to={`/policies/${p.id}?on=${p.validFrom}`} lang={lang === 'zh' ? 'zh-CN' : undefined}>{p[lang]}</Link><span className="cellnote num">{w.columns.version} {p.version}</span></>, text: p => p[lang], sort: p => p[lang] },
    { key: 'level', title: w.columns.level, cell: p => w.levels[p.level], text: p => w.levels[p.level], sort: p => ['national', 'province', 'city', 'district'].indexOf(p.level), facet: p => [w.levels[p.level]] },
    { key: 'issuer', title: w.columns.issuer, wide: true, cell: p => <span lang="zh-CN">{p.issuer}</span>, text: p => p.issuer, sort: p => p.issuer, facet: p => [p.issuer] },
    { key: 'document', title: w.columns.document, wide: true, cell: p => <span lang="zh-CN">{p.document}</span>, text: p => p.document },
    { key: 'force', title: w.columns.force, cell: p => <span className="num">{w.from(p.validFrom, p.validTo)}</span>, text: p => `${p.validFrom}/${p.validTo ?? ''}`, sort: p => p.validFrom },
    { key: 'confidence', title: w.columns.confidence, cell: p => <Mark value={p.confidence} />, text: p => p.confidence, sort: p => ['P', 'S2', 'S', 'M'].indexOf(p.confidence), facet: p => [p.confidence] },
    { key: 'missing', title: w.columns.missing, cell: p => (missing(p) ? <span className="toenter">{w.missing(missing(p))}</span> : <span className="quiet">{w.complete}</span>), text: p => (missing(p) ? w.missing(missing(p)) : w.complete), sort: missing, facet: p => [missing(p) ? w.toEnter : w.complete] },
    { key: 'conditions', title: w.columns.conditions, end: true, extra: true, cell: p => <span className="num">{p.conditions}</span>, text: p => String(p.conditions), sort: p => p.conditions },
    { key: 'cases', title: w.columns.cases, end: true, cell: p => <span className="num">{p.cases}</span>, text: p => String(p.cases), sort: p => p.cases },
  ]
}
