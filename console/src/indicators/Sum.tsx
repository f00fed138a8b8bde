import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api, type Indicator } from '../api/index.ts'
import { quantityText } from '../figure/units.ts'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { indicatorWords } from './words.ts'

const BarChart = lazy(() => import('../chart/BarChart.tsx'))

/** What the chosen figures come to, with the formula; or every reason why they are not added. */
export function SumBar({ rows, onClear }: { rows: Indicator[]; onClear: () => void }) {
  const w = useLocalWords(indicatorWords)
  const { lang } = useSettings()
  const ids = rows.map(r => r.claim.id)
  const { data } = useQuery({ queryKey: ['sum', ids], queryFn: () => api.sum(ids), placeholderData: before => before })
  const sum = data?.sum
  return (
    <div className="sumbar" role="status" data-sum={sum ? 'yes' : data ? 'no' : undefined}>
      <span className="row between"><span className="num">{w.chosen(rows.length)}</span><button type="button" className="link noprint" onClick={onClear}>{w.clearChoice}</button></span>
      {sum && <p><span className="quiet small">{w.sum}</span> <strong className="num">{quantityText({ ...sum, quote: '' }, lang)}</strong> <span className="small quiet">{sum.formula}</span></p>}
      {data && !sum && (
        <>
          <p><strong>{w.refused}</strong>{data.refused[0]?.code !== 'few' && <span className="quiet small"> · {data.incomparable.length ? w.incomparable : w.comparable}</span>}</p>
          <ul>{data.refused.map(r => <li key={r.code + r.claims.join()} data-refused={r.code}>{r[lang]}</li>)}</ul>
        </>
      )}
      {data && data.incomparable.length === 0 && <Suspense fallback={null}><BarChart claims={rows.map(r => ({ ...r.claim, from: r.from, to: r.to }))} title={w.compared} /></Suspense>}
    </div>
  )
}
