import { LunarDay, LunarYear, SolarTerm } from 'tyme4ts'
import { dayOf, type Day } from './calendar.ts'

const cache = new Map<string, Day | null>()

/** The solar day of a date of the lunar calendar (leap months as negative numbers), null when there is none. */
export function lunarDay(year: number, month: number, day: number): Day | null {
  return remember(`L${year}/${month}/${day}`, () => solar(LunarDay.fromYmd(year, month, day).getSolarDay()))
}

/** Day of a festival in a year: `10-1`, `L8-15`, 清明, 除夕 (the eve of that year's spring festival). */
export function festivalDay(date: string, year: number): Day | null {
  if (date === '清明') return remember(`Q${year}`, () => solar(SolarTerm.fromIndex(year, 7).getJulianDay().getSolarDay()))
  if (date === '除夕') { const spring = lunarDay(year, 1, 1); return spring === null ? null : spring - 1 }
  const [month, day] = date.replace('L', '').split('-').map(Number)
  return date.startsWith('L') ? lunarDay(year, month!, day!) : dayOf(year, month!, day!)
}

/** 甲子 .. 癸亥 of a lunar year. */
export function sixtyCycle(year: number): string {
  const stems = '甲乙丙丁戊己庚辛壬癸'
  const branches = '子丑寅卯辰巳午未申酉戌亥'
  return stems[(((year - 4) % 10) + 10) % 10]! + branches[(((year - 4) % 12) + 12) % 12]!
}

/** First day of a lunar year and its last. */
export function lunarYear(year: number): { from: Day; to: Day } | null {
  const from = lunarDay(year, 1, 1)
  const next = lunarDay(year + 1, 1, 1)
  return from === null || next === null ? null : { from, to: next - 1 }
}

/** Leap month of a lunar year, 0 when it has none. */
export const leapMonth = (year: number) => LunarYear.fromYear(year).getLeapMonth()

const solar = (d: { getYear(): number; getMonth(): number; getDay(): number }) => dayOf(d.getYear(), d.getMonth(), d.getDay())

function remember(key: string, make: () => Day): Day | null {
  const known = cache.get(key)
  if (known !== undefined) return known
  let day: Day | null = null
  try { day = make() } catch { day = null /* the calendar throws for dates that are none (大月三十 of a short month) */ }
  cache.set(key, day)
  return day
}
