import { useCallback, useDeferredValue, useMemo, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useFacts } from '../match/api.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useView, type View } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { CompanyQuery } from './api.ts'
import { Filters } from './Filters.tsx'
import { useColumns, viewColumns } from './useColumns.tsx'
import { useWindows } from './useWindows.ts'
import { ListValueDrawer } from './ValueDrawer.tsx'
import { VirtualTable } from './VirtualTable.tsx'
import { companyWords } from './words.ts'
import '../table/table.css'
import './companies.css'

/** The register: any number of companies, sifted, ordered and counted by the server; the address holds the whole view. */
export default function Companies() {
  const w = useLocalWords(companyWords)
  useTitle(w.title)
  const facts = useFacts()
  return facts.size === 0 ? <><h1 className="head">{w.title}</h1><Loading /></> : <Listed />
}

function Listed() {
  const w = useLocalWords(companyWords)
  const words = useWords()
  const { elder } = useSettings()
  const [params, setParams] = useSearchParams()
  const policy = params.get('policy')
  const ranges = params.getAll('fact')
  const columns = useColumns(policy)
  const [view, change] = useView(viewColumns(columns), elder)
  const shown = columns.filter(c => view.shown.includes(c.key) || c.key === 'outcome')
  const query = useDeferredValue(useSame(queryOf(view, ranges, policy, shown.map(c => c.key))))
  const { counts, row, onRange, error } = useWindows(query)
  const rest = useCallback((from: number, to: number, first: number) => {
    onRange(from, to)
    // It comes a moment later than what was drawn: what was chosen meanwhile stands in the address before it is drawn.
    const now = new URLSearchParams(window.location.search)
    if ((now.get('row') ?? '0') === String(first)) return
    if (first) now.set('row', String(first))
    else now.delete('row')
    setParams(now, { replace: true, preventScrollReset: true })
  }, [onRange, setParams])
  const start = useRef(Math.max(0, Number(params.get('row')) || 0))
  const set = (edit: (next: URLSearchParams) => void) => setParams(now => { const next = new URLSearchParams(now); edit(next); next.delete('row'); start.current = 0; return next }, { replace: true, preventScrollReset: true })
  const filtered = view.q !== '' || Object.keys(view.facets).length > 0 || ranges.length > 0
  const clear = () => { change({ q: '', facets: {} }); set(next => next.delete('fact')) }
  if (counts.isPending) return <><h1 className="head">{w.title}</h1><Loading /></>
  if (counts.error) return <><h1 className="head">{w.title}</h1><Problem error={counts.error} retry={counts.refetch} /></>
  const { total, of, asOf, facets } = counts.data
  return (
    <div className="companies">
      <div className="head row between"><div><h1>{w.title}</h1><p>{w.lead} <span className="num">{w.asOf(asOf)}</span></p></div>{of > 0 && <Link className="plain noprint" to="/companies/import">{w.importPage}</Link>}</div>
      {of === 0
        ? <Empty title={w.emptyTitle} hint={w.emptyHint}><p>{w.emptyStep} <code>bin/yinli register import FILE</code></p><Link className="plain" to="/companies/import">{w.importPage}</Link></Empty>
        : (
          <>
            <Filters view={view} change={next => { start.current = 0; change(next) }} columns={columns} query={query} facets={facets} ranges={ranges} policy={policy} set={set} clear={filtered ? clear : null} />
            <p className="small quiet num" role="status" style={{ marginBottom: 8 }}>{w.total(total, of)}</p>
            {error && <Problem error={error} />}
            {total === 0
              ? <Empty title={w.noneTitle} hint={w.noneHint}><button type="button" className="plain" onClick={clear}>{words.table.clear}</button></Empty>
              : <VirtualTable key={JSON.stringify({ ...query, columns: '' })} title={w.title} columns={shown} total={total} row={row} onRange={rest} sort={view.sort} onSort={sort => { start.current = 0; change({ sort }) }} start={start.current} />}
            <ListValueDrawer />
          </>
        )}
    </div>
  )
}

/** A view as the server is asked for it. */
function queryOf({ q, facets, sort }: View, fact: string[], policy: string | null, shown: string[]): CompanyQuery {
  const one = (key: string) => facets[key]?.[0]
  const own = ['name', 'code', 'place', 'industry', 'establishedOn', 'size', 'outcome']
  return {
    q: q.trim() || undefined, place: one('place'), industry: one('industry'), size: one('size') as CompanyQuery['size'], founded: one('founded'), outcome: policy ? one('outcome') as CompanyQuery['outcome'] : undefined, policy: policy ?? undefined,
    fact: fact.length ? fact : undefined, sort: sort ? `${sort.down ? '-' : ''}${sort.key}` : undefined, columns: shown.filter(key => !own.includes(key)).join(','),
  }
}

/** The same object as long as it says the same. */
function useSame<T>(value: T): T {
  const said = JSON.stringify(value)
  return useMemo(() => JSON.parse(said) as T, [said])
}
