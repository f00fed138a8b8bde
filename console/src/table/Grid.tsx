import type { KeyboardEvent } from 'react'
import { useWords } from '../words/index.ts'
import type { Column, View } from './view.ts'
import './table.css'

interface Props<Row> {
  /** Names the table for a screen reader; not shown. */
  title: string
  columns: Column<Row>[]
  rows: Row[]
  id: (row: Row) => string
  sort?: View['sort']
  onSort?: (sort: View['sort']) => void
}

/** A plain table: sortable heads, arrow keys from row to row, its own sideways scrolling so that the page never scrolls sideways. */
export function Grid<Row>({ title, columns, rows, id, sort = null, onSort }: Props<Row>) {
  const t = useWords()
  return (
    <div className="tablewrap" role="region" aria-label={t.table.region(title)} tabIndex={0}>
      <table className="table" onKeyDown={moveInTable}>
        <caption className="sr">{title}</caption>
        <thead>
          <tr>
            {columns.map(c => {
              const way = sort?.key === c.key ? (sort.down ? 'descending' : 'ascending') : undefined
              return (
                <th key={c.key} scope="col" className={c.end ? 'end' : undefined} aria-sort={way}>
                  {c.sort && onSort
                    ? <button type="button" title={t.table.sortBy(c.title)} onClick={() => onSort(way === 'ascending' ? { key: c.key, down: true } : way ? null : { key: c.key, down: false })}>{c.title}<span className="arrow" aria-hidden="true">{way ? (sort!.down ? ' ↓' : ' ↑') : ''}</span></button>
                    : c.title}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={id(row)}>
              {columns.map((c, i) => (i === 0 ? <th key={c.key} scope="row" className={c.wide ? 'wide' : undefined}>{c.cell(row)}</th> : <td key={c.key} className={c.end ? 'end' : c.wide ? 'wide' : undefined}>{c.cell(row)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const focusable = 'a[href], button, input'

/** Up and down keep the column where the next row has something to focus there; left and right move within the row. */
function moveInTable(e: KeyboardEvent<HTMLTableElement>) {
  const here = (e.target as HTMLElement).closest<HTMLElement>(focusable)
  const cell = here?.closest<HTMLTableCellElement>('td, th')
  const row = cell?.parentElement as HTMLTableRowElement | null
  if (!here || !cell || !row || !/^Arrow(Up|Down|Left|Right)$/.test(e.key)) return
  let next: HTMLElement | null | undefined
  if (e.key === 'ArrowLeft' || e.key === 'ArrowRight') {
    const all = [...row.querySelectorAll<HTMLElement>(focusable)]
    next = all[all.indexOf(here) + (e.key === 'ArrowRight' ? 1 : -1)]
  } else {
    const rows = [...e.currentTarget.rows]
    const step = e.key === 'ArrowDown' ? 1 : -1
    for (let i = rows.indexOf(row) + step; i >= 0 && i < rows.length && !next; i += step) {
      next = rows[i]!.cells[cell.cellIndex]?.querySelector<HTMLElement>(focusable) ?? rows[i]!.querySelector<HTMLElement>(focusable)
    }
  }
  if (!next) return
  e.preventDefault()
  next.focus()
}
