import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { composeText } from '../read/layout/compose.ts'
import { packPage, unpackPage } from './files.ts'
import { openLedger } from './index.ts'
import { testDirectory } from './testing/directory.ts'
import { pageReading } from './testing/readings.ts'

const scratch = mkdtempSync(join(tmpdir(), 'yinli-files-'))
const dirs = [scratch]
const directory = async () => { const dir = await testDirectory(); dirs.push(dir); return dir }
afterAll(() => { for (const dir of dirs) rmSync(dir, { recursive: true, force: true }) })

const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const line = fc.record({ text: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('青', '禾', '1', '，') }), x0: fraction, y0: fraction, x1: fraction, y1: fraction, confidence: fraction, size: fraction, bold: fc.constantFrom(true, undefined), steps: fc.array(fraction, { minLength: 13, maxLength: 13 }) })
  .map(({ steps, text, bold, ...rest }) => ({ ...rest, text, at: steps.slice(0, text.length + 1), sure: steps[12]! < 0.5 ? null : steps.slice(0, text.length), ...(bold ? { bold } : {}) }))

test('a page comes back from the ledger as it was read, to the last digit', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 8 }), lines => {
    const { pages } = composeText([{ width: 800, height: 1200, lines, rules: [{ x0: 0.1, y0: 0.123456789, x1: 0.9, y1: 0.124 }] }])
    expect(unpackPage(JSON.parse(JSON.stringify(packPage(pages[0]!))))).toEqual(pages[0])
  }), { numRuns: 50 })
})

test('layout, tables and the file itself are kept, and a backup holds them', { timeout: 60_000 }, async () => {
  const { text, pages } = composeText([{ width: 800, height: 1200, lines: [{ text: '青禾湾码头开工', x0: 0.1, y0: 0.1, x1: 0.4, y1: 0.12, at: Array.from({ length: 8 }, (_, i) => 0.1 + i * 0.04), confidence: 0.93, sure: [1, 1, 0.4, 1, 1, 1, 1], size: 0.02 }] }])
  const plain = pageReading([])
  const bytes = Uint8Array.from({ length: 1_300_000 }, (_, i) => (i * 7) % 251)
  const tables = [{ name: '表1', start: 0, end: 3, rows: [[{ start: 0, end: 3, column: 0, address: 'A1' }]] }]
  const document = { ...plain.document, text, pages, tables, mediaType: 'application/pdf', encoding: 'binary' as const }
  const first = await openLedger({ dataDir: await directory() })
  await first.append({ ...plain, document, file: bytes })
  const file = await first.backup(join(scratch, 'copy.jsonl.gz'))
  const second = await openLedger({ dataDir: await directory() })
  await second.restore(file)
  for (const ledger of [first, second]) {
    expect(await ledger.opened(document.sha256)).toEqual({ mediaType: 'application/pdf', encoding: 'binary', text, pages, tables })
    expect(Buffer.from((await ledger.file(document.sha256))!).equals(bytes)).toBe(true)
    expect(await ledger.check()).toEqual([])
    expect([await ledger.opened('0'.repeat(64)), await ledger.file('0'.repeat(64))]).toEqual([null, null])
    await ledger.close()
  }
})
