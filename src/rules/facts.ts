import { YinliError } from '../base/errors.ts'
import { z } from 'zod'
import { compare, decimal, over, type Rational, whole } from './rational.ts'

/** What can be known of a company, from policies/facts.yaml. */
export const factShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), zh: z.string(), en: z.string(), unit: z.string().default(''), least: z.number().nullable().default(0), years: z.number().int().min(1).max(6).default(1), note: z.string().optional() }),
  z.strictObject({ kind: z.literal('date'), zh: z.string(), en: z.string(), note: z.string().optional() }),
  z.strictObject({ kind: z.literal('flag'), zh: z.string(), en: z.string(), note: z.string().optional() }),
  z.strictObject({ kind: z.literal('code'), zh: z.string(), en: z.string(), note: z.string().optional() }),
  z.strictObject({ kind: z.literal('choice'), zh: z.string(), en: z.string(), options: z.record(z.string(), z.string()), note: z.string().optional() }),
])
export type Fact = z.infer<typeof factShape> & { id: string }
export interface Facts { byId: Map<string, Fact>; byName: Map<string, Fact> }

/** Checks the dictionary (the parsed `facts` of policies/facts.yaml). A name stands for one fact only. */
export function createFacts(raw: unknown): Facts {
  const parsed = z.strictObject({ facts: z.record(z.string(), factShape) }).parse(raw)
  const facts: Facts = { byId: new Map(), byName: new Map() }
  for (const [id, entry] of Object.entries(parsed.facts)) {
    const fact = { id, ...entry }
    facts.byId.set(id, fact)
    for (const name of new Set([id, entry.zh])) {
      if (facts.byName.has(name)) throw new Error(`policies/facts.yaml: ${name} stands for two facts`)
      facts.byName.set(name, fact)
    }
  }
  return facts
}

type Plain = number | string | boolean | null | undefined
/** A value as it is handed in: plain, or with where it comes from. Yearly figures are lists, the latest year last. */
export type Given = Plain | { value: Plain; source?: string; asOf?: string }
export type GivenFacts = Record<string, Given | Given[] | undefined>

export interface Known { value: Rational | boolean | string; shown: string; source: string | null; asOf: string | null }
/** A company's facts: `id` or `id@1` (a year before the latest) -> what is known. What is missing is absent. */
export type Company = Map<string, Known>

export const slot = (fact: string, back: number) => (back ? `${fact}@${back}` : fact)

/** Reads facts as handed in, by id or by Chinese name. Throws `facts-invalid` naming the fact and what is wrong with it. */
export function readCompany(facts: Facts, given: GivenFacts): Company {
  const company: Company = new Map()
  for (const [name, values] of Object.entries(given)) {
    const fact = facts.byName.get(name)
    if (!fact) throw new YinliError('facts-invalid', { fact: name, what: '没有这项事实 no such fact' })
    const list = Array.isArray(values) ? values : [values]
    const years = fact.kind === 'number' ? fact.years : 1
    if (list.length > years) throw new YinliError('facts-invalid', { fact: name, what: `最多 ${years} 年 at most ${years} years` })
    list.forEach((entry, i) => {
      const { value, source = null, asOf = null } = entry !== null && typeof entry === 'object' ? entry : { value: entry }
      if (value === null || value === undefined || value === '') return
      company.set(slot(fact.id, list.length - 1 - i), { value: clean(fact, value), shown: String(value), source, asOf })
    })
  }
  return company
}

function clean(fact: Fact, value: NonNullable<Plain>): Known['value'] {
  const wrong = (what: string) => new YinliError('facts-invalid', { fact: fact.zh, what })
  switch (fact.kind) {
    case 'number': {
      const number = typeof value === 'boolean' ? null : numberOf(value)
      if (!number) throw wrong('应是数字 must be a number')
      if (fact.least !== null && compare(number, decimal(fact.least)!) < 0) throw wrong(`不小于 ${fact.least} at least ${fact.least}`)
      return number
    }
    case 'date': {
      const day = typeof value === 'string' ? dayOf(value) : null
      if (day === null) throw wrong('应是日期 YYYY-MM-DD must be a date')
      return whole(day)
    }
    case 'flag': {
      if (typeof value !== 'boolean') throw wrong('应是 true 或 false must be true or false')
      return value
    }
    case 'choice': case 'code': {
      const word = cleanWord(fact, String(value))
      if (word === undefined) throw wrong(fact.kind === 'code' ? '应是行业代码 must be an industry code' : `应是其中之一 must be one of ${Object.entries(fact.options).flat().join(' ')}`)
      return word
    }
  }
}

/** A choice by its id, an industry code by its digits: the section letter in front says nothing more. Undefined for what is neither. */
export function cleanWord(fact: Fact, text: string): string | undefined {
  if (fact.kind === 'code') return /^[A-Z]?\d{2,4}$/.test(text) ? text.replace(/^[A-Z]/, '') : undefined
  if (fact.kind !== 'choice') return undefined
  return text in fact.options ? text : Object.keys(fact.options).find(k => fact.options[k] === text)
}

/** A decimal, or a fraction of two (`500/0.03`), so that a share nobody rounded can be handed in. */
function numberOf(value: number | string): Rational | null {
  const [above = null, below] = String(value).split('/').map(part => decimal(part))
  return below === undefined ? above : above && below && over(above, below)
}

/** Days since 1970-01-01 of an ISO day; null for a day that is not in the calendar. */
export function dayOf(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : time / 86_400_000
}
export const isoOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** A day some years, months and days earlier; the 29th of February becomes the 28th where there is none. */
export function earlier(day: number, { years, months, days }: { years: number; months: number; days: number }): number {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCMonth() - months - 12 * years
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / 86_400_000 - days
}
