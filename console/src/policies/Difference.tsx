import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { policyApi, type PolicyDetail, type PolicySheet } from './api.ts'
import { differences } from './difference.ts'
import { policyWords } from './words.ts'

/** Another version beside this one: what each says of what differs. */
export function Difference({ policy, sheet }: { policy: PolicyDetail; sheet: PolicySheet }) {
  const w = useLocalWords(policyWords)
  const [params, setParams] = useSearchParams()
  const others = policy.versions.filter(v => v.version !== policy.version)
  const other = others.find(v => v.version === params.get('with'))
  if (others.length === 0) return null
  return (
    <section className="section" aria-labelledby="versions">
      <h2 id="versions">{w.page.versions}</h2>
      <label className="noprint">{w.page.compare} <select className="field" value={other?.version ?? ''} onChange={e => setParams(now => { const next = new URLSearchParams(now); if (e.target.value) next.set('with', e.target.value); else next.delete('with'); return next }, { replace: true, preventScrollReset: true })}>
        <option value="">{w.page.noCompare}</option>
        {others.map(v => <option key={v.version} value={v.version}>{v.version} · {v.document}</option>)}
      </select></label>
      {other && <Beside id={policy.id} on={other.validFrom} policy={policy} sheet={sheet} />}
    </section>
  )
}

function Beside({ id, on, policy, sheet }: { id: string; on: string; policy: PolicyDetail; sheet: PolicySheet }) {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  const other = useQuery({ queryKey: ['policy', id, on], queryFn: () => policyApi.policy(id, on) })
  const otherSheet = useQuery({ queryKey: ['policy-sheet', id, on], queryFn: () => policyApi.sheet(id, on) })
  const error = other.error ?? otherSheet.error
  if (error) return <Problem error={error} retry={other.refetch} />
  if (!other.data || !otherSheet.data) return <Loading />
  const ours = { policy, sheet }
  const theirs = { policy: other.data, sheet: otherSheet.data }
  const [before, after] = policy.validFrom < other.data.validFrom ? [ours, theirs] : [theirs, ours]
  const rows = differences(before, after, lang)
  if (rows.length === 0) return <p className="quiet">{w.page.same}</p>
  return (
    <div className="tablewrap" role="region" aria-label={w.page.versions} tabIndex={0} style={{ marginTop: 12 }}>
      <table className="table diff" data-diff>
        <thead><tr><th scope="col">{w.page.diff.what}</th><th scope="col" className="num">{before.policy.version}</th><th scope="col" className="num">{after.policy.version}</th><th scope="col">{w.page.diff.changed}</th></tr></thead>
        <tbody>
          {rows.map((r, i) => (
            <tr key={i}>
              <th scope="row">{w.page.diff[r.kind]}{r.name && <span className="cellnote" lang={lang === 'zh' ? 'zh-CN' : undefined}>{r.name}</span>}</th>
              <td lang="zh-CN">{r.before === null ? <span className="quiet">{w.page.gone}</span> : <del>{r.before}</del>}</td>
              <td lang="zh-CN">{r.after === null ? <span className="quiet">{w.page.gone}</span> : <ins>{r.after}</ins>}</td>
              <td>{r.before === null ? w.page.diff.added : r.after === null ? w.page.diff.removed : w.page.diff.changed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
