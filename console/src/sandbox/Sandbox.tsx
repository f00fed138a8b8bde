import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { ApiError } from '../api/request.ts'
import { matchApi } from '../match/api.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { sandboxApi, type Draft } from './api.ts'
import { Drafts } from './Drafts.tsx'
import { Editor } from './Editor.tsx'
import { Results } from './Results.tsx'
import { sandboxWords } from './words.ts'
import '../table/table.css'
import './sandbox.css'

/** A draft policy tried on every company. The text is the one truth: moving a number moves it there. */
export default function Sandbox() {
  const w = useLocalWords(sandboxWords)
  useTitle(w.title)
  const { lang } = useSettings()
  const [params, setParams] = useSearchParams()
  const on = params.get('on') ?? new Date().toISOString().slice(0, 10)
  const policies = useQuery({ queryKey: ['policies', on], queryFn: () => matchApi.policies(on) })
  const policy = policies.data?.items.find(p => p.id === params.get('policy')) ?? policies.data?.items[0]
  if (policies.error) return <><h1 className="head">{w.title}</h1><Problem error={policies.error} retry={policies.refetch} /></>
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      {!policy ? <Loading /> : (
        <>
          <label className="picker noprint">{w.policy}<select className="field" value={policy.id} onChange={e => setParams({ policy: e.target.value }, { replace: true })}>{policies.data!.items.map(p => <option key={p.id} value={p.id}>{p[lang]}</option>)}</select></label>
          <Bench key={policy.id} policy={policy.id} on={on} />
        </>
      )}
    </>
  )
}

function Bench({ policy, on }: { policy: string; on: string }) {
  const w = useLocalWords(sandboxWords)
  const original = useQuery({ queryKey: ['policy-text', policy, on], queryFn: () => sandboxApi.text(policy, on) })
  const [text, setText] = useState<string | null>(null)
  const [draft, setDraft] = useState<{ id: string; name: string } | null>(null)
  const run = useMutation({ mutationFn: (more: Pick<Draft, 'set' | 'threshold'>) => sandboxApi.run({ policy, on, text: text ?? original.data!.text, limit: 50, ...more }), onSuccess: tried => setText(tried.text) })
  const { mutate } = run
  // What is in force, tried against itself, shows the thresholds and the cliff at once.
  const ready = original.data !== undefined
  useEffect(() => { if (ready) mutate({}) }, [ready, mutate])
  if (original.error) return <Problem error={original.error} retry={original.refetch} />
  if (!original.data) return <Loading />
  const shown = text ?? original.data.text
  const place = run.error instanceof ApiError ? /第 (\d+) 行第 (\d+) 列|line (\d+), column (\d+)/.exec(run.error.message) : null
  const error = place ? { line: Number(place[1] ?? place[3]), column: Number(place[2] ?? place[4]) } : null
  return (
    <div className="sandbox">
      <div className="sandbox-draft noprint">
        {run.data && <Numbers tried={run.data} onSet={set => run.mutate({ set })} />}
        <Editor text={shown} onChange={setText} error={error} message={run.error instanceof ApiError ? run.error.message : null} />
        <p className="row" style={{ marginTop: 8 }}>
          <button type="button" className="plain strong" disabled={run.isPending} onClick={() => run.mutate({ threshold: run.data?.threshold ?? undefined })}>{run.isPending ? w.running : w.run}</button>
          <button type="button" className="plain" disabled={shown === original.data.text} onClick={() => { setText(original.data.text); setDraft(null) }}>{w.reset}</button>
        </p>
        {run.error && <Problem error={run.error} />}
        <Drafts policy={policy} text={shown} draft={draft} onOpen={opened => { setDraft({ id: opened.id, name: opened.name }); setText(opened.text) }} />
      </div>
      <div className="sandbox-results">{run.data ? <Results tried={run.data} draft={{ policy, on, text: run.data.text, limit: 50 }} choose={threshold => run.mutate({ threshold })} /> : run.isPending ? <Loading /> : <p className="quiet">{w.none}</p>}</div>
    </div>
  )
}

/** The numbers of the draft that can be moved; Enter tries. */
function Numbers({ tried, onSet }: { tried: NonNullable<ReturnType<typeof useMutation<Awaited<ReturnType<typeof sandboxApi.run>>>>['data']>; onSet: (set: Record<string, string>) => void }) {
  const w = useLocalWords(sandboxWords)
  const { lang } = useSettings()
  if (!tried.thresholds.length) return null
  const put = (id: string, before: string, value: string) => { const clean = value.trim().replace('％', '%'); if (clean !== before && /^\d{1,12}(\.\d{1,8})?%?$/.test(clean)) onSet({ [id]: clean }) }
  return (
    <details open className="numbers">
      <summary>{w.numbers}</summary>
      <ul>
        {tried.thresholds.map(t => (
          <li key={t.id}>
            <label>
              <span>{t[lang]}{t.clause && <span className="small quiet" lang="zh-CN"> {t.clause}</span>}<br /><code className="small">{t.op ? `${t.op} ` : ''}</code></span>
              <input key={`${t.id} ${t.value}`} className="field num" maxLength={22} inputMode="decimal" defaultValue={t.value} aria-label={t[lang]} onKeyDown={e => { if (e.key === 'Enter') { e.preventDefault(); put(t.id, t.value, e.currentTarget.value) } }} onBlur={e => put(t.id, t.value, e.currentTarget.value)} />
            </label>
            {t.inForce !== null && t.inForce !== t.value && <span className="small quiet num">{w.now} {t.inForce}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
