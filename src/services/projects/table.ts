import type { Facet, ProjectPage, ProjectQuery } from './record.ts'
import { orderOf } from './order.ts'
import type { Standed } from './row.ts'

type FacetName = keyof ProjectPage['facets']
type Filter = Omit<ProjectQuery, 'sort' | 'asOf' | 'limit' | 'cursor'>
/** Rows that match, one byte a row, and how many there are of each value among those that match but for that value's own filter. */
export interface Selection { has: Uint8Array; total: number; facets: ProjectPage['facets'] }

/** All projects as of a day, in columns: fifty thousand are filtered, counted and put in order in some milliseconds. */
export interface Table {
  readonly rows: readonly Standed[]
  /** Orders asked for so far. */
  readonly orders: ReadonlyMap<string, readonly Standed[]>
  select(filter: Filter): Selection
  /** Rows in an order (see `ProjectQuery.sort`). Throws `request-invalid`. */
  ordered(sort: string | undefined): readonly Standed[]
  /** So many of the selected rows in an order. */
  page(selection: Selection, sort: string | undefined, from: number, limit: number): Standed[]
}

/** So many selections are kept: people ask for the next page, or in another order. */
const mostKept = 64
const mostFacets = 200

/** `before`: orders of the same table at an earlier state of the ledger; they are nearly right. */
export function createTable(rows: readonly Standed[], stages: readonly string[], before: Table['orders'] = new Map()): Table {
  const columns = Object.fromEntries(Object.entries(facetValues).map(([name, values]) => [name, columnOf(rows, values)])) as Record<FacetName, Column>
  const kept = new Map<string, Selection>()
  const orders = new Map<string, readonly Standed[]>()
  const ordered = (sort: string | undefined) => {
    const known = orders.get(sort ?? '')
    if (known) return known
    const made = orderOf(rows, sort, stages, before.get(sort ?? ''))
    orders.set(sort ?? '', made)
    return made
  }
  return {
    rows, orders, ordered,
    select(filter) {
      const key = JSON.stringify(filter, ['q', 'document', ...Object.keys(facetValues)])
      const known = kept.get(key)
      const made = known ?? selectionOf(rows, columns, filter)
      kept.delete(key)
      kept.set(key, made)
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
      return made
    },
    page(selection, sort, from, limit) {
      const found: Standed[] = []
      let passed = 0
      for (const row of ordered(sort)) {
        if (!selection.has[row.at] || passed++ < from) continue
        found.push(row)
        if (found.length === limit) break
      }
      return found
    },
  }
}

type Value = [value: string, called: string | null]
const facetValues: Record<FacetName, (row: Standed) => Value[]> = {
  stage: ({ stage }) => [[stage ?? 'none', null]], colour: ({ colour }) => [[colour ?? 'none', null]], type: ({ row }) => [[row.entity.type, null]],
  place: ({ places }) => places.map(p => [p.id, p.name]), programme: ({ row }) => row.programmes.map(p => [p, p]),
}

/** Values as numbers; those of row i stand from `starts[i]` to `starts[i + 1]`. */
interface Column { values: Value[]; starts: Uint32Array; numbers: Uint32Array }

function columnOf(rows: readonly Standed[], valuesOf: (row: Standed) => Value[]): Column {
  const [values, known, numbers] = [[] as Value[], new Map<string, number>(), [] as number[]]
  const starts = new Uint32Array(rows.length + 1)
  for (const [i, row] of rows.entries()) {
    for (const value of valuesOf(row)) {
      let number = known.get(value[0])
      if (number === undefined) {
        known.set(value[0], number = values.length)
        values.push(value)
      }
      numbers.push(number)
    }
    starts[i + 1] = numbers.length
  }
  return { values, starts, numbers: Uint32Array.from(numbers) }
}

/** One pass over the rows. */
function selectionOf(rows: readonly Standed[], columns: Record<FacetName, Column>, filter: Filter): Selection {
  const words = filter.q?.toLowerCase().split(/\s+/) ?? []
  const all = (Object.keys(facetValues) as FacetName[]).map(name => {
    const { values, ...column } = columns[name]
    const asked = filter[name]
    return { name, values, ...column, counts: new Uint32Array(values.length), wanted: asked ? Uint8Array.from(values, ([value, called]) => Number(value === asked || called === asked)) : null }
  })
  const filtered = all.filter(c => c.wanted !== null)
  const count = ({ starts, numbers, counts }: (typeof all)[number], i: number) => { for (let n = starts[i]!; n < starts[i + 1]!; n++) counts[numbers[n]!]!++ }
  const passes = ({ starts, numbers, wanted }: (typeof all)[number], i: number) => {
    for (let n = starts[i]!; n < starts[i + 1]!; n++) if (wanted![numbers[n]!]) return true
    return false
  }
  const has = new Uint8Array(rows.length)
  let total = 0
  for (let i = 0; i < rows.length; i++) {
    let failed: (typeof all)[number] | null = null
    let fails = 0
    for (const column of filtered) if (!passes(column, i)) { failed = column; if (++fails > 1) break }
    if (fails > 1) continue
    const { row } = rows[i]!
    if ((filter.document && !row.documents.has(filter.document)) || words.some(word => !row.words.includes(word))) continue
    if (failed) count(failed, i)
    else {
      has[i] = 1
      total++
      for (const column of all) count(column, i)
    }
  }
  const facets = Object.fromEntries(all.map(({ name, values, counts }) => [name, values.flatMap(([value, called], n): Facet[] => (counts[n] ? [{ value, name: called, count: counts[n] }] : []))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, mostFacets)])) as ProjectPage['facets']
  return { has, total, facets }
}
