import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFile, usualLimits } from '../src/read/index.ts'
import { csvFile, docxFile, htmlFile, ofdFile, xlsxFile } from '../src/read/format/testing/files.ts'
import { onePage } from '../src/read/format/testing/pdf.ts'

/** Small valid files with some bytes changed, taken out or said twice: each is read or refused with a code, whatever became of it. */
const files: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
  pdf: () => onePage('BT /F1 12 Tf 50 700 Td (hello) Tj 0 -14 Td [(wo) -100 (rld)] TJ ET'), docx: docxFile, xlsx: () => xlsxFile(), ofd: ofdFile, html: () => htmlFile(), csv: csvFile,
}
const limits = { ...usualLimits, pages: 20, inflated: 4_000_000, files: 100, cells: 10_000 }
type Change = { at: number; what: 'set' | 'cut' | 'twice'; value: number; length: number }
const change: fc.Arbitrary<Change> = fc.record({ at: fc.nat(1_000_000), what: fc.constantFrom('set', 'set', 'cut', 'twice'), value: fc.nat(255), length: fc.integer({ min: 1, max: 40 }) })

function changed(file: Uint8Array, changes: Change[]): Uint8Array {
  let bytes = Buffer.from(file)
  for (const { at, what, value, length } of changes) {
    const here = at % Math.max(1, bytes.length)
    if (what === 'set') bytes[here] = value
    else bytes = Buffer.concat([bytes.subarray(0, here), what === 'twice' ? bytes.subarray(here, here + length) : Buffer.alloc(0), bytes.subarray(what === 'twice' ? here : here + length)])
  }
  return new Uint8Array(bytes)
}

describe.each(Object.entries(files))('a %s with errors in it', (format, make) => {
  test('is read, or refused with a code', async () => {
    const file = await make()
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async changes => {
      try {
        const { text } = await openFile(changed(file, changes), `x.${format}`, limits)
        expect(text.length).toBeLessThan(4_000_000)
      } catch (error) {
        expect((error as { code?: string }).code, String((error as Error).stack)).toMatch(/^read-/)
      }
    }), { numRuns: 120 })
  }, 120_000)
})
