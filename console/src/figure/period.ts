import type { Lang } from './units.ts'

/** An ISO period as people say it: 2025年3月, 2025年一季度, 2025-03-01 至 03-12; open ends stay open. Empty when both ends are null. */
export function periodText(from: string | null, to: string | null, lang: Lang): string {
  if (!from && !to) return ''
  if (!from) return lang === 'zh' ? `${endText(to!, lang)}前` : `by ${endText(to!, lang)}`
  if (!to) return lang === 'zh' ? `${startText(from, lang)}起` : `from ${startText(from, lang)}`
  if (from === to) return dayText(from, lang)
  const [y, m, d] = parts(from)
  const [y2, m2, d2] = parts(to)
  const whole = d === 1 && d2 === lastDay(y2, m2)
  if (whole && y === y2) {
    if (m === m2) return monthText(y, m, lang)
    if (m === 1 && m2 === 12) return lang === 'zh' ? `${y}年` : String(y)
    if (m2 - m === 2 && m % 3 === 1) return lang === 'zh' ? `${y}年${'一二三四'[(m - 1) / 3]}季度` : `Q${(m + 2) / 3} ${y}`
    if (m2 - m === 5 && m % 6 === 1) return lang === 'zh' ? `${y}年${m === 1 ? '上' : '下'}半年` : `H${m === 1 ? 1 : 2} ${y}`
    return lang === 'zh' ? `${y}年${m}-${m2}月` : `${monthText(y, m, lang)} – ${monthText(y2, m2, lang)}`
  }
  if (y === y2 && m === m2) {
    // The guide's month thirds: 月初, 中旬, 月底.
    const third = d === 1 && d2 === 10 ? '上旬' : d === 11 && d2 === 20 ? '中旬' : d === 21 && d2 === lastDay(y2, m2) ? '下旬' : ''
    return lang === 'zh' ? (third ? `${y}年${m}月${third}` : `${y}年${m}月${d}日至${d2}日`) : `${d}–${d2} ${monthText(y, m, lang)}`
  }
  if (whole && m === 1 && m2 === 12) return lang === 'zh' ? `${y}-${y2}年` : `${y}–${y2}`
  return lang === 'zh' ? `${dayText(from, lang)}至${dayText(to, lang)}` : `${dayText(from, lang)} – ${dayText(to, lang)}`
}

/** The last day of a year or month is its end, the first day its start: 2025年底前, 2025年3月起. */
function endText(iso: string, lang: Lang): string {
  const [y, m, d] = parts(iso)
  if (d !== lastDay(y, m)) return dayText(iso, lang)
  if (lang === 'zh') return m === 12 ? `${y}年底` : `${y}年${m}月底`
  return `end of ${m === 12 ? y : monthText(y, m, lang)}`
}

function startText(iso: string, lang: Lang): string {
  const [y, m, d] = parts(iso)
  if (d !== 1) return dayText(iso, lang)
  return m === 1 ? (lang === 'zh' ? `${y}年` : String(y)) : monthText(y, m, lang)
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthText = (y: number, m: number, lang: Lang) => (lang === 'zh' ? `${y}年${m}月` : `${names[m - 1]} ${y}`)

export function dayText(iso: string, lang: Lang): string {
  const [y, m, d] = parts(iso)
  return lang === 'zh' ? `${y}年${m}月${d}日` : `${d} ${names[m - 1]} ${y}`
}

function parts(iso: string): [number, number, number] {
  const [y = 0, m = 1, d = 1] = iso.slice(0, 10).split('-').map(Number)
  return [y, m, d]
}
const lastDay = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()

/** A moment in the reader's own time zone, to the minute: 2026-11-21 11:02. */
export function momentText(iso: string): string {
  const at = new Date(iso)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}
