import type { Ledger } from '../../../ledger/ledger.ts'
import type { NewLine, RegisterSource } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import type { RowsFile } from '../../../read/rows/rows.ts'
import { meaningOf } from './header.ts'
import { planFile, type Mapping, type SheetPlan } from './plan.ts'
import { readLines } from './read.ts'

export interface TakeOptions { asOf: string; by: string; why: string; mapping?: Mapping }
export interface Progress { rows: number; lines: number; created: number; problems: { error: number; warning: number; info: number }; done: number }
export interface Took { source: RegisterSource; progress: Progress }

/**
 * Takes a file into the register, batch by batch; how its columns were understood is remembered. Stopped at any point, the same file given again goes on where it
 * was: nothing is added twice.
 */
export async function takeFile(ledger: Ledger, model: Model, file: RowsFile, options: TakeOptions, told: (progress: Progress) => void = () => {}): Promise<Took> {
  const { register } = ledger
  const { asOf, by, why, mapping } = options
  const plans = await planFile(file, { asOf, mapping, remembered: headers => register.mapping(headers) }, model)
  const source = await register.begin({ kind: 'import', name: file.name, asOf, columns: columnsOf(plans), by, why, content: file.sha256 })
  for (const plan of plans) if (plan.columns) await register.remember(plan.headers, Object.fromEntries(plan.columns.map(c => [c.letter, meaningOf(c)])), by)
  const progress = { rows: 0, lines: 0, created: 0, problems: { error: 0, warning: 0, info: 0 }, done: 0 }
  for await (const { lines, problems, rows, done } of readLines(file, plans, asOf, model)) {
    await nameBare(ledger, lines)
    const { created } = await register.add(source.id, lines, problems)
    progress.rows += rows
    progress.lines += lines.length
    progress.created += created
    for (const { severity } of problems) progress.problems[severity]++
    progress.done = done
    told(progress)
  }
  return { source: await register.complete(source.id), progress }
}

/** A row that has a code and no name goes by the name its company has. */
async function nameBare({ register }: Ledger, lines: NewLine[]): Promise<void> {
  for (const line of lines) if (line.name === line.code) line.name = (await register.company(line.code))?.name ?? line.name
}

/** Fact and year -> column, of the sheet that has it first; further sheets stand with theirs (`名录2!C`). */
export function columnsOf(plans: SheetPlan[]): Record<string, string> {
  const columns: Record<string, string> = {}
  for (const { sheet, columns: own } of plans) for (const { target, year, letter } of own ?? []) {
    if (!target) continue
    const key = `${target.id}${year ? `@${year}` : ''}`
    if (!(key in columns)) columns[key] = letter
    else if (columns[key] !== letter) columns[`${sheet}!${key}`] = letter
  }
  return columns
}
