import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { briefingApi, filledForm, type FormGiven, type FormReport, type Stop } from './api.ts'
import { ProjectPicker } from './ProjectPicker.tsx'
import { useBriefingWords } from './words.ts'
import './briefing.css'

/** Somebody's own form: what would stand in it, which of several answers to take, and the filled file. */
export default function Fill() {
  const t = useBriefingWords().fill
  useTitle(t.title)
  const [file, setFile] = useState<File | null>(null)
  const [projects, setProjects] = useState<Stop[]>([])
  const [chosen, setChosen] = useState<Record<string, Record<string, string>>>({})
  const fields = useQuery({ queryKey: ['forms'], queryFn: briefingApi.formFields, staleTime: Infinity })
  const given = (choices = chosen): FormGiven => ({ file: file!, projects: projects.map(p => p.id).join(','), chosen: JSON.stringify(choices) })
  const check = useMutation({ mutationFn: (choices: typeof chosen) => briefingApi.checkForm(given(choices)) })
  const make = useMutation({
    mutationFn: () => filledForm(given()),
    onSuccess: ({ name, url }) => {
      const link = document.createElement('a')
      Object.assign(link, { href: url, download: name })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
  })
  const ready = file !== null && projects.length > 0
  const start = (change: () => void) => { change(); check.reset(); make.reset() }
  const choose = (project: string, placeholder: string, claim: string) => {
    const field = fields.data?.items.find(f => f.names.includes(placeholder))?.id ?? placeholder
    const next = { ...chosen, [project]: { ...chosen[project], [field]: claim } }
    setChosen(next)
    check.mutate(next)
  }
  return (
    <>
      <div className="head"><h1>{t.title}</h1><p>{t.lead}</p></div>
      <div className="fillform">
        <div className="row"><label className="plain filepick">{file ? t.otherFile : t.file}<input className="sr" type="file" accept=".docx,.xlsx" aria-label={t.file} onChange={e => { const [given] = e.target.files ?? []; if (given) start(() => setFile(given)) }} /></label><span lang="zh-CN" className={file ? undefined : 'quiet'}>{file?.name ?? t.noFile}</span></div>
        <ProjectPicker chosen={projects.map(p => p.id)} onAdd={stop => start(() => setProjects([...projects, stop]))} />
        {projects.length > 0 && <ul className="row" aria-label={t.projects}>{projects.map(p => <li key={p.id}><span lang="zh-CN">{p.name}</span> <button type="button" className="link" aria-label={t.remove(p.name)} onClick={() => start(() => setProjects(projects.filter(o => o.id !== p.id)))}>×</button></li>)}</ul>}
        <div className="row">
          <button type="button" className="plain strong" disabled={!ready || check.isPending} onClick={() => check.mutate(chosen)}>{t.check}</button>
          <button type="button" className="plain" disabled={!ready || !check.data || make.isPending} onClick={() => make.mutate()}>{t.download}</button>
          <span role="status" className="quiet">{!ready ? t.chooseFirst : make.isSuccess ? t.said : ''}</span>
        </div>
      </div>
      {(check.error ?? make.error) && <Problem error={check.error ?? make.error} />}
      {check.data && <Report report={check.data} projects={projects} onChoose={choose} />}
      <details className="section"><summary>{t.names}</summary>
        <p className="quiet">{t.namesHint}</p>
        <ul className="names" lang="zh-CN">{fields.data?.items.map(f => <li key={f.id}><code>{f.names.join('　')}</code></li>)}</ul>
      </details>
    </>
  )
}

function Report({ report, projects, onChoose }: { report: FormReport; projects: Stop[]; onChoose: (project: string, placeholder: string, claim: string) => void }) {
  const t = useBriefingWords().fill
  const idOf = (name: string | null) => projects.find(p => p.name === name)?.id
  return (
    <section className="section" aria-label={t.state}>
      <p className="num" style={{ marginBottom: 8 }}>{t.summary(report.items.length, report.items.filter(f => f.state !== 'filled').length)}</p>
      {report.lost.length > 0 && <p className="status-conflict">{t.lost}：{report.lost.join('、')}</p>}
      <div className="tablewrap" role="region" aria-label={t.state} tabIndex={0}>
        <table className="table dispatch">
          <caption className="sr">{t.state}</caption>
          <thead><tr><th scope="col">{t.name}</th><th scope="col">{t.projects}</th><th scope="col">{t.where}</th><th scope="col">{t.state}</th><th scope="col">{t.text}</th></tr></thead>
          <tbody>{report.items.map((f, i) => {
            const project = idOf(f.project)
            return (
              <tr key={i} data-state={f.state}>
                <td lang="zh-CN">{f.placeholder}</td><td lang="zh-CN">{f.project}</td><td className="nowrap" lang="zh-CN">{f.where}</td>
                <td className={f.state === 'filled' ? undefined : 'status-conflict'}>{t.states[f.state]}</td>
                <td lang="zh-CN">{f.candidates.length > 1 && project
                  ? <select className="field" aria-label={t.pickFor(f.placeholder, f.project ?? '')} value={f.state === 'filled' ? f.candidates.find(c => c.text.startsWith(f.text))?.claim ?? '' : ''} onChange={e => onChoose(project, f.placeholder, e.target.value)}>
                    <option value="">{t.unpicked}</option>{f.candidates.map(c => <option key={c.claim} value={c.claim}>{c.text}</option>)}
                  </select>
                  : f.text}</td>
              </tr>
            )
          })}</tbody>
        </table>
      </div>
    </section>
  )
}
