import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { planApi, type Listed, type PlanPage, type Task } from './api.ts'
import { usePlanWords } from './words.ts'

const DayPicker = lazy(() => import('../theme/DayPicker.tsx'))
const Due = ({ value, onChange }: { value: string; onChange: (day: string) => void }) => { const t = usePlanWords(); return <label>{t.due}<Suspense fallback={<input className="field" disabled aria-label={t.due} />}><DayPicker label={t.due} value={value} onChange={onChange} /></Suspense></label> }

/** Writes entries of a plan and has everything that may differ asked again. */
export function useEntering(plan: PlanPage, done: () => void = () => {}) {
  const client = useQueryClient()
  const { by } = useSettings()
  return useMutation({
    mutationFn: async (entries: { kind: Parameters<typeof planApi.enter>[1]['kind']; fields: Record<string, unknown>; why: string }[]) => { for (const e of entries) await planApi.enter(plan.id, { ...e, by: by.trim() }) },
    onSuccess: () => { done(); return client.invalidateQueries() },
  })
}

export function By() {
  const t = usePlanWords()
  const { by } = useSettings()
  return <label>{t.by}<input className="field" name="by" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
}

export function NewTask({ plan }: { plan: PlanPage }) {
  const t = usePlanWords()
  const { by } = useSettings()
  const empty = { title: '', parent: '', owner: '', due: '', phase: '', why: '' }
  const [given, setGiven] = useState(empty)
  const save = useEntering(plan, () => setGiven(empty))
  const field = (key: keyof typeof empty, label: string) => <label>{label}<input className="field" name={key} maxLength={300} value={given[key]} onChange={e => setGiven({ ...given, [key]: e.target.value })} /></label>
  const ready = given.title.trim() && by.trim() && !save.isPending
  const { why, ...fields } = given
  return (
    <section className="section noprint" aria-labelledby="newtask">
      <h2 id="newtask">{t.newTask}</h2>
      <form className="planform" onSubmit={e => { e.preventDefault(); if (ready) save.mutate([{ kind: 'plan-task', fields: Object.fromEntries(Object.entries(fields).filter(([, v]) => v.trim())), why: why.trim() }]) }}>
        {field('title', t.taskTitle)}
        <label>{t.parent}<select className="field" name="parent" value={given.parent} onChange={e => setGiven({ ...given, parent: e.target.value })}>
          <option value="">{t.top}</option>{plan.announcements.map(a => <option key={`${a.of}${a.n}`} value={a.of}>{a.of}</option>)}{plan.list.map(x => <option key={x.id} value={x.id}>{x.title}</option>)}
        </select></label>
        {field('owner', t.owner)}<Due value={given.due} onChange={due => setGiven({ ...given, due })} />{field('phase', t.phase)}{field('why', t.why)}<By />
        <button className="plain strong" disabled={!ready}>{t.save}</button>
      </form>
      {save.error && <Problem error={save.error} />}
    </section>
  )
}

/** State, owner and due day of a task, folded until asked for; what was written down, and the way back. */
export function SetTask({ plan, task }: { plan: PlanPage; task: Task }) {
  const t = usePlanWords()
  const { by } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [given, setGiven] = useState({ state: task.state as string, owner: task.owner ?? '', due: task.due ?? '', evidence: '', why: '' })
  const save = useEntering(plan)
  const back = useMutation({ mutationFn: (entry: string) => planApi.takeBack(plan.id, entry, by.trim() || 'console'), onSuccess: () => client.invalidateQueries() })
  const write = () => save.mutate([
    ...(given.state !== task.state || given.evidence ? [{ kind: 'task-state' as const, fields: { task: task.id, state: given.state, ...(given.evidence.trim() && { evidence: given.evidence.trim() }) }, why: given.why }] : []),
    ...(given.owner !== (task.owner ?? '') || given.due !== (task.due ?? '') ? [{ kind: 'task-given' as const, fields: { task: task.id, ...(given.owner.trim() && { owner: given.owner.trim() }), ...(given.due && { due: given.due }) }, why: given.why }] : []),
  ])
  return (
    <details className="noprint" onToggle={e => setOpen(e.currentTarget.open)}>
      <summary>{t.set}</summary>
      {open && <form className="planform" onSubmit={e => { e.preventDefault(); if (by.trim()) write() }}>
        <label>{t.state}<select className="field" name="state" value={given.state} onChange={e => setGiven({ ...given, state: e.target.value })}>{(['open', 'doing', 'done', 'dropped'] as const).map(s => <option key={s} value={s}>{t.marks[s]} {t.states[s]}</option>)}</select></label>
        <label>{t.owner}<input className="field" name="owner" maxLength={120} value={given.owner} onChange={e => setGiven({ ...given, owner: e.target.value })} /></label>
        <Due value={given.due} onChange={due => setGiven({ ...given, due })} />
        <label>{t.evidence}<input className="field" name="evidence" maxLength={500} value={given.evidence} onChange={e => setGiven({ ...given, evidence: e.target.value })} /></label>
        <By />
        <button className="plain" disabled={!by.trim() || save.isPending}>{t.save}</button>
      </form>}
      {(save.error ?? back.error) && <Problem error={save.error ?? back.error} />}
      {task.entries.map(e => <p key={e.id} className="note">{e.by} {e.at.slice(0, 10)} <span lang="zh-CN">{e.why}</span> <button type="button" className="link" onClick={() => back.mutate(e.id)}>{t.takeBack}</button></p>)}
    </details>
  )
}

export function Bring({ plan }: { plan: PlanPage }) {
  const t = usePlanWords()
  const { by } = useSettings()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<Listed | null>(null)
  const bring = useMutation({ mutationFn: (preview: boolean) => planApi.bring(plan.id, file!, by.trim() || 'console', preview), onSuccess: listed => { setSeen(listed); return listed.written ? client.invalidateQueries() : undefined } })
  return (
    <section className="section noprint" aria-labelledby="bring">
      <h2 id="bring">{t.import}</h2>
      <p className="quiet small">{t.importHint}</p>
      <div className="planform"><input type="file" accept=".xlsx,.csv" aria-label={t.import} onChange={e => { setFile(e.target.files?.[0] ?? null); setSeen(null) }} /><button type="button" className="plain" disabled={!file || bring.isPending} onClick={() => bring.mutate(true)}>{t.look}</button>
        {seen && !seen.written && <button type="button" className="plain strong" disabled={!by.trim() || bring.isPending} onClick={() => bring.mutate(false)}>{t.bring(seen.items.length)}</button>}<By /></div>
      {bring.error && <Problem error={bring.error} />}
      {seen && (seen.written ? <p role="status">{t.brought(seen.written)}</p> : <ul>{seen.items.map(i => <li key={i.cell} lang="zh-CN"><span className="num quiet">{i.cell}</span> {i.title} · {i.owner ?? '–'} · {i.due ?? '–'} {i.unread.map(u => <span key={u} className="status-conflict">{t.unread(u)}</span>)}</li>)}</ul>)}
    </section>
  )
}
