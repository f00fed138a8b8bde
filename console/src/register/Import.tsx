import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { registerApi, sendFile, type Mapping, type Upload } from './api.ts'
import { Columns } from './Columns.tsx'
import { Doubtful } from './Doubtful.tsx'
import { FirstRows } from './FirstRows.tsx'
import { ProblemTable } from './ProblemTable.tsx'
import { Sources } from './Sources.tsx'
import { Taking } from './Taking.tsx'
import { registerWords } from './words.ts'
import '../table/table.css'
import './register.css'

/** A register is handed in, looked at column by column, taken in; below stand the files that were. */
export default function Import() {
  const w = useLocalWords(registerWords)
  useTitle(w.title)
  const [upload, setUpload] = useState<Upload | null>(null)
  return (
    <div className="register">
      <div className="head"><p className="small"><Link to="/companies">{w.back}</Link></p><h1>{w.title}</h1><p>{w.lead}</p></div>
      {upload ? <Looked key={upload.id} upload={upload} onClose={() => setUpload(null)} /> : <Choose onSent={setUpload} />}
      <Sources />
      <Doubtful />
    </div>
  )
}

function Choose({ onSent }: { onSent: (upload: Upload) => void }) {
  const w = useLocalWords(registerWords)
  const [percent, setPercent] = useState(0)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({ mutationFn: (file: File) => sendFile(file, setPercent), onSuccess: onSent })
  const take = (file: File | undefined) => { if (file && !send.isPending) { setPercent(0); send.mutate(file) } }
  return (
    <section className="noprint" aria-label={w.file}>
      <div className="registerdrop" data-over={over || undefined} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={e => { e.preventDefault(); setOver(false); take(e.dataTransfer.files[0]) }}>
        {send.isPending
          ? <p role="status">{w.sending(percent)} <progress max={100} value={percent} aria-label={w.sending(percent)} /></p>
          : <p>{w.drop} <button type="button" className="plain strong" onClick={() => input.current!.click()}>{w.choose}</button></p>}
        <p className="small quiet">{w.limits}</p>
        <input ref={input} className="sr" type="file" tabIndex={-1} accept=".xlsx,.csv,.txt" aria-label={w.file} onChange={e => { take(e.target.files?.[0]); e.target.value = '' }} />
      </div>
      {send.error && <Problem error={send.error} />}
    </section>
  )
}

/** A file as it would be read. Leaving it deletes it on the server. */
function Looked({ upload, onClose }: { upload: Upload; onClose: () => void }) {
  const w = useLocalWords(registerWords)
  const { by } = useSettings()
  const [asOf, setAsOf] = useState(() => new Date().toISOString().slice(0, 10))
  const [mapping, setMapping] = useState<Mapping>({})
  const [why, setWhy] = useState('')
  const [run, setRun] = useState<Upload | null>(null)
  const preview = useQuery({ queryKey: ['register-preview', upload.id, asOf, mapping], queryFn: () => registerApi.preview(upload.id, { asOf, mapping }), enabled: run === null, placeholderData: before => before, staleTime: Infinity, retry: false })
  const meanings = useQuery({ queryKey: ['register-meanings'], queryFn: registerApi.meanings, staleTime: Infinity })
  const take = useMutation({ mutationFn: (dry: boolean) => registerApi.take(upload.id, { asOf, mapping, by: by.trim(), why: why.trim(), dry }), onSuccess: setRun })
  const leave = () => { void registerApi.remove(upload.id).catch(() => {}); onClose() }
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (preview.isPending || meanings.isPending) return <Loading />
  if (!preview.data || !meanings.data) return <><Problem error={preview.error ?? meanings.error} /><p><button type="button" className="plain" onClick={leave}>{w.other}</button></p></>
  const { sheets, standards } = preview.data
  const readable = sheets.some(s => s.columns)
  const problems = sheets.flatMap(s => s.problems)
  const counts = (['error', 'warning', 'info'] as const).map(g => problems.filter(p => p.severity === g).length) as [number, number, number]
  return (
    <>
      <section className="section" aria-labelledby="file">
        <div className="row between"><h2 id="file" ref={heading} tabIndex={-1}><span lang="zh-CN">{upload.name}</span></h2><button type="button" className="plain noprint" onClick={leave}>{w.other}</button></div>
        {sheets.map(sheet => (
          <div key={sheet.sheet} className="stack" data-sheet={sheet.sheet}>
            {sheets.length > 1 && <h3 lang="zh-CN">{sheet.sheet}</h3>}
            {sheet.columns ? <><Columns sheet={sheet} meanings={meanings.data} mapping={mapping} several={sheets.length > 1} onChange={setMapping} /><FirstRows sheet={sheet} meanings={meanings.data} /></> : <p className="status-conflict">× {w.noHeader}</p>}
          </div>
        ))}
        <p className="small quiet">{w.standards(standards.code, standards.industry, standards.place)}</p>
      </section>
      {!run && (
        <section className="section" aria-labelledby="seen">
          <h2 id="seen">{w.problemsSeen}</h2>
          {problems.length ? <><p className="num">{w.counts(...counts)}</p><ProblemTable problems={problems} /></> : <p>{w.none}</p>}
        </section>
      )}
      {run
        ? <Taking upload={run} onClose={onClose} onBack={() => setRun(null)} />
        : (
          <form className="section registerform noprint" onSubmit={e => { e.preventDefault(); if (by.trim() && readable) take.mutate(false) }}>
            <label>{w.asOf}<input className="field" type="date" required value={asOf} max={new Date().toISOString().slice(0, 10)} onChange={e => { if (e.target.value) setAsOf(e.target.value) }} /><span className="small quiet">{w.asOfHint}</span></label>
            <label>{w.by}<input className="field" required maxLength={100} placeholder={w.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
            <label>{w.why}<input className="field" maxLength={1000} value={why} onChange={e => setWhy(e.target.value)} /></label>
            <p className="row"><button className="plain strong" disabled={!by.trim() || !readable || take.isPending}>{w.take}</button><button type="button" className="plain" disabled={!readable || take.isPending} onClick={() => take.mutate(true)}>{w.tryAll}</button></p>
            {take.error && <Problem error={take.error} />}
          </form>
        )}
    </>
  )
}
