/** 2026-03-05 -> 2026年3月5日. */
export const dayWords = (day: string): string => { const [y, m, d] = numbers(day); return `${y}年${m}月${d}日` }

/** A period in ISO days as an office says it: 2026年, 2026年上半年, 2026年第一季度, 2026年6月, 2026年6月1日, 2026年3月至5月, 2026年底前; empty without either end. */
export function periodWords(from: string | null, to: string | null): string {
  if (!from) return to ? `${dayWords(to)}前` : ''
  if (!to) return `${dayWords(from)}起`
  if (from === to) return dayWords(from)
  const [year, first] = numbers(from)
  const [lastYear, last] = numbers(to)
  const whole = from.endsWith('-01') && to.slice(8) === String(new Date(Date.UTC(lastYear!, last!, 0)).getUTCDate())
  if (!whole) return `${dayWords(from)}至${year !== lastYear ? dayWords(to) : `${first === last ? '' : `${last}月`}${Number(to.slice(8))}日`}`
  if (year !== lastYear) return first === 1 && last === 12 ? `${year}年至${lastYear}年` : `${year}年${first}月至${lastYear}年${last}月`
  if (first === last) return `${year}年${first}月`
  const part = parts[`${first}-${last}`]
  return part === undefined ? `${year}年${first}月至${last}月` : `${year}年${part}`
}

const parts: Record<string, string> = { '1-12': '', '1-6': '上半年', '7-12': '下半年', '1-3': '第一季度', '4-6': '第二季度', '7-9': '第三季度', '10-12': '第四季度' }
const numbers = (day: string) => day.split('-').map(Number)
