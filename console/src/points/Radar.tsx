import { RadarChart } from 'echarts/charts'
import { AriaComponent, LegendComponent, RadarComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { chartTheme } from '../chart/theme.ts'

echarts.use([RadarChart, RadarComponent, LegendComponent, AriaComponent, SVGRenderer])
const dark = matchMedia('(prefers-color-scheme: dark)')

export interface Axis { name: string; /** Shares of the most, 0 to 1. */ low: number; high: number }

/** What is sure and what is possible on each axis, full line and dashed. The table beside it has the same figures. */
export default function Radar({ axes, title, sure, possible }: { axes: Axis[]; title: string; sure: string; possible: string }) {
  const box = useRef<HTMLDivElement>(null)
  const night = useSyncExternalStore(tell => (dark.addEventListener('change', tell), () => dark.removeEventListener('change', tell)), () => dark.matches)
  useEffect(() => {
    const theme = chartTheme(night)
    const [accent, other] = theme.color
    const ink = theme.textStyle.color
    const line = theme.valueAxis.splitLine.lineStyle.color
    const chart = echarts.init(box.current!, theme, { renderer: 'svg' })
    const open = axes.some(a => a.high > a.low)
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { description: `${title}: ${axes.map(a => `${a.name} ${Math.round(a.low * 100)}%${a.high > a.low ? `~${Math.round(a.high * 100)}%` : ''}`).join('; ')}` } },
      legend: { bottom: 0, itemWidth: 24, itemHeight: 10 },
      radar: { radius: '62%', center: ['50%', '46%'], indicator: axes.map(a => ({ name: a.name, max: 1, min: 0 })), axisName: { color: ink, fontSize: 12, formatter: (name?: string) => wrap(name ?? '') }, splitArea: { show: false }, splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: line } } },
      series: [{
        type: 'radar', symbolSize: 5,
        data: [
          ...(open ? [{ name: possible, value: axes.map(a => Math.min(1, a.high)), symbol: 'rect', lineStyle: { type: 'dashed', color: other }, itemStyle: { color: other } }] : []),
          { name: sure, value: axes.map(a => Math.min(1, a.low)), areaStyle: { color: accent, opacity: 0.18 }, lineStyle: { color: accent }, itemStyle: { color: accent } },
        ],
      }],
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current!)
    return () => { observer.disconnect(); chart.dispose() }
  })
  return <div ref={box} role="img" aria-label={title} className="radar" />
}

/** Names of more than eight characters in two lines. */
const wrap = (name: string) => (name.length > 8 && /\p{Script=Han}/u.test(name) ? `${name.slice(0, Math.ceil(name.length / 2))}\n${name.slice(Math.ceil(name.length / 2))}` : name.length > 22 ? name.replace(/^(.{8,20}?) /, '$1\n') : name)
