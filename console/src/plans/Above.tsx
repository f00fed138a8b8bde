import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { planApi, type PlanPage } from './api.ts'
import { By, useEntering } from './Entering.tsx'
import { usePlanWords } from './words.ts'

/** The plan above, task by task whether this one takes it up; a task that nobody took up is given to one of this plan's. */
export function AbovePlan({ plan }: { plan: PlanPage }) {
  const t = usePlanWords()
  const w = useWords()
  const { by } = useSettings()
  const save = useEntering(plan)
  const client = useQueryClient()
  const back = useMutation({ mutationFn: (entry: string) => planApi.takeBack(plan.id, entry, by.trim() || 'console'), onSuccess: () => client.invalidateQueries() })
  const { above } = plan
  const said = plan.entries.find(e => e.kind === 'plan-above')
  const titleOf = (id: string) => plan.list.find(task => task.id === id)?.title ?? id
  const open = above?.tasks.filter(task => task.gaps.length > 0).length ?? 0
  return (
    <section className="section" aria-labelledby="above">
      <h2 id="above">{t.above}</h2>
      {plan.below.length > 0 && <p>{t.below}{plan.below.map((p, i) => <span key={p.id}>{i > 0 && '、'}<Link to={`/plans/${p.id}`} lang="zh-CN">{p.name}</Link></span>)}</p>}
      {above && <p className="row"><strong lang="zh-CN">{above.plan ? <Link style={{ display: 'inline-block', minHeight: 24 }} to={`/plans/${above.plan}`}>{above.name}</Link> : above.name}</strong>{!above.plan ? <span className="quiet">{t.aboveUnknown}</span> : above.tasks.length > 0 && <span className="num">{t.taken(above.tasks.length - open, above.tasks.length)}</span>}</p>}
      {said && <p className="small" data-said>{said.by} {said.at.slice(0, 10)} <button type="button" className="link noprint" style={{ minHeight: 24 }} disabled={back.isPending} onClick={() => back.mutate(said.id)}>{t.takeBack}</button></p>}
      {above && above.unnamed > 0 && <p className="quiet small">{t.aboveUnnamed(above.unnamed)}</p>}
      {above && above.tasks.length > 0 && (
        <div className="tablewrap" role="region" aria-label={w.table.region(t.above)} tabIndex={0}>
          <table className="table">
            <caption className="sr">{t.above}</caption>
            <thead><tr><th scope="col">{t.aboveTask}</th><th scope="col">{t.due}</th><th scope="col">{t.takenBy}</th><th scope="col">{t.check}</th></tr></thead>
            <tbody>{above.tasks.map(task => (
              <tr key={task.id} data-inherited={task.gaps[0] ?? 'taken'}>
                <th scope="row" lang="zh-CN">{task.title}{task.owner && <span className="cellnote">{task.owner}</span>}</th>
                <td className="num">{task.due ?? ''}</td>
                <td lang="zh-CN">{task.taken.length > 0 ? task.taken.map(titleOf).join('、') : plan.list.length > 0 && (
                  <select className="field noprint" aria-label={t.giveTo(task.title)} value="" disabled={!by.trim() || save.isPending} onChange={e => save.mutate([{ kind: 'task-given', fields: { task: e.target.value, serves: task.id }, why: '' }])}>
                    <option value="">{by.trim() ? t.chooseTask : t.nameFirst}</option>{plan.list.map(own => <option key={own.id} value={own.id}>{own.title}</option>)}
                  </select>)}</td>
                <td className={task.gaps.length ? 'status-conflict' : undefined}>{task.gaps.length ? `! ${task.gaps.map(gap => t.gaps[gap]).join('，')}` : `● ${t.gaps.none}`}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {(save.error ?? back.error) && <Problem error={save.error ?? back.error} />}
      <SetAbove plan={plan} />
      {plan.owners.some(o => o.owner !== null) && (
        <>
          <h3 style={{ marginTop: 16 }}>{t.byOwner}</h3>
          <table className="table" style={{ width: 'auto' }}>
            <thead><tr><th scope="col">{t.owner}</th><th scope="col" className="end">{t.tasks}</th><th scope="col" className="end">{t.done}</th><th scope="col" className="end">{t.late}</th></tr></thead>
            <tbody>{plan.owners.map(o => <tr key={o.owner ?? ''}><th scope="row" lang="zh-CN">{o.owner ?? <span className="quiet">{t.nobody}</span>}</th><td className="end num">{o.tasks}</td><td className="end num">{o.done}</td><td className={o.late ? 'end num status-conflict' : 'end num'}>{o.late}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  )
}

function SetAbove({ plan }: { plan: PlanPage }) {
  const t = usePlanWords()
  const { by } = useSettings()
  const [given, setGiven] = useState({ plan: '', name: '' })
  const [open, setOpen] = useState(false)
  const others = useQuery({ queryKey: ['plans'], queryFn: planApi.list, enabled: open }).data?.items.filter(p => p.id !== plan.id) ?? []
  const save = useEntering(plan, () => setGiven({ plan: '', name: '' }))
  const name = others.find(p => p.id === given.plan)?.name ?? given.name.trim()
  return (
    <details className="noprint" onToggle={e => setOpen(e.currentTarget.open)}>
      <summary>{t.setAbove}</summary>
      <form className="planform" onSubmit={e => { e.preventDefault(); if (name && by.trim()) save.mutate([{ kind: 'plan-above', fields: { name, ...(given.plan && { plan: given.plan }) }, why: '' }]) }}>
        <label>{t.above}<select className="field" name="above" value={given.plan} onChange={e => setGiven({ ...given, plan: e.target.value })}><option value="">{t.aboveElsewhere}</option>{others.map(p => <option key={p.id} value={p.id}>{p.name}</option>)}</select></label>
        {!given.plan && <label>{t.planName}<input className="field" name="aboveName" maxLength={120} value={given.name} onChange={e => setGiven({ ...given, name: e.target.value })} /></label>}
        <By />
        <button className="plain" disabled={!name || !by.trim() || save.isPending}>{t.save}</button>
      </form>
      {save.error && <Problem error={save.error} />}
    </details>
  )
}
