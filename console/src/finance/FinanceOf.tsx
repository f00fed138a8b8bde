import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { momentText } from '../figure/period.ts'
import { Outcome, FactLine } from '../match/Outcome.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { financeApi, type CompanyFinance, type Consent, type Handover, type OutcomeState, type Product } from './api.ts'
import { ProductHead } from './ProductHead.tsx'
import { financeWords } from './words.ts'
import '../match/outcome.css'
import './finance.css'

/** Products as they are for one company, its consents, what was handed over, what came of it. */
export function FinanceOf({ company }: { company: string }) {
  const w = useLocalWords(financeWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['finance', 'company', company], queryFn: () => financeApi.company(company) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} notFound={[w.notFound, w.notFoundHint]} />
  return (
    <>
      <p className="nodecision" role="note">{w.noDecision}</p>
      <ul className="products">{data.items.map(({ product, evaluation }) => <li key={product.id} data-product={product.id}><ProductHead product={product} /><Outcome evaluation={evaluation} named={false} /><OfProduct data={data} product={product} /></li>)}</ul>
    </>
  )
}

function OfProduct({ data, product }: { data: CompanyFinance; product: Product }) {
  const w = useLocalWords(financeWords)
  const [consenting, set] = useState(false)
  const consents = data.file.consents.filter(c => c.product === product.id)
  return (
    <div className="consents">
      <h4>{w.consents}</h4>
      {consents.length === 0 && <p className="small quiet">{w.noConsents}</p>}
      <ul>{consents.map(c => <ConsentLine key={c.id} consent={c} company={data.company.id} product={product} handovers={data.file.handovers.filter(h => h.consent === c.id)} />)}</ul>
      {product.hands.length > 0 && <p className="noprint"><button type="button" className="link" aria-expanded={consenting} onClick={() => set(!consenting)}>{w.consent}</button></p>}
      {consenting && <ConsentForm company={data.company.id} product={product} onDone={() => set(false)} />}
    </div>
  )
}

function ConsentLine({ consent: c, company, product, handovers }: { consent: Consent; company: string; product: Product; handovers: Handover[] }) {
  const w = useLocalWords(financeWords)
  const { lang, by } = useSettings()
  const [ending, end] = useState(false)
  const client = useQueryClient()
  const hand = useMutation({ mutationFn: () => financeApi.handOver(company, c.id, by.trim() || 'console'), onSuccess: () => client.invalidateQueries({ queryKey: ['finance'] }) })
  const named = (fact: string) => product.hands.find(h => h.id === fact)?.[lang] ?? fact
  return (
    <li data-consent={c.id}>
      <p className="row"><span>{{ valid: '●', ended: '×', past: '○' }[c.state]} {w.states[c.state]}</span><span lang="zh-CN">{c.givenBy}</span><span className="small quiet">{w.hows[c.how]} → <span lang="zh-CN">{c.lender}</span> · {w.until} <span className="num">{c.until}</span> · <span lang="zh-CN">{c.by}</span> {momentText(c.at)}</span></p>
      <p className="small">{c.facts.map(named).join(lang === 'zh' ? '、' : ', ')}</p>
      {c.ended && <p className="small" lang="zh-CN">{w.states.ended}：{c.ended.reason}（{c.ended.by} {momentText(c.ended.at)}）</p>}
      {c.state === 'valid' && <p className="row noprint"><button type="button" className="plain" disabled={hand.isPending} onClick={() => hand.mutate()}>{w.handOver}</button><span className="small quiet">{w.handOverHint(c.facts.length)}</span><button type="button" className="link" aria-expanded={ending} onClick={() => end(!ending)}>{w.end}</button></p>}
      {ending && <Written label={w.end} fields={[{ key: 'reason', label: w.reason, grow: true }]} send={f => financeApi.end(company, c.id, f['reason']!, by.trim())} onDone={() => end(false)} />}
      {hand.error && <Problem error={hand.error} />}
      {handovers.map(h => <HandoverLine key={h.id} handover={h} company={company} />)}
    </li>
  )
}

function HandoverLine({ handover: h, company }: { handover: Handover; company: string }) {
  const w = useLocalWords(financeWords)
  const { by } = useSettings()
  const [adding, add] = useState(false)
  const [state, setState] = useState<OutcomeState>('contacted')
  const sheet = () => { const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob([JSON.stringify(h, null, 2)], { type: 'application/json' })); link.download = `handover-${h.id}.json`; link.click(); URL.revokeObjectURL(link.href) }
  return (
    <div className="handover" data-handover={h.id}>
      <p className="row small"><strong>{w.handedOn} {momentText(h.at)}</strong><span lang="zh-CN">{h.by}</span>{h.outcomes.length === 0 && <span className="status-ongoing">◌ {w.waiting}</span>}</p>
      <ul className="small">{h.outcomes.map(o => <li key={o.id}>● {w.results[o.state]} <span className="num">{o.on}</span>{o.amount && <strong className="num"> {o.amount} 万元</strong>} {o.note && <span lang="zh-CN">{o.note}</span>} <span className="quiet" lang="zh-CN">{o.by}</span></li>)}</ul>
      <details><summary className="small">{w.handed}</summary>{h.facts.length === 0 ? <p className="small quiet">{w.handedNone}</p> : <ul className="facts-used small">{h.facts.map((f, i) => <FactNamed key={i} fact={f} />)}</ul>}</details>
      <p className="row small noprint"><button type="button" className="link" aria-expanded={adding} onClick={() => add(!adding)}>{w.addResult}</button><button type="button" className="link" onClick={sheet}>{w.download}</button></p>
      {adding && (
        <Written label={w.addResult} fields={[{ key: 'on', label: w.on, type: 'date' }, ...(state === 'granted' ? [{ key: 'amount', label: w.amount, optional: true }] : []), { key: 'note', label: w.note, grow: true, optional: true }]}
          send={f => financeApi.outcome(company, { handover: h.id, state, on: f['on']!, ...(f['amount'] && { amount: f['amount'] }), ...(f['note'] && { note: f['note'] }), by: by.trim(), why: '' })} onDone={() => add(false)}>
          <label>{w.result}<select className="field" value={state} onChange={e => setState(e.target.value as OutcomeState)}>{(['contacted', 'granted', 'refused', 'withdrawn'] as const).map(s => <option key={s} value={s}>{w.results[s]}</option>)}</select></label>
        </Written>
      )}
    </div>
  )
}

/** A fact as it was handed over, under the name the dictionary gives it now. */
const FactNamed = ({ fact: f }: { fact: Handover['facts'][number] }) => {
  const { data } = useQuery({ queryKey: ['finance', 'products'], queryFn: financeApi.products })
  const name = data?.items.flatMap(p => p.hands).find(h => h.id === f.fact)
  return <FactLine used={{ ...f, zh: name?.zh ?? f.fact, en: name?.en ?? f.fact }} />
}

function ConsentForm({ company, product, onDone }: { company: string; product: Product; onDone: () => void }) {
  const w = useLocalWords(financeWords)
  const { lang, by } = useSettings()
  const [facts, pick] = useState(() => new Set(product.hands.map(h => h.id)))
  const [how, setHow] = useState<Consent['how']>('written')
  return (
    <Written label={w.consent} fields={[...(product.lender ? [] : [{ key: 'lender', label: w.lender }]), { key: 'givenBy', label: w.givenBy, grow: true }, { key: 'until', label: w.until, type: 'date' }]} ready={facts.size > 0}
      send={f => financeApi.consent(company, { product: product.id, ...(f['lender'] && { lender: f['lender'] }), facts: [...facts], until: f['until']!, givenBy: f['givenBy']!, how, by: by.trim(), why: '' })} onDone={onDone}>
      <p className="small">{w.consentHint(product.lender?.[lang] ?? w.lender)}</p>
      <fieldset><legend>{w.facts}</legend>{product.hands.map(h => <label key={h.id} className="check"><input type="checkbox" checked={facts.has(h.id)} onChange={e => { const next = new Set(facts); if (e.target.checked) next.add(h.id); else next.delete(h.id); pick(next) }} />{h[lang]}</label>)}</fieldset>
      <label>{w.how}<select className="field" value={how} onChange={e => setHow(e.target.value as Consent['how'])}>{(['written', 'online', 'in-person'] as const).map(h => <option key={h} value={h}>{w.hows[h]}</option>)}</select></label>
    </Written>
  )
}

interface Field { key: string; label: string; type?: 'date'; grow?: boolean; optional?: boolean }
/** Some fields and who says so, sent as one entry. */
function Written({ label, fields, send, onDone, ready = true, children }: { label: string; fields: Field[]; send: (given: Record<string, string>) => Promise<unknown>; onDone: () => void; ready?: boolean; children?: ReactNode }) {
  const w = useLocalWords(financeWords)
  const { by } = useSettings()
  const client = useQueryClient()
  const [given, change] = useState<Record<string, string>>({})
  const text = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value.trim()]))
  const complete = ready && by.trim() !== '' && fields.every(f => f.optional || text[f.key])
  const save = useMutation({ mutationFn: () => send(text), onSuccess: async () => { await client.invalidateQueries({ queryKey: ['finance'] }); onDone() } })
  return (
    <form className="financeform noprint" aria-label={label} onSubmit={e => { e.preventDefault(); if (complete) save.mutate() }}>
      {children}
      {fields.map(f => <label key={f.key} className={f.grow ? 'grow' : ''}>{f.label}<input className="field" name={f.key} type={f.type ?? 'text'} maxLength={f.type ? undefined : 500} value={given[f.key] ?? ''} onChange={e => change({ ...given, [f.key]: e.target.value })} /></label>)}
      <label>{w.by}<input className="field" name="by" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      <span className="row"><button className="plain strong" disabled={!complete || save.isPending}>{w.save}</button><button type="button" className="plain" onClick={onDone}>{w.cancel}</button></span>
      {save.error && <Problem error={save.error} />}
    </form>
  )
}
