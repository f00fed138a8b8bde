import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { momentText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { useFacts } from '../match/api.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyApi, type CompanyRecord, type Origin } from './api.ts'
import { unitOf, valueText } from './values.ts'
import { companyWords } from './words.ts'

/** Where one value of a company comes from, open while the address says `?value=KEY` on its page. */
export function ValueDrawer({ company, onCorrect }: { company: CompanyRecord; onCorrect: (key: string) => void }) {
  const [params] = useSearchParams()
  const key = params.get('value')
  return key ? <Drawer value={key}><Source company={company} asked={key} onCorrect={onCorrect} /></Drawer> : null
}

/** The same beside a list, where the address says `?value=COMPANY:KEY`. */
export function ListValueDrawer() {
  const [params] = useSearchParams()
  const value = params.get('value')
  const at = value?.lastIndexOf(':') ?? -1
  return value && at > 0 ? <Drawer value={value}><Fetched id={value.slice(0, at)} asked={value.slice(at + 1)} /></Drawer> : null
}

function Fetched({ id, asked }: { id: string; asked: string }) {
  const w = useLocalWords(companyWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['company', id], queryFn: () => companyApi.company(id) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} notFound={[w.page.notFound, w.page.notFoundHint]} />
  return <><p><Link to={`/companies/${encodeURIComponent(data.id)}`} lang="zh-CN">{data.name}</Link></p><Source company={data} asked={asked} /></>
}

function Drawer({ value, children }: { value: string; children: React.ReactNode }) {
  const t = useWords()
  const w = useLocalWords(companyWords)
  const [, setParams] = useSearchParams()
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef<Element | null>(document.activeElement)
  useEffect(() => { heading.current?.focus({ preventScroll: true }) }, [value])
  useEffect(() => { const from = opener.current; return () => { if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true }) } }, [])
  const close = () => setParams(now => { const next = new URLSearchParams(now); next.delete('value'); return next }, { replace: true, preventScrollReset: true })
  return (
    <aside className="evidence" role="dialog" aria-labelledby="value-title" data-source={value} onKeyDown={e => { if (e.key === 'Escape') { e.stopPropagation(); close() } }}>
      <header><h2 id="value-title" ref={heading} tabIndex={-1}>{w.value.title}</h2><button type="button" className="plain" onClick={close} data-close>{t.app.close}</button></header>
      {children}
    </aside>
  )
}

/** `asked`: `revenue@2025`, a year; `revenue` or `revenue@1`: of the latest year, or so many before it. */
function Source({ company, asked, onCorrect }: { company: CompanyRecord; asked: string; onCorrect?: (key: string) => void }) {
  const w = useLocalWords(companyWords)
  const { lang } = useSettings()
  const known = useFacts()
  const [id = '', year = ''] = asked.split('@')
  const fact = company.facts.find(f => f.id === id)
  const described = known.get(id)
  const values = fact?.values ?? []
  const yearly = values.filter(v => v.year !== null)
  const value = year.length === 4 ? values.find(v => v.year === year) : yearly.length ? yearly[Number(year || 0)] : values[0]
  const name = fact?.[lang] ?? described?.[lang] ?? id
  const say = (v: string | boolean) => `${valueText(v, fact, w)}${unitOf(fact) ? ` ${unitOf(fact)}` : ''}`
  if (!value) return <p className="quiet">{name}：{w.value.notKnown}</p>
  const key = value.year ? `${id}@${value.year}` : id
  return (
    <>
      <p className="quiet">{name}{value.year && <> · <span className="num">{w.value.year(value.year)}</span></>}</p>
      <p className="what num" data-shown>{say(value.value)}{value.others.length > 0 && <> <Status value="conflict" /></>}</p>
      <OriginOf origin={value.origin} />
      {value.others.length > 0 && (
        <section>
          <h3>{w.value.others}</h3>
          <p className="small quiet">{w.value.counts}</p>
          <ul>{value.others.map((o, i) => <li key={i} data-other><p className="num"><strong>{say(o.value)}</strong></p><OriginOf origin={o.origin} /></li>)}</ul>
        </section>
      )}
      {described?.note && <section><h3>{w.value.note}</h3><p lang="zh-CN">{described.note}</p></section>}
      {yearly.length > 1 && (
        <section>
          <h3>{w.value.years}</h3>
          <dl className="pairs">{yearly.map(v => <div key={v.year} style={{ display: 'contents' }}><dt className="num">{w.value.year(v.year!)}</dt><dd className="num">{say(v.value)} <span className="quiet small" lang="zh-CN">{v.origin.name} {v.origin.cell}</span></dd></div>)}</dl>
        </section>
      )}
      {onCorrect && <p className="row noprint" style={{ marginTop: 16 }}><button type="button" className="plain" onClick={() => onCorrect(key)}>{w.value.correct}</button></p>}
    </>
  )
}

/** File, cell, day and who brought it; of a correction who says so and why. */
function OriginOf({ origin: o }: { origin: Origin }) {
  const w = useLocalWords(companyWords)
  return (
    <dl className="pairs" data-origin={o.source}>
      {o.kind === 'import' && <><dt>{w.value.file}</dt><dd lang="zh-CN">{o.name}</dd></>}
      {o.cell && <><dt>{w.value.cell}</dt><dd className="num" lang="zh-CN">{o.cell}</dd></>}
      <dt>{w.value.asOf}</dt><dd className="num">{o.asOf}</dd>
      <dt>{o.kind === 'import' ? w.value.by : w.value.who}</dt><dd lang="zh-CN">{o.by}</dd>
      <dt>{w.value.at}</dt><dd className="num">{momentText(o.at)}</dd>
      {o.why && <><dt>{w.value.why}</dt><dd lang="zh-CN">{o.why}</dd></>}
    </dl>
  )
}
