import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Claim } from '../api/index.ts'
import { useEvidenceTo } from '../evidence/link.ts'
import { periodText } from '../figure/period.ts'
import { Shape, type StatusName } from '../figure/Status.tsx'
import { hideTip, showTip } from '../figure/tip.ts'
import { useSettings } from '../words/index.ts'
import { Colour, type ColourName } from './Colour.tsx'
import { scaleOf, type Scale } from './scale.ts'
import { useProjectWords } from './words.ts'

/** A dated statement: printed (`claim`) or written down by a person (then it is explained on the project's page). `from`, `to`: ISO days. */
export interface Dated { claim: Claim | null; from: string | null; to: string; status: StatusName }
/** One milestone of one phase: what was promised of it, what was seen of it. `late`: it came late or is overdue. */
export interface Kept { label: string; promised: Dated | null; observed: Dated | null; late: boolean; said: string }
export interface Lane { id: string; name: string; colour: ColourName; kept: Kept[] }

/** Promised against observed dates, one line a project, all on one scale with today; the dates of every point are in the table behind it. */
export function Timeline({ lanes, today, table }: { lanes: Lane[]; today: string; table: ReactNode }) {
  const t = useProjectWords()
  const { lang } = useSettings()
  const dated = lanes.filter(lane => lane.kept.length > 0)
  const scale = scaleOf(dated.flatMap(lane => lane.kept.flatMap(k => [k.promised, k.observed].flatMap(d => (d ? [d.to] : [])))), today, lang)
  return (
    <>
      <p className="row small quiet legend" aria-hidden="true">
        <span className="status status-planned"><Shape value="planned" />{t.timeline.promised}</span>
        <span className="status status-done"><Shape value="done" />{t.timeline.observed}</span>
        <span className="todaymark">{t.timeline.today} <span className="num">{today}</span></span>
      </p>
      <p className="small quiet noprint">{t.timeline.hint}</p>
      <div className="timeline">
        <div className="axis" aria-hidden="true"><span /><span>{scale.ticks.map(tick => <i key={`${tick.at}`} data-year={tick.year || undefined} style={{ insetInlineStart: `${tick.at}%` }}>{tick.label}</i>)}</span></div>
        <ol>
          {dated.map(lane => (
            <li key={lane.id} data-lane={lane.id}>
              <span className="who"><Colour value={lane.colour} wordless /><Link to={`/projects/${encodeURIComponent(lane.id)}`} lang="zh-CN">{lane.name}</Link></span>
              <LaneDrawing lane={lane} scale={scale} today={today} />
            </li>
          ))}
        </ol>
      </div>
      <details className="behind"><summary>{t.timeline.table}</summary>{table}</details>
    </>
  )
}

function LaneDrawing({ lane, scale, today }: { lane: Lane; scale: Scale; today: string }) {
  const t = useProjectWords()
  const points = lane.kept.flatMap(k => [k.promised && { k, d: k.promised, promised: true }, k.observed && { k, d: k.observed, promised: false }]).filter(p => p !== null)
  const x = (day: string) => `${scale.at(day)}%`
  const labelled: Record<string, number[]> = { true: [], false: [] }
  return (
    <svg className="lane" role="group" aria-label={t.timeline.lane(lane.name, points.length)}>
      {scale.ticks.map(tick => <line key={tick.at} x1={`${tick.at}%`} x2={`${tick.at}%`} y1="0" y2="100%" className={tick.year ? 'grid year' : 'grid'} />)}
      <line x1="0" x2="100%" y1="24" y2="24" className="base" />
      {lane.kept.map((k, i) => k.promised && (k.observed || k.late) && <line key={i} x1={x(k.promised.to)} x2={x(k.observed?.to ?? today)} y1="24" y2="24" className={k.late ? 'between late' : 'between'} />)}
      <line x1={x(today)} x2={x(today)} y1="0" y2="100%" className="today" />
      {points.map(({ k, d, promised }, i) => {
        const at = scale.at(d.to)
        const crowd = labelled[String(promised)]!
        const room = crowd.every(other => Math.abs(other - at) > 7) && !(promised && k.observed?.to === d.to)
        if (room) crowd.push(at)
        const beyond = scale.beyond(d.to)
        return (
          <svg key={i} x={`${at}%`} y="24" overflow="visible" width="1" height="1">
            <Point lane={lane} kept={k} dated={d} promised={promised}>
              <circle r="12" fill="transparent" />
              <g transform="translate(-6.5 -6.5) scale(1.08)"><circle cx="6" cy="6" r="6.6" className="under" /><Shape value={d.status} /></g>
            </Point>
            {room && <text y={promised ? -11 : 20} textAnchor={at > 92 ? 'end' : at < 8 ? 'start' : 'middle'} aria-hidden="true">{beyond === 'before' ? `‹ ${d.to.slice(0, 4)} ` : ''}{k.label}{beyond === 'after' ? ` ${d.to.slice(0, 4)} ›` : ''}</text>}
          </svg>
        )
      })}
    </svg>
  )
}

function Point({ lane, kept, dated, promised, children }: { lane: Lane; kept: Kept; dated: Dated; promised: boolean; children: ReactNode }) {
  const t = useProjectWords()
  const { lang } = useSettings()
  const evidenceTo = useEvidenceTo()
  const label = [kept.label, promised ? t.timeline.promised : t.timeline.observed, periodText(dated.from, dated.to, lang), kept.said].filter(Boolean).join(' ')
  const { claim } = dated
  const tip = claim && { onMouseEnter: (e: { currentTarget: Element }) => showTip(e.currentTarget, claim), onFocus: (e: { currentTarget: Element }) => showTip(e.currentTarget, claim), onMouseLeave: hideTip, onBlur: hideTip }
  return (
    <Link to={claim ? evidenceTo(claim.id) : `/projects/${encodeURIComponent(lane.id)}#log`} preventScrollReset aria-label={label} className={`point status-${dated.status}`} data-claim={claim?.id} data-point={promised ? 'promised' : 'observed'} {...tip}>
      {!claim && <title>{label}</title>}
      {children}
    </Link>
  )
}
