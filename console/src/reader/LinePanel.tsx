import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { api, type LineCorrection } from '../api/index.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings, useWords } from '../words/index.ts'
import type { PrintedLine } from './layout.ts'

interface Props { document: string; line: PrintedLine; printed: string; corrections: LineCorrection[] }

/** The line where something was chosen: what was recognised, what is uncertain in it, what people say it reads, and the form to say so. */
export function LinePanel({ document, line, printed, corrections }: Props) {
  const t = useWords()
  const { by } = useSettings()
  const [writing, write] = useState(false)
  const queries = useQueryClient()
  const done = () => { write(false); return queries.invalidateQueries() }
  const correct = useMutation({ mutationFn: (said: { text: string; why: string }) => api.correct(document, { start: line.start, end: line.end, ...said, by: by || undefined }), onSuccess: done })
  const takeBack = useMutation({ mutationFn: (id: string) => api.takeBack(document, id, by || 'console'), onSuccess: done })
  const own = corrections.filter(c => c.start === line.start)
  const now = own.find(c => !c.withdrawn)
  const busy = correct.isPending || takeBack.isPending
  return (
    <section className="linepanel" aria-label={t.reader.line}>
      <p className="small"><span className="quiet">{t.reader.line} · </span><span lang="zh-CN" data-line-text>{now ? now.text || t.reader.noText : printed}</span></p>
      {line.unsure.length > 0 && <p className="small quiet"><span className="unsure">{t.reader.unsure}</span>{'：'}<span lang="zh-CN">{line.unsure.map(at => printed[at - line.start]).join('、')}</span></p>}
      {own.length > 0 && (
        <ul className="small">
          {own.map(c => (
            <li key={c.id} data-correction={c.id}>
              <span className="quiet">{c.withdrawn ? t.reader.takenBack : t.reader.corrected} · {c.by} · <span className="num">{c.at.slice(0, 10)}</span>{c.why && ` · ${c.why}`}</span>
              <br /><span lang="zh-CN"><del>{c.printed}</del> → <ins>{c.text || t.reader.noText}</ins></span>
              {!c.withdrawn && <> <button type="button" className="link noprint" disabled={busy} onClick={() => takeBack.mutate(c.id)}>{t.reader.takeBack}</button></>}
            </li>
          ))}
        </ul>
      )}
      {writing ? <Form was={now?.text ?? printed} busy={busy} onSave={correct.mutate} onCancel={() => write(false)} />
        : <button type="button" className="link small noprint" onClick={() => write(true)}>{t.reader.correctLine}</button>}
      <span role="status" className="small quiet">{busy ? t.reader.reading : ''}</span>
      {(correct.error ?? takeBack.error) && <Problem error={correct.error ?? takeBack.error} />}
    </section>
  )
}

function Form({ was, busy, onSave, onCancel }: { was: string; busy: boolean; onSave: (said: { text: string; why: string }) => void; onCancel: () => void }) {
  const t = useWords()
  const { by } = useSettings()
  const id = useId()
  const first = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(was)
  const [why, setWhy] = useState('')
  useEffect(() => first.current?.focus(), [])
  return (
    <form aria-labelledby={`${id}title`} onSubmit={e => { e.preventDefault(); if (text.trim() !== was) onSave({ text: text.trim(), why }) }} onKeyDown={e => { if (e.key === 'Escape') { e.stopPropagation(); onCancel() } }}>
      <h3 id={`${id}title`} className="small">{t.reader.correctLine}</h3>
      <label className="small">{t.reader.reads}<textarea ref={first} className="field" rows={2} maxLength={2000} lang="zh-CN" value={text} onChange={e => setText(e.target.value.replace(/[\r\n]/g, ''))} /></label>
      <label className="small">{t.reader.why}<input className="field" maxLength={1000} value={why} placeholder={t.reader.whyHint} onChange={e => setWhy(e.target.value)} /></label>
      <label className="small">{t.review.by}<input className="field" maxLength={100} placeholder={t.review.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      <div className="row">
        <button type="submit" className="plain strong" disabled={busy || text.trim() === was}>{t.reader.saveLine}</button>
        <button type="button" className="plain" onClick={onCancel}>{t.review.cancel}</button>
      </div>
      <p className="small quiet">{t.reader.correctHint}</p>
    </form>
  )
}
