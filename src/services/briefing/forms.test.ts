import excel from 'exceljs'
import { expect, it } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { loadModel } from '../../model/load.ts'
import { openArchive } from '../../read/format/archive.ts'
import { usualLimits } from '../../read/format/format.ts'
import { citing } from './citation.ts'
import { toDocx } from './docx.ts'
import { fillForm } from './form.ts'
import { shiftFormula } from './shift-formula.ts'
import type { BriefSubject } from './subject.ts'
import { zip } from './zip.ts'

const model = loadModel()
const subject = (name: string, ...claims: Partial<BriefSubject['facts'][number]>[]): BriefSubject => ({
  entity: { id: name, name, type: 'project' }, district: null, places: [], builders: [], stage: null, promised: [], observed: [], colour: null, needs: [],
  facts: claims.map((claim, i) => someClaim({ id: `${name}${i}`, publisher: '澄湾日报', publishedOn: '2026-03-05', ...claim })),
})
const asking = { model, cite: citing(new Map()), today: '2026-06-15', chosen: () => undefined as string | undefined }
const part = async (bytes: Uint8Array, name: string) => new TextDecoder().decode(await (await openArchive(bytes, 'x', usualLimits)).read(name))
const plain = (xml: string) => xml.replace(/<w:footnoteReference[^>]*w:id="(\d+)"\/>/g, '[$1]').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
const document = (body: string) => zip([
  { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' },
  { name: 'word/_rels/document.xml.rels', content: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>' },
  { name: 'word/document.xml', content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>` },
])
const p = (...texts: string[]) => `<w:p>${texts.map(text => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('')}</w:p>`

it('a paper’s notes are Word footnotes that stand where they are cited', async () => {
  const note = (text: string) => [{ text, claim: null }]
  const bytes = await toDocx([{ title: '甲<项目>', subtitle: null, blocks: [{ kind: 'text', pieces: ['投资', { text: '3亿元', notes: note('第一处&') }, '，占地', { text: '9亩', notes: note('第二处') }] }, { kind: 'table', head: ['甲'], widths: [1], rows: [[[{ text: '开工', notes: note('表中') }]]] }] }])
  expect(plain(await part(bytes, 'word/document.xml'))).toContain('投资3亿元[1]，占地9亩[2]\n甲\n开工[3]\n')
  const footnotes = await part(bytes, 'word/footnotes.xml')
  expect([...footnotes.matchAll(/<w:footnote w:id="(\d+)">(.*?)<\/w:footnote>/g)].map(m => `${m[1]} ${plain(m[2]!).trim()}`)).toEqual(['1 第一处&amp;', '2 第二处', '3 表中'])
})

it('a Word form: split runs, footnotes, other statuses, unknown names, loops', async () => {
  const form = await document([
    p('总投资{{总', '投资}}，', '开工{{ 开工时间 }}。'), p('{{没有这个}}'),
    `<w:tbl><w:tr><w:tc>${p('{{#项目}}{{序号}}')}</w:tc><w:tc>${p('{{项目名称}}：{{占地面积}}{{/项目}}')}</w:tc></w:tr></w:tbl>`,
  ].join(''))
  const one = subject('<甲>项目', { property: 'investment', value: 35e8, unit: 'CNY', of: 'total', modality: 'planned', status: 'planned', quote: '35亿元' }, { property: 'milestone', of: 'started', value: null, unit: null, modality: 'planned', status: 'planned', from: '2026-03-01', to: '2026-03-31', quote: '3月开工' })
  const made = await fillForm(form, '表.docx', [one], asking)
  expect(plain(await part(made.bytes, 'word/document.xml'))).toBe('总投资35亿元[1]，开工未知（另有：2026年3月开工启动（计划）（2026年3月5日刊载））[2]。\n{{没有这个}}【未知】\n1\n&lt;甲&gt;项目：未知\n')
  expect(await part(made.bytes, 'word/document.xml')).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">总投资35亿元</w:t></w:r><w:r><w:rPr><w:vertAlign')
  expect(plain(await part(made.bytes, 'word/footnotes.xml'))).toContain('《澄湾日报》2026年3月5日：“35亿元”。')
  expect(await part(made.bytes, '[Content_Types].xml')).toContain('footnotes+xml')
  expect(await part(made.bytes, 'word/_rels/document.xml.rels')).toContain('footnotes.xml')
  expect(made.filled.map(f => `${f.placeholder} ${f.state}`)).toEqual(['总投资 filled', '开工时间 other', '没有这个 undefined', '序号 filled', '项目名称 filled', '占地面积 unknown'])
  const two = await fillForm(form, '表.docx', [one, subject('乙')], asking)
  expect(plain(await part(two.bytes, 'word/document.xml'))).toContain('{{总投资}}【须在循环内】，开工{{ 开工时间 }}【须在循环内】。\n{{没有这个}}【未知】\n1\n&lt;甲&gt;项目：未知\n2\n乙：未知\n')
})

it('several answers are listed for a person, and the one chosen is filled in', async () => {
  const money = (value: number, status: 'planned' | 'contracted') => ({ property: 'investment' as const, value, unit: 'CNY', of: 'total', modality: 'planned' as const, status, quote: `${value / 1e8}亿元` })
  const one = subject('甲', money(35e8, 'planned'), money(30e8, 'contracted'))
  const form = await document(p('{{总投资}}'))
  const asked = await fillForm(form, '表.docx', [one], asking)
  expect(plain(await part(asked.bytes, 'word/document.xml'))).toBe('【待选】35亿元（计划）（2026年3月5日刊载）；30亿元（签约）（2026年3月5日刊载）[1]，[2]\n')
  expect(asked.filled[0]).toMatchObject({ state: 'several', candidates: [{ claim: '甲0', status: 'planned' }, { claim: '甲1', status: 'contracted' }] })
  const chosen = await fillForm(form, '表.docx', [one], { ...asking, chosen: (entity, field) => (entity === '甲' && field === 'investment' ? '甲1' : undefined) })
  expect(plain(await part(chosen.bytes, 'word/document.xml'))).toBe('30亿元[1]\n')
})

it('a workbook: numbers, comments, rows repeated with what stands below, nothing that runs', async () => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('表')
  sheet.addRows([['项目清单'], ['名称', '总投资（亿元）'], ['{{#项目}}{{项目名称}}', '{{总投资（亿元）}}{{/项目}}'], ['合计', { formula: 'SUM(B3:B3)', result: 0 }], ['填报 {{日期}}']])
  sheet.mergeCells('A5:B5')
  const money = (value: number, mod: 'exact' | 'more') => ({ property: 'investment' as const, value, unit: 'CNY', mod, of: 'total', modality: 'planned' as const, status: 'planned' as const, quote: '投资' })
  const made = await fillForm(new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer), '表.xlsx', [subject('=HYPERLINK("http://x.example")', money(35e8, 'exact')), subject('乙', money(3e8, 'more')), subject('丙')], asking)
  const read = new excel.Workbook()
  await read.xlsx.load(made.bytes.buffer as ArrayBuffer)
  const s = read.worksheets[0]!
  const values = [3, 4, 5, 6, 7].map(row => [1, 2].map(column => { const { value } = s.getCell(row, column); return value !== null && typeof value === 'object' && 'formula' in value ? `=${value.formula}` : value }))
  expect(values).toEqual([['\'=HYPERLINK("http://x.example")', 35], ['乙', '超3'], ['丙', '未知'], ['合计', '=SUM(B3:B5)'], ['填报 2026年6月15日', '填报 2026年6月15日']])
  expect(s.getCell('A7').isMerged).toBe(true)
  expect(JSON.stringify(s.getCell('B3').note)).toContain('《澄湾日报》2026年3月5日：“投资”。')
})

it.each([
  ['=B3', '=B3'], ['B9+$B$10', 'B11+$B$12'], ['SUM(B4:B6)', 'SUM(B4:B8)'], ['SUM(B1:B2)', 'SUM(B1:B2)'], ['其他!B9+B9', '其他!B9+B11'], ['"B9"&LOG10(B9)', '"B9"&LOG10(B11)'],
])('rows 4 to 6 become two more: %s is %s', (before, after) => expect(shiftFormula(before, 4, 6, 2)).toBe(after))

it('a workbook whose ranges hold all the cells there can be is refused before its library opens it', async () => {
  const sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
  await expect(fillForm(await zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }, { name: 'xl/worksheets/sheet1.xml', content: sheet }]), '表.xlsx', [subject('甲')], asking)).rejects.toMatchObject({ code: 'read-too-many-cells' })
})

it.each([['表.docx', 'read-damaged'], ['表.txt', 'form-format']])('%s that is none is refused: %s', async (name, code) => {
  const bytes = name.endsWith('docx') ? (await document(p('{{总投资}}'))).subarray(0, 300) : new TextEncoder().encode('{{总投资}}')
  await expect(fillForm(bytes, name, [subject('甲')], asking)).rejects.toMatchObject({ code })
})
