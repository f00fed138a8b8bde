import type { Status } from '../claim/records.ts'
import type { StoredClaim } from './ledger.ts'

/** A claim's value as people say it: 超35亿元, 40-50个, 2026-06 投产. Nothing is rounded; what does not come out short stays in the base unit. */
export function figure(claim: StoredClaim, milestone: (id: string) => string): string {
  if (claim.property === 'milestone') return [milestone(claim.of ?? ''), span(claim.from, claim.to), claim.object?.name].filter(Boolean).join(' ')
  if (claim.value === null) return claim.object ? [claim.property === 'holds_post' ? claim.of : null, claim.object.name].filter(Boolean).join(' ') : ''
  const scale = scaleOf(claim.value, claim.unit ?? '', claim.max)
  const number = claim.max === null ? short(claim.value, scale) : `${short(claim.value, scale)}-${short(claim.max, scale)}`
  return `${bounds[claim.mod ?? 'exact'] ?? ''}${number}${scale.name}`
}

const bounds: Record<string, string> = { more: '超', less: '近', about: '约' }

interface Scale { by: number; name: string }
const scales: Record<string, [number, string][]> = {
  CNY: [[1e8, '亿元'], [1e4, '万元'], [1, '元']], USD: [[1e8, '亿美元'], [1e4, '万美元'], [1, '美元']], m2: [[1e4, '万平方米'], [1, '平方米']],
  W: [[1e9, 'GW'], [1e6, 'MW'], [1e3, 'kW'], [1, 'W']], FLOPS: [[1e18, 'EFLOPS'], [1e15, 'PFLOPS'], [1e12, 'TFLOPS'], [1, 'FLOPS']],
  kg: [[1e7, '万吨'], [1e3, '吨'], [1, 'kg']], kWh: [[1e8, '亿kWh'], [1e4, '万kWh'], [1, 'kWh']], '1': [[0.01, '%']],
}
const counting: [number, string][] = [[1e8, '亿'], [1e4, '万'], [1, '']]

function scaleOf(value: number, unit: string, max: number | null): Scale {
  const known = scales[unit]
  const steps = known ?? counting
  const [by, name] = steps.find(([by]) => Math.abs(value) >= by && [value, max ?? value].every(v => digits(v / by) <= 6)) ?? steps.at(-1)!
  return { by, name: known ? name : name + unit }
}

const short = (value: number, { by }: Scale) => String(Number((value / by).toPrecision(12)))
const digits = (value: number) => String(Number(value.toPrecision(12))).replace(/[-.]/g, '').length

/** A period in ISO days as short as it can be said: 2026, 2026-06, 2026-06-01, 2026-01-01..2026-06-30, ..2026-12-31. */
export function span(from: string | null, to: string | null): string {
  if (!from && !to) return ''
  if (!from || !to) return `${from ?? ''}..${to ?? ''}`
  if (from === to) return from
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31')) return from.slice(0, 4)
  const lastDay = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate()
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && to.endsWith(`-${lastDay}`)) return from.slice(0, 7)
  return `${from}..${to}`
}

/** What a status is called, and the shape that stands for it. */
export const statusWords: Record<Status, { shape: string; zh: string; en: string }> = {
  done: { shape: '●', zh: '实际', en: 'actual' }, ongoing: { shape: '◐', zh: '进行中', en: 'under way' }, planned: { shape: '○', zh: '计划', en: 'planned' },
  contracted: { shape: '◇', zh: '签约', en: 'contracted' }, intended: { shape: '△', zh: '意向', en: 'intended' }, hoped: { shape: '☆', zh: '期望', en: 'hoped for' },
}
