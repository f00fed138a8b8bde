import { slot, type Company, type Facts } from './facts.ts'
import { gcd } from './rational.ts'

/** Companies as columns of typed arrays. What is missing is marked within the array itself, so that arithmetic carries it along. */
export interface Table { rows: number; columns: Map<string, Column> }
/**
 * Numbers and days: whole numbers of 1/scale, NaN where missing, `most` the greatest absolute value. Sums and products of whole numbers
 * below 2^53 are exact in doubles, which is what makes columns agree with fractions.
 */
export interface NumberColumn { kind: 'number'; values: Float64Array; scale: bigint; most: number }
/** 0 no, 1 missing, 2 yes. */
export interface FlagColumn { kind: 'flag'; values: Uint8Array }
/** Index into `words`; 0 is missing. */
export interface WordColumn { kind: 'word'; values: Uint16Array; words: string[] }
export type Column = NumberColumn | FlagColumn | WordColumn

/** Columns of every fact and year that some company has. With `shared`, on memory that worker threads can share. */
export function tableOf(facts: Facts, companies: Company[], shared = false): Table {
  const columns = new Map<string, Column>()
  for (const fact of facts.byId.values()) {
    const years = fact.kind === 'number' ? fact.years : 1
    for (let back = 0; back < years; back++) {
      const key = slot(fact.id, back)
      const values = companies.map(c => c.get(key)?.value)
      if (values.every(v => v === undefined)) continue
      columns.set(key, fact.kind === 'flag' ? flags(values, shared) : fact.kind === 'number' || fact.kind === 'date' ? numbers(values, shared) : words(values, shared))
    }
  }
  return { rows: companies.length, columns }
}

/** Some rows of a table with the columns that are asked for, as a table of their own. */
export function picked(table: Table, rows: readonly number[], slots: readonly { fact: string; back: number }[]): Table {
  const columns = new Map<string, Column>()
  for (const { fact, back } of slots) {
    const column = table.columns.get(slot(fact, back))
    if (!column) continue
    const from = column.values
    const values = new (from.constructor as new (length: number) => typeof from)(rows.length)
    for (let i = 0; i < rows.length; i++) values[i] = from[rows[i]!]!
    columns.set(slot(fact, back), { ...column, values } as Column)
  }
  return { rows: rows.length, columns }
}

export const buffer = (bytes: number, shared: boolean): ArrayBufferLike => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))

function numbers(values: unknown[], shared: boolean): NumberColumn {
  const known = values as ({ n: bigint; d: bigint } | undefined)[]
  let scale = 1n
  for (const v of known) if (v && scale % v.d) scale = (scale / gcd(scale, v.d)) * v.d
  const column = new Float64Array(buffer(values.length * 8, shared)).fill(NaN)
  known.forEach((v, i) => { if (v) column[i] = Number(v.n * (scale / v.d)) })
  return { kind: 'number', values: column, scale, most: greatest(column) }
}
export const greatest = (values: Float64Array) => { let most = 0; for (const v of values) if (Math.abs(v) > most) most = Math.abs(v); return most }

function flags(values: unknown[], shared: boolean): FlagColumn {
  const column = new Uint8Array(buffer(values.length, shared))
  values.forEach((v, i) => { column[i] = v === undefined ? 1 : v ? 2 : 0 })
  return { kind: 'flag', values: column }
}

function words(values: unknown[], shared: boolean): WordColumn {
  const index = new Map<string, number>()
  const column = new Uint16Array(buffer(values.length * 2, shared))
  values.forEach((v, i) => {
    if (typeof v !== 'string') return
    if (!index.has(v)) index.set(v, index.size + 1)
    column[i] = index.get(v)!
  })
  return { kind: 'word', values: column, words: ['', ...index.keys()] }
}
