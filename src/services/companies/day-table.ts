import { slot, type Column, type Facts, type NumberColumn, type Table } from '../../rules/index.ts'
import { latestYear } from './said.ts'

/** Columns by fact and year as columns by fact and years back on a day: what factsOn of said.ts says of one company, of all. */
export class DayTable {
  readonly on: string
  readonly table: Table
  private readonly columns: Map<string, Column>
  private readonly yearly: { into: NumberColumn; fact: string; back: number }[] = []
  private readonly began: NumberColumn | undefined
  /** Columns that have a year, by it. */
  private readonly ofYear = new Map<number, NumberColumn[]>()

  constructor(columns: Map<string, Column>, rows: number, on: string, facts: Facts) {
    this.on = on
    this.columns = columns
    this.table = { rows, columns: new Map() }
    const began = columns.get('establishedOn')
    this.began = began?.kind === 'number' ? began : undefined
    for (const [key, column] of columns) {
      const [id, year] = key.split('@') as [string, string?]
      const fact = facts.byId.get(id)
      if (fact?.kind !== 'number' || column.kind !== 'number') { if (fact) this.table.columns.set(key, column) }
      else if (year) this.ofYear.set(Number(year), [...(this.ofYear.get(Number(year)) ?? []), column])
    }
    for (const fact of facts.byId.values()) {
      const own = [...columns].flatMap(([key, column]) => (column.kind === 'number' && key.split('@')[0] === fact.id ? [column] : []))
      // Of what nobody has it may still be known that there was none: before they began.
      if (fact.kind !== 'number' || !(own.length || (this.began && fact.years > 1))) continue
      const scale = own.reduce((a, b) => (b.scale > a ? b.scale : a), 1n)
      const most = own.reduce((a, b) => Math.max(a, b.most * Number(scale / b.scale)), 0)
      for (let back = 0; back < fact.years; back++) {
        const into: NumberColumn = { kind: 'number', values: new Float64Array(rows), scale, most }
        this.yearly.push({ into, fact: fact.id, back })
        this.table.columns.set(slot(fact.id, back), into)
      }
    }
    this.renew(Array.from({ length: rows }, (_, row) => row))
  }

  /** Works these rows out anew. */
  renew(rows: number[]): void {
    const before = Number(this.on.slice(0, 4)) - 1
    const current = this.ofYear.get(before) ?? []
    const began = this.began && Int16Array.from(rows, row => yearOf(this.began!.values[row]!))
    // Who has nothing of the year before is asked for that year all the same, or on early days for the one before it.
    const without = latestYear(this.on, () => false)
    const latest = without === before ? new Int16Array(rows.length).fill(before) : Int16Array.from(rows, row => (current.some(c => !Number.isNaN(c.values[row])) ? before : without))
    for (const { into, fact, back } of this.yearly) {
      const years = new Map([before - back, before - 1 - back].map(year => [year, this.column(`${fact}@${year}`)]))
      const plain = back ? undefined : this.column(fact)
      const times = (column: NumberColumn) => Number(into.scale / column.scale)
      rows.forEach((row, i) => {
        const year = latest[i]! - back
        const column = years.get(year)
        let value = column ? column.values[row]! * times(column) : NaN
        if (Number.isNaN(value) && plain) value = plain.values[row]! * times(plain)
        if (Number.isNaN(value) && began && year < began[i]!) value = 0
        into.values[row] = value
      })
    }
  }

  private column(key: string): NumberColumn | undefined {
    const column = this.columns.get(key)
    return column?.kind === 'number' ? column : undefined
  }
}

/** Year of a day; 0 where it is not known. */
const yearOf = (day: number) => (Number.isNaN(day) ? 0 : new Date(day * 86_400_000).getUTCFullYear())
