import { CsvError, parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { YinliError } from '../../base/errors.ts'
import type { Batch, SheetRow } from './rows.ts'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const batchRows = 512

/** Rows of a CSV; the delimiter (comma, tab, semicolon) is the one its first lines have most of. A row is what a spreadsheet shows as one: a quoted cell may hold line breaks. */
export async function* csvRows(path: string, name: string, encoding: TextEncoding, size: number, upTo = Infinity): AsyncGenerator<Batch> {
  const sheet = name.replace(/^.*[\\/]|\.[^.]*$/g, '')
  const text = decoded(path, encoding)
  const first = await text.next()
  const head = first.done ? '' : first.value.text
  const delimiter = [',', '\t', ';', '，', '|'].map(mark => ({ mark, n: head.split('\n').slice(0, 20).reduce((n, line) => n + line.split(mark).length - 1, 0) })).reduce((a, b) => (b.n > a.n ? b : a)).mark
  const parser = parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 2 ** 20 })
  let failed: unknown = null
  const records: string[][] = []
  parser.on('readable', () => { for (let r = parser.read() as string[] | null; r; r = parser.read() as string[] | null) records.push(r) })
  parser.on('error', error => { failed = error })
  const write = (chunk: string) => new Promise<void>(resolve => { parser.write(chunk, () => resolve()) })
  let row = 0
  const take = (): SheetRow[] => records.splice(0).map(cells => ({ sheet, row: ++row, cells }))
  let pending: SheetRow[] = []
  const damaged = (error: unknown) => new YinliError('read-damaged', { name, format: `CSV（${error instanceof CsvError ? `${error.code}, ` : ''}第 ${row + 1} 行 row ${row + 1}）` }, error)
  for (let part = first; !part.done; part = await text.next()) {
    await write(part.value.text)
    if (failed) throw damaged(failed)
    pending.push(...take())
    while (pending.length >= batchRows) yield { rows: pending.splice(0, batchRows), done: Math.min(1, part.value.read / size) }
    if (row >= upTo) { if (pending.length) yield { rows: pending, done: 1 }; return }
  }
  await new Promise<void>(resolve => {
    parser.once('end', resolve).once('error', () => resolve())
    parser.end()
    parser.resume()
    parser.on('data', record => records.push(record as string[]))
  })
  if (failed) throw damaged(failed)
  pending = [...pending, ...take()]
  if (pending.length) yield { rows: pending, done: 1 }
}

/** The file's text piece by piece, with the bytes read so far. */
async function* decoded(path: string, encoding: TextEncoding): AsyncGenerator<{ text: string; read: number }> {
  const decoder = new TextDecoder(encoding)
  let read = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 17 }) as AsyncIterable<Buffer>) {
    read += chunk.length
    yield { text: decoder.decode(chunk, { stream: true }), read }
  }
  yield { text: decoder.decode(), read }
}
