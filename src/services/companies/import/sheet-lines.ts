import type { CompanyFacts, NewLine, SourceProblem } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import { organisationRight, readCreditCode } from '../../../model/credit-code.ts'
import type { SheetRow } from '../../../read/rows/rows.ts'
import { normaliseName } from '../../../resolve/index.ts'
import type { Column } from './header.ts'
import { problem, quoted } from './problems.ts'
import { readValue } from './values.ts'

export interface Taken { line: NewLine | null; problems: SourceProblem[] }
/** What is known of the rows before, of all sheets of a file: codes and names with the cell they stood in first and a mark of what the row said. */
export interface Seen { codes: Map<string, { cell: string; mark: number }>; names: Map<string, { cell: string; code: string | null; mark: number }>; years: Map<string, string> }
export const nothingSeen = (): Seen => ({ codes: new Map(), names: new Map(), years: new Map() })

/**
 * Reads rows of one sheet by its columns: each gives a line, or says why not, and the problems of its cells; what is good in a row goes in whatever else is wrong with it.
 * `fallbackYear` is the year of yearly figures whose header names none.
 */
export function lineReader({ sheet, columns, asOf, fallbackYear, model, seen }: { sheet: string; columns: Column[]; asOf: string; fallbackYear: string; model: Model; seen: Seen }): (row: SheetRow) => Taken {
  const at = (id: string) => columns.find(c => c.target?.id === id)
  const [nameColumn, codeColumn, yearColumn] = [at('name'), at('code'), at('year')]
  const others = columns.filter(c => c.target && c !== nameColumn && c !== codeColumn && c !== yearColumn)
  const around = others.map(({ unit }) => ({ unit, asOf, model }))
  const totals = new Set(model.register.totals)
  let above: { name: string; code: string | null } | null = null

  return ({ row, cells }) => {
    const problems: SourceProblem[] = []
    const cell = (column: Column) => `${sheet}!${column.letter}${row}`
    const text = (column: Column | undefined) => (column ? (cells[column.index] ?? '').trim() : '')
    const say = (code: Parameters<typeof problem>[0], column: Column, details: Record<string, string> = {}) => { problems.push(problem(code, cell(column), { header: column.header, text: quoted(text(column)), ...details })) }
    if (cells.every(c => c.trim() === '')) return { line: null, problems }
    const first = columns.find(c => text(c) !== '') ?? columns[0]!
    let name = nameColumn ? String(readValue(nameColumn.target!, text(nameColumn), { unit: null, asOf, model }).value ?? '') : ''
    if (nameColumn && name === nameColumn.header) return { line: null, problems }
    const said = text(codeColumn)
    if (!/\w{8}/.test(said) && isTotal(name || (cells.find(c => c.trim() !== '') ?? '').trim(), totals)) {
      problems.push(problem('row-total', cell(first), { text: quoted(name || text(first)) }))
      return { line: null, problems }
    }
    let { code, number } = codeOf(said, codeColumn, say)
    const year = yearOf(text(yearColumn), asOf)
    if (yearColumn && year === null) say('year-unreadable', yearColumn)
    // Cells merged over the years of one company have its name in the first of them.
    if (!name && !code && !said && yearColumn && year && above) ({ name, code } = above)
    if (!name && !code) {
      problems.push(problem('row-without-name', nameColumn ? cell(nameColumn) : cell(first), { text: quoted(said) }))
      return { line: null, problems }
    }
    if (!name && nameColumn) say('name-missing', nameColumn, { code: code! })
    above = { name, code }
    const facts: CompanyFacts = {}
    if (number !== null) facts['registrationNumber'] = number
    const key = code ?? normaliseName(name)
    // Of what has no year, the row of the latest year counts.
    const older = year !== null && (seen.years.get(key) ?? year) > year
    if (yearColumn && year !== null && !older) seen.years.set(key, year)
    for (let i = 0; i < others.length; i++) {
      const column = others[i]!
      const target = column.target!
      const written = cells[column.index]
      if (written === undefined || written === '') continue
      const { value, problem: wrong } = readValue(target, written, around[i]!)
      if (wrong) say(wrong.code, column, wrong.details)
      if (value === undefined || (target.kind !== 'number' && older)) continue
      if (target.kind !== 'number') { facts[target.id] = value; continue }
      const ofYear = column.year ?? (yearColumn ? year : target.years > 1 ? fallbackYear : null)
      if (yearColumn && ofYear === null) continue
      const before = facts[target.id]
      // A column without a year beside columns with one is of the year that is assumed.
      if (ofYear === null && typeof before !== 'object') facts[target.id] = value
      else if (typeof before === 'object') before[ofYear ?? fallbackYear] ??= String(value)
      else facts[target.id] = { ...(before === undefined ? {} : { [fallbackYear]: String(before) }), [ofYear!]: String(value) }
    }
    const mark = hash(JSON.stringify(facts) + name)
    const here = cell(codeColumn && said ? codeColumn : nameColumn ?? first)
    const repeated = twins({ code, name, year, mark, here, seen, problems })
    return { line: repeated ? null : { code, name: name || code!, place: `${sheet}!${row}`, facts }, problems }
  }
}

type Say = (code: Parameters<typeof problem>[0], column: Column, details?: Record<string, string>) => void

function codeOf(text: string, column: Column | undefined, say: Say): { code: string | null; number: string | null } {
  if (!column || text === '' || /^[-—–/无]+$/.test(text)) return { code: null, number: null }
  if (/^\d(?:\.\d+)?E\+?1\d$/i.test(text)) { say('code-rounded', column); return { code: null, number: null } }
  const read = readCreditCode(text)
  switch (read.state) {
    case 'right':
      if (!organisationRight(read.code)) say('code-part', column)
      return { code: read.code, number: null }
    case 'early': say('code-early', column); return { code: read.code, number: null }
    case 'registration': say('code-registration', column); return { code: null, number: read.number }
    case 'wrong': say(`code-${read.reason}`, column, { length: String(read.code.length) }); return { code: null, number: null }
  }
}

function yearOf(text: string, asOf: string): string | null {
  const year = /^((?:19|20)\d\d)(?:年度?|[-/.年].*|1[0-2]|0[1-9])?$/.exec(text.normalize('NFKC'))?.[1] ?? null
  return year !== null && year <= asOf.slice(0, 4) ? year : null
}

/** Whether this row said the same before; says where its code or name stood with something else. */
function twins({ code, name, year, mark, here, seen, problems }: { code: string | null; name: string; year: string | null; mark: number; here: string; seen: Seen; problems: SourceProblem[] }): boolean {
  const plain = normaliseName(name)
  const key = `${code ?? plain} ${year ?? ''}`
  const known = code ? seen.codes.get(key) : undefined
  const named = seen.names.get(plain)
  const twin = known ?? (code === null && named && seen.codes.get(key))
  if (!twin) seen.codes.set(key, { cell: here, mark })
  if (!named && name) seen.names.set(plain, { cell: here, code, mark })
  if (twin) {
    const same = twin.mark === mark
    problems.push(problem(same ? 'row-repeated' : code ? 'code-twice' : 'name-twice', here, { first: twin.cell, text: quoted(code ?? name) }))
    return same
  }
  if (code && named?.code && named.code !== code) problems.push(problem('name-two-codes', here, { first: named.cell, code: named.code, text: quoted(name) }))
  return false
}

const isTotal = (text: string, totals: Set<string>) => { const plain = text.replace(/[\s:：()（）]/g, ''); return totals.has(plain) || [...totals].some(word => plain.startsWith(word) && (/^\s*\S{1,4}[:：]/.test(text) || plain.length <= word.length + 2)) }

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}
