import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useNames } from '../api/model.ts'
import { stretchLink, useEvidenceTo } from '../evidence/link.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/index.ts'
import { AbovePlan } from './Above.tsx'
import { planApi, type PlanPage as Page, type Task } from './api.ts'
import { Bring, NewTask, SetTask } from './Entering.tsx'
import { Progress } from './Progress.tsx'
import { usePlanWords } from './words.ts'
import './plans.css'

/** One plan: what it announces, the tree of what is named or written down, phases, what is late. */
export default function PlanPage() {
  const t = usePlanWords()
  const w = useWords()
  const names = useNames()
  const { id = '' } = useParams()
  const evidence = useEvidenceTo()
  const { data: plan, error, isPending, refetch } = useQuery({ queryKey: ['plan', id], queryFn: () => planApi.plan(id) })
  useTitle(plan?.name ?? t.title)
  if (isPending) return <><div className="head"><h1>{t.title}</h1></div><Loading /></>
  if (error) return <><div className="head"><h1>{t.title}</h1></div><Problem error={error} retry={refetch} notFound={[t.noneTitle, t.noneHint]} /></>
  const { tops, under } = treeOf(plan)
  return (
    <>
      <div className="head">
        <p className="small noprint"><Link to="/plans">{t.title}</Link></p>
        <h1 lang="zh-CN">{plan.name}</h1>
        <p className="row"><span className="num">{t.progress(plan.done, plan.tasks)}</span>{plan.late > 0 && <span className="status-conflict num">! {t.late} {plan.late}</span>}<span className="num">{t.asOf} {plan.asOf}</span>
          {!plan.byHand && <Link to={`/entities/${encodeURIComponent(plan.id)}`}>{w.nav.facts}</Link>}<button type="button" className="plain noprint" onClick={() => print()}>{w.app.print}</button></p>
      </div>
      {plan.milestones.length > 0 && <dl className="pairs"><dt>{t.steps}</dt><dd>{plan.milestones.slice(0, 6).map((m, i) => <span key={m.claim}>{i > 0 && ' · '}<Link className="door" to={evidence(m.claim)} preventScrollReset><span className="said">{m.planned ? '○' : '●'} {names.milestone(m.of)} {m.on}</span></Link></span>)}</dd></dl>}
      {plan.phases.length > 0 && <section className="section" aria-labelledby="phases"><h2 id="phases">{t.phases}</h2><ol className="planphases">{plan.phases.map(p => <li key={p.name} lang="zh-CN">{p.where ? <Link to={stretchLink(p.where.document, p.where)}>{p.name}</Link> : p.name}</li>)}</ol></section>}
      <section className="section" aria-labelledby="tree">
        <h2 id="tree">{t.tree}</h2>
        {tops.length === 0 && plan.announcements.length === 0 && <p className="quiet">{t.noTasks}</p>}
        <ul className="plantree">
          {plan.announcements.map(a => (
            <li key={`${a.of}${a.n}`} data-announced={a.of}>
              <h3><Link to={stretchLink(a.where.document, a.where)} lang="zh-CN">{t.of(a.of, a.named, a.n)}</Link><Progress part={a.named} of={a.n} /></h3>
              <ul>{(under.get(a.of) ?? []).map(task => <Branch key={task.id} task={task} under={under} plan={plan} />)}{a.n > a.named && <li className="planunnamed">{t.unnamed(a.n - a.named)}</li>}</ul>
            </li>
          ))}
          {tops.length > 0 && <li>{plan.announcements.length > 0 && <h3>{t.others}</h3>}<ul>{tops.map(task => <Branch key={task.id} task={task} under={under} plan={plan} />)}</ul></li>}
        </ul>
      </section>
      <AbovePlan plan={plan} />
      <NewTask plan={plan} />
      <Bring plan={plan} />
    </>
  )
}

/** Tasks under what they are part of: an announcement by its noun, a task by its id or title; those under nothing known are tops. */
function treeOf(plan: Page): { tops: Task[]; under: Map<string, Task[]> } {
  const nouns = new Set(plan.announcements.map(a => a.of))
  const byName = new Map(plan.list.flatMap(t => [[t.id, t.id], [t.title, t.id]] as const))
  const under = new Map<string, Task[]>()
  const tops: Task[] = []
  for (const task of plan.list) {
    const parent = task.parent === null ? null : nouns.has(task.parent) ? task.parent : byName.get(task.parent) ?? null
    if (parent === null || parent === task.id) tops.push(task)
    else under.set(parent, [...(under.get(parent) ?? []), task])
  }
  return { tops, under }
}

function Branch({ task, under, plan, depth = 0 }: { task: Task; under: Map<string, Task[]>; plan: Page; depth?: number }) {
  const t = usePlanWords()
  const evidence = useEvidenceTo()
  const kids = depth < 6 ? under.get(task.id) ?? [] : []
  return (
    <li className="plantask" data-task={task.id}>
      <div className="first">
        <span className="title" lang="zh-CN">{task.entity ? <Link to={`/entities/${encodeURIComponent(task.entity.id)}`}>{task.title}</Link> : task.title}</span>
        <span lang="zh-CN">{task.owner ?? <span className="quiet">{t.owner} –</span>}</span>
        <span className={task.late ? 'num status-conflict' : 'num'}>{task.due ? (task.late ? `! ${t.overdue(task.due)}` : task.due) : <span className="quiet">{t.due} –</span>}</span>
        <span>{t.marks[task.state]} {t.states[task.state]}</span>
        <span className="note">{task.where ? <Link to={task.where.claim ? evidence(task.where.claim) : stretchLink(task.where.document, task.where)}>{t.from[task.from]}</Link> : t.from[task.from]}{task.phase && ` · ${task.phase}`}</span>
      </div>
      {task.evidence && <p className="note" lang="zh-CN">{t.evidence}: {task.evidence}</p>}
      <SetTask plan={plan} task={task} />
      {kids.length > 0 && <ul>{kids.map(k => <Branch key={k.id} task={k} under={under} plan={plan} depth={depth + 1} />)}</ul>}
    </li>
  )
}
