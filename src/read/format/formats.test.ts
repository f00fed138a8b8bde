import { describe, expect, test } from 'vitest'
import { loadModel } from '../../model/load.ts'
import { readFile } from '../page.ts'
import { isArchive, openFile, unpack, usualLimits } from './index.ts'
import { csvFile, docxFile, htmlFile, ofdFile, story, xlsxFile, zipOf } from './testing/files.ts'

const model = loadModel()
const plain = () => new TextEncoder().encode(`${story.headline}\n\n${story.paragraphs.join('\n')}\n`)
const text = (s: string) => s.replace(/[\s#]/g, '')
const codeOf = (work: Promise<unknown>) => work.then(() => null, (error: { code?: string }) => error.code ?? String(error))

interface Case { format: string; make: () => Uint8Array | Promise<Uint8Array>; prose: boolean; table: boolean; media: string }
const cases: Case[] = [
  { format: 'txt', make: plain, prose: true, table: false, media: 'text/plain' },
  { format: 'docx', make: docxFile, prose: true, table: true, media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  { format: 'html', make: htmlFile, prose: true, table: true, media: 'text/html' },
  { format: 'ofd', make: ofdFile, prose: true, table: false, media: 'application/ofd' },
  { format: 'xlsx', make: () => xlsxFile(), prose: false, table: true, media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { format: 'csv', make: csvFile, prose: false, table: true, media: 'text/csv' },
]

describe.each(cases)('a page as $format', ({ format, make, prose, table, media }) => {
  const open = async () => openFile(await make(), `page.${format}`)

  test('says what it says, in order', async () => {
    const file = await open()
    expect(file.mediaType).toBe(media)
    const said = text(file.text)
    let at = 0
    for (const part of [...(prose ? [story.headline, ...story.paragraphs] : []), ...(table ? story.table.flat() : [])]) {
      at = said.indexOf(text(part), at)
      expect(at, part).toBeGreaterThanOrEqual(0)
    }
    expect(said).not.toContain('脚本')
  })

  test('keeps the place of every cell', async () => {
    const { tables, text } = await open()
    expect(tables.map(t => t.rows.map(row => row.map(cell => text.slice(cell.start, cell.end))))).toEqual(table ? [story.table] : [])
    if (table) expect(tables[0]!.rows[1]!.map(cell => cell.address)).toEqual(['A2', 'B2', 'C2'])
  })

  test('reads the same twice, and every character of it belongs to one article', async () => {
    const bytes = await make()
    const first = await readFile(bytes, { name: `page.${format}` }, model)
    expect(await readFile(bytes, { name: `page.${format}` }, model)).toEqual(first)
    const owners = new Uint8Array(first.document.text.length)
    for (const { spans } of first.articles) for (const [start, end] of spans) for (let i = start; i < end; i++) owners[i]!++
    Array.from(first.document.text).forEach((c, i) => { if (/\S/.test(c)) expect(owners[i], `${i} ${c}`).toBe(1) })
  })

  test('is known by its bytes, whatever its name', async () => {
    if (format === 'csv') return
    expect((await openFile(await make(), 'page.txt')).mediaType).toBe(media)
  })

  test('cut short, it is refused with a code or read in part, never with a defect', async () => {
    const bytes = await make()
    for (const share of [0.1, 0.5, 0.9]) {
      const code = await codeOf(openFile(bytes.subarray(0, Math.floor(bytes.length * share)), `page.${format}`))
      expect(code ?? 'read-').toMatch(/^read-/)
    }
  })
})

describe('archives', () => {
  test('a ZIP of files gives them one after the other, names in GBK included', async () => {
    const zip = await zipOf({ 'a/通知.txt': plain(), '__MACOSX/a/._通知.txt': 'x', '.DS_Store': 'x', 'b.csv': csvFile() }, {
      encodeFileName: (name: string) => (name.startsWith('a/') ? String.fromCharCode(0x61, 0x2f, 0xcd, 0xa8, 0xd6, 0xaa, 0x2e, 0x74, 0x78, 0x74) : name),
    })
    expect(await isArchive(zip, 'x.zip')).toBe(true)
    expect(await isArchive(await docxFile(), 'x.docx')).toBe(false)
    const files: { name: string; bytes: Uint8Array }[] = []
    for await (const file of unpack(zip, 'x.zip')) files.push(file)
    expect(files.map(f => f.name)).toEqual(['通知.txt', 'b.csv'])
    expect(files[0]!.bytes).toEqual(Buffer.from(plain()))
  })

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['a bomb', () => zipOf({ 'word/document.xml': new Uint8Array(3_000_000) }), 'read-expands-too-much'],
    ['a bomb that understates its size', async () => understated(await zipOf({ 'word/document.xml': new Uint8Array(3_000_000) })), 'read-damaged'],
    ['many files', () => zipOf({ 'word/document.xml': 'x', ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.xml`, ''])) }), 'read-expands-too-much'],
    ['a password', async () => sealed(await docxFile()), 'read-encrypted'],
    ['no document inside', () => zipOf({ 'word/document.xml': '<not-word/>' }), 'read-damaged'],
    ['an archive where a document should be', () => zipOf({ 'a.txt': 'x' }), 'read-archive-inside'],
  ])('%s ends in its code', async (_, make, code) => {
    expect(await codeOf(openFile(await make(), 'x.docx', { ...usualLimits, inflated: 2_000_000, files: 30 }))).toBe(code)
  })

  test('a sealed Office file says that it has a password', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await codeOf(openFile(ole, 'x.xlsx'))).toBe('read-encrypted')
    expect(await codeOf(openFile(ole.subarray(0, 300), 'x.doc'))).toBe('read-format-unsupported')
  })
})

describe('sheets', () => {
  test('cells show what was last shown; formulas are not run', async () => {
    const { text, tables } = await openFile(await xlsxFile([
      ['项目', '数'], ['甲', 0.1 + 0.2], ['乙', { formula: 'HYPERLINK("http://example.org","x")', result: 7 }], ['丙', new Date(Date.UTC(2026, 4, 1))],
      ['丁', { richText: [{ text: '十' }, { text: '二' }] }], ['戊', { error: '#REF!' }], ['=1+1', '@SUM(A1)'],
    ] as never), 'a.xlsx')
    expect(tables[0]!.rows.slice(1).map(row => row.map(c => text.slice(c.start, c.end)))).toEqual([['甲', '0.3'], ['乙', '7'], ['丙', '2026-05-01'], ['丁', '十二'], ['戊'], ['=1+1', '@SUM(A1)']])
    expect(tables[0]!.rows[5]![0]!.address).toBe('A6')
  })

  test('too many cells are refused', async () => {
    expect(await codeOf(openFile(csvFile(), 'a.csv', { ...usualLimits, cells: 5 }))).toBe('read-too-many-cells')
  })

  test.each([['semicolons', '甲;乙\n1;2\n'], ['tabs', '甲\t乙\n1\t2\n'], ['quoted line breaks', '"甲\n甲",乙\n1,2\n']])('%s', async (_, csv) => {
    const { tables } = await openFile(new TextEncoder().encode(csv), 'a.csv')
    expect(tables[0]!.rows.map(row => row.length)).toEqual([2, 2])
  })
})

test('a web page that is laid out by tables, or lists notices, is read whole', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">关于第${i + 1}批项目的公告</a><span>2026-03-${String(i % 28 + 1).padStart(2, '0')}</span></li>`)
  const { text } = await openFile(new TextEncoder().encode(`<html><body><table><tr><td><h2>公告</h2><ul>${rows.join('')}</ul></td></tr></table></body></html>`), 'list.html')
  expect(text).toContain('关于第1批项目的公告')
  expect(text).toContain('关于第30批项目的公告')
})

/** States a small size in the central directory and the local header alike. */
function understated(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset)
  for (let i = 0; i < zip.length - 4; i++) {
    const at = view.getUint32(i, true) === 0x02014b50 ? 24 : view.getUint32(i, true) === 0x04034b50 ? 22 : 0
    if (at) view.setUint32(i + at, 100, true)
  }
  return zip
}

function sealed(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset)
  for (let i = 0; i < zip.length - 4; i++) if (view.getUint32(i, true) === 0x02014b50) view.setUint16(i + 8, view.getUint16(i + 8, true) | 1, true)
  return zip
}
