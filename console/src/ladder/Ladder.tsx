import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Confidence, FactLine, FindingLine, OutcomeMark } from '../match/Outcome.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { ladderApi, type LadderStanding, type RungStanding, type Step, type Task } from './api.ts'
import { gapText } from './gap.ts'
import { ladderWords } from './words.ts'
import '../match/outcome.css'
import './ladder.css'

/** Where a company stands on every ladder: titles held and until when, each condition of the next one with how much is missing, what is to be done. */
export function Ladder({ company }: { company: string }) {
  const w = useLocalWords(ladderWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['ladder', 'company', company], queryFn: () => ladderApi.company(company) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} notFound={[w.notFound, w.notFoundHint]} />
  return <>{data.items.map(l => <Standing key={l.ladder} standing={l} />)}</>
}

function Standing({ standing: l }: { standing: LadderStanding }) {
  const w = useLocalWords(ladderWords)
  const { lang } = useSettings()
  const [open, set] = useState<string | null>(l.next)
  const at = l.rungs.find(r => r.id === l.at)
  const shown = l.rungs.find(r => r.id === open)
  return (
    <section className="ladder" aria-label={l[lang]} data-ladder={l.ladder}>
      <h3 className="row">{l[lang]} <span className="small quiet">{at ? w.at(at[lang]) : w.atNone}</span></h3>
      <ol className="rungs">
        {l.rungs.map(r => (
          <li key={r.id} data-rung={r.id} data-held={r.held}>
            <button type="button" aria-expanded={open === r.id} onClick={() => set(open === r.id ? null : r.id)}>
              <span className="rungname">{r[lang]}{r.id === l.next && <span className="badge">{w.nextRung}</span>}</span>
              <HeldMark rung={r} />
              <span className="small quiet num">{r.expiresOn ? `${w.expiresOn} ${r.expiresOn}` : w.counts(r.counts.met, r.counts.unmet, r.counts.unknown)}</span>
            </button>
          </li>
        ))}
      </ol>
      {shown && <RungDetail rung={shown} />}
      <Tasks tasks={l.tasks} />
      <ul className="small quiet" lang="zh-CN">{l.notes.map(n => <li key={n}>{n}</li>)}</ul>
    </section>
  )
}

const shapes = { held: '●', expired: '!', 'not-held': '○', unknown: '?' }
function HeldMark({ rung: r }: { rung: RungStanding }) {
  const w = useLocalWords(ladderWords)
  return <span className={`heldmark held-${r.held}`}><span aria-hidden="true">{shapes[r.held]}</span> {w.held[r.held]}</span>
}

function RungDetail({ rung: r }: { rung: RungStanding }) {
  const w = useLocalWords(ladderWords)
  const { lang } = useSettings()
  return (
    <div className="rung" data-shown={r.id}>
      <dl className="pairs">
        {r.grantedOn && <><dt>{w.grantedOn}</dt><dd className="num">{r.grantedOn}</dd></>}
        {r.expiresOn && <><dt>{w.expiresOn}</dt><dd><span className="num">{r.expiresOn}</span> {r.daysLeft !== null && <span className={r.daysLeft < 0 ? 'status-conflict num' : 'num'}>{w.daysLeft(r.daysLeft)}</span>} {r.derived && <span className="badge" title={w.derivedHint}>{w.derived}</span>}</dd></>}
        <dt>{w.validity}</dt><dd>{r.validity[lang]} <Confidence value={r.validity.confidence} /></dd>
        <dt>{w.policy}</dt><dd><Link to={`/policies/${encodeURIComponent(r.policy.id)}`}>{r.policy[lang]}</Link> <span className="small quiet" lang="zh-CN">{r.policy.document}</span>{!r.policy.inForce && <span className="badge status-conflict">! {w.notInForce} {r.policy.validFrom}~{r.policy.validTo}</span>} <Confidence value={r.policy.confidence} /></dd>
      </dl>
      {r.contradiction && <p className="status-conflict">! {w.contradiction}</p>}
      {r.facts.length > 0 && <ul className="facts-used">{r.facts.map((f, i) => <FactLine key={i} used={f} />)}</ul>}
      {r.toEnter.length > 0 && <p className="small">{w.toEnter}{'：'}{r.toEnter.map(t => t[lang]).join('；')}</p>}
      <p className="row small"><OutcomeMark value={r.outcome} /><span className="num">{w.counts(r.counts.met, r.counts.unmet, r.counts.unknown)}</span></p>
      <ul className="steps">{r.steps.map((s, i) => <StepLine key={i} step={s} />)}</ul>
    </div>
  )
}

function StepLine({ step: { finding, gaps } }: { step: Step }) {
  const w = useLocalWords(ladderWords)
  const { lang } = useSettings()
  const far = gaps.map(g => gapText(g, w, lang)).filter(Boolean).join(w.or)
  return <>{far && <li className="gap" data-gap>{far}</li>}<FindingLine finding={finding} /></>
}

const shownTasks = 6
function Tasks({ tasks }: { tasks: Task[] }) {
  const w = useLocalWords(ladderWords)
  const [all, set] = useState(false)
  const shown = all ? tasks : tasks.slice(0, shownTasks)
  return (
    <>
      <h4>{w.tasks}</h4>
      {tasks.length === 0 ? <p className="quiet small">{w.noTasks}</p> : <ul className="laddertasks">{shown.map((t, i) => <TaskLine key={i} task={t} />)}</ul>}
      {tasks.length > shownTasks && !all && <button type="button" className="link noprint" onClick={() => set(true)}>{w.more(tasks.length - shownTasks)}</button>}
    </>
  )
}

const taskShapes = { late: '!', now: '▶', later: '◌', open: '□' }
function TaskLine({ task: t }: { task: Task }) {
  const w = useLocalWords(ladderWords)
  const { lang } = useSettings()
  return <li className={t.state === 'late' ? 'status-conflict' : ''}><span className="nowrap"><span aria-hidden="true">{taskShapes[t.state]}</span> {w.taskStates[t.state]}</span> <span>{t[lang]}</span></li>
}
