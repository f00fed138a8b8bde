import type { Lang } from '../words/index.ts'
import type { Gap } from './api.ts'
import type { LadderWords } from './words.ts'

const units: Record<string, string> = { 万元: '×10,000 CNY', 人: 'people', 项: '', 年: 'years', 分: 'points', 天: 'days', 名: 'ranks', 级: 'levels' }

/** How far something is from its line: 研发费用还差 120 万元, 资产负债率须降 5 个百分点. */
export function gapText(g: Gap, w: LadderWords, lang: Lang): string {
  const amount = (x: string | null) => (x === null ? '?' : g.kind === 'share' ? String(Number((Number(x) * 100).toFixed(2))) : String(Number(Number(x).toFixed(4))))
  if (g.missing.low === '0' && g.missing.high === '0') return g.strict ? w.gap[g.direction === 'more' ? 'above' : 'below'](g[lang]) : ''
  const far = g.missing.low === g.missing.high ? amount(g.missing.low) : `${amount(g.missing.low)}~${amount(g.missing.high)}`
  if (g.on !== null) return w.gap.day(g.on, far)
  return w.gap[g.direction](g[lang], far, g.kind === 'share' ? w.gap.points : lang === 'zh' ? g.unit : units[g.unit] ?? g.unit).trimEnd()
}
