import { Fragment, lazy, Suspense, useState } from 'react'
import { Confidence, FactLine, NeedLine } from '../match/Outcome.tsx'
import { Loading } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { Adjusted, Contribution, Scored } from './api.ts'
import { between, inUnit } from './figures.ts'
import { pointsWords } from './words.ts'

const Radar = lazy(() => import('./Radar.tsx'))

/** What each indicator contributes: as a radar, and as a table whose rows open value, source, rule and what is missing. `onAppeal`: who wants to say that one is wrong. */
export function Contributions({ points, onAppeal }: { points: Scored; onAppeal?: (indicator: string) => void }) {
  const w = useLocalWords(pointsWords)
  const t = useWords()
  const { lang } = useSettings()
  const axes = points.indicators.flatMap(i => { const most = Number(i.most); return most > 0 ? [{ name: i[lang], low: Number(i.points.low ?? 0) / most, high: Number(i.points.high ?? most) / most }] : [] })
  return (
    <>
      {axes.length > 2 && <><Suspense fallback={<Loading />}><Radar axes={axes} title={w.radar} sure={w.sure} possible={w.possible} /></Suspense><p className="small quiet">{w.radarHint}</p></>}
      <div className="tablewrap" role="region" aria-label={t.table.region(w.indicators)} tabIndex={0}>
        <table className="table contributions">
          <caption className="sr">{w.indicators}</caption>
          <thead><tr><th scope="col">{w.indicator}</th><th scope="col" className="end">{w.value}</th><th scope="col" className="end">{w.points}</th><th scope="col" className="end">{w.most}</th><th scope="col">{w.source}</th></tr></thead>
          <tbody>
            {points.classes.map(c => (
              <Fragment key={c.id}>
                <tr className="classrow"><th scope="rowgroup" colSpan={2}>{c[lang]}</th><td className="end num"><strong>{between(c.points)}</strong></td><td className="end num">{c.most ?? '?'}</td><td /></tr>
                {points.indicators.filter(i => i.class === c.id).map(i => <Row key={i.id} row={i} onAppeal={onAppeal} />)}
              </Fragment>
            ))}
            {(['bonus', 'penalty'] as const).map(kind => points.adjustments.some(a => a.kind === kind) && (
              <Fragment key={kind}>
                <tr className="classrow"><th scope="rowgroup" colSpan={5}>{w[kind]}</th></tr>
                {points.adjustments.filter(a => a.kind === kind).map(a => <Row key={a.id} row={a} onAppeal={onAppeal} />)}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ row, onAppeal }: { row: Contribution | Adjusted; onAppeal?: (indicator: string) => void }) {
  const w = useLocalWords(pointsWords)
  const { lang } = useSettings()
  const [open, set] = useState(false)
  const scored = 'value' in row ? row : null
  const unit = scored?.unit ?? ''
  const minus = 'kind' in row && row.kind === 'penalty' && row.points.high !== '0' ? '−' : ''
  const sources = [...new Set(row.facts.flatMap(f => f.source ?? []))]
  return (
    <>
      <tr data-indicator={row.id}>
        <th scope="row"><button type="button" className="link" aria-expanded={open} onClick={() => set(!open)}>{row[lang]}</button></th>
        <td className="end num">{scored?.value && scored.value.low !== null ? between(scored.value, x => inUnit(x, unit)) : ''}</td>
        <td className="end num"><strong>{minus}{between(row.points)}</strong>{row.points.low !== row.points.high && <span className="cellnote">{w.missing}</span>}</td>
        <td className="end num">{row.most ?? <span className="quiet">{w.unknownMost}</span>}</td>
        <td lang="zh-CN" className="small">{sources.length ? sources.join('；') : row.needs.length ? <span className="status-ongoing" lang={lang}>? {w.missing} {[...new Set(row.needs.map(n => n[lang]))].join(lang === 'zh' ? '、' : ', ')}</span> : <span className="quiet">–</span>}</td>
      </tr>
      {open && (
        <tr className="opened"><td colSpan={5}>
          <p className="row small"><code lang="zh-CN">{row.text}</code><Confidence value={row.confidence} />{'onRecord' in row && row.onRecord && <span className="quiet">{w.onRecord}</span>}{scored?.note && <span className="quiet" lang="zh-CN">{scored.note}</span>}</p>
          {scored?.knots && <p className="small num"><span className="quiet">{w.knots}{'：'}</span>{scored.knots.map(k => `${inUnit(k.value, unit)} → ${k.points}`).join('，')}</p>}
          {row.facts.length + row.needs.length === 0 ? <p className="small quiet">{w.nothing}</p> : <ul className="facts-used">{row.facts.map((f, i) => <FactLine key={i} used={f} />)}{row.needs.map((n, i) => <NeedLine key={`n${i}`} need={n} />)}</ul>}
          {onAppeal && <p className="noprint"><button type="button" className="link small" onClick={() => onAppeal(row.id)}>{w.appeal}</button></p>}
        </td></tr>
      )}
    </>
  )
}
