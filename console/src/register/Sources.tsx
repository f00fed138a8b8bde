import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { registerApi, type Source } from './api.ts'
import { Problems } from './Problems.tsx'
import { registerWords } from './words.ts'

/** What gave lines to the register, the newest first; each can be taken back. */
export function Sources() {
  const w = useLocalWords(registerWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['register-sources'], queryFn: registerApi.sources })
  const [shown, show] = useState<Source | null>(null)
  return (
    <section className="section" aria-labelledby="sources">
      <h2 id="sources">{w.sources}</h2>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.items.length === 0 ? <Empty title={w.empty} hint={w.emptyHint} /> : (
        <>
          <p className="small quiet num">{w.companies(data.companies)}</p>
          <div className="tablewrap" tabIndex={0} role="region" aria-label={w.sources}>
            <table className="table">
              <caption className="sr">{w.sources}</caption>
              <thead><tr><th scope="col">{w.source}</th><th scope="col">{w.kind}</th><th scope="col">{w.asOf}</th><th scope="col" className="end">{w.lines}</th><th scope="col">{w.problems}</th><th scope="col">{w.at}</th><th scope="col">{w.state}</th></tr></thead>
              <tbody>{data.items.map(s => (
                <tr key={s.id} data-source={s.id}>
                  <th scope="row" lang="zh-CN">{s.name}{s.why && <span className="cellnote">{s.why}</span>}</th><td>{w.kinds[s.kind]}</td><td className="num">{s.asOf}</td><td className="num end">{s.lines}</td>
                  <td>{s.kind === 'import' && <button type="button" className="link" aria-expanded={shown?.id === s.id} onClick={() => show(shown?.id === s.id ? null : s)}>{w.counts(s.problems.error, s.problems.warning, s.problems.info)}</button>}</td>
                  <td className="num">{s.at.slice(0, 10)}<span className="cellnote" lang="zh-CN">{s.by}</span></td>
                  <td>{s.withdrawn ? <span>× {w.withdrawn(s.withdrawn.by)}</span> : <>{s.complete ? <span>● {w.complete}</span> : <span className="status-conflict">! {w.open}</span>} <Withdraw source={s.id} /></>}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
          {shown && <div className="section" data-problems><h3 lang="zh-CN">{shown.name}</h3><Problems id={shown.id} counts={shown.problems} /></div>}
        </>
      )}
    </section>
  )
}

function Withdraw({ source }: { source: string }) {
  const w = useLocalWords(registerWords)
  const { by } = useSettings()
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const back = useMutation({ mutationFn: () => registerApi.withdraw(source, by.trim() || 'console'), onSuccess: () => client.invalidateQueries() })
  if (!asked) return <button type="button" className="link noprint" onClick={() => ask(true)}>{w.withdraw}</button>
  return <span className="noprint"><span className="cellnote">{w.sureWithdraw}</span><button type="button" className="link" disabled={back.isPending} onClick={() => back.mutate()}>{w.sure}</button> <button type="button" className="link" onClick={() => ask(false)}>{w.cancel}</button>{back.error && <Problem error={back.error} />}</span>
}
