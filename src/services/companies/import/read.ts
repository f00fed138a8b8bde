import type { NewLine, SourceProblem } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import type { RowsFile } from '../../../read/rows/rows.ts'
import { yearBefore, type SheetPlan } from './plan.ts'
import { problem } from './problems.ts'
import { lineReader, nothingSeen } from './sheet-lines.ts'

/** Some rows of a file as lines for the register, with what is wrong in them. `rows` counts those that are no header and not empty. */
export interface LineBatch { lines: NewLine[]; problems: SourceProblem[]; rows: number; done: number }

/** So many lines go to the register at once. */
const batchLines = 2048

/** Reads a whole file by its plan, batch by batch; problems of headers come first. Memory holds a batch, and code, name and place of every row. */
export async function* readLines(file: RowsFile, plans: SheetPlan[], asOf: string, model: Model): AsyncGenerator<LineBatch> {
  const seen = nothingSeen()
  const sheets = new Map(plans.map(plan => [plan.sheet, { plan, take: plan.columns && lineReader({ sheet: plan.sheet, columns: plan.columns, asOf, fallbackYear: yearBefore(asOf), model, seen }) }]))
  let batch: LineBatch = { lines: [], problems: [...file.hidden.map(sheet => problem('sheet-hidden', `${sheet}!A1`)), ...plans.flatMap(plan => plan.problems)], rows: 0, done: 0 }
  for await (const { rows, done } of file.batches()) {
    for (const row of rows) {
      const own = sheets.get(row.sheet)
      if (!own?.take || row.row <= own.plan.headerRow) continue
      const { line, problems } = own.take(row)
      if (line || problems.length) batch.rows++
      if (line) batch.lines.push(line)
      batch.problems.push(...problems)
    }
    batch.done = done
    if (batch.lines.length >= batchLines || batch.problems.length >= batchLines) {
      yield batch
      batch = { lines: [], problems: [], rows: 0, done }
    }
  }
  yield { ...batch, done: 1 }
}
