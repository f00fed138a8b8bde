import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { momentText } from '../figure/period.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { pointsApi, type Appeal, type NewAnswer } from './api.ts'
import { pointsWords } from './words.ts'

/** Appeals with what staff answered; those taken back stay in sight. `named` gives an indicator its name; `linked` where they are of several companies. */
export function Appeals({ items, named, linked = false }: { items: Appeal[]; named: (indicator: string) => string; linked?: boolean }) {
  const w = useLocalWords(pointsWords)
  if (!items.length) return <p className="quiet">{w.noAppeals}</p>
  return <ul className="appeals">{items.map(a => <One key={a.id} appeal={a} named={named} linked={linked} />)}</ul>
}

function One({ appeal: a, named, linked }: { appeal: Appeal; named: (indicator: string) => string; linked: boolean }) {
  const w = useLocalWords(pointsWords)
  const [answering, set] = useState(false)
  const { by } = useSettings()
  const client = useQueryClient()
  const takeBack = useMutation({ mutationFn: () => pointsApi.takeBack(a.company, a.id, by.trim() || 'console'), onSuccess: () => client.invalidateQueries({ queryKey: ['points'] }) })
  return (
    <li data-appeal={a.id}>
      <p className="row">
        <strong>{named(a.indicator)}</strong>
        {a.withdrawn ? <span className="quiet">× {w.takenBack}</span> : a.answers.length ? <span>● {w.decisions[a.answers.at(-1)!.decision]}</span> : <span className="status-ongoing">◌ {w.waiting}</span>}
        <span className="small quiet"><span lang="zh-CN">{a.by}</span> {momentText(a.at)} · {w.version} <span lang="zh-CN">{a.version}</span></span>
        {linked && <Link className="small" to={`/points/${encodeURIComponent(a.company)}?set=${a.set}`}>{w.points}</Link>}
      </p>
      <p lang="zh-CN">{a.wrong}{a.value && <>　<span className="quiet">{w.shouldBe}</span> <strong className="num">{a.value}</strong></>}{a.evidence && <>　<span className="quiet">{w.evidence}</span> {a.evidence}</>}</p>
      {a.answers.map(x => <p key={x.id} className="small" lang="zh-CN"><span className="quiet">{w.answer}</span> {w.decisions[x.decision]}：{x.reason} <span className="quiet">{x.by} {momentText(x.at)}</span></p>)}
      {!a.withdrawn && <p className="row small noprint"><button type="button" className="link" aria-expanded={answering} onClick={() => set(!answering)}>{w.answer}</button><button type="button" className="link" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>{w.takeBack}</button></p>}
      {answering && <AnswerForm appeal={a} onDone={() => set(false)} />}
      {takeBack.error && <Problem error={takeBack.error} />}
    </li>
  )
}

function AnswerForm({ appeal, onDone }: { appeal: Appeal; onDone: () => void }) {
  const w = useLocalWords(pointsWords)
  const { by } = useSettings()
  const client = useQueryClient()
  const [decision, setDecision] = useState<NewAnswer['decision']>('upheld')
  const [reason, setReason] = useState('')
  const send = useMutation({ mutationFn: () => pointsApi.answer(appeal.id, { company: appeal.company, decision, reason: reason.trim(), by: by.trim(), why: '' }), onSuccess: async () => { await client.invalidateQueries({ queryKey: ['points'] }); onDone() } })
  return (
    <form className="pointform noprint" onSubmit={e => { e.preventDefault(); if (reason.trim() && by.trim()) send.mutate() }}>
      <label>{w.decision}<select className="field" value={decision} onChange={e => setDecision(e.target.value as NewAnswer['decision'])}>{(['upheld', 'partly', 'rejected'] as const).map(d => <option key={d} value={d}>{w.decisions[d]}</option>)}</select></label>
      <label className="grow">{w.reason}<input className="field" name="reason" maxLength={1000} value={reason} onChange={e => setReason(e.target.value)} /></label>
      <By />
      <button className="plain strong" disabled={!reason.trim() || !by.trim() || send.isPending}>{w.save}</button>
      {send.error && <Problem error={send.error} />}
    </form>
  )
}

export function AppealForm({ company, set, indicator, name, onDone }: { company: string; set: string; indicator: string; name: string; onDone: () => void }) {
  const w = useLocalWords(pointsWords)
  const { by } = useSettings()
  const client = useQueryClient()
  const [fields, change] = useState({ wrong: '', evidence: '', value: '' })
  const field = (key: keyof typeof fields, label: string, most: number) => <label className={key === 'value' ? '' : 'grow'}>{label}<input className="field" name={key} maxLength={most} autoFocus={key === 'wrong'} value={fields[key]} onChange={e => change({ ...fields, [key]: e.target.value })} /></label>
  const given = (text: string) => text.trim() || undefined
  const send = useMutation({ mutationFn: () => pointsApi.appeal(company, { set, indicator, wrong: fields.wrong.trim(), evidence: given(fields.evidence), value: given(fields.value), by: by.trim(), why: '' }), onSuccess: async () => { await client.invalidateQueries({ queryKey: ['points'] }); onDone() } })
  return (
    <form className="pointform noprint" aria-label={w.appeal} onSubmit={e => { e.preventDefault(); if (fields.wrong.trim() && by.trim()) send.mutate() }}>
      <p className="small"><strong>{w.appeal}{'：'}{name}</strong> <span className="quiet">{w.appealHint}</span></p>
      {field('wrong', w.wrong, 1000)}{field('evidence', w.evidence, 1000)}{field('value', w.shouldBe, 40)}
      <By />
      <span className="row"><button className="plain strong" disabled={!fields.wrong.trim() || !by.trim() || send.isPending}>{w.save}</button><button type="button" className="plain" onClick={onDone}>{w.cancel}</button></span>
      {send.error && <Problem error={send.error} />}
    </form>
  )
}

/** Who writes something down, remembered for the next time. */
export function By() {
  const w = useLocalWords(pointsWords)
  const { by } = useSettings()
  return <label>{w.by}<input className="field" name="by" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
}
