import { BarChart as Bars } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { chartTheme } from '../chart/theme.ts'
import { useLocalWords } from '../words/local.ts'
import type { Cliff } from './api.ts'
import { binName, isMet } from './CliffView.tsx'
import { sandboxWords } from './words.ts'

echarts.use([Bars, GridComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer])
const dark = matchMedia('(prefers-color-scheme: dark)')

/** Bars by distance to the threshold: filled where it is met, hatched where it is not. The table under it has the same figures. */
export default function CliffChart({ cliff, title }: { cliff: Cliff; title: string }) {
  const w = useLocalWords(sandboxWords)
  const box = useRef<HTMLDivElement>(null)
  const night = useSyncExternalStore(tell => (dark.addEventListener('change', tell), () => dark.removeEventListener('change', tell)), () => dark.matches)
  useEffect(() => {
    const theme = chartTheme(night)
    const chart = echarts.init(box.current!, theme, { renderer: 'svg' })
    const names = cliff.bins.map(b => binName(b, w))
    const series = (met: boolean) => ({
      type: 'bar' as const, stack: 'one', name: met ? w.metSide : w.unmetSide, barCategoryGap: '12%', data: cliff.bins.map(b => (isMet(b, cliff.side) === met ? b.near : null)),
      itemStyle: { color: theme.color[met ? 0 : 1], decal: met ? undefined : { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,.55)' } },
    })
    chart.setOption({
      animation: false, aria: { enabled: true, label: { description: `${title}: ${cliff.bins.map((b, i) => `${names[i]} ${b.near}`).join('; ')}` } },
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true }, legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 12 },
      xAxis: { type: 'category', data: names, axisLabel: { interval: 'auto', hideOverlap: true, formatter: (name: string) => name.split(' ~ ')[0] } }, yAxis: { type: 'value', minInterval: 1 }, series: [series(true), series(false)],
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current!)
    return () => { observer.disconnect(); chart.dispose() }
  })
  return <div ref={box} role="img" aria-label={title} style={{ overflow: 'hidden', height: 240 }} />
}
