import type { Readable } from 'node:stream'
import { attribute, unescaped } from './markup.ts'
import { textIn } from './shared-strings.ts'

/** A cell as the sheet has it: `type` as written (s: number of a shared text), `value` null where there is none. */
export interface RawCell { column: number; type: string; style: number; value: string | null; formula: string | null }
interface RawRow { row: number; cells: RawCell[] }

const batchRows = 512
/** Longer than any row of texts of the greatest length that a workbook takes in some hundred columns. */
const longestRow = 2 ** 25

/** Rows of a sheet while it is inflated; `read` counts its bytes. Rows that hold no cell are left out. */
export async function* rowsOf(stream: Readable): AsyncGenerator<{ rows: RawRow[]; read: number }> {
  const decoder = new TextDecoder()
  let [rest, read, prefix, last] = ['', 0, null as string | null, 0]
  let rows: RawRow[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    read += chunk.length
    rest += decoder.decode(chunk, { stream: true })
    prefix ??= /<(\w{1,20}:)?worksheet[\s>]/.exec(rest)?.slice(1).map(p => p ?? '')[0] ?? null
    if (prefix === null && rest.length < 2 ** 16) continue
    const taken = takeRows(rest, prefix ?? '', last)
    rest = taken.rest
    last = taken.last
    rows.push(...taken.rows)
    if (rest.length > longestRow) throw new Error('a row without end')
    while (rows.length >= batchRows) yield { rows: rows.splice(0, batchRows), read }
  }
  if (rows.length) yield { rows, read }
}

function takeRows(xml: string, prefix: string, last: number): { rows: RawRow[]; rest: string; last: number } {
  const rows: RawRow[] = []
  const [open, close] = [`<${prefix}row`, `</${prefix}row>`]
  let at = 0
  for (;;) {
    const start = xml.indexOf(open, at)
    // What is cut off may begin a row.
    if (start < 0) return { rows, rest: xml.slice(Math.max(at, xml.length - open.length)), last }
    const after = xml[start + open.length]
    const tagEnd = xml.indexOf('>', start)
    if (after === undefined || tagEnd < 0) return { rows, rest: xml.slice(start), last }
    if (after !== ' ' && after !== '>' && after !== '/' && after !== '\n' && after !== '\r' && after !== '\t') { at = start + open.length; continue }
    const tag = xml.slice(start, tagEnd)
    const row = Number(attribute(tag, 'r') ?? last + 1)
    last = row
    at = tagEnd + 1
    if (tag.endsWith('/')) continue
    const end = xml.indexOf(close, tagEnd)
    if (end < 0) return { rows, rest: xml.slice(start), last: row - 1 }
    const cells = cellsOf(xml.slice(tagEnd + 1, end), prefix)
    if (cells.length) rows.push({ row, cells })
    at = end + close.length
  }
}

function cellsOf(xml: string, prefix: string): RawCell[] {
  const cells: RawCell[] = []
  const [open, close] = [`<${prefix}c`, `</${prefix}c>`]
  let column = -1
  for (let at = xml.indexOf(open); at >= 0; ) {
    const tagEnd = xml.indexOf('>', at)
    if (tagEnd < 0) break
    const tag = xml.slice(at, tagEnd)
    const place = attribute(tag, 'r')
    column = place === undefined ? column + 1 : columnOf(place)
    if (tag.endsWith('/')) { at = xml.indexOf(open, tagEnd); continue }
    const end = xml.indexOf(close, tagEnd)
    if (end < 0) break
    const inner = xml.slice(tagEnd + 1, end)
    const type = attribute(tag, 't') ?? 'n'
    const value = type === 'inlineStr' ? textIn(/<(?:\w{1,20}:)?is>([\s\S]*)<\/(?:\w{1,20}:)?is>/.exec(inner)?.[1] ?? '') : between(inner, `${prefix}v`)
    const formula = inner.includes(`<${prefix}f`) ? unescaped(between(inner, `${prefix}f`) ?? '') : null
    if (value !== null || formula !== null) cells.push({ column, type, style: Number(attribute(tag, 's') ?? 0), value: value !== null && type !== 'inlineStr' && (type === 'str' || type === 'd') ? unescaped(value) : value, formula })
    at = xml.indexOf(open, end)
  }
  return cells
}

/** What stands in an element; null where it is not there or empty. */
function between(xml: string, name: string): string | null {
  const start = xml.indexOf(`<${name}`)
  if (start < 0) return null
  const from = xml.indexOf('>', start) + 1
  if (xml[from - 2] === '/') return null
  const to = xml.indexOf(`</${name}>`, from)
  return to <= from ? null : xml.slice(from, to)
}

/** AB12 -> 27 */
function columnOf(place: string): number {
  let n = 0
  for (let i = 0; i < place.length; i++) {
    const code = place.charCodeAt(i) & 0xdf
    if (code < 65 || code > 90) break
    n = n * 26 + code - 64
  }
  return n - 1
}
