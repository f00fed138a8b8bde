import { Link, useLocation } from 'react-router'
import { Status } from '../figure/Status.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { CompanyRecord, SaidFact, SaidValue } from './api.ts'
import { unitOf, valueText } from './values.ts'
import { companyWords } from './words.ts'

/** All that is said of a company by year, the latest first, with the course of each figure as bars; every value opens its source. */
export function FactTable({ facts }: { facts: CompanyRecord['facts'] }) {
  const t = useWords()
  const w = useLocalWords(companyWords)
  const { lang } = useSettings()
  const years = [...new Set(facts.flatMap(f => f.values.flatMap(v => (v.year && f.kind === 'number' ? [v.year] : []))))].sort().reverse().slice(0, 6)
  const yearly = facts.filter(f => f.values.some(v => v.year !== null && years.includes(v.year)))
  const once = facts.filter(f => !yearly.includes(f))
  if (!facts.length) return <p className="quiet">{w.page.noFacts}</p>
  return (
    <>
      {yearly.length > 0 && (
        <div className="tablewrap" role="region" aria-label={t.table.region(w.page.facts)} tabIndex={0}>
          <table className="table yearly">
            <caption className="sr">{w.page.facts}</caption>
            <thead><tr><th scope="col">{w.page.item}</th>{years.map(y => <th key={y} scope="col" className="end num">{w.value.year(y)}</th>)}<th scope="col" className="noprint">{w.page.trend}</th></tr></thead>
            <tbody>
              {yearly.map(f => (
                <tr key={f.id} data-fact={f.id}>
                  <th scope="row">{f[lang]}{unitOf(f) && <span className="quiet small">（{unitOf(f)}）</span>}</th>
                  {years.map(y => { const v = f.values.find(o => o.year === y); return <td key={y} className="end">{v && <Said fact={f} value={v} />}</td> })}
                  <td className="noprint"><Bars fact={f} years={years} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {once.length > 0 && <dl className="pairs once">{once.map(f => { const v = f.values[0]!; return <div key={f.id} style={{ display: 'contents' }} data-fact={f.id}><dt>{f[lang]}</dt><dd><Said fact={f} value={v} unit />{v.year && <span className="quiet small num"> {w.value.year(v.year)}</span>}</dd></div> })}</dl>}
    </>
  )
}

/** A value that opens where it comes from; that others say otherwise shows. */
function Said({ fact, value, unit = false }: { fact: SaidFact; value: SaidValue; unit?: boolean }) {
  const w = useLocalWords(companyWords)
  const { pathname, search } = useLocation()
  const key = value.year ? `${fact.id}@${value.year}` : fact.id
  const query = new URLSearchParams(search)
  query.set('value', key)
  query.delete('evidence')
  const measure = unit ? unitOf(fact) : ''
  return (
    <Link className="door" to={{ pathname, search: `?${query}` }} preventScrollReset data-value={key} title={`${value.origin.name} ${value.origin.cell} · ${value.origin.asOf}`}>
      <span className="lead"><span className="said num" lang={typeof value.value === 'string' && fact.kind !== 'number' ? 'zh-CN' : undefined}>{valueText(value.value, fact, w)}{measure && ` ${measure}`}</span>{value.others.length > 0 && <Status value="conflict" wordless />}</span>
    </Link>
  )
}

/** The course over the years, the oldest left; the figures stand beside it. */
function Bars({ fact, years }: { fact: SaidFact; years: string[] }) {
  const known = [...years].reverse().map(y => { const v = fact.values.find(o => o.year === y)?.value; return typeof v === 'string' && v !== '' && !Number.isNaN(Number(v)) ? Number(v) : null })
  const most = Math.max(...known.map(v => Math.abs(v ?? 0)))
  if (known.filter(v => v !== null).length < 2 || most === 0) return null
  const below = known.some(v => v !== null && v < 0)
  const zero = below ? 14 : 27
  return (
    <svg className="bars" width={known.length * 14} height="28" aria-hidden="true">
      {known.map((v, i) => { const h = v === null ? 0 : (Math.abs(v) / most) * (below ? 13 : 26); return v === null ? <path key={i} d={`M${i * 14 + 3} ${zero}h8`} stroke="var(--line-2)" strokeDasharray="2 2" /> : <rect key={i} x={i * 14 + 2} y={v < 0 ? zero : zero - h} width="10" height={Math.max(1, h)} /> })}
    </svg>
  )
}
