import { useMutation } from '@tanstack/react-query'
import { api, type ProjectPage, type ProjectQuery, type ProjectRow } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { describeProblem } from '../shell/States.tsx'
import { statuses, Status } from '../figure/Status.tsx'
import { download, toCsv, toXlsx } from '../table/export.ts'
import { Menu } from '../table/Menu.tsx'
import type { Column, View } from '../table/view.ts'
import { useWords } from '../words/index.ts'
import { colours } from './Colour.tsx'
import { useProjectWords } from './words.ts'

interface Props { view: View; change: (next: Partial<View>) => void; columns: Column<ProjectRow>[]; query: ProjectQuery; found: ProjectPage; table: boolean }
const most = 10_000

/** What to look for, counted by the server; and for the table its columns, export as seen and print. */
export function Filters({ view, change, columns, query, found: { total, facets }, table }: Props) {
  const t = useProjectWords()
  const words = useWords()
  const names = useNames()
  const shown = columns.filter(c => view.shown.includes(c.key))
  const filtered = view.q !== '' || Object.keys(view.facets).length > 0
  const name = {
    stage: (value: string) => (value === 'none' ? t.unstaged : names.stage(value)), colour: (value: string) => t.colour[colours.find(c => c === value) ?? 'none'],
    place: (_: string, given: string | null) => given, type: names.type, programme: (value: string) => value,
  }
  const file = (ending: string) => `${t.title}-${new Date().toISOString().slice(0, 10)}.${ending}`
  const save = useMutation({
    mutationFn: async (ending: 'xlsx' | 'csv') => {
      const rows = await everyRow(query)
      const sources = { sources: words.table.sources, row: shown[0]!.title, column: words.table.column, quote: words.evidence.printed, publisher: words.evidence.publisher, publishedOn: words.evidence.publishedOn, link: words.table.link }
      download(ending === 'xlsx' ? toXlsx(t.title, rows, shown, sources, location.origin) : toCsv(rows, shown), file(ending))
    },
  })
  return (
    <>
      <div className="toolbar noprint">
        <input className="field" type="search" maxLength={200} aria-label={t.filter} placeholder={t.filter} value={view.q} onChange={e => change({ q: e.target.value })} />
        {(['colour', 'stage', 'place', 'type', 'programme'] as const).filter(key => facets[key].length > 0).map(key => {
          const picked = view.facets[key]?.[0]
          const pick = (value: string | undefined) => { const { [key]: _, ...rest } = view.facets; change({ facets: value ? { ...rest, [key]: [value] } : rest }) }
          return (
            <Menu key={key} label={<>{t.facets[key]}{picked && <span>：{name[key](picked, facets[key].find(f => f.value === picked)?.name ?? picked)}</span>}</>}>
              {facets[key].map(f => (
                <label key={f.value} data-facet={f.value}>
                  <input type="checkbox" checked={picked === f.value} onChange={e => pick(e.target.checked ? f.value : undefined)} />
                  <span>{name[key](f.value, f.name) ?? f.value}</span><span className="num">{f.count}</span>
                </label>
              ))}
            </Menu>
          )
        })}
        {filtered && <button type="button" className="link" onClick={() => change({ q: '', facets: {} })}>{words.table.clear}</button>}
        <span className="push row">
          {table && (
            <>
              <Menu label={words.table.columns} right>
                {columns.slice(1).map(c => <label key={c.key}><input type="checkbox" checked={view.shown.includes(c.key)} onChange={e => change({ page: view.page, shown: columns.filter(o => (o.key === c.key ? e.target.checked : view.shown.includes(o.key))).map(o => o.key) })} />{c.title}</label>)}
              </Menu>
              <Menu label={words.table.export} right>
                <p className="small quiet">{words.table.asSeen}{total > most && ` · ${t.tooMany(most)}`}</p>
                <button type="button" disabled={save.isPending} onClick={() => save.mutate('xlsx')}>{words.table.xlsx}</button>
                <button type="button" disabled={save.isPending} onClick={() => save.mutate('csv')}>{words.table.csv}</button>
              </Menu>
            </>
          )}
          <button type="button" className="plain" onClick={() => print()}>{words.app.print}</button>
        </span>
      </div>
      {save.error && <p role="alert" className="status-conflict">{describeProblem(save.error, words).title}</p>}
      <div className="row small" style={{ marginBottom: 8 }}><span className="quiet num" role="status">{t.total(total)}</span>{table && statuses.map(s => <Status key={s} value={s} />)}</div>
    </>
  )
}

/** All rows that the filters leave, in the order seen, as far as an export goes. */
async function everyRow(query: ProjectQuery): Promise<ProjectRow[]> {
  const rows: ProjectRow[] = []
  for (let cursor: string | undefined; rows.length < most; ) {
    const page = await api.projects({ ...query, limit: '1000', cursor })
    rows.push(...page.items)
    if (!page.next) break
    cursor = page.next
  }
  return rows
}
