import { api, type ProjectPage, type ProjectQuery, type ProjectRow } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { statuses, Status } from '../figure/Status.tsx'
import { Choice } from '../table/Choice.tsx'
import { Menu } from '../table/Menu.tsx'
import { everyRow, mostRows, SaveMenu } from '../table/SaveMenu.tsx'
import type { Column, View } from '../table/view.ts'
import { useWords } from '../words/index.ts'
import { colours } from './Colour.tsx'
import { useProjectWords } from './words.ts'

interface Props { view: View; change: (next: Partial<View>) => void; columns: Column<ProjectRow>[]; query: ProjectQuery; found: ProjectPage; table: boolean }

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
  return (
    <>
      <div className="toolbar noprint">
        <input className="field" type="search" maxLength={200} aria-label={t.filter} placeholder={t.filter} value={view.q} onChange={e => change({ q: e.target.value })} />
        {(['colour', 'stage', 'place', 'type', 'programme'] as const).filter(key => facets[key].length > 0).map(key => {
          const pick = (value: string | undefined) => { const { [key]: _, ...rest } = view.facets; change({ facets: value ? { ...rest, [key]: [value] } : rest }) }
          return <Choice key={key} title={t.facets[key]} picked={view.facets[key]?.[0]} counts={facets[key]} name={value => name[key](value, facets[key].find(f => f.value === value)?.name ?? value) ?? value} onPick={pick} />
        })}
        {filtered && <button type="button" className="link" onClick={() => change({ q: '', facets: {} })}>{words.table.clear}</button>}
        <span className="push row">
          {table && (
            <>
              <Menu label={words.table.columns} right>
                {columns.slice(1).map(c => <label key={c.key}><input type="checkbox" checked={view.shown.includes(c.key)} onChange={e => change({ page: view.page, shown: columns.filter(o => (o.key === c.key ? e.target.checked : view.shown.includes(o.key))).map(o => o.key) })} />{c.title}</label>)}
              </Menu>
              <SaveMenu title={t.title} columns={shown} rows={() => everyRow(cursor => api.projects({ ...query, limit: '1000', cursor }))} note={total > mostRows ? t.tooMany(mostRows) : undefined} />
            </>
          )}
          <button type="button" className="plain" onClick={() => print()}>{words.app.print}</button>
        </span>
      </div>
      <div className="row small" style={{ marginBottom: 8 }}><span className="quiet num" role="status">{t.total(total)}</span>{table && statuses.map(s => <Status key={s} value={s} />)}</div>
    </>
  )
}
