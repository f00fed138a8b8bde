import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { YinliError } from '../../base/errors.ts'
import { csvRows, type TextEncoding } from './csv.ts'
import { xlsxRows } from './xlsx.ts'

/** A row of a sheet; `row` counts from 1 as a spreadsheet does, `cells` are texts by column from A on, '' where there is nothing. */
export interface SheetRow { sheet: string; row: number; cells: string[] }
/** Some rows, and how far the file is read (0 to 1). */
export interface Batch { rows: SheetRow[]; done: number }

/** A table of any length on disk, of which some hundred rows are in memory at a time. */
export interface RowsFile {
  name: string
  format: 'xlsx' | 'csv'
  /** Of the file's bytes. */
  sha256: string
  /** Sheets that are hidden: they are not read. */
  hidden: string[]
  /** Every row of every visible sheet, or the first of each up to the row of that number; may be asked for again. Throws `read-damaged`, `read-too-many-cells`, `read-expands-too-much`. */
  batches(upTo?: number): AsyncGenerator<Batch>
}

export const mostCells = 100_000_000

/** Opens an XLSX workbook or a CSV (UTF-8, GB18030, UTF-16 with its mark). `name` is what the file is called. Throws `read-empty`, `read-format-unsupported`, `read-not-text`, `read-damaged`, `read-encrypted`, `read-expands-too-much`. */
export async function openRows(path: string, name: string): Promise<RowsFile> {
  const { sha256, size, start, encoding } = await inspect(path)
  if (!size) throw new YinliError('read-empty', { name })
  if (start.startsWith('504b0304')) {
    const { hidden, batches } = await xlsxRows(path, name)
    return { name, format: 'xlsx', sha256, hidden, batches: upTo => counted(batches(upTo), name) }
  }
  if (start.startsWith('d0cf11e0')) throw new YinliError('read-format-unsupported', { name, format: 'Excel 97-2003 (.xls)' })
  if (start.startsWith('25504446')) throw new YinliError('read-format-unsupported', { name, format: 'PDF' })
  if (!encoding) throw new YinliError('read-not-text', { name })
  return { name, format: 'csv', sha256, hidden: [], batches: upTo => counted(csvRows(path, name, encoding, size, upTo), name) }
}

async function* counted(batches: AsyncGenerator<Batch>, name: string): AsyncGenerator<Batch> {
  let cells = 0
  for await (const batch of batches) {
    for (const row of batch.rows) cells += row.cells.length
    if (cells > mostCells) throw new YinliError('read-too-many-cells', { name, limit: mostCells })
    yield batch
  }
}

/** One pass over the bytes: their hash, and how text is written in them. */
async function inspect(path: string): Promise<{ sha256: string; size: number; start: string; encoding: TextEncoding | null }> {
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let [size, start, isUtf8, hasNul] = [0, '', true, false]
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (!size) start = chunk.subarray(0, 4).toString('hex')
    size += chunk.length
    hasNul ||= chunk.includes(0)
    if (isUtf8) try { utf8.decode(chunk, { stream: true }) } catch { isUtf8 = false }
  }
  const encoding = start.startsWith('fffe') ? 'utf-16le' : start.startsWith('feff') ? 'utf-16be' : hasNul ? null : isUtf8 ? 'utf-8' : 'gb18030'
  return { sha256: hash.digest('hex'), size, start, encoding }
}
