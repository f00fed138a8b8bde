import type { Column, Table } from '../../rules/index.ts'

/** Blocks one after the other as one table of columns that bear some change: numbers may become ten times as large, words may be added. */
export function joined(blocks: Table[], rows: number): Map<string, Column> {
  const columns = new Map<string, Column>()
  for (const block of blocks) {
    for (const [key, column] of block.columns) {
      const into = columns.get(key)
      if (!into) columns.set(key, emptyLike(column, rows))
      else if (into.kind === 'number' && column.kind === 'number' && column.scale > into.scale) into.scale = column.scale
    }
  }
  let first = 0
  for (const block of blocks) {
    for (const [key, column] of block.columns) copy(columns.get(key)!, first, column, Math.min(block.rows, rows - first))
    first += block.rows
  }
  for (const column of columns.values()) if (column.kind === 'number') column.most = Math.min(column.most * 10, 2 ** 53 - 1)
  return columns
}

/** Whether a row of a block can be put into the columns. */
export function fits(columns: Map<string, Column>, block: Table, row: number): boolean {
  return [...block.columns].every(([key, from]) => {
    const into = columns.get(key)
    if (from.kind !== 'number') return into !== undefined || missing(from, row)
    const value = from.values[row]!
    return Number.isNaN(value) || (into?.kind === 'number' && into.scale % from.scale === 0n && Math.abs(value) * Number(into.scale / from.scale) <= into.most)
  })
}

/** Puts one row of a block into the columns; what the block does not have is missing. */
export function put(columns: Map<string, Column>, row: number, block: Table, from: number): void {
  for (const [key, into] of columns) {
    const column = block.columns.get(key)
    if (!column || missing(column, from)) into.values[row] = into.kind === 'number' ? NaN : into.kind === 'flag' ? 1 : 0
    else if (into.kind === 'number' && column.kind === 'number') into.values[row] = column.values[from]! * Number(into.scale / column.scale)
    else if (into.kind === 'word' && column.kind === 'word') into.values[row] = indexOf(into.words, column.words[column.values[from]!]!)
    else into.values[row] = column.values[from]!
  }
}

const missing = (column: Column, row: number) => (column.kind === 'number' ? Number.isNaN(column.values[row]) : column.values[row] === (column.kind === 'flag' ? 1 : 0))

const emptyLike = (column: Column, rows: number): Column => (column.kind === 'number' ? { kind: 'number', values: new Float64Array(rows).fill(NaN), scale: column.scale, most: 0 }
  : column.kind === 'flag' ? { kind: 'flag', values: new Uint8Array(rows).fill(1) } : { kind: 'word', values: new Uint16Array(rows), words: [''] })

function copy(into: Column, first: number, from: Column, rows: number): void {
  if (into.kind === 'number' && from.kind === 'number') {
    const times = Number(into.scale / from.scale)
    for (let i = 0; i < rows; i++) into.values[first + i] = from.values[i]! * times
    into.most = Math.max(into.most, from.most * times)
  } else if (into.kind === 'word' && from.kind === 'word') {
    const index = from.words.map(word => indexOf(into.words, word))
    for (let i = 0; i < rows; i++) into.values[first + i] = index[from.values[i]!]!
  } else into.values.set(from.values.subarray(0, rows), first)
}

function indexOf(words: string[], word: string): number {
  const at = words.indexOf(word)
  return at >= 0 ? at : words.push(word) - 1
}
