import type { Gap } from '../../rules/index.ts'
import type { Say } from './io.ts'

/** How far something is from its line, in words: `研发费用还差 120 万元`, `资产负债率须降 5 个百分点`. */
export function gapText({ zh, en, kind, direction, unit, missing, strict, on }: Gap, say: Say): string {
  const amount = kind === 'share' ? percent : (x: string | null) => x ?? '?'
  const far = missing.low === missing.high ? amount(missing.low) : `${amount(missing.low)}~${amount(missing.high)}`
  const units = kind === 'share' ? { zh: '个百分点', en: 'points of a hundred' } : { zh: unit, en: unit }
  if (missing.low === '0' && missing.high === '0') return say(strict ? (direction === 'more' ? { zh: `${zh}恰在线上，须高于`, en: `${en}: exactly on the line, must be above` } : { zh: `${zh}恰在线上，须低于`, en: `${en}: exactly on the line, must be below` }) : { zh: '', en: '' })
  if (on !== null) return say({ zh: `到 ${on} 满足，还差 ${far} 天`, en: `met on ${on}, in ${far} days` })
  return say(direction === 'more' ? { zh: `${zh}还差 ${far} ${units.zh}`, en: `${en}: ${far} ${units.en} more` } : { zh: `${zh}须降 ${far} ${units.zh}`, en: `${en}: ${far} ${units.en} less` })
}

const percent = (x: string | null) => (x === null ? '?' : String(Number((Number(x) * 100).toFixed(4))))
