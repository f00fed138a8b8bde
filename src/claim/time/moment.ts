import type { Day, Period } from './calendar.ts'
import type { Context } from './context.ts'

/** A time as it stands at one place, before 前, 以来 and ranges. `period` is null where publication or antecedent is unknown. */
export interface Moment {
  end: number
  kind: 'point' | 'span' | 'vague'
  period: { from: Day | null; to: Day | null } | null
  /** The year printed in figures, and the month: what a later part inherits. */
  year: number | null
  month: number | null
  /** 3年前 takes no further 前 or 以来. */
  closed?: boolean
}

/** Left side of a range, whose year and month a bare right side takes over. */
export interface Base { year: number | null; month: number | null }

export type Reader = (text: string, at: number, context: Context, base: Base | null) => Moment | null

/** Matches a sticky pattern exactly at `at`. */
export const sticky = (pattern: RegExp, text: string, at: number) => { pattern.lastIndex = at; return pattern.exec(text) }
export const point = (end: number, period: Period | null, year: number | null = null, month: number | null = null): Moment => ({ end, kind: 'point', period, year, month })
export const oneDay = (day: Day | null): Period | null => (day === null ? null : { from: day, to: day })

/** 昨天`下午3时`, 2月18日`晚`: the part of a day belongs to it. */
const clock = /\s?(?:[01]?\d|2[0-4]|零|十[一二]?|[一二两三四五六七八九])(?:[:：][0-5]\d|[时点](?![间候期位击评赞多亮长任代节空尚速刻钟])(?:[0-5]?\d分)?)(?:许|左右|整)?|当[天日晚](?![往办])/y
export function timeOfDay(text: string, at: number, { vocabulary }: Context): number {
  let end = at
  const part = sticky(vocabulary.partOfDay, text, end)
  if (part) end += part[0].length
  const hour = sticky(clock, text, end)
  return hour ? end + hour[0].length : end
}
