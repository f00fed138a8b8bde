import { lazy, Suspense } from 'react'
import { money } from '../match/PolicyMatch.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { Tried } from './api.ts'
import { sandboxWords } from './words.ts'

const CliffChart = lazy(() => import('./CliffChart.tsx'))

/** Companies on both sides of a threshold, drawn and as a table; below it what happens when this number alone moves. */
export function CliffView({ tried, choose }: { tried: Tried; choose: (threshold: string) => void }) {
  const w = useLocalWords(sandboxWords)
  const { lang } = useSettings()
  const { cliff, thresholds, sensitivity } = tried
  const chosen = thresholds.find(t => t.id === tried.threshold)
  const count = (n: number) => n.toLocaleString('en-US')
  return (
    <section className="section" aria-labelledby="cliff">
      <h2 id="cliff">{w.cliff}</h2>
      {thresholds.length > 0 && <label className="picker noprint">{w.threshold}<select className="field" value={tried.threshold ?? ''} onChange={e => choose(e.target.value)}>{thresholds.map(t => <option key={t.id} value={t.id}>{t[lang]}（{t.op ?? ''} {t.value}）</option>)}</select></label>}
      {!cliff || !chosen ? <p className="quiet">{w.none2}</p> : (
        <>
          <p className="small quiet">{w.cliffHint}</p>
          <dl className="cards">
            <div><dt>{w.inside}</dt><dd className="num"><strong>{count(cliff.inside)}</strong></dd></div>
            <div><dt>{w.outside}</dt><dd className="num"><strong>{count(cliff.outside)}</strong></dd></div>
            {cliff.jump !== null && <div><dt>{w.jump}</dt><dd className="num"><strong>{money(cliff.jump, cliff.jump)} {tried.after.cost?.unit}</strong></dd></div>}
          </dl>
          <Suspense fallback={null}><CliffChart cliff={cliff} title={w.cliffOf(chosen[lang])} /></Suspense>
          <div className="tablewrap scrolled" role="region" aria-label={w.cliff} tabIndex={0}>
            <table className="table">
              <thead><tr><th scope="col">{w.distance}</th><th scope="col" /><th scope="col" className="end">{w.near}</th><th scope="col" className="end">{w.all}</th><th scope="col" className="end">{w.met}</th>{tried.after.cost && <th scope="col" className="end">{w.amount}（{tried.after.cost.unit}）</th>}</tr></thead>
              <tbody>{cliff.bins.map((b, i) => <tr key={i}><th scope="row" className="num">{binName(b, w)}</th><td className="small">{isMet(b, cliff.side) ? `● ${w.metSide}` : `○ ${w.unmetSide}`}</td><td className="end num">{count(b.near)}</td><td className="end num">{count(b.companies)}</td><td className="end num">{count(b.met)}</td>{tried.after.cost && <td className="end num">{b.amount === null ? '–' : money(b.amount, b.amount)}</td>}</tr>)}</tbody>
            </table>
          </div>
          {cliff.unknown > 0 && <p className="small quiet num">{w.unknown(count(cliff.unknown))}</p>}
          {sensitivity.length > 0 && (
            <>
              <h3 style={{ marginTop: 16 }}>{w.sensitivity}</h3><p className="small quiet">{w.sensitivityHint}</p>
              <div className="tablewrap" role="region" aria-label={w.sensitivity} tabIndex={0}>
                <table className="table">
                  <thead><tr><th scope="col">{w.factor}</th><th scope="col" className="end">{w.value}</th><th scope="col" className="end">{w.met}</th><th scope="col" className="end">{w.unknownCount}</th>{tried.after.cost && <th scope="col" className="end">{w.cost}（{tried.after.cost.unit}）</th>}</tr></thead>
                  <tbody>{sensitivity.map(s => <tr key={s.factor} className={s.factor === 1 ? 'chosen' : undefined}><th scope="row" className="num">{signed(s.factor - 1)}</th><td className="end num">{s.value}</td><td className="end num">{count(s.counts.met)}</td><td className="end num">{count(s.counts.unknown)}</td>{tried.after.cost && <td className="end num">{s.cost ? money(s.cost.low, s.cost.high) : ''}</td>}</tr>)}</tbody>
                </table>
              </div>
            </>
          )}
        </>
      )}
    </section>
  )
}

type Bin = NonNullable<Tried['cliff']>['bins'][number]
const signed = (share: number) => `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.round(Math.abs(share) * 100)}%`
export const binName = ({ from, to }: Bin, w: { below: (p: string) => string; above: (p: string) => string }) => (from === null ? w.below(`${Math.round(-to! * 100)}%`) : to === null ? w.above(`${Math.round(from * 100)}%`) : `${signed(from)} ~ ${signed(to)}`)
export const isMet = ({ from, to }: Bin, side: 'above' | 'below') => (side === 'above' ? from !== null && from >= 0 : to !== null && to <= 0)
