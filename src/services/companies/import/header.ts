import type { RegisterModel } from '../../../model/register.ts'
import type { Facts } from '../../../rules/index.ts'
import type { SheetRow } from '../../../read/rows/rows.ts'
import { columnName } from '../../../read/format/written.ts'
import { plainHeader, targetNamed, targetsOf, type Target } from './target.ts'

/** How a column is understood. `target` null: it is not read, `how` says why. */
export interface Column {
  index: number
  /** C */
  letter: string
  /** The header as written, both rows of one that has two. */
  header: string
  target: Target | null
  /** Of yearly figures; null where the header names none. */
  year: string | null
  /** As written in the header, above it, or as somebody said; null where none is. */
  unit: string | null
  how: 'words' | 'said' | 'remembered' | 'personal' | 'left' | 'unknown'
}
export interface Header { /** Row of the sheet, and how many rows it takes with what stands above it. */ row: number; taken: number; columns: Column[] }
export interface Vocabulary { facts: Facts; register: RegisterModel; /** The year before the one the file stands for. */ year: number }

/** A header stands among the first rows; a title and a line with the unit may stand above it. */
export const searched = 15

/** The row, or two, that says what the columns hold: the one of which most columns are known, one of them the company's name or code. Null when there is none. */
export function findHeader(rows: SheetRow[], words: Vocabulary): Header | null {
  let best: { at: number; deep: boolean; columns: Column[]; score: number } | null = null
  const above = unitAbove(rows)
  for (const at of rows.slice(0, searched).keys()) {
    for (const deep of [false, true]) {
      const columns = columnsOf(rows, at, deep, above, words)
      const score = columns?.filter(c => c.target).length ?? 0
      if (columns && score && columns.some(c => c.target?.id === 'name' || c.target?.id === 'code') && (!best || score > best.score)) best = { at, deep, columns, score }
    }
  }
  return best && { row: rows[best.at + (best.deep ? 1 : 0)]!.row, taken: best.at + (best.deep ? 2 : 1), columns: best.columns }
}

/** With `deep`, each header together with what the row below parts it into: 营业收入（万元） | 2023年 2024年. */
function columnsOf(rows: SheetRow[], at: number, deep: boolean, above: string | null, words: Vocabulary): Column[] | null {
  const top = rows[at]!.cells
  const below = deep ? rows[at + 1]?.cells : undefined
  if (top.filter(c => c.trim()).length < (deep ? 2 : 1)) return null
  if (deep && (!below || below.some(c => /^-?[\d.,]{1,20}%?$/.test(c.trim()) && !/^(?:19|20)\d\d$/.test(c.trim())) || !below.some(c => c.trim()))) return null
  const width = Math.max(top.length, below?.length ?? 0)
  let over = ''
  const columns: Column[] = []
  for (let index = 0; index < width; index++) {
    const [high, low] = [(top[index] ?? '').trim(), (below?.[index] ?? '').trim()]
    // A merged header has its text in the first of its columns.
    if (high) over = high
    else if (!low) over = ''
    const shared = low ? over : high
    if (!shared && !low) continue
    columns.push(columnOf(index, shared, low, above, words))
  }
  return columns
}

function columnOf(index: number, high: string, low: string, above: string | null, { facts, register, year }: Vocabulary): Column {
  const header = [high, low].filter(Boolean).join(' ')
  const made = { index, letter: columnName(index), header, target: null, year: null, unit: null }
  if (register.personal.some(word => header.includes(word))) return { ...made, how: 'personal' }
  const [a, b] = [taken(high, register, year), taken(low, register, year)]
  const target = [low && named(b.rest), low && named(a.rest + b.rest), named(b.rest ? '' : a.rest)].find(Boolean) as Target | undefined
  if (!target) return { ...made, how: register.left.some(word => plainHeader(header) === plainHeader(word)) ? 'left' : 'unknown' }
  return { ...made, target, year: target.kind === 'number' ? b.year ?? a.year : null, unit: b.unit ?? a.unit ?? (target.kind === 'number' && target.unit === '万元' ? above : null), how: 'words' }

  function named(text: string): Target | null {
    if (!text) return null
    const whole = targetNamed(text, facts, register)
    if (whole) return whole
    const bare = loosened(text, register)
    return bare && bare !== text ? targetNamed(bare, facts, register) : null
  }
}

/** Takes year and unit out of a header. */
function taken(header: string, register: RegisterModel, year: number): { rest: string; year: string | null; unit: string | null } {
  let rest = plainHeader(header)
  let found: string | null = null
  rest = rest.replace(/(?<!\d)((?:19|20)\d\d)(?:年度|年末|年底|年)?(?!\d)/, (_, y: string) => { found = y; return '' })
  if (!found) {
    const word = Object.keys(register.yearWords).sort((a, b) => b.length - a.length).find(w => rest.startsWith(w) && rest.length > w.length)
    if (word) { found = String(year + 1 - register.yearWords[word]!); rest = rest.slice(word.length) }
  }
  let unit: string | null = null
  const known = (text: string) => Object.values(register.units).some(of => text in of)
  rest = rest.replace(/[([【](?:单位)?([^()[\]【】]{1,8})[)\]】]/, (whole, u: string) => { if (known(u)) { unit = u; return '' } return /^(?:是\/否|必填|选填|yyyy.*)$/.test(u) ? '' : whole })
  if (!unit) rest = rest.replace(/[/／、,，-]([^/／]{1,6})$/, (whole, u: string) => { if (known(u)) { unit = u; return '' } return whole })
  return { rest: rest.replace(/^(?:其中|1|一)[:：]?/, ''), year: found, unit }
}

/** Without the words around it that change nothing. */
function loosened(text: string, { loose }: RegisterModel): string {
  let bare = text
  for (let again = true; again;) {
    again = false
    for (const word of loose) {
      if (bare.length > word.length + 1 && bare.startsWith(word)) { bare = bare.slice(word.length); again = true }
      else if (bare.length > word.length + 1 && bare.endsWith(word)) { bare = bare.slice(0, -word.length); again = true }
    }
  }
  return bare
}

/** 单位：万元, above the header. */
function unitAbove(rows: SheetRow[]): string | null {
  for (const { cells } of rows.slice(0, searched)) for (const cell of cells) {
    const unit = /单位[:：]\s*([^\s，,、；;）)]{1,6})/.exec(cell)?.[1]
    if (unit) return unit
  }
  return null
}

/** A column's meaning in one text, as it is remembered and as people say it: `revenue@2024|亿元`. */
export const meaningOf = ({ target, year, unit }: Pick<Column, 'target' | 'year' | 'unit'>): string | null => target && `${target.id}${year ? `@${year}` : ''}${unit ? `|${unit}` : ''}`

/** The column with the meaning that somebody gave it; null where that is no meaning. Its target may be an id or a Chinese name. */
export function withMeaning(column: Column, meaning: string | null, how: 'said' | 'remembered', { facts, register }: Vocabulary): Column | null {
  if (column.how === 'personal') return column
  if (meaning === null || meaning === '') return { ...column, target: null, year: null, how }
  const match = /^([^@|]+)(?:@(\d{4}))?(?:\|(.{1,12}))?$/.exec(meaning.trim())
  const target = match && (targetsOf(facts, register).get(match[1]!) ?? targetNamed(match[1]!, facts, register))
  return target ? { ...column, target, year: match![2] ?? null, unit: match![3] ?? column.unit, how } : null
}
