import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { DataTable } from '../table/DataTable.tsx'
import type { Column } from '../table/view.ts'
import { setSettings, useSettings } from '../words/index.ts'
import { planApi, type Plan } from './api.ts'
import { Progress } from './Progress.tsx'
import { usePlanWords } from './words.ts'
import './plans.css'

/** Every plan: announced and named, done and late. */
export default function Plans() {
  const t = usePlanWords()
  useTitle(t.title)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['plans'], queryFn: planApi.list })
  const columns: Column<Plan>[] = [
    { key: 'name', title: t.name, text: p => p.name, sort: p => p.name, cell: p => <><Link to={`/plans/${p.id}`} lang="zh-CN">{p.name}</Link>{p.byHand && <span className="badge">{t.byHand}</span>}</> },
    { key: 'announced', wide: true, title: t.announced, text: p => p.announced.map(a => t.of(a.of, a.named, a.n)).join('；'), sort: p => p.announced[0]?.n ?? null, cell: p => <ul>{p.announced.map(a => <li key={`${a.of}${a.n}`}><Progress part={a.named} of={a.n} /> <span lang="zh-CN">{t.of(a.of, a.named, a.n)}</span></li>)}</ul> },
    { key: 'tasks', title: t.tasks, end: true, text: p => String(p.tasks), sort: p => p.tasks, cell: p => <span className="num">{p.tasks}</span> },
    { key: 'done', title: t.done, end: true, text: p => String(p.done), sort: p => p.done, cell: p => <span className="num">{p.done}</span> },
    { key: 'late', title: t.late, end: true, text: p => String(p.late), sort: p => p.late, cell: p => <span className={p.late ? 'num status-conflict' : 'num'}>{p.late ? `! ${p.late}` : 0}</span> },
    { key: 'lastSeen', title: t.lastSeen, text: p => p.lastSeen ?? '', sort: p => p.lastSeen, cell: p => <span className="num nowrap">{p.lastSeen}</span> },
  ]
  return (
    <>
      <div className="head"><h1>{t.title}</h1><p>{t.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.items.length === 0
        ? <Empty title={t.emptyTitle} hint={t.emptyHint} />
        : <DataTable title={t.title} columns={columns} rows={data.items} id={p => p.id} total={t.total} />}
      <Begin />
    </>
  )
}

function Begin() {
  const t = usePlanWords()
  const { by } = useSettings()
  const go = useNavigate()
  const [name, setName] = useState('')
  const begin = useMutation({ mutationFn: () => planApi.begin({ name: name.trim(), by: by.trim(), why: '' }), onSuccess: plan => go(`/plans/${plan.id}`) })
  return (
    <section className="section noprint" aria-labelledby="begin">
      <h2 id="begin">{t.newPlan}</h2>
      <form className="planform" onSubmit={e => { e.preventDefault(); if (name.trim() && by.trim()) begin.mutate() }}>
        <label>{t.planName}<input className="field" name="name" maxLength={120} value={name} onChange={e => setName(e.target.value)} /></label>
        <label>{t.by}<input className="field" name="by" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
        <button className="plain" disabled={!name.trim() || !by.trim() || begin.isPending}>{t.newPlan}</button>
      </form>
      {begin.error && <Problem error={begin.error} />}
    </section>
  )
}
