import { useState } from 'react'
import { useSearchParams } from 'react-router'

/** One column of a table: how a cell looks, what it is sorted, filtered and exported by. */
export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => React.ReactNode
  /** What an export and the text filter see. */
  text: (row: Row) => string
  /** Absent: not sortable. Null sorts last either way. */
  sort?: (row: Row) => number | string | null
  /** Values a row has for this column's facet; absent: no facet. */
  facet?: (row: Row) => string[]
  /** The claims a cell shows, for the list of sources in an export. */
  claims?: (row: Row) => Source[]
  end?: boolean
  /** For names: wraps late. */
  wide?: boolean
  /** Not shown until chosen. */
  extra?: boolean
}
export interface Source { id: string; quote: string; publisher: string | null; publishedOn: string | null }

/** What the address says about a table: `sort=-next&cols=stage,next&q=词&f.place=甲市&page=2`. */
export interface View {
  sort: { key: string; down: boolean } | null
  shown: string[]
  q: string
  facets: Record<string, string[]>
  page: number
}

/**
 * The view shown, and how to change it. A change shows at once and is then written to the address; the address is read again
 * only when somebody else changed it (a link, the back button). Were the address the only truth, it would lag a typed
 * character behind and break an input method's composition.
 */
export function useView<Row>(columns: Column<Row>[], elder = false): [View, (change: Partial<View>) => void] {
  const [params, setParams] = useSearchParams()
  const usual = columns.filter((c, i) => !c.extra && (!elder || i < 5)).map(c => c.key)
  const address = viewAddress(readView(params, usual, columns), usual)
  const [local, setLocal] = useState({ view: readView(params, usual, columns), underway: [address] })
  let { view } = local
  if (!local.underway.includes(address)) {
    view = readView(params, usual, columns)
    setLocal({ view, underway: [address] })
  }
  const change = (next: Partial<View>) => {
    const changed = { ...view, page: 1, ...next }
    setLocal(now => ({ view: changed, underway: [...now.underway.slice(now.underway.indexOf(address)), viewAddress(changed, usual)] }))
    setParams(now => writeView(new URLSearchParams(now), changed, usual), { replace: true, preventScrollReset: true })
  }
  return [view, change]
}

/** With the usual columns in it: another set of these (长者 mode) is another view of the same address. */
const viewAddress = (view: View, usual: string[]) => `${usual.join()} ${writeView(new URLSearchParams(), view, usual)}`

export function readView<Row>(params: URLSearchParams, usual: string[], columns: Column<Row>[]): View {
  const sort = params.get('sort')
  const cols = params.get('cols')?.split(',').filter(key => columns.some(c => c.key === key))
  const facets: Record<string, string[]> = {}
  for (const c of columns) {
    const picked = params.getAll(`f.${c.key}`)
    if (c.facet && picked.length) facets[c.key] = picked
  }
  return {
    sort: sort ? { key: sort.replace(/^-/, ''), down: sort.startsWith('-') } : null,
    shown: cols?.length ? columns.filter((c, i) => i === 0 || cols.includes(c.key)).map(c => c.key) : usual,
    q: params.get('q') ?? '',
    facets,
    page: Math.max(1, Number(params.get('page')) || 1),
  }
}

/** Leaves every other parameter (the open evidence) as it is; what is usual is not written. */
export function writeView(params: URLSearchParams, view: View, usual: string[]): URLSearchParams {
  const put = (key: string, value: string) => (value ? params.set(key, value) : params.delete(key))
  put('sort', view.sort ? `${view.sort.down ? '-' : ''}${view.sort.key}` : '')
  put('cols', view.shown.join() === usual.join() ? '' : view.shown.join())
  put('q', view.q)
  put('page', view.page > 1 ? String(view.page) : '')
  for (const key of [...params.keys()].filter(k => k.startsWith('f.'))) params.delete(key)
  for (const [key, values] of Object.entries(view.facets)) for (const value of values) params.append(`f.${key}`, value)
  return params
}

/** Rows of a view in its order. A facet's counts leave out that facet's own choice, so that its other values stay reachable. */
export function applyView<Row>(rows: Row[], columns: Column<Row>[], view: View): { rows: Row[]; counts: Record<string, Map<string, number>> } {
  const words = view.q.trim().toLowerCase()
  const inText = words ? rows.filter(row => columns.some(c => c.text(row).toLowerCase().includes(words))) : rows
  const faceted = columns.filter(c => c.facet)
  const passes = (row: Row, except: string | null) => faceted.every(c => {
    const picked = view.facets[c.key]
    return c.key === except || !picked?.length || c.facet!(row).some(v => picked.includes(v))
  })
  const counts: Record<string, Map<string, number>> = {}
  for (const c of faceted) {
    const tally = new Map<string, number>()
    for (const row of inText) if (passes(row, c.key)) for (const v of new Set(c.facet!(row))) tally.set(v, (tally.get(v) ?? 0) + 1)
    counts[c.key] = new Map([...tally].sort((a, b) => b[1] - a[1]))
  }
  const kept = inText.filter(row => passes(row, null))
  const by = columns.find(c => c.key === view.sort?.key)?.sort
  return { rows: by ? kept.sort(order(by, view.sort!.down)) : kept, counts }
}

function order<Row>(by: (row: Row) => number | string | null, down: boolean) {
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  return (a: Row, b: Row) => {
    const [x, y] = [by(a), by(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    const d = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y))
    return down ? -d : d
  }
}
