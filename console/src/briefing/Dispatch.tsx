import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useEvidenceTo } from '../evidence/link.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { briefingApi, dispatchUrl, type DispatchLine } from './api.ts'
import { useBriefingWords } from './words.ts'
import './briefing.css'

const groups = ['done', 'late', 'decision'] as const
const iso = (day: Date) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`

/** Ranges that offices report by, up to a day. */
function usual(today: Date) {
  return {
    week: { from: iso(new Date(today.getFullYear(), today.getMonth(), today.getDate() - 6)), to: iso(today) },
    month: { from: iso(new Date(today.getFullYear(), today.getMonth(), 1)), to: iso(today) },
    quarter: { from: iso(new Date(today.getFullYear(), Math.floor(today.getMonth() / 3) * 3, 1)), to: iso(today) },
  }
}

/** Done, late and to be decided in a range of days; the range stands in the address. */
export default function Dispatch() {
  const t = useBriefingWords().dispatch
  useTitle(t.title)
  const [params, setParams] = useSearchParams()
  const ranges = usual(new Date())
  const range = { from: params.get('from') ?? ranges.month.from, to: params.get('to') ?? ranges.month.to }
  const right = range.from <= range.to
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['dispatch', range], queryFn: () => briefingApi.dispatch(range), enabled: right, placeholderData: keepPreviousData })
  const ask = (next: typeof range) => setParams(now => { const to = new URLSearchParams(now); to.set('from', next.from); to.set('to', next.to); return to }, { replace: true, preventScrollReset: true })
  return (
    <>
      <div className="head"><h1>{t.title}</h1><p>{t.lead}</p></div>
      <div className="row noprint">
        {(['from', 'to'] as const).map(end => <label key={end}>{t[end]} <input className="field" type="date" min="1949-01-01" max="2999-12-31" value={range[end]} onChange={e => { if (e.target.value) ask({ ...range, [end]: e.target.value }) }} /></label>)}
        {(['week', 'month', 'quarter'] as const).map(name => <button key={name} type="button" className="plain" aria-pressed={ranges[name].from === range.from && ranges[name].to === range.to} onClick={() => ask(ranges[name])}>{t[name]}</button>)}
        {right && <><a className="plain" href={dispatchUrl(range, 'docx')} download>{t.docx}</a><a className="plain" href={dispatchUrl(range, 'xlsx')} download>{t.xlsx}</a></>}
      </div>
      {!right ? <p className="problem" role="alert">{t.wrongRange}</p> : isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} />
        : groups.map(group => <Group key={group} group={group} lines={data.items.filter(line => line.group === group)} />)}
    </>
  )
}

function Group({ group, lines }: { group: (typeof groups)[number]; lines: DispatchLine[] }) {
  const t = useBriefingWords().dispatch
  const to = useEvidenceTo()
  return (
    <section className="section" aria-labelledby={group}>
      <h2 id={group}>{t.groups[group]} <span className="num quiet">{lines.length}</span></h2>
      {lines.length === 0 ? <p className="quiet">{t.none[group]}</p> : (
        <div className="tablewrap" role="region" aria-label={t.groups[group]} tabIndex={0}>
          <table className="table dispatch">
            <caption className="sr">{t.groups[group]}</caption>
            <thead><tr><th scope="col">{t.project}</th><th scope="col">{t.what}</th><th scope="col">{t.when}</th><th scope="col">{t.source}</th></tr></thead>
            <tbody>{lines.map((line, i) => (
              <tr key={i}>
                <td><Link to={`/projects/${encodeURIComponent(line.subject.id)}`} lang="zh-CN">{line.subject.name}</Link>{line.district && <span className="cellnote quiet small" lang="zh-CN">{line.district}</span>}</td>
                <td><span lang="zh-CN">{line.claim ? <Link className="door" data-claim={line.claim.id} to={to(line.claim.id)} preventScrollReset><span className="said">{line.what}</span></Link> : line.what}</span>{line.conflict && <Link className="cellnote small" to={`/conflicts?id=${line.conflict.id}`}>{t.settle}</Link>}</td>
                <td className="num"><span lang="zh-CN">{line.when}</span>{line.days !== null && <span className="cellnote status-conflict small">{t.late(line.days)}</span>}</td>
                <td className="small" lang="zh-CN">{line.note}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}
