import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import { companyApi } from '../companies/api.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useLocalWords } from '../words/local.ts'
import { matchApi, type Answers, type GivenFacts } from './api.ts'
import { FigureForm } from './FigureForm.tsx'
import type { Set } from './Match.tsx'
import { Outcome } from './Outcome.tsx'
import { matchWords } from './pageWords.ts'

/** One company, of the register or by figures typed here, under every policy. */
export function CompanyMatch({ on, asked, set }: { on: string; asked: string; set: Set }) {
  const w = useLocalWords(matchWords)
  const [typed, setTyped] = useState(false)
  const figures = useMutation({ mutationFn: (facts: GivenFacts) => matchApi.figures(facts, on) })
  const company = useQuery({ queryKey: ['company-policies', asked, on], queryFn: () => matchApi.company(asked, on), enabled: asked !== '' && !typed })
  const shown = typed ? figures : company
  return (
    <>
      <div className="row noprint" role="group" aria-label={w.whose} style={{ marginBottom: 8 }}>
        <button type="button" className="plain" aria-pressed={!typed} onClick={() => setTyped(false)}>{w.ofRegister}</button>
        <button type="button" className="plain" aria-pressed={typed} onClick={() => setTyped(true)}>{w.typed}</button>
      </div>
      {typed ? <FigureForm onAnswer={facts => figures.mutate(facts)} busy={figures.isPending} /> : asked === '' ? <Picker set={set} /> : (
        <p className="row" style={{ marginBottom: 8 }}>{company.data?.company && <Link to={`/companies/${encodeURIComponent(company.data.company.id)}`} title={w.profile}><strong lang="zh-CN">{company.data.company.name}</strong></Link>}<span className="small quiet num">{company.data?.company?.code}</span><button type="button" className="link noprint" onClick={() => set({ company: '' })}>{w.change}</button></p>
      )}
      {shown.error ? <Problem error={shown.error} /> : shown.data ? <AllAnswers answers={shown.data} /> : (typed ? figures.isPending : asked !== '') ? <Loading /> : null}
    </>
  )
}

/** Every policy's answer: those met first, those that say nothing about the company folded away. */
function AllAnswers({ answers: { items } }: { answers: Answers }) {
  const w = useLocalWords(matchWords)
  const by = (outcome: 'met' | 'unknown' | 'unmet' | 'not-applicable') => items.filter(e => e.outcome === outcome)
  return (
    <>
      <p role="status" className="quiet num">{w.counts({ met: by('met').length, unknown: by('unknown').length, unmet: by('unmet').length, na: by('not-applicable').length })}</p>
      {(['met', 'unknown'] as const).map(o => by(o).length > 0 && <section key={o} className="section" aria-labelledby={`of-${o}`}><h2 id={`of-${o}`}>{w.sections[o]}</h2>{by(o).map(e => <Outcome key={e.policy} evaluation={e} />)}</section>)}
      {(['unmet', 'not-applicable'] as const).map(o => by(o).length > 0 && <details key={o} className="section folded"><summary>{w.sections[o]} <span className="num">{by(o).length}</span></summary>{by(o).map(e => <Outcome key={e.policy} evaluation={e} />)}</details>)}
    </>
  )
}

function Picker({ set }: { set: Set }) {
  const w = useLocalWords(matchWords)
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const { data, error } = useQuery({ queryKey: ['pick-company', q], queryFn: () => companyApi.list({ q, limit: '8' }), enabled: q !== '', placeholderData: keepPreviousData })
  return (
    <div className="picker">
      <label>{w.whose}<input className="field" type="search" maxLength={200} placeholder={w.pick} value={words} onChange={e => setWords(e.target.value)} /></label>
      {error ? <Problem error={error} /> : q === '' ? <p className="quiet">{w.choose}</p> : data && (data.items.length ? (
        <ul>{data.items.map(c => <li key={c.id}><button type="button" className="link" onClick={() => set({ company: c.id })}><span lang="zh-CN">{c.name}</span></button> <span className="small quiet num">{c.code} {c.place?.zh}</span></li>)}</ul>
      ) : <p className="quiet" role="status">{w.noneFound}</p>)}
    </div>
  )
}
