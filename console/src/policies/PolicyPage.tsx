import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { companyApi } from '../companies/api.ts'
import { outcomeWords } from '../match/words.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { policyApi, type PolicyDetail, type PolicySheet } from './api.ts'
import { Cases } from './Cases.tsx'
import { Conditions } from './Conditions.tsx'
import { Difference } from './Difference.tsx'
import { Mark, Marks } from './Mark.tsx'
import { Tables } from './Tables.tsx'
import { policyWords } from './words.ts'
import '../projects/projects.css'
import './policies.css'

/** One version of a policy: its clauses beside the rule beside the cases, its parameters and tables, what is to be entered, other versions beside it. */
export default function PolicyPage() {
  const w = useLocalWords(policyWords)
  const id = useParams().id!
  const { lang } = useSettings()
  const [params] = useSearchParams()
  const on = params.get('on') ?? new Date().toISOString().slice(0, 10)
  const policy = useQuery({ queryKey: ['policy', id, on], queryFn: () => policyApi.policy(id, on) })
  const sheet = useQuery({ queryKey: ['policy-sheet', id, on], queryFn: () => policyApi.sheet(id, on) })
  useTitle(policy.data?.[lang] ?? w.title)
  const error = policy.error ?? sheet.error
  if (error) return <><h1 className="head">{w.title}</h1><Problem error={error} retry={policy.refetch} notFound={[w.page.notFound, w.page.notFoundHint]} /></>
  if (!policy.data || !sheet.data) return <Loading />
  return <Known key={`${id} ${policy.data.version}`} policy={policy.data} sheet={sheet.data} />
}

function Known({ policy, sheet }: { policy: PolicyDetail; sheet: PolicySheet }) {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  const [clause, choose] = useState<string | null>(null)
  const unentered = policy.parameters.filter(p => p.value === null)
  return (
    <article className="policy">
      <Head policy={policy} />
      {(policy.toEnter.length > 0 || unentered.length > 0) && (
        <div className="missing" data-to-enter>
          <strong>{w.page.missingTitle}</strong>
          <ul>{policy.toEnter.map(t => <li key={t.zh}>{t[lang]}</li>)}{unentered.map(p => <li key={p.name}>{p[lang]}</li>)}</ul>
          <p className="small quiet">{w.page.unenteredHint}</p>
        </div>
      )}
      <p className="small quiet noprint" style={{ marginBottom: 8 }}>{w.page.beside}</p>
      <div className="threesides">
        <section aria-labelledby="clauses">
          <h2 id="clauses">{w.page.clauses}</h2>
          {Object.keys(policy.clauses).length === 0 ? <p className="quiet">{w.page.noClauses}</p> : (
            <ul className="clauses">{Object.entries(policy.clauses).map(([name, title]) => <li key={name}><button type="button" data-clause={name} aria-pressed={clause === name} onClick={() => choose(clause === name ? null : name)} lang="zh-CN"><strong>{name}</strong><span>{title}</span></button></li>)}</ul>
          )}
          <h3>{w.page.sources}</h3>
          {policy.sources.length === 0 ? <p className="quiet small">{w.page.noSources}</p> : <ul className="sources">{policy.sources.map(s => <li key={s}>{/^https?:\/\//.test(s) ? <a href={s} target="_blank" rel="noreferrer noopener">{new URL(s).host}<span className="small quiet">{new URL(s).pathname}</span></a> : <span>{s}</span>}</li>)}</ul>}
          {policy.notes.length > 0 && <><h3>{w.page.notes}</h3><ul className="notes small" lang="zh-CN">{policy.notes.map(n => <li key={n}>{n}</li>)}</ul></>}
        </section>
        <section aria-labelledby="rule"><h2 id="rule">{w.page.rule}</h2><Conditions policy={policy} sheet={sheet} clause={clause} onClause={choose} /></section>
        <section aria-labelledby="cases"><h2 id="cases">{w.page.cases}</h2><Cases cases={sheet.cases} /></section>
      </div>
      <Parameters policy={policy} />
      <Tables sheet={sheet} />
      <Counts policy={policy} />
      <Difference policy={policy} sheet={sheet} />
      <section className="section" aria-labelledby="used">
        <h2 id="used">{w.page.facts}</h2>
        <p>{policy.facts.map((f, i) => <span key={`${f.id}@${f.back}`}>{i > 0 && (lang === 'zh' ? '、' : ', ')}{f[lang]}{w.page.back(f.back)}</span>)}</p>
      </section>
      <details className="behind noprint"><summary>{w.page.text}</summary><pre className="rulefile" tabIndex={0} lang="zh-CN">{sheet.text.split('\n').map((line, i) => <span key={i} data-line={i + 1}>{line}{'\n'}</span>)}</pre></details>
    </article>
  )
}

function Head({ policy: p }: { policy: PolicyDetail }) {
  const w = useLocalWords(policyWords)
  const words = useWords()
  const { lang } = useSettings()
  return (
    <div className="head">
      <h1 lang={lang === 'zh' ? 'zh-CN' : undefined}>{p[lang]}</h1>
      <p className="row standing"><span className="num">{w.from(p.validFrom, p.validTo)}</span><span>{w.levels[p.level]}</span><Mark value={p.confidence} /><button type="button" className="plain noprint" onClick={() => print()}>{words.app.print}</button></p>
      <dl className="pairs parties">
        <dt>{w.page.issuer}</dt><dd lang="zh-CN">{p.issuer}</dd>
        <dt>{w.page.document}</dt><dd lang="zh-CN">{p.document}</dd>
        <dt>{w.page.versions}</dt><dd className="row">{p.versions.map(v => (v.version === p.version ? <strong key={v.version} className="num" aria-current="true">{v.version}</strong> : <Link key={v.version} className="num" to={`/policies/${p.id}?on=${v.validFrom}`}>{v.version}</Link>))}</dd>
        {p.benefit && <><dt>{w.page.benefit}</dt><dd>{p.benefit[lang]}</dd></>}
      </dl>
      <Marks />
    </div>
  )
}

function Parameters({ policy: { parameters } }: { policy: PolicyDetail }) {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  if (parameters.length === 0) return null
  return (
    <section className="section" aria-labelledby="parameters">
      <h2 id="parameters">{w.page.parameters}</h2>
      <table className="table narrow">
        <thead><tr><th scope="col">{w.page.parameter}</th><th scope="col" className="end">{w.page.value}</th><th scope="col">{w.page.confidence}</th></tr></thead>
        <tbody>{parameters.map(p => <tr key={p.name} data-parameter={p.name}><th scope="row">{p[lang]}</th><td className="end num">{p.value ?? <span className="toenter">{w.page.unentered}</span>}</td><td><Mark value={p.confidence} /></td></tr>)}</tbody>
      </table>
    </section>
  )
}

/** How many companies of the register come to each outcome today, each with the way to them. */
function Counts({ policy }: { policy: PolicyDetail }) {
  const w = useLocalWords(policyWords)
  const judged = useLocalWords(outcomeWords)
  const today = new Date().toISOString().slice(0, 10)
  const inForce = policy.validFrom <= today && (policy.validTo === null || today <= policy.validTo)
  const { data } = useQuery({ queryKey: ['companies', 'outcomes', policy.id], queryFn: () => companyApi.list({ policy: policy.id, limit: '0' }), enabled: inForce })
  if (!inForce || !data) return null
  return (
    <section className="section" aria-labelledby="counted">
      <h2 id="counted">{w.page.companies}</h2>
      {data.of === 0 ? <p className="quiet">{w.page.noCompanies}</p> : <ul className="row">{(data.facets.outcome ?? []).map(f => <li key={f.value}><Link to={`/companies?policy=${policy.id}&f.outcome=${f.value}`}>{judged.outcomes[f.value as keyof typeof judged.outcomes]} <strong className="num">{f.count.toLocaleString('zh-CN')}</strong></Link></li>)}</ul>}
    </section>
  )
}
