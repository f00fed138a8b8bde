import { YinliError } from '../../base/errors.ts'
import type { EntityRef } from '../../ledger/ledger.ts'
import type { Colour, Facet, ProjectPage, ProjectQuery } from './record.ts'
import { order } from './steps.ts'
import type { Point, Standing } from './timeline.ts'

/** What a list needs of a project to be filtered and sorted. */
export interface Row { entity: EntityRef; owner: string | null; places: EntityRef[]; words: string; programmes: string[]; documents: Set<string>; money: number; firstSeen: string | null; lastSeen: string | null; points: Point[]; promises: Standing[] }
/** A row with what holds on a day. */
export type Standed = Row & Omit<Point, 'day'>

/** The rows that match, in their order, and how many there are of each value among those that match but for that value's own filter. One pass. */
export function sift(rows: Standed[], query: ProjectQuery): { matching: Standed[]; facets: ProjectPage['facets'] } {
  const words = query.q?.toLowerCase().split(/\s+/) ?? []
  const asked = Object.entries(facetValues).filter(([name]) => query[name as FacetName]) as [FacetName, (row: Standed) => Value[]][]
  const found = Object.fromEntries(Object.keys(facetValues).map(name => [name, new Map<string, Facet>()])) as Record<FacetName, Map<string, Facet>>
  const count = (name: FacetName, row: Standed) => {
    for (const [value, called] of facetValues[name](row)) {
      const own = found[name].get(value)
      if (own) own.count++
      else found[name].set(value, { value, name: called, count: 1 })
    }
  }
  const matching: Standed[] = []
  for (const row of rows) {
    if ((query.document && !row.documents.has(query.document)) || words.some(word => !row.words.includes(word))) continue
    const failed = asked.filter(([name, values]) => !values(row).some(([value, called]) => value === query[name] || (called !== null && called === query[name])))
    if (failed.length > 1) continue
    if (failed.length) count(failed[0]![0], row)
    else {
      matching.push(row)
      for (const name in facetValues) count(name as FacetName, row)
    }
  }
  const listed = (name: FacetName) => [...found[name].values()].sort((a, b) => b.count - a.count || order(a.value, b.value)).slice(0, 200)
  return { matching, facets: { stage: listed('stage'), colour: listed('colour'), type: listed('type'), place: listed('place'), programme: listed('programme') } }
}

type FacetName = keyof ProjectPage['facets']
type Value = [value: string, called: string | null]
const facetValues: Record<FacetName, (row: Standed) => Value[]> = {
  stage: row => [[row.stage ?? 'none', null]], colour: row => [[row.colour ?? 'none', null]], type: row => [[row.entity.type, null]],
  place: row => row.places.map(p => [p.id, p.name]), programme: row => row.programmes.map(p => [p, p]),
}

/** Rows in an order (see `ProjectQuery.sort`). What a row lacks stands last either way; names go by how they are read. Throws `request-invalid`. */
export function sorted(rows: Standed[], sort: string | undefined, stages: string[]): Standed[] {
  const [key, sign] = sort?.startsWith('-') ? [sort.slice(1), -1] : [sort ?? 'lastSeen', sort ? 1 : -1]
  const by: Record<string, (row: Standed) => number | string | null> = {
    name: row => row.entity.name, lastSeen: row => row.lastSeen, stage: row => row.stage && stages.indexOf(row.stage), colour: row => row.colour && colours.indexOf(row.colour), due: row => row.due, investment: row => row.money || null,
  }
  const value = by[key!]
  if (!value) throw new YinliError('request-invalid', { where: 'sort', what: Object.keys(by).join(', ') })
  const compare = key === 'name' ? (x: never, y: never) => collator.compare(x, y) : (x: number | string, y: number | string) => (x < y ? -1 : x > y ? 1 : 0)
  // Each value is looked up once, not at every comparison.
  return rows.map(row => ({ row, at: value(row) })).sort((a, b) => {
    const told = a.at === null || b.at === null ? Number(a.at === null) - Number(b.at === null) : sign! * compare(a.at as never, b.at as never)
    return told || order(a.row.entity.name, b.row.entity.name) || order(a.row.entity.id, b.row.entity.id)
  }).map(({ row }) => row)
}
const collator = new Intl.Collator('zh-CN', { numeric: true })

/** From calm to urgent. */
export const colours: (Colour | null)[] = ['green', 'yellow', 'red']
