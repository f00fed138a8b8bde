import { YinliError } from '../../base/errors.ts'
import { order } from './steps.ts'
import { colours, type Standed } from './row.ts'

/** Rows in an order (see `ProjectQuery.sort`). What a row lacks stands last either way; names go by how they are read. Throws `request-invalid`. */
export function orderOf(rows: readonly Standed[], sort: string | undefined, stages: readonly string[], before: readonly Standed[] | undefined): readonly Standed[] {
  const [key, sign] = sort?.startsWith('-') ? [sort.slice(1), -1] : [sort ?? 'lastSeen', sort ? 1 : -1]
  const by: Record<string, (row: Standed) => number | string | null> = {
    name: ({ row }) => row.entity.name, lastSeen: ({ row }) => row.lastSeen, stage: ({ stage }) => stage && stages.indexOf(stage), colour: ({ colour }) => colour && colours.indexOf(colour), due: ({ due }) => due, investment: ({ row }) => row.money || null,
  }
  const value = by[key!]
  if (!value) throw new YinliError('request-invalid', { where: 'sort', what: Object.keys(by).join(', ') })
  const compare = key === 'name' ? (x: never, y: never) => collator.compare(x, y) : (x: number | string, y: number | string) => (x < y ? -1 : x > y ? 1 : 0)
  // Each value is looked up once, not at every comparison.
  return begun(rows, before).map(row => ({ row, at: value(row) })).sort((a, b) => {
    const told = a.at === null || b.at === null ? Number(a.at === null) - Number(b.at === null) : sign! * compare(a.at as never, b.at as never)
    return told || order(a.row.row.entity.name, b.row.row.entity.name) || order(a.row.row.entity.id, b.row.row.entity.id)
  }).map(({ row }) => row)
}

/** Rows as they stood in an order before, new ones last: what is nearly sorted is sorted in one pass. */
function begun(rows: readonly Standed[], before: readonly Standed[] | undefined): readonly Standed[] {
  if (!before) return rows
  const left = new Map(rows.map(row => [row.row.entity.id, row]))
  const known = before.flatMap(({ row }) => { const now = left.get(row.entity.id); left.delete(row.entity.id); return now ?? [] })
  return [...known, ...left.values()]
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
