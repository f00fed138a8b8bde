import { BarChart as Bars } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import type { Claim } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { useEvidenceTo } from '../evidence/link.ts'
import { claimText, distinctFigures } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { modalities } from '../figure/Status.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { chartTheme } from './theme.ts'

echarts.use([Bars, GridComponent, LegendComponent, AriaComponent, SVGRenderer])

const dark = matchMedia('(prefers-color-scheme: dark)')
const statuses = ['actual', 'ongoing', 'planned'] as const
const decals = { actual: null, ongoing: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,.55)' }, planned: { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [5, 0], color: 'rgba(255,255,255,.6)' } }

/** Comparable claims as bars from zero, one a statement; status is a pattern and a legend word; a bar opens its evidence. The table beside it has the same figures. */
export default function BarChart({ claims, title }: { claims: Claim[]; title: string }) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const navigate = useNavigate()
  const evidenceTo = useEvidenceTo()
  const box = useRef<HTMLDivElement>(null)
  const night = useSyncExternalStore(tell => (dark.addEventListener('change', tell), () => dark.removeEventListener('change', tell)), () => dark.matches)
  const open = (id: string) => navigate(evidenceTo(id), { preventScrollReset: true })
  const rows = distinctFigures(claims).sort((a, b) => (a.subject.name < b.subject.name ? 1 : a.subject.name > b.subject.name ? -1 : (a.to ?? '') < (b.to ?? '') ? 1 : -1)).slice(0, 12)
  useEffect(() => {
    const theme = chartTheme(night)
    const colors = theme.color
    const chart = echarts.init(box.current!, theme, { renderer: 'svg' })
    const used = statuses.filter(s => rows.some(c => c.modality === s))
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { description: `${title}: ${rows.map(c => `${c.subject.name} ${periodText(c.from, c.to, lang)} ${claimText(c, names, lang)} ${t.status[c.status]}`).join('; ')}` } },
      grid: { left: 8, right: 96, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 12 },
      xAxis: { type: 'value', axisLabel: { show: false } },
      yAxis: { type: 'category', data: rows.map(c => [c.subject.name, periodText(c.from, c.to, lang)].filter(Boolean).join(' ')), axisLabel: { width: 220, overflow: 'truncate' } },
      series: used.map(status => ({
        type: 'bar', stack: 'one', name: t.status[modalities[status]], barMaxWidth: 18, cursor: 'pointer', itemStyle: { color: colors[statuses.indexOf(status)], decal: decals[status] ?? undefined },
        data: rows.map(c => (c.modality === status ? { value: c.value, claim: c.id, label: { show: true, position: 'right', formatter: claimText(c, names, lang) } } : { value: null })),
      })),
    })
    chart.on('click', e => { const { claim } = e.data as { claim?: string }; if (claim) void open(claim) })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current!)
    return () => { observer.disconnect(); chart.dispose() }
  })
  return <div ref={box} role="img" aria-label={title} style={{ overflow: 'hidden', height: 40 + rows.length * 26 }} />
}
