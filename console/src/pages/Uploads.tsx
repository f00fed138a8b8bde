import { useState } from 'react'
import { Link } from 'react-router'
import { api, type Intake, type IntakeItem } from '../api/index.ts'
import { describeProblem } from '../shell/States.tsx'
import { useWords } from '../words/index.ts'
import { grouped, type Group } from './intake.ts'
import { drop, dropDone, sendAgain, type AfterEach, type Sending } from './queue.ts'

interface Props { sendings: Sending[]; intake: Intake | null; lost: boolean; refresh: AfterEach }

/** Files shown at first; a folder of hundreds stays a short list. */
const few = 8

/** What is being sent and read, by whomever: how far each file is, what it became, what to do where it failed. */
export function Uploads({ sendings, intake, lost, refresh }: Props) {
  const t = useWords()
  const [all, showAll] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act: Act = async work => {
    setError(null)
    await work().catch(setError)
    await refresh()
  }
  const groups = grouped(intake?.items ?? [])
  if (!sendings.length && !groups.length) return null
  const { waiting = 0, paused = 0, done = 0 } = intake?.counts ?? {}
  const items = intake?.items ?? []
  const each = (state: IntakeItem['state'], call: (id: string) => Promise<unknown>) => () => act(() => Promise.allSettled(items.filter(i => i.state === state).map(i => call(i.id))))
  const clear = () => { dropDone(); if (done) void act(api.forgetDone) }
  const shown = all ? groups : groups.slice(0, few)
  const older = (intake?.total ?? 0) - items.length
  const problem = error ? describeProblem(error, t) : null
  return (
    <section className="section uploads noprint" aria-labelledby="uploads">
      <h2 id="uploads">{t.library.uploads}</h2>
      <div className="row forall">
        {waiting > 0 && <button type="button" className="plain" onClick={each('waiting', api.pause)}>{t.library.pauseAll}</button>}
        {paused > 0 && <button type="button" className="plain" onClick={each('paused', api.resume)}>{t.library.resumeAll}</button>}
        {(done > 0 || sendings.some(s => s.state === 'done')) && <button type="button" className="plain" onClick={clear} title={t.library.clearHint}>{t.library.clear}</button>}
      </div>
      {problem && <p className="status-conflict" role="alert">{problem.title}{'：'}{problem.hint}</p>}
      {lost && <p className="status-conflict" role="alert" data-lost>{t.library.lost}</p>}
      <ul>
        {sendings.map(sending => <Sent key={sending.key} sending={sending} again={() => sendAgain(sending.key, refresh)} />)}
        {shown.map(group => <Row key={group.item.id} group={group} act={act} />)}
      </ul>
      {groups.length > shown.length && <p className="more"><button type="button" className="plain" onClick={() => showAll(true)}>{t.library.showAll(groups.length)}</button></p>}
      {all && older > 0 && <p className="quiet small">{t.library.older(older)}</p>}
    </section>
  )
}

type Act = (work: () => Promise<unknown>) => Promise<void>

/** A file that the server has. */
function Row({ group: { item, files }, act }: { group: Group; act: Act }) {
  const t = useWords()
  const count = (state: IntakeItem['state']) => files.filter(f => f.state === state).length
  const button = (word: string, work: () => Promise<unknown>) => <button type="button" className="plain" aria-label={`${word} ${item.name}`} onClick={() => act(work)}>{word}</button>
  return (
    <li data-upload={item.state} data-intake={item.id}>
      <div className="file">
        <span className="named"><span lang="zh-CN">{item.name}</span><span className="filename num">{sizeText(item.size)}</span></span>
        <span className="state">
          {files.length > 0 || item.files !== null ? t.library.zip(item.files ?? files.length, count('done'), count('failed')) : <State item={item} />}
        </span>
        <span className="deeds">
          {item.state === 'done' && item.document && <Link className="plain" to={`/read/${item.document}`} aria-label={`${t.library.openReader} ${item.name}`}>{t.library.openReader}</Link>}
          {item.state === 'waiting' && button(t.library.pause, () => api.pause(item.id))}
          {item.state === 'paused' && button(t.library.resume, () => api.resume(item.id))}
          {item.state === 'failed' && button(t.app.retry, () => api.resume(item.id))}
          {(item.state === 'waiting' || item.state === 'paused' || item.state === 'failed') && button(t.library.remove, () => api.forget(item.id))}
        </span>
      </div>
      {files.length > 0 && <ul className="inside" aria-label={t.library.inside(item.name)}>{files.map(file => <Row key={file.id} group={{ item: file, files: [] }} act={act} />)}</ul>}
    </li>
  )
}

function State({ item }: { item: IntakeItem }) {
  const t = useWords()
  switch (item.state) {
    case 'waiting': return t.library.waiting
    case 'paused': return t.library.paused
    case 'reading': return <>{item.pages ? t.library.readingPages(item.pagesDone, item.pages) : t.library.reading}<progress aria-label={item.name} max={item.pages ?? 1} value={item.pages ? item.pagesDone : undefined} /></>
    case 'done': return item.added === false ? t.library.known : item.claims ? t.library.finished(item.claims) : t.library.finishedEmpty
    case 'failed': return <Failed title={item.problem?.title ?? t.errors.unknown} hint={item.problem?.hint ?? t.errors.unknownHint} code={item.code ?? ''} />
  }
}

/** A file that the server does not have yet, or has read at once. */
function Sent({ sending: { key, file, state, part, answer, error }, again }: { sending: Sending; again: () => void }) {
  const t = useWords()
  const percent = Math.round(part * 100)
  const said = () => {
    if (state === 'failed') return <Failed {...describeProblem(error, t)} />
    if (answer) return answer.result.added ? t.library.added(answer.document.articles, answer.document.claims) : t.library.known
    if (state === 'waiting') return t.library.waitingToSend
    return <>{state === 'reading' ? t.library.handing : t.library.sending(percent)}<progress aria-label={file.name} max={100} value={state === 'reading' ? undefined : percent} /></>
  }
  return (
    <li data-upload={state === 'waiting' ? 'unsent' : state}>
      <div className="file">
        <span className="named"><span lang="zh-CN">{file.name}</span><span className="filename num">{sizeText(file.size)}</span></span>
        <span className="state">{said()}</span>
        <span className="deeds">
          {answer && <Link className="plain" to={`/read/${answer.document.id}`}>{t.library.openReader}</Link>}
          {state === 'failed' && <button type="button" className="plain" aria-label={`${t.app.retry} ${file.name}`} onClick={again}>{t.app.retry}</button>}
          {state === 'failed' && <button type="button" className="plain" aria-label={`${t.library.remove} ${file.name}`} onClick={() => drop(key)}>{t.library.remove}</button>}
        </span>
      </div>
    </li>
  )
}

function Failed({ title, hint, code }: { title: string; hint: string; code: string }) {
  const t = useWords()
  return <><strong className="status-conflict">{title}</strong><br />{hint}<br /><span className="small quiet">{t.errors.code} <span data-code>{code}</span></span></>
}

const sizeText = (bytes: number) => (bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`)
