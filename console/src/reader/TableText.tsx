import { memo, useMemo } from 'react'
import type { Annotations, FullDocument, SheetTable } from '../api/index.ts'
import { Stretch } from './PageText.tsx'
import { Paper, type PaperProps } from './Paper.tsx'
import { cutLines, type Segment } from './segments.ts'

interface Props extends PaperProps {
  page: Pick<FullDocument, 'text' | 'articleList'>
  tables: SheetTable[]
  notes: Annotations
}

/** Rows drawn at once. */
const part = 300

/** A workbook or a CSV: tables and nothing beside them but their names. */
export const isSheet = (page: Pick<FullDocument, 'mediaType'>) => /spreadsheetml|text\/csv/.test(page.mediaType)

/** The sheets of a workbook as rows and columns with their addresses; what is said of a cell is marked in it. */
export function TableText({ page, tables, notes, target, ...paper }: Props) {
  const rows = useMemo(() => rowsOf(page, tables, notes, target), [page, tables, notes, target])
  const focus = target?.[0] ?? notes.claims.find(c => c.id === paper.current)?.start ?? 0
  return (
    <Paper {...paper} sheet rows={rows.length} part={part} row={rows.findLastIndex(r => r.start <= focus)} focus={focus}>
      {(first, end) => tables.map((table, i) => {
        const own = rows.slice(first, end).filter(row => row.table === i)
        return own.length > 0 && <Sheet key={table.start} table={table} rows={own} text={page.text} article={page.articleList.find(a => a.spans.some(([start]) => start === table.start))?.index} />
      })}
    </Paper>
  )
}

interface Row { table: number; start: number; number: string; cells: Map<number, Cell> }
interface Cell { start: number; address: string; segments: Segment[] }

const Sheet = memo(function Sheet({ table, rows, text, article }: { table: SheetTable; rows: Row[]; text: string; article: number | undefined }) {
  const width = 1 + Math.max(...table.rows.map(row => row.at(-1)?.column ?? 0))
  const columns = Array.from({ length: width }, (_, i) => i)
  const letters = new Map(table.rows.flat().map(cell => [cell.column, cell.address.replace(/\d+$/, '')]))
  return (
    <table>
      <caption>{table.name}</caption>
      <thead><tr><td />{columns.map(c => <th key={c} scope="col">{letters.get(c)}</th>)}</tr></thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.start}>
            <th scope="row">{row.number}</th>
            {columns.map(c => {
              const cell = row.cells.get(c)
              // A title stands alone in its row and has all of it.
              const alone = row.cells.size === 1 && row.cells.has(0)
              if (alone && c > 0) return null
              return cell
                ? <td key={c} className="line" data-start={cell.start} data-article={article} data-cell={cell.address} colSpan={alone ? width : undefined}>{cell.segments.map(s => <Stretch key={s.start} s={s} text={text.slice(s.start, s.end)} />)}</td>
                : <td key={c} />
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

/** Every row of every table with the stretches of its cells; a row is a line of the text, so both are walked once. */
function rowsOf({ text }: Props['page'], tables: SheetTable[], notes: Annotations, target: Props['target']): Row[] {
  const lines = cutLines(text, notes, target)
  let at = 0
  return tables.flatMap((table, i) => table.rows.map((cells): Row => {
    const start = cells[0]!.start
    while (at < lines.length - 1 && lines[at]!.end < start) at++
    const segments = lines[at]!.segments
    let next = 0
    return {
      table: i, start, number: /\d+$/.exec(cells[0]!.address)?.[0] ?? '',
      cells: new Map(cells.map(cell => {
        while (next < segments.length && segments[next]!.end <= cell.start) next++
        const own: Segment[] = []
        for (let s = next; s < segments.length && segments[s]!.start < cell.end; s++) own.push({ ...segments[s]!, start: Math.max(segments[s]!.start, cell.start), end: Math.min(segments[s]!.end, cell.end) })
        return [cell.column, { start: cell.start, address: cell.address, segments: own }]
      })),
    }
  }))
}
