import { useMutation } from '@tanstack/react-query'
import { describeProblem } from '../shell/States.tsx'
import { useWords } from '../words/index.ts'
import { download, toCsv, toXlsx } from './export.ts'
import { Menu } from './Menu.tsx'
import type { Column } from './view.ts'

interface Props<Row> { title: string; columns: Column<Row>[]; /** Every row that the filters leave, in the order seen. */ rows: () => Promise<Row[]>; /** Where a file does not hold all. */ note?: string }

/** A table that the server pages, as a file: these columns, all rows, the sources of the figures beside them. */
export function SaveMenu<Row>({ title, columns, rows, note }: Props<Row>) {
  const t = useWords()
  const save = useMutation({
    mutationFn: async (ending: 'xlsx' | 'csv') => {
      const all = await rows()
      const sources = { sources: t.table.sources, row: columns[0]!.title, column: t.table.column, quote: t.evidence.printed, publisher: t.evidence.publisher, publishedOn: t.evidence.publishedOn, link: t.table.link }
      download(ending === 'xlsx' ? toXlsx(title, all, columns, sources, location.origin) : toCsv(all, columns), `${title}-${new Date().toISOString().slice(0, 10)}.${ending}`)
    },
  })
  return (
    <Menu label={t.table.export} right>
      <p className="small quiet">{t.table.asSeen}{note && ` · ${note}`}</p>
      {(['xlsx', 'csv'] as const).map(ending => <button key={ending} type="button" disabled={save.isPending} onClick={() => save.mutate(ending)}>{t.table[ending]}</button>)}
      {save.error && <p role="alert" className="status-conflict">{describeProblem(save.error, t).title}</p>}
    </Menu>
  )
}

/** The pages of a list one after the other, as far as an export goes. */
export async function everyRow<Row>(page: (cursor: string | undefined) => Promise<{ items: Row[]; next: string | null }>): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | undefined; rows.length < mostRows; ) {
    const { items, next } = await page(cursor)
    rows.push(...items)
    if (!next) break
    cursor = next
  }
  return rows
}
export const mostRows = 10_000
