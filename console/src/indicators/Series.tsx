import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { api, type SeriesData, type Target } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Figure } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { quantityText } from '../figure/units.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { SeriesOf } from './Indicators.tsx'
import { indicatorWords } from './words.ts'
import { Written, WriteDown } from './Written.tsx'

const BarChart = lazy(() => import('../chart/BarChart.tsx'))

/** One indicator over the years: the chart and its table, with breaks; targets beside actual figures; its definition. */
export function Series({ of, onClose }: { of: SeriesOf; onClose: () => void }) {
  const w = useLocalWords(indicatorWords)
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const [writing, write] = useState<'definition' | 'target' | null>(null)
  const toggle = (kind: 'definition' | 'target') => write(now => (now === kind ? null : kind))
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['series', of], queryFn: () => api.series({ place: of.place, property: of.property, ...(of.of && { of: of.of }), ...(of.unit && { unit: of.unit }) }) })
  // It opens above the row that asked for it.
  useEffect(() => { heading.current?.scrollIntoView({ block: 'center' }); heading.current?.focus({ preventScroll: true }) }, [data?.place.id, data?.property, data?.of])
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  const title = [data.place.name, names.property(data.property), data.of && (t.scopes[data.of as keyof typeof t.scopes] ?? data.of)].filter(Boolean).join(' · ')
  const [definition] = data.definitions
  return (
    <section className="section first series" aria-labelledby="series" data-series>
      <h2 id="series" className="row between" ref={heading} tabIndex={-1}><span lang="zh-CN">{w.seriesOf(title)}</span><button type="button" className="link small noprint" onClick={onClose}>{w.close}</button></h2>
      <p className="small"><span className="quiet">{w.definition}{'：'}</span>{definition ? <span lang="zh-CN">{definition.text}（{definition.source}，{definition.by}）</span> : w.unknown} <button type="button" className="link noprint" onClick={() => toggle('definition')} aria-expanded={writing === 'definition'}>{w.define}</button></p>
      {writing === 'definition' && <WriteDown of={of} kind="definition" onDone={() => write(null)} />}
      {distinctPeriods(data.points) > 1 ? <Suspense fallback={<Loading />}><BarChart claims={data.points.map(p => ({ ...p.claim, from: p.from, to: p.to }))} title={title} /></Suspense> : <p className="quiet small">{w.oneYear}</p>}
      <div className="tablewrap" role="region" aria-label={t.table.region(title)} tabIndex={0}>
        <table className="table">
          <caption className="sr">{title}</caption>
          <thead><tr><th scope="col">{w.period}</th><th scope="col" className="end">{w.value}</th><th scope="col" className="end">{w.growth}</th><th scope="col">{w.broken}</th></tr></thead>
          <tbody>
            {data.points.map(p => (
              <tr key={p.claim.id}>
                <th scope="row"><span className="num">{periodText(p.from, p.to, lang) || w.unknown}</span>{p.periodBasis === 'carried' && <span className="cellnote" title={w.carriedHint}>{w.carried}</span>}</th>
                <td className="end"><Figure claim={p.claim} status="shape" /></td>
                <td className="end num">{p.growth === null ? '' : `${p.growth >= 0 ? '+' : '−'}${Number(Math.abs(p.growth * 100).toPrecision(3))}%`}</td>
                <td>{p.broken ? <span data-broken>{p.broken[lang]}</span> : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3 style={{ marginTop: 16 }} className="row between">{w.targets}<button type="button" className="link small noprint" onClick={() => toggle('target')} aria-expanded={writing === 'target'}>{w.aim}</button></h3>
      {writing === 'target' && <WriteDown of={of} kind="target" onDone={() => write(null)} />}
      {data.targets.length === 0 ? <p className="quiet small">{w.noTargets}</p> : <Targets targets={data.targets} title={`${title} ${w.targets}`} />}
      {data.written.length > 0 && <Written entries={data.written} />}
    </section>
  )
}

const distinctPeriods = (points: SeriesData['points']) => new Set(points.map(p => `${p.from}${p.to}`)).size

/** Targets beside the latest actual figures of the same basis; the share reached is derived. */
export function Targets({ targets, title, matter = false }: { targets: Target[]; title: string; matter?: boolean }) {
  const w = useLocalWords(indicatorWords)
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  return (
    <div className="tablewrap" role="region" aria-label={t.table.region(title)} tabIndex={0}>
      <table className="table">
        <caption className="sr">{title}</caption>
        <thead><tr>{matter && <th scope="col">{w.indicator}</th>}<th scope="col">{w.target}</th><th scope="col">{w.actual}</th><th scope="col" className="end">{w.reached}</th></tr></thead>
        <tbody>
          {targets.map((x, i) => (
            <tr key={x.claim?.id ?? x.written?.id ?? i}>
              {matter && <th scope="row">{names.property(x.property)}{x.of && <span className="cellnote" lang="zh-CN">{t.scopes[x.of as keyof typeof t.scopes] ?? x.of}</span>}</th>}
              <td>{x.claim ? <Figure claim={x.claim} period /> : <><span className="num">{quantityText({ ...x, max: null, mod: null, quote: x.written!.said }, lang)}</span> <Status value="planned" /><span className="cellnote" lang="zh-CN">{w.written} · {x.written!.source} · {x.written!.by}</span></>}</td>
              <td>{x.actual ? <Figure claim={x.actual.claim} period /> : <span className="quiet">{w.noActual}</span>}</td>
              <td className="end">{x.reached !== null && <><strong className="num">{Number((x.reached * 100).toPrecision(3))}%</strong><span className="cellnote num">{x.formula}</span></>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
