import { useMemo } from 'react'
import { Status, type StatusName } from '../figure/Status.tsx'
import { Empty } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { download, toCsv, toXlsx } from './export.ts'
import { Grid } from './Grid.tsx'
import { Menu } from './Menu.tsx'
import { applyView, useView, type Column } from './view.ts'

const pageSize = 100

interface Props<Row> {
  title: string
  columns: Column<Row>[]
  rows: Row[]
  id: (row: Row) => string
  /** 共 12 个项目, 3 / 12 个项目. */
  total: (shown: number, of: number) => string
  /** Statuses that cells show as shapes alone. */
  legend?: StatusName[]
}

/** A table that is never a dead end: filter, facets with counts, columns, sort, export as seen; the address holds it all. */
export function DataTable<Row>({ title, columns, rows, id, total, legend = [] }: Props<Row>) {
  const t = useWords()
  const { elder } = useSettings()
  const [view, change] = useView(columns, elder)
  const { rows: kept, counts } = useMemo(() => applyView(rows, columns, view), [rows, columns, view])
  const shown = columns.filter(c => view.shown.includes(c.key))
  const pages = Math.max(1, Math.ceil(kept.length / pageSize))
  const page = Math.min(view.page, pages)
  const slice = kept.slice((page - 1) * pageSize, page * pageSize)
  const filtered = view.q !== '' || Object.keys(view.facets).length > 0
  const file = (ending: string) => `${title}-${new Date().toISOString().slice(0, 10)}.${ending}`
  const sources = { sources: t.table.sources, row: columns[0]!.title, column: t.table.column, quote: t.evidence.printed, publisher: t.evidence.publisher, publishedOn: t.evidence.publishedOn, link: t.table.link }
  return (
    <>
      <div className="toolbar noprint">
        <input className="field" type="search" aria-label={t.table.filterText} placeholder={t.table.filterText} value={view.q} onChange={e => change({ q: e.target.value })} />
        {columns.filter(c => c.facet && (counts[c.key]!.size > 0 || view.facets[c.key])).map(c => (
          <Facet key={c.key} title={c.title} counts={counts[c.key]!} picked={view.facets[c.key] ?? []} onPick={values => change({ facets: withFacet(view.facets, c.key, values) })} />
        ))}
        {filtered && <button type="button" className="link" onClick={() => change({ q: '', facets: {} })}>{t.table.clear}</button>}
        <span className="push row">
          <Menu label={t.table.columns} right>
            {columns.slice(1).map(c => (
              <label key={c.key}><input type="checkbox" checked={view.shown.includes(c.key)} onChange={e => change({ page, shown: columns.filter(o => (o.key === c.key ? e.target.checked : view.shown.includes(o.key))).map(o => o.key) })} />{c.title}</label>
            ))}
          </Menu>
          <Menu label={t.table.export} right>
            <p className="small quiet">{t.table.asSeen}</p>
            <button type="button" onClick={() => download(toXlsx(title, kept, shown, sources, location.origin), file('xlsx'))}>{t.table.xlsx}</button>
            <button type="button" onClick={() => download(toCsv(kept, shown), file('csv'))}>{t.table.csv}</button>
          </Menu>
          <button type="button" className="plain" onClick={() => print()}>{t.app.print}</button>
        </span>
      </div>
      <div className="row small" style={{ marginBottom: 8 }}><span className="quiet num" role="status">{total(kept.length, rows.length)}</span>{legend.map(s => <Status key={s} value={s} />)}</div>
      {kept.length === 0
        ? <Empty title={t.table.none} hint={t.table.noneHint}><button type="button" className="plain" onClick={() => change({ q: '', facets: {} })}>{t.table.clear}</button></Empty>
        : <Grid title={title} columns={shown} rows={slice} id={id} sort={view.sort} onSort={sort => change({ sort })} />}
      {pages > 1 && (
        <div className="pager noprint">
          <span className="num">{t.table.page((page - 1) * pageSize + 1, Math.min(page * pageSize, kept.length), kept.length)}</span>
          <button type="button" className="plain" disabled={page === 1} onClick={() => change({ page: page - 1 })}>{t.table.prev}</button>
          <button type="button" className="plain" disabled={page === pages} onClick={() => change({ page: page + 1 })}>{t.table.next}</button>
        </div>
      )}
    </>
  )
}

function Facet({ title, counts, picked, onPick }: { title: string; counts: Map<string, number>; picked: string[]; onPick: (values: string[]) => void }) {
  const values = [...new Set([...counts.keys(), ...picked])]
  return (
    <Menu label={<>{title}{picked.length > 0 && <span className="num">（{picked.length}）</span>}</>}>
      {values.map(value => (
        <label key={value} data-facet={value}>
          <input type="checkbox" checked={picked.includes(value)} onChange={e => onPick(e.target.checked ? [...picked, value] : picked.filter(v => v !== value))} />
          <span>{value}</span><span className="num">{counts.get(value) ?? 0}</span>
        </label>
      ))}
    </Menu>
  )
}

function withFacet(facets: Record<string, string[]>, key: string, values: string[]): Record<string, string[]> {
  const { [key]: _, ...rest } = facets
  return values.length ? { ...rest, [key]: values } : rest
}
