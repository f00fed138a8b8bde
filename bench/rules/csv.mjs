// The table as CSV, once with decimals (PostgreSQL) and once with the whole numbers that our columns hold (DuckDB).
import { closeSync, openSync, writeSync } from 'node:fs'
import { columnName, facts, slots } from './setup.mjs'

const key = ({ fact, back }) => (back ? `${fact}@${back}` : fact)

export function writeCsv(path, { rows, columns }, whole) {
  const parts = slots.map(slot => {
    const column = columns.get(key(slot))
    const places = column.kind === 'number' ? String(column.scale).length - 1 : 0
    return i => {
      const x = column.values[i]
      if (column.kind === 'flag') return x === 1 ? '' : x === 2 ? 'true' : 'false'
      if (column.kind === 'word') return column.words[x]
      return x !== x ? '' : whole || !places ? String(x) : (x / Number(column.scale)).toFixed(places)
    }
  })
  const file = openSync(path, 'w')
  for (let at = 0; at < rows; at += 2000) {
    const lines = []
    for (let i = at; i < Math.min(rows, at + 2000); i++) lines.push(`${i},${parts.map(p => p(i)).join(',')}\n`)
    writeSync(file, lines.join(''))
  }
  closeSync(file)
}

/** CREATE TABLE for either database. */
export function createTable(number) {
  const types = { number, flag: 'boolean', code: 'text', choice: 'text', date: 'date' }
  return `CREATE TABLE company (id integer PRIMARY KEY, ${slots.map(s => `"${columnName(s.fact, s.back)}" ${types[facts.byId.get(s.fact).kind]}`).join(', ')})`
}
