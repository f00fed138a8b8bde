import * as yauzl from 'yauzl'
import { posix } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { YinliError } from '../../base/errors.ts'
import { attribute, elements, unescaped } from './markup.ts'
import { numberOf, stylesOf, type CellStyle } from './number-format.ts'
import { rowsOf, type RawCell } from './sheet.ts'
import { sharedStrings } from './shared-strings.ts'
import type { Batch } from './rows.ts'

const mostInflated = 8 * 2 ** 30
const mostParts = 2000
/** Parts that are kept whole: the list of sheets, styles; and texts that cells share. */
const mostKept = 32 * 2 ** 20
const mostShared = 256 * 2 ** 20

/**
 * Rows of the visible sheets of a workbook, read as they are inflated: memory holds the texts that cells share and one row. Merged cells have their value in the
 * first cell, formulas their last result; one that was never worked out stands as it is written (`=B2+C2`).
 */
export async function xlsxRows(path: string, name: string): Promise<{ hidden: string[]; batches(upTo?: number): AsyncGenerator<Batch> }> {
  const damaged = (cause?: unknown) => (cause instanceof YinliError ? cause : new YinliError('read-damaged', { name, format: 'XLSX' }, cause))
  const book = await openBook(path, name).catch(error => { throw damaged(error) })
  await book.close()
  return {
    hidden: book.sheets.filter(s => s.hidden).map(s => s.name),
    async *batches(upTo = Infinity) {
      const { sheets, styles, date1904, part, size, close } = await openBook(path, name)
      try {
        const strings = await sharedStrings(await part('xl/sharedStrings.xml', mostShared))
        const shown = sheets.filter(s => !s.hidden)
        const whole = shown.reduce((n, s) => n + size(s.path), 0) || 1
        let before = 0
        for (const sheet of shown) {
          const stream = await part(sheet.path, mostInflated)
          if (!stream) continue
          for await (const { rows, read } of rowsOf(stream)) {
            yield { rows: rows.map(({ row, cells }) => ({ sheet: sheet.name, row, cells: textsOf(cells, strings, styles, date1904) })), done: Math.min(1, (before + read) / whole) }
            if ((rows.at(-1)?.row ?? 0) >= upTo) break
          }
          stream.destroy()
          before += size(sheet.path)
        }
      } catch (error) {
        throw damaged(error)
      } finally {
        await close()
      }
    },
  }
}

async function openBook(path: string, name: string) {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  try {
    const entries = new Map<string, yauzl.Entry>()
    let inflated = 0
    for await (const entry of zip.eachEntry()) {
      inflated += entry.uncompressedSize
      if (inflated > mostInflated || entries.size >= mostParts) throw new YinliError('read-expands-too-much', { name, limit: mostInflated / 2 ** 20, files: mostParts })
      if (entry.isEncrypted()) throw new YinliError('read-encrypted', { name })
      entries.set(entry.fileName.toLowerCase(), entry)
    }
    const part = async (at: string, most: number) => {
      const entry = entries.get(at.toLowerCase())
      if (entry && entry.uncompressedSize > most) throw new YinliError('read-expands-too-much', { name, limit: most / 2 ** 20, files: mostParts })
      return entry ? zip.openReadStreamPromise(entry) : null
    }
    const text = async (at: string) => { const stream = await part(at, mostKept); return stream ? (await buffer(stream)).toString('utf8') : '' }
    const workbook = await text('xl/workbook.xml')
    if (!workbook) throw new Error('no workbook')
    const targets = new Map(elements(await text('xl/_rels/workbook.xml.rels'), 'Relationship').map(tag => [attribute(tag, 'Id'), attribute(tag, 'Target')]))
    const sheets = elements(workbook, 'sheet').flatMap(tag => {
      const target = targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id'))
      const at = target && (target.startsWith('/') ? target.slice(1) : posix.join('xl', target))
      return at && entries.has(at.toLowerCase()) ? [{ name: unescaped(attribute(tag, 'name') ?? ''), path: at, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' }] : []
    })
    if (!sheets.length) throw new Error('no sheets')
    return {
      sheets, part, styles: stylesOf(await text('xl/styles.xml')), date1904: /date1904="(?:1|true)"/.test(workbook),
      size: (at: string) => entries.get(at.toLowerCase())?.uncompressedSize ?? 0, close: async () => { zip.close() },
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Further columns than anybody fills. */
const mostColumns = 2000

function textsOf(cells: RawCell[], strings: string[], styles: CellStyle[], date1904: boolean): string[] {
  const texts: string[] = []
  for (const { column, type, style, value, formula } of cells) {
    if (column >= mostColumns) continue
    while (texts.length < column) texts.push('')
    texts[column] = value === null ? (formula === null ? '' : `=${formula}`)
      : type === 's' ? strings[Number(value)] ?? ''
      : type === 'b' ? (value === '1' ? '是' : '否')
      : type === 'str' || type === 'inlineStr' || type === 'e' || type === 'd' ? value
      : numberOf(value, styles[style] ?? null, date1904)
  }
  return texts
}
