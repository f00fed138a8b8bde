import { readTable, type TableProblem } from '../../claim/index.ts'
import type { ExtractedClaim } from '../../claim/index.ts'
import type { Model } from '../../model/model.ts'
import type { OpenedFile } from '../../read/index.ts'

/** How a column of a table will be read. */
export interface PreviewColumn { address: string; header: string; unit: string | null; as: string; property: string | null; of: string | null }
export interface PreviewTable {
  name: string
  rows: number
  /** Null where no header is found: the table is kept as text. */
  columns: PreviewColumn[] | null
  claims: number
  /** What the first rows would say. */
  sample: { cell: string; claim: ExtractedClaim }[]
  problems: TableProblem[]
  counts: Record<TableProblem['severity'], number>
}
export interface Preview { mediaType: string; pages: number | null; characters: number; tables: PreviewTable[] }

const samples = 12
const problems = 500

/** What reading a file would take from its tables, before anything is written: how each column is understood, what cannot be read and where. */
export function previewOf({ mediaType, pages, text, tables }: OpenedFile, publishedOn: string | null, model: Model): Preview {
  return {
    mediaType, pages: pages?.length ?? null, characters: text.length,
    tables: tables.map(table => {
      const reading = readTable(table, text, publishedOn, model)
      const worst = reading.problems.toSorted((a, b) => rank[a.severity] - rank[b.severity])
      return {
        name: reading.table, rows: reading.rows, claims: reading.extraction.claims.length,
        columns: reading.columns?.map(({ address, header, unit, field }) => ({ address, header, unit, as: field?.as ?? 'unknown', property: field && 'property' in field ? field.property : null, of: field && 'of' in field ? field.of ?? null : null })) ?? null,
        sample: reading.extraction.claims.slice(0, samples).map(claim => ({ cell: text.slice(claim.start, claim.end), claim })),
        problems: worst.slice(0, problems),
        counts: { error: count(worst, 'error'), warning: count(worst, 'warning'), info: count(worst, 'info') },
      }
    }),
  }
}

const rank = { error: 0, warning: 1, info: 2 }

const count = (list: TableProblem[], severity: TableProblem['severity']) => list.filter(p => p.severity === severity).length
