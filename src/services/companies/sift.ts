import { YinliError } from '../../base/errors.ts'
import { dayOf, type Column, type Facts, type Table } from '../../rules/index.ts'

/** Which rows have a fact in a range: `revenue:1000..`, `revenue@1:..500`, `establishedOn:2020-01-01..`, `hnteValid:yes`, `ipBest:I`; `rd:none` where nothing is known. */
export function siftByFact(test: string, table: Table, facts: Facts): Uint8Array {
  const [, key = '', id = '', wanted = ''] = /^((\w+)(?:@\d)?):(.+)$/.exec(test) ?? []
  const fact = facts.byId.get(id)
  const wrong = (what: string) => new YinliError('request-invalid', { where: 'fact', what: `${test}: ${what}` })
  if (!fact) throw wrong('没有这项事实 no such fact')
  const column = table.columns.get(key)
  if (wanted === 'none') return pass(table.rows, row => !column || missing(column, row))
  if (fact.kind === 'flag') {
    if (wanted !== 'yes' && wanted !== 'no') throw wrong('应是 yes、no 或 none must be yes, no or none')
    return pass(table.rows, row => column?.values[row] === (wanted === 'yes' ? 2 : 0))
  }
  if (fact.kind === 'choice' || fact.kind === 'code') {
    const at = column?.kind === 'word' ? column.words.map((w, i) => i > 0 && (fact.kind === 'code' ? w.startsWith(wanted) : w === wanted)) : []
    return pass(table.rows, row => at[column?.values[row] ?? 0] === true)
  }
  const [, from = '', to = ''] = /^(.*?)\.\.(.*)$/.exec(wanted) ?? (() => { throw wrong('范围写作 1000..5000 ranges are written 1000..5000') })()
  const read = (text: string, open: number) => {
    const value = text === '' ? open : fact.kind === 'date' ? dayOf(text) : /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : null
    if (value === null) throw wrong(fact.kind === 'date' ? '应是日期 must be a day' : '应是数字 must be a number')
    return value * (column?.kind === 'number' ? Number(column.scale) : 1)
  }
  const [low, high] = [read(from, -Infinity), read(to, Infinity)]
  return pass(table.rows, row => column !== undefined && column.values[row]! >= low && column.values[row]! <= high)
}

/** Rows in the order of a column, those that have nothing in it last; `known` of them have something. */
export function orderOf(column: Column | undefined, rows: number): { order: Int32Array; known: number } {
  const [some, none]: [number[], number[]] = [[], []]
  for (let row = 0; row < rows; row++) (column && !missing(column, row) ? some : none).push(row)
  if (!column) return { order: Int32Array.from(none), known: 0 }
  const ranks = column.kind === 'word' ? wordRanks(column.words) : null
  const key = ranks ? (row: number) => ranks[column.values[row]!]! : (row: number) => column.values[row]!
  const order = Int32Array.from(some).sort((a, b) => key(a) - key(b) || a - b)
  const all = new Int32Array(rows)
  all.set(order)
  all.set(none, order.length)
  return { order: all, known: order.length }
}

export const missing = (column: Column, row: number) => (column.kind === 'number' ? Number.isNaN(column.values[row]) : column.values[row] === (column.kind === 'flag' ? 1 : 0))

const wordRanks = (words: string[]) => { const sorted = [...words].sort(); return words.map(w => sorted.indexOf(w)) }
const pass = (rows: number, test: (row: number) => boolean) => { const held = new Uint8Array(rows); for (let row = 0; row < rows; row++) held[row] = test(row) ? 1 : 0; return held }
