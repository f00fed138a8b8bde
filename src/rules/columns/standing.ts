import type { Facts, Known } from '../facts.ts'
import type { Table } from '../table.ts'
import type { Policy } from '../tree.ts'
import { compile, emptyResult, runAll, type Result, type Run } from './compile.ts'

/** What a changed company's new facts did: the policies whose outcome is another now, as codes of `outcomeCodes`. */
export interface Change { policy: Policy; before: number; after: number }

/**
 * Outcomes of many companies that are kept up to date one company at a time, with the list of those that meet each policy.
 * `change` works out one row; the others are not looked at.
 */
export class Standing {
  readonly policies: Policy[]
  readonly results: Result[]
  /** Rows that meet a policy, in the order of `policies`. */
  readonly lists: Set<number>[]
  private readonly table: Table
  private readonly runs: Run[]

  /** `kept`: names of the measures to keep beside the outcomes, by default all. */
  constructor(policies: Policy[], table: Table, on: number, facts: Facts, kept?: readonly string[]) {
    this.policies = policies
    this.table = table
    this.results = policies.map(p => emptyResult(p, table.rows, undefined, kept))
    this.runs = policies.map((p, k) => compile(p, table, on, facts, this.results[k]!))
    runAll(this.runs, 0, table.rows)
    this.lists = this.results.map(r => {
      const met = new Set<number>()
      r.outcomes.forEach((o, i) => { if (o === 2) met.add(i) })
      return met
    })
  }

  /** Puts new values into one row (a slot that is null becomes missing). Null when a value does not fit its column, which must then be built anew. */
  change(row: number, values: Map<string, Known | null>): Change[] | null {
    const put: (() => void)[] = []
    for (const [key, known] of values) {
      const column = this.table.columns.get(key)
      const value = known?.value
      if (!column) { if (known) return null; continue }
      if (column.kind === 'number') {
        const exact = typeof value === 'object' ? value : null
        if (exact && (column.scale % exact.d || Math.abs(Number(exact.n * (column.scale / exact.d))) > column.most)) return null
        put.push(() => { column.values[row] = exact ? Number(exact.n * (column.scale / exact.d)) : NaN })
      } else if (column.kind === 'flag') put.push(() => { column.values[row] = value === undefined ? 1 : value ? 2 : 0 })
      else {
        const index = value === undefined ? 0 : column.words.indexOf(value as string)
        if (index < 0) return null
        put.push(() => { column.values[row] = index })
      }
    }
    put.forEach(p => p())
    return this.again(row)
  }

  /** Works one row out anew after whoever owns the table changed it there. */
  again(row: number): Change[] {
    const changes: Change[] = []
    for (let k = 0; k < this.runs.length; k++) {
      const { outcomes } = this.results[k]!
      const before = outcomes[row]!
      this.runs[k]!(row, row + 1)
      const after = outcomes[row]!
      if (after === before) continue
      if (after === 2) this.lists[k]!.add(row)
      else this.lists[k]!.delete(row)
      changes.push({ policy: this.policies[k]!, before, after })
    }
    return changes
  }
}
