// What the date-time adapter shares: Yinli's calendar and words of time, and how timex writes days and lengths.
import { load } from '../reader.mjs'

export const { dateOf, dayOf, daysIn, isDate, addMonths, weekday } = await load('claim/time/calendar.js')
export const { readPartOfYear } = await load('claim/time/part-of-year.js')
export const { readWord, timeVocabularyOf } = await load('claim/time/vocabulary.js')
export const { readNumber } = await load('claim/numbers.js')

export const two = n => String(n).padStart(2, '0')
export const four = n => String(n).padStart(4, '0')
/** A day as it is printed: 2017-03-22. */
export const ymd = day => { const { year, month, day: d } = dateOf(day); return `${four(year)}-${two(month)}-${two(d)}` }
export const match = (pattern, text, i) => { pattern.lastIndex = i; return pattern.exec(text) }
/** A day of a year that may have no such day; Date.UTC reads years below 100 as 19xx. */
export const day = (y, m, d) => (isDate(y, m, d) ? dayOf(y, m, d) : null)
export const monday = d => d - weekday(d) + 1
/** ISO week of a day: {year, week}. */
export function isoWeek(d) {
  const thursday = monday(d) + 3
  const { year } = dateOf(thursday)
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 }
}
/** Monday of a year's first ISO week. */
export const firstWeek = year => monday(dayOf(year, 1, 4))
/** 三, 3, 二十 as a number, with where it ends; null when none stands at `i`. */
export function count(text, i) {
  const read = readNumber(text, i)
  if (!read || read.max !== null || read.more || read.value > 9999) return null
  // 两天 reads as 2; a year is no count.
  return { end: read.end, value: read.value }
}
