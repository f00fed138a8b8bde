import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { describeProblem } from '../shell/States.tsx'
import { useWords } from '../words/index.ts'
import { MetaFields } from './MetaFields.tsx'
import { clearFinished, enqueue, retry, useJobs, type Job } from './queue.ts'
import type { Meta } from './upload.ts'
import './library.css'

/** Drop pages here or choose them; each file has its own progress, result or coded error. */
export function Upload() {
  const t = useWords()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [meta, setMeta] = useState<Meta>({ publisher: '', date: '', home: '' })
  const jobs = useJobs()
  const refresh = () => void client.invalidateQueries()
  const take = (files: FileList | null) => { if (files?.length) void enqueue([...files], meta, refresh) }
  return (
    <>
      <div
        className="drop noprint" data-over={over || undefined} data-drop
        onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
        onDrop={e => { e.preventDefault(); setOver(false); take(e.dataTransfer.files) }}
      >
        <div className="row"><strong>{t.library.drop}</strong><button type="button" className="plain" onClick={() => picker.current?.click()}>{t.library.choose}</button></div>
        <p className="quiet small">{t.library.dropHint}</p>
        <input ref={picker} type="file" multiple accept=".txt,.md,text/plain,text/markdown" hidden onChange={e => { take(e.target.files); e.target.value = '' }} />
        <MetaFields meta={meta} onChange={setMeta} />
      </div>
      {jobs.length > 0 && (
        <section className="section uploads noprint" aria-labelledby="uploads">
          <h2 id="uploads" className="row between">{t.library.uploads}<button type="button" className="link small" onClick={clearFinished}>{t.library.clear}</button></h2>
          <ul aria-live="polite">{jobs.map(job => <Row key={job.key} job={job} again={() => retry(job.key, refresh)} />)}</ul>
        </section>
      )}
    </>
  )
}

function Row({ job, again }: { job: Job; again: () => void }) {
  const t = useWords()
  const { answer } = job
  if (job.state === 'failed') {
    const { title, hint, code } = describeProblem(job.error, t)
    return <li data-upload="failed"><span>{job.file.name}</span><span><strong className="status-conflict">{title}</strong><br />{hint}<br /><span className="small quiet">{t.errors.code} <span data-code>{code}</span></span></span><button type="button" className="plain" onClick={again}>{t.app.retry}</button></li>
  }
  if (answer) {
    return <li data-upload="done"><span><span lang="zh-CN">{answer.document.title ?? job.file.name}</span>{answer.document.title && <span className="filename">{job.file.name}</span>}</span><span>{answer.result.added ? t.library.added(answer.document.articles, answer.document.claims) : t.library.known}</span><Link className="plain" to={`/read/${answer.document.id}`}>{t.library.openReader}</Link></li>
  }
  const percent = Math.round(job.part * 100)
  const said = job.state === 'waiting' ? t.library.waiting : job.state === 'reading' ? t.library.reading : t.library.sending(percent)
  return <li data-upload={job.state}><span>{job.file.name}</span><span>{said}<progress aria-label={job.file.name} max={100} value={job.state === 'reading' ? undefined : percent} /></span></li>
}
