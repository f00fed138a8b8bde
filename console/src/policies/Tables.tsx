import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { Bands, PolicySheet, ScoreSheet } from './api.ts'
import { pretty } from './pretty.ts'
import { policyWords } from './words.ts'

/** Points, bands, worked out figures and size classes as tables. */
export function Tables({ sheet: { scores, values, classes, benefit } }: { sheet: PolicySheet }) {
  const w = useLocalWords(policyWords)
  const banded = values.filter(v => v.bands || v.text)
  return (
    <>
      {scores.length > 0 && <section className="section" aria-labelledby="scores"><h2 id="scores">{w.page.scores}</h2><div className="scores">{scores.map(s => <Score key={s.id} score={s} />)}</div></section>}
      {banded.length > 0 && <section className="section" aria-labelledby="values"><h2 id="values">{w.page.values}</h2><div className="scores">{banded.map(v => <div key={v.name}><h3 lang="zh-CN">{v.name}</h3>{v.text && <code lang="zh-CN">{pretty(v.text)}</code>}{v.bands && <BandTable bands={v.bands} />}</div>)}</div></section>}
      {benefit?.bands && <section className="section" aria-labelledby="benefit"><h2 id="benefit">{w.page.benefit}</h2><BandTable bands={benefit.bands} /></section>}
      {classes && classes.rows.length > 0 && <Classes classes={classes} />}
    </>
  )
}

function Score({ score: s }: { score: ScoreSheet }) {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  return (
    <div className="score" data-score={s.id}>
      <h3>{s[lang]} <span className="small quiet">{[s.how === 'sum' ? w.page.sum : s.how === 'greatest' ? w.page.greatest : '', s.most !== null && w.page.most(s.most), s.clause && w.page.clauseOf(s.clause)].filter(Boolean).join(' · ')}</span></h3>
      {s.text && <code lang="zh-CN">{pretty(s.text)}</code>}
      {s.bands && <BandTable bands={s.bands} />}
      {s.items.length > 0 && <div className="scores">{s.items.map(i => <Score key={i.id} score={i} />)}</div>}
    </div>
  )
}

function BandTable({ bands: { of, lines } }: { bands: Bands }) {
  const w = useLocalWords(policyWords)
  return (
    <table className="table bands">
      <thead><tr><th scope="col">{of ? <>{w.page.bandsOf('')}<span lang="zh-CN">{of}</span></> : w.page.when}</th><th scope="col" className="end">{w.page.then}</th></tr></thead>
      <tbody>{lines.map((l, i) => <tr key={i}><td lang="zh-CN">{l.when === '其他' ? w.page.other : pretty(l.when)}</td><td className="end num">{l.then.replace('~', '–')}</td></tr>)}</tbody>
    </table>
  )
}

function Classes({ classes: { names, rows } }: { classes: NonNullable<PolicySheet['classes']> }) {
  const w = useLocalWords(policyWords)
  return (
    <section className="section" aria-labelledby="classes">
      <h2 id="classes">{w.page.classes}</h2>
      <div className="tablewrap" role="region" aria-label={w.page.classes} tabIndex={0}>
        <table className="table">
          <thead><tr><th scope="col">{w.page.industries}</th><th scope="col">{w.page.code}</th><th scope="col">{w.page.when}</th>{names.slice(0, -1).map(n => <th key={n} scope="col" className="end" lang="zh-CN">{w.page.least(n)}</th>)}</tr></thead>
          <tbody>{rows.flatMap(row => row.columns.map((column, i) => (
            <tr key={`${row.zh} ${column.fact}`}>{i === 0 ? <><th scope="rowgroup" rowSpan={row.columns.length} lang="zh-CN">{row.zh}</th><td rowSpan={row.columns.length} className="num" style={{ whiteSpace: 'normal' }}>{row.codes}</td></> : null}<td lang="zh-CN">{column.fact}</td>{column.least.map((n, k) => <td key={k} className="end num">{Number(n).toLocaleString('zh-CN')}</td>)}</tr>
          )))}</tbody>
        </table>
      </div>
    </section>
  )
}
