/** Days on a line of a given length: where a day stands, in percent, and the marks of the calendar along it. */
export interface Scale {
  /** Percent from the left; days beyond either end stand at it. */
  at: (day: string) => number
  /** Which end a day lies beyond, if any. */
  beyond: (day: string) => 'before' | 'after' | null
  ticks: { at: number; label: string; year: boolean }[]
}

const dayMs = 86_400_000
const most = 4 * 366

/** A scale over ISO days and today, four years to either side of today at most: a far promise must not press all others together. */
export function scaleOf(days: string[], today: string, lang: 'zh' | 'en'): Scale {
  const now = number(today)
  const all = [now, ...days.map(number)]
  const start = Math.max(Math.min(...all), now - most)
  const end = Math.min(Math.max(...all), now + most)
  const pad = Math.max(20, Math.round((end - start) * 0.04))
  const [from, to] = [start - pad, end + pad]
  const place = (n: number) => Math.round(Math.min(1, Math.max(0, (n - from) / (to - from))) * 10_000) / 100
  return {
    at: day => place(number(day)),
    beyond: day => (number(day) < start ? 'before' : number(day) > end ? 'after' : null),
    ticks: calendar(from, to, lang).map(({ n, label, year }) => ({ at: place(n), label, year })),
  }
}

/** Days from one ISO day to another; negative when the second comes first. */
export const daysBetween = (a: string, b: string) => number(b) - number(a)

/** Years always; between them quarters where the line is under four years, months where it is under one. */
function calendar(from: number, to: number, lang: 'zh' | 'en') {
  const span = to - from
  const step = span > 4 * 366 ? 12 : span > 366 ? 3 : 1
  const first = new Date(from * dayMs)
  const found: { n: number; label: string; year: boolean }[] = []
  for (let y = first.getUTCFullYear(), m = 0; ; m += step) {
    const n = Date.UTC(y, m, 1) / dayMs
    if (n > to) return found
    if (n < from) continue
    const year = m % 12 === 0
    const month = (m % 12) + 1
    found.push({ n, year, label: year ? String(y + m / 12) : lang === 'zh' ? `${month}月` : `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]}` })
  }
}

const number = (iso: string) => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayMs)
