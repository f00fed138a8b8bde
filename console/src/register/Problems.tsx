import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading, Problem } from '../shell/States.tsx'
import { useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { problemsFile, registerApi, type RegisterProblem, type Severity } from './api.ts'
import { ProblemTable } from './ProblemTable.tsx'
import { registerWords } from './words.ts'

/** All problems of a source, or of a file that was only tried, by grade, some hundred at a time. */
export function Problems({ id, tried = false, counts }: { id: string; tried?: boolean; counts: Record<Severity, number> }) {
  const w = useLocalWords(registerWords)
  const t = useWords()
  const [grade, setGrade] = useState<Severity | undefined>(undefined)
  const pages = useInfiniteQuery({
    queryKey: ['register-problems', id, tried, grade], initialPageParam: '', getNextPageParam: (last: { next: string | null }) => last.next,
    queryFn: async ({ pageParam }): Promise<{ items: RegisterProblem[]; total: number; next: string | null }> => {
      if (!tried) return registerApi.problems(id, grade, pageParam || undefined)
      const from = Number(pageParam || 0)
      const page = await registerApi.found(id, grade, from)
      return { ...page, next: from + page.items.length < page.total ? String(from + page.items.length) : null }
    },
  })
  const all = counts.error + counts.warning + counts.info
  if (!all) return <p>{w.none}</p>
  return (
    <div className="stack">
      <div className="row noprint" role="group" aria-label={w.severity}>
        {([undefined, 'error', 'warning', 'info'] as const).map(g => <button key={g ?? 'all'} type="button" className="plain" aria-pressed={grade === g} disabled={g !== undefined && counts[g] === 0} onClick={() => setGrade(g)}>{g ? w.grades[g] : w.all} <span className="num">{g ? counts[g] : all}</span></button>)}
        {!tried && <span className="push row"><a className="plain" href={problemsFile(id, 'xlsx')}>{w.xlsx}</a><a className="plain" href={problemsFile(id, 'csv')}>{w.csv}</a></span>}
      </div>
      {pages.isPending ? <Loading /> : pages.error ? <Problem error={pages.error} retry={pages.refetch} /> : <ProblemTable problems={pages.data.pages.flatMap(p => p.items)} />}
      {pages.hasNextPage && <p className="noprint"><button type="button" className="plain" disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>{t.table.next}</button></p>}
    </div>
  )
}
