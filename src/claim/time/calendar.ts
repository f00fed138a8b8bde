/** Days counted from 1970-01-01, so that arithmetic needs no Date and no time zone. */
export type Day = number
export interface Period { from: Day; to: Day }

export const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / 86400000

export function dateOf(day: Day): { year: number; month: number; day: number } {
  const d = new Date(day * 86400000)
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() }
}

/** `2025-02-13` to a day; null when it is none. */
export function parseIso(text: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  return m && isDate(Number(m[1]), Number(m[2]), Number(m[3])) ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null
}

export function iso(day: Day): string {
  const { year, month, day: d } = dateOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

export const daysIn = (year: number, month: number) => dateOf(dayOf(year, month + 1, 1) - 1).day
export const isDate = (year: number, month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)

/** Whole months from..to of one year (1..12 is the year); months outside 1..12 run into the neighbouring years. */
export const months = (year: number, first: number, last = first): Period => ({ from: dayOf(year, first, 1), to: dayOf(year, last + 1, 1) - 1 })

/** The same day n months away, or the month's last where it has no such day. The last day of a month stays the last. */
export function addMonths(day: Day, n: number, keepLast = false): Day {
  const { year, month, day: d } = dateOf(day)
  const first = dateOf(dayOf(year, month + n, 1))
  const last = daysIn(first.year, first.month)
  return dayOf(first.year, first.month, keepLast && d === daysIn(year, month) ? last : Math.min(d, last))
}

/** 1 is Monday, 7 Sunday. */
export const weekday = (day: Day) => ((((day + 3) % 7) + 7) % 7) + 1
