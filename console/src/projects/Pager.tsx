import { useWords } from '../words/index.ts'

/** Which rows of how many, and the way to the next. Nothing where all fit. */
export function Pager({ page, size, total, onPage }: { page: number; size: number; total: number; onPage: (page: number) => void }) {
  const t = useWords()
  if (total <= size) return null
  return (
    <div className="pager noprint">
      <span className="num">{t.table.page((page - 1) * size + 1, Math.min(page * size, total), total)}</span>
      <button type="button" className="plain" disabled={page === 1} onClick={() => onPage(page - 1)}>{t.table.prev}</button>
      <button type="button" className="plain" disabled={page * size >= total} onClick={() => onPage(page + 1)}>{t.table.next}</button>
    </div>
  )
}
