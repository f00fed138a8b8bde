import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { listFileUrl, matchApi, type ListedCompany, type OutcomeName, type Tally } from './api.ts'
import type { Set } from './Match.tsx'
import { Outcome, OutcomeMark } from './Outcome.tsx'
import { matchWords } from './pageWords.ts'

const outcomes: OutcomeName[] = ['met', 'unknown', 'unmet', 'not-applicable']

/** One policy, all companies of the register: how many, what it costs, who, why. */
export function PolicyMatch({ on, params, set }: { on: string; params: URLSearchParams; set: Set }) {
  const w = useLocalWords(matchWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['tallies', on], queryFn: () => matchApi.tallies(on) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  if (!data.items.some(t => t.companies > 0)) return <Empty title={w.noRegister} hint={w.noRegisterHint}><Link className="plain" to="/companies">{w.importLink}</Link></Empty>
  const tally = data.items.find(t => t.policy === params.get('policy')) ?? data.items.find(t => t.counts.met > 0) ?? data.items[0]!
  return <><PolicyPicker items={data.items} value={tally.policy} set={set} /><Listed tally={tally} on={on} params={params} set={set} /></>
}

export function PolicyPicker({ items, value, set }: { items: Tally[]; value: string; set: Set }) {
  const w = useLocalWords(matchWords)
  const { lang } = useSettings()
  return <label className="picker noprint">{w.policy}<select className="field" value={value} onChange={e => set({ policy: e.target.value })}>{items.map(t => <option key={t.policy} value={t.policy}>{t[lang]}（{t.counts.met}）</option>)}</select></label>
}

function Listed({ tally, on, params, set }: { tally: Tally; on: string; params: URLSearchParams; set: Set }) {
  const w = useLocalWords(matchWords)
  const { lang } = useSettings()
  const outcome = outcomes.find(o => o === params.get('outcome')) ?? 'met'
  const sort = params.get('sort') === 'name' || !tally.cost ? 'name' : 'amount'
  const filters = { ...(params.get('q') && { q: params.get('q')! }), ...(params.get('industry') && { industry: params.get('industry')! }), ...(params.get('place') && { place: params.get('place')! }) }
  const list = useInfiniteQuery({
    queryKey: ['policy-companies', tally.policy, on, outcome, sort, filters], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => matchApi.companies(tally.policy, { on, outcome, sort, limit: '50', ...filters, ...(pageParam && { cursor: pageParam }) }), getNextPageParam: last => last.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap(p => p.items) ?? []
  const file = (format: string) => listFileUrl(tally.policy, { on, outcome, sort, ...filters, format })
  const field = (key: 'q' | 'industry' | 'place', label: string) => <input className="field" type="search" maxLength={key === 'q' ? 200 : 6} aria-label={label} placeholder={label} defaultValue={params.get(key) ?? ''} key={`${key}${params.get(key)}`} onKeyDown={e => { if (e.key === 'Enter') set({ [key]: e.currentTarget.value.trim() }) }} onBlur={e => { if (e.currentTarget.value.trim() !== (params.get(key) ?? '')) set({ [key]: e.currentTarget.value.trim() }) }} />
  return (
    <>
      <p className="row">
        <Link to={`/policies/${encodeURIComponent(tally.policy)}`}><strong>{tally[lang]}</strong></Link>
        {tally.cost && <span>{w.cost} <strong className="num">{money(tally.cost.low, tally.cost.high)} {tally.cost.unit}</strong>{tally.cost.open > 0 && <span className="small quiet"> {w.costOpen(tally.cost.open)}</span>}</span>}
        <span className="small quiet num">{w.everyone(tally.companies)}</span>
      </p>
      <div className="row noprint" role="group" aria-label={w.outcome} style={{ margin: '8px 0' }}>{outcomes.map(o => <button key={o} type="button" className="plain" aria-pressed={o === outcome} onClick={() => set({ outcome: o })}><OutcomeMark value={o} /> <span className="num">{tally.counts[o]}</span></button>)}</div>
      <div className="toolbar row noprint" style={{ marginBottom: 8 }}>
        {field('q', w.filterName)}{field('industry', w.industry)}{field('place', w.place)}
        {tally.cost && <select className="field" aria-label={w.sort} value={sort} onChange={e => set({ sort: e.target.value })}><option value="amount">{w.byAmount}</option><option value="name">{w.byName}</option></select>}
        <a className="plain" href={file('xlsx')} download>{w.xlsx}</a><a className="plain" href={file('csv')} download>{w.csv}</a>
      </div>
      {list.isPending ? <Loading /> : list.error ? <Problem error={list.error} retry={list.refetch} /> : rows.length === 0 ? <Empty title={w.noCompanies} hint={w.noCompaniesHint} /> : (
        <>
          <p className="small quiet num" role="status">{w.shown(rows.length, list.data.pages[0]!.total)}</p>
          <ReasonTable rows={rows} unit={list.data.pages[0]!.unit} policy={tally.policy} on={on} />
          {list.hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>{w.next}</button></p>}
        </>
      )}
    </>
  )
}

/** Companies with their amount and reason; a row opens everything behind it. */
export function ReasonTable({ rows, unit, policy, on, lead, tail }: { rows: ListedCompany[]; unit: string | null; policy: string; on: string; lead?: { title: string; cell: (row: ListedCompany) => React.ReactNode }; tail?: { title: string; cell: (row: ListedCompany) => React.ReactNode } }) {
  const w = useLocalWords(matchWords)
  const { lang } = useSettings()
  const [open, setOpen] = useState<string | null>(null)
  const worth = rows.some(r => r.amount || r.class)
  return (
    <div className="tablewrap" role="region" aria-label={w.reason} tabIndex={0}>
      <table className="table">
        <thead><tr>{lead && <th scope="col">{lead.title}</th>}<th scope="col">{w.company}</th>{worth && <th scope="col" className="end">{w.amount}{unit && `（${unit}）`}</th>}<th scope="col">{w.reason}</th>{tail && <th scope="col">{tail.title}</th>}</tr></thead>
        <tbody>
          {rows.map(r => {
            const shown = open === r.company.id
            return [
              <tr key={r.company.id}>
                {lead && <td className="lead">{lead.cell(r)}</td>}
                <th scope="row" className="wide"><Link to={`/companies/${encodeURIComponent(r.company.id)}`} lang="zh-CN">{r.company.name}</Link><span className="filename num">{r.company.code}</span></th>
                {worth && <td className="end num">{r.amount ? between(r.amount) : r.class ? between(r.class) : ''}</td>}
                <td className="wide"><button type="button" className="link reason" aria-expanded={shown} onClick={() => setOpen(shown ? null : r.company.id)}>{r.reason[lang] || w.why}</button></td>
                {tail && <td>{tail.cell(r)}</td>}
              </tr>,
              shown && <tr key={`${r.company.id} open`}><td colSpan={5} className="opened"><Behind company={r.company.id} policy={policy} on={on} /></td></tr>,
            ]
          })}
        </tbody>
      </table>
    </div>
  )
}

/** All that stands behind one company's outcome: clause, facts with source and day, what is missing. */
function Behind({ company, policy, on }: { company: string; policy: string; on: string }) {
  const { data, error } = useQuery({ queryKey: ['company-policies', company, on], queryFn: () => matchApi.company(company, on) })
  const found = data?.items.find(e => e.policy === policy)
  return error ? <Problem error={error} /> : found ? <Outcome evaluation={found} named={false} open /> : <Loading />
}

export const between = ({ low, high }: { low: string | null; high: string | null }) => (low === high ? low ?? '?' : `${low ?? '?'}~${high ?? '?'}`)
export const money = (low: number, high: number) => { const text = (n: number) => n.toLocaleString('en-US', { maximumFractionDigits: 2 }); return low === high ? text(low) : `${text(low)}~${text(high)}` }
