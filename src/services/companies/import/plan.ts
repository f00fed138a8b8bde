import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { SourceProblem } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import type { RowsFile, SheetRow } from '../../../read/rows/rows.ts'
import { createFacts, type Facts } from '../../../rules/index.ts'
import { unitFits } from './amounts.ts'
import { findHeader, searched, withMeaning, type Column } from './header.ts'
import { problem, quoted } from './problems.ts'

/** Columns by their letter, sheet and letter (`名录!C`) or header -> meaning (`revenue@2024|亿元`, `营业收入`), null for one that is left out. */
export type Mapping = Record<string, string | null>
/** How one sheet will be read; `columns` null where no header is found. */
export interface SheetPlan { sheet: string; headerRow: number; headers: string[]; columns: Column[] | null; problems: SourceProblem[]; first: SheetRow[] }
export interface Settings { asOf: string; /** What somebody says of the columns. */ mapping?: Mapping; /** What was said of sheets with these headers before. */ remembered(headers: string[]): Promise<Mapping | null> }

let dictionary: Facts | undefined
/** Facts of policies/facts.yaml, read once. */
export const factsDictionary = (): Facts => (dictionary ??= createFacts(parse(readFileSync(fileURLToPath(new URL('../../../../policies/facts.yaml', import.meta.url)), 'utf8'))))

/** The year of figures whose header names none: the last that is over on the day of the file. */
export const yearBefore = (asOf: string) => String(Number(asOf.slice(0, 4)) - (asOf.endsWith('12-31') ? 0 : 1))

const shownRows = 30

/** How every sheet of a file will be read, from its first rows: columns, what is wrong with the headers, and the rows that follow. */
export async function planFile(file: RowsFile, { asOf, mapping = {}, remembered }: Settings, model: Model): Promise<SheetPlan[]> {
  const heads = new Map<string, SheetRow[]>()
  for await (const { rows } of file.batches(searched + shownRows)) for (const row of rows) {
    const own = heads.get(row.sheet) ?? []
    if (own.length < searched + shownRows && row.cells.some(c => c.trim() !== '')) heads.set(row.sheet, [...own, row])
  }
  const plans: SheetPlan[] = []
  for (const [sheet, rows] of heads) plans.push(await planSheet(sheet, rows, { asOf, mapping, remembered }, model))
  return plans
}

async function planSheet(sheet: string, rows: SheetRow[], { asOf, mapping = {}, remembered }: Settings, model: Model): Promise<SheetPlan> {
  const words = { facts: factsDictionary(), register: model.register, year: Number(yearBefore(asOf)) }
  const header = findHeader(rows, words)
  if (!header) return { sheet, headerRow: 0, headers: [], columns: null, problems: [problem('no-header', `${sheet}!A${rows[0]?.row ?? 1}`)], first: rows.slice(0, shownRows) }
  const headers = header.columns.map(c => `${c.letter} ${c.header}`)
  const before = await remembered(headers)
  const columns = header.columns.map(column => {
    const said = [`${sheet}!${column.letter}`, column.letter, column.header].find(key => key in mapping)
    if (said !== undefined) return withMeaning(column, mapping[said]!, 'said', words) ?? column
    return before && column.letter in before ? withMeaning(column, before[column.letter]!, 'remembered', words) ?? column : column
  })
  const problems = checked(columns, rows.slice(header.taken), { sheet, row: header.row, asOf, model })
  return { sheet, headerRow: header.row, headers, columns, problems, first: rows.slice(header.taken, header.taken + shownRows) }
}

/** Columns that mean the same, units that do not fit, what is assumed; a column that cannot be read loses its target. */
function checked(columns: Column[], rows: SheetRow[], { sheet, row, asOf, model }: { sheet: string; row: number; asOf: string; model: Model }): SourceProblem[] {
  const problems: SourceProblem[] = []
  const taken = new Map<string, Column>()
  const yearly = columns.some(c => c.target?.id === 'year')
  for (const column of columns) {
    const { target, header } = column
    const say = (code: Parameters<typeof problem>[0], details: Record<string, string> = {}) => {
      problems.push(problem(code, `${sheet}!${column.letter}${row}`, { header: quoted(header), text: quoted(header), ...details }))
      return details['unit'] ?? null
    }
    if (!target) {
      if (column.how === 'personal') say('column-personal')
      if (column.how === 'unknown') say('column-unknown')
      continue
    }
    if (target.kind === 'number') {
      if (column.unit === null && target.unit === '' && rows.some(r => Number(r.cells[column.index]) > 2)) column.unit = say('unit-assumed', { unit: '%' })
      if (column.unit === null && target.unit.startsWith('万元')) say('unit-assumed', { unit: target.unit })
      if (column.unit !== null && !unitFits(column.unit, target, model.register)) { say('unit-unknown'); column.target = null; continue }
      if (column.year === null && !yearly && target.years > 1) { column.year = yearBefore(asOf); say('year-assumed', { year: column.year }) }
    }
    const key = `${target.id}@${column.year ?? ''}`
    const first = taken.get(key)
    if (first) { say('column-twice', { first: first.letter }); column.target = null; continue }
    taken.set(key, column)
  }
  return problems
}
