/**
 * Base units -> units as people say them, without rounding: every digit that was printed stays, none is made up.
 * `words` carries the bound (超, 近, 约) or is empty. Base units are those of the extraction guide (CNY, m2, W, FLOPS, kg, 1 ...).
 */
export interface Shown { prefix: string; number: string; unit: string; suffix: string }
export interface Measured {
  property: string
  value: number | null
  max: number | null
  unit: string | null
  mod: string | null
  quote: string
}
export type Lang = 'zh' | 'en'

interface Scale { factor: number; zh: string; en: string }

/** Null when the claim carries no number. */
export function showQuantity(m: Measured, lang: Lang): Shown | null {
  if (m.value === null) return null
  const quote = m.quote.replace(/\s+/g, '')
  // Two thirds has no exact decimal: the printed words say it, 66.6667% would claim to know better.
  if (m.unit === '1' && !isShort(m.value * 100) && /分之|\/|成|折/.test(quote)) return { prefix: '', number: quote, unit: '', suffix: '' }
  const scale = scaleOf(m, quote, lang)
  const low = plain(Math.abs(m.value) / scale.factor)
  const high = m.max === null ? '' : `${lang === 'zh' ? '-' : '–'}${plain(Math.abs(m.max) / scale.factor)}`
  const sign = m.value < 0 ? '−' : m.property === 'growth' ? '+' : ''
  const bound = boundOf(m.mod, quote, lang)
  const unit = lang === 'zh' ? scale.zh : scale.en
  return { prefix: bound.prefix, number: `${sign}${low}${high}${bound.infix}`, unit, suffix: bound.suffix }
}

export function quantityText(m: Measured, lang: Lang): string {
  const s = showQuantity(m, lang)
  if (!s) return ''
  const gap = lang === 'en' && s.unit && !/^[%°×]/.test(s.unit) ? ' ' : ''
  return `${s.prefix}${lang === 'en' && s.prefix ? ' ' : ''}${s.number}${gap}${s.unit}${s.suffix}`
}

/** The base value with grouping, for hover and drawer: `3,500,000,000 CNY`. */
export function baseText(m: Measured): string {
  if (m.value === null) return ''
  const n = (v: number) => (Math.abs(v) >= 1e15 ? v.toExponential().replace('e+', 'e') : plain(v))
  return `${n(m.value)}${m.max === null ? '' : ` – ${n(m.max)}`} ${m.unit === '1' ? '' : (m.unit ?? '')}`.trim()
}

/** Fifteen significant digits: undoes binary noise (8e8 / 1e8, 200 mu in m2), rounds nothing that was printed. */
function plain(v: number): string {
  const clean = Number(v.toPrecision(12))
  const near = Math.round(clean * 1e4) / 1e4
  const shown = Math.abs(near - clean) < 1e-6 * Math.max(1, Math.abs(clean)) ? near : clean
  return shown.toLocaleString('en-US', { maximumFractionDigits: 6 })
}

const isShort = (v: number) => Math.abs(Math.round(v * 1e3) / 1e3 - v) < 1e-9
const MU = 2000 / 3
const money: Record<string, [string, string]> = { CNY: ['元', 'CNY'], USD: ['美元', 'USD'], EUR: ['欧元', 'EUR'], JPY: ['日元', 'JPY'], HKD: ['港元', 'HKD'] }

function scaleOf(m: Measured, quote: string, lang: Lang): Scale {
  const v = Math.max(Math.abs(m.value ?? 0), Math.abs(m.max ?? 0))
  const unit = m.unit ?? ''
  const currency = money[unit]
  if (currency) return lang === 'zh' ? tenThousands(v, currency[0], currency[1]) : western(v, currency[1])
  switch (unit) {
    case 'm2':
      if (quote.includes('亩')) return quote.includes('万亩') ? { factor: MU * 1e4, zh: '万亩', en: '×10⁴ mu' } : { factor: MU, zh: '亩', en: 'mu' }
      if (quote.includes('公顷')) return { factor: 1e4, zh: '公顷', en: 'ha' }
      if (quote.includes('平方公里') || quote.includes('平方千米')) return { factor: 1e6, zh: '平方公里', en: 'km²' }
      return lang === 'zh' ? tenThousands(v, '平方米', 'm²') : { factor: 1, zh: '平方米', en: 'm²' }
    case 'W':
      if (v >= 1e6) return { factor: 1e6, zh: '兆瓦', en: 'MW' }
      return v >= 1e3 ? { factor: 1e3, zh: '千瓦', en: 'kW' } : { factor: 1, zh: '瓦', en: 'W' }
    case 'FLOPS':
      return v >= 1e12 ? { factor: 1e15, zh: 'PFlops', en: 'PFlops' } : { factor: 1e9, zh: 'GFlops', en: 'GFlops' }
    case 'kg':
      if (v < 1e3) return { factor: 1, zh: '千克', en: 'kg' }
      return lang === 'zh' && v >= 1e7 ? tenThousands(v / 1e3, '吨', 't', 1e3) : { factor: 1e3, zh: '吨', en: 't' }
    case 'm3': return lang === 'zh' ? tenThousands(v, '立方米', 'm³') : { factor: 1, zh: '立方米', en: 'm³' }
    case 'm': return v >= 1e3 ? { factor: 1e3, zh: '公里', en: 'km' } : v < 0.01 ? { factor: 1e-6, zh: '微米', en: 'µm' } : { factor: 1, zh: '米', en: 'm' }
    case 'kWh': return lang === 'zh' ? tenThousands(v, '千瓦时', 'kWh') : { factor: 1, zh: '千瓦时', en: 'kWh' }
    case 's': return duration(v)
    case '1': return ratio(quote)
    default: return lang === 'zh' ? tenThousands(v, unit, classifier(unit)) : { factor: 1, zh: unit, en: classifier(unit) }
  }
}

/** 10,000 and 100,000,000 are the steps of Chinese numbers; what is no clean multiple stays in the unit itself. */
function tenThousands(v: number, zh: string, en: string, base = 1): Scale {
  if (v >= 1e8) return { factor: 1e8 * base, zh: `亿${zh}`, en }
  if (v >= 1e4) return { factor: 1e4 * base, zh: `万${zh}`, en }
  return { factor: base, zh, en }
}

function western(v: number, unit: string): Scale {
  if (v >= 1e9) return { factor: 1e9, zh: '', en: `bn ${unit}` }
  if (v >= 1e6) return { factor: 1e6, zh: '', en: `m ${unit}` }
  return { factor: 1, zh: '', en: unit }
}

function ratio(quote: string): Scale {
  if (quote.includes('百分点')) return { factor: 0.01, zh: '个百分点', en: 'pp' }
  if (quote.includes('倍')) return { factor: 1, zh: '倍', en: '×' }
  return { factor: 0.01, zh: '%', en: '%' }
}

function duration(v: number): Scale {
  const steps: [number, string, string][] = [[365 * 86400, '年', 'years'], [30 * 86400, '个月', 'months'], [86400, '天', 'days'], [3600, '小时', 'h'], [60, '分钟', 'min']]
  const step = steps.find(([seconds]) => v >= seconds && Number.isInteger(Number((v / seconds).toPrecision(10))))
  return step ? { factor: step[0], zh: step[1], en: step[2] } : { factor: 1, zh: '秒', en: 's' }
}

const classifiers: Record<string, string> = { 个: '', 家: '', 项: '', 名: 'people', 人: 'people', 人次: 'visits', 栋: 'buildings', 座: '', 台: 'units', 辆: 'vehicles', 架: 'aircraft', 套: 'sets', 户: 'households', 条: 'lines', 件: 'pieces', 场: '', 次: 'times', 台套: 'sets' }
const classifier = (unit: string) => classifiers[unit] ?? unit

const bounds: { mod: string; printed: RegExp; zh: [prefix: string, infix: string, suffix: string]; en: string }[] = [
  { mod: 'more', printed: /不低于|不少于/, zh: ['不低于', '', ''], en: 'at least' },
  { mod: 'more', printed: /突破/, zh: ['突破', '', ''], en: 'over' },
  { mod: 'more', printed: /以上|及以上/, zh: ['', '', '以上'], en: 'at least' },
  { mod: 'more', printed: /[余多]/, zh: ['', '多', ''], en: 'over' },
  { mod: 'more', printed: /./, zh: ['超', '', ''], en: 'over' },
  { mod: 'less', printed: /将?近/, zh: ['近', '', ''], en: 'nearly' },
  { mod: 'less', printed: /不超过|以内/, zh: ['不超过', '', ''], en: 'at most' },
  { mod: 'less', printed: /./, zh: ['不到', '', ''], en: 'under' },
  { mod: 'about', printed: /./, zh: ['约', '', ''], en: 'about' },
]

function boundOf(mod: string | null, quote: string, lang: Lang): { prefix: string; infix: string; suffix: string } {
  const row = bounds.find(b => b.mod === mod && b.printed.test(quote || '.'))
  if (!row) return { prefix: '', infix: '', suffix: '' }
  return lang === 'zh' ? { prefix: row.zh[0], infix: row.zh[1], suffix: row.zh[2] } : { prefix: row.en, infix: '', suffix: '' }
}
