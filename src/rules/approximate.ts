import { dayOf, earlier, slot } from './facts.ts'
import { approximate } from './rational.ts'
import type { Table } from './table.ts'
import type { Exact } from './tree.ts'

/** A number made of facts, row by row, as the nearest doubles: for what is drawn, never for what is decided. NaN where it is not known. */
export function approximately(node: Exact, table: Table, on: string): (row: number) => number {
  switch (node.kind) {
    case 'number': case 'parameter': { const value = node.value ? approximate(node.value) : NaN; return () => value }
    case 'today': { const day = earlier(dayOf(on)!, node); return () => day }
    case 'fact': {
      const column = table.columns.get(slot(node.fact, node.back))
      if (column?.kind !== 'number') return () => NaN
      const scale = Number(column.scale)
      return row => column.values[row]! / scale
    }
    default: {
      const [a, b] = [approximately(node.left, table, on), approximately(node.right, table, on)]
      switch (node.kind) {
        case 'plus': return row => a(row) + b(row)
        case 'minus': return row => a(row) - b(row)
        case 'times': return row => a(row) * b(row)
        case 'over': return row => { const below = b(row); return below === 0 ? NaN : a(row) / below }
      }
    }
  }
}
