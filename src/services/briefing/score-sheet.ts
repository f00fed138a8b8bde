import type { Worksheet } from 'exceljs'
import { sheetText, xmlText } from '../../base/sheet-text.ts'
import { ruleWords } from './ranking.ts'
import type { Round } from './rounds.ts'

/** A project as a score sheet lists it. */
export interface Listed { id: string; name: string; district: string | null }

/** Headings by which a filled sheet is read again, whatever else its columns and rows became. */
export const headings = { id: '项目编号', order: '序号', project: '项目', district: '所在地', judge: '评委', remark: '备注' } as const

/** The heading of a criterion: 投资规模（满分20）. */
export const criterionHeading = ({ zh, max }: { zh: string; max: number }) => `${zh}（满分${max}）`

/** A workbook to score a round with: one sheet a judge, or one for all, and the rules. Cells for points take only what may be given. */
export async function scoreSheet(round: Round, projects: readonly Listed[], layout: 'judges' | 'one'): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.creator = '引力场 Yinli'
  const judges = round.judges.length ? round.judges : ['']
  const sheets = layout === 'judges' ? judges.map(judge => ({ name: judge || '评分表', judges: [judge] })) : [{ name: '评分表', judges }]
  const names = new Set<string>()
  for (const sheet of sheets) fill(book.addWorksheet(sheetName(sheet.name, names), { views: [{ state: 'frozen', xSplit: 4, ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' } }), round, projects, sheet.judges)
  const rules = book.addWorksheet(sheetName('评分说明', names))
  rules.columns = [{ width: 28 }, { width: 80 }]
  rules.addRows([['观摩', text(round.name)], ['日期', round.on], ['规则', ruleWords(round).zh], [], ['评分项', '满分'], ...round.criteria.map(c => [text(c.zh), c.max]), [], ['填写', '只填评分和备注两处；项目、评委一栏请勿改动。可以增删、移动其他行列，不影响读回。']])
  rules.eachRow(row => { row.getCell(2).alignment = { wrapText: true, vertical: 'top', horizontal: 'left' } })
  return new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer)
}

function fill(sheet: Worksheet, round: Round, projects: readonly Listed[], judges: readonly string[]): void {
  const columns = [headings.id, headings.order, headings.project, headings.district, headings.judge, ...round.criteria.map(criterionHeading), headings.remark]
  sheet.columns = columns.map((heading, i) => ({ width: heading === headings.project ? 36 : i === columns.length - 1 ? 30 : heading === headings.order ? 6 : 14, hidden: heading === headings.id }))
  sheet.addRow([null, text(`${round.name}评分表（${round.on}）`)]).font = { bold: true, size: 14 }
  const head = sheet.addRow(columns.map(text))
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
  for (const judge of judges) for (const [i, project] of projects.entries()) {
    const row = sheet.addRow([text(project.id), i + 1, text(project.name), text(project.district ?? ''), text(judge), ...round.criteria.map(() => null), null])
    for (const [c, { max, zh }] of round.criteria.entries()) {
      row.getCell(6 + c).dataValidation = { type: 'decimal', operator: 'between', formulae: [0, max], allowBlank: true, showErrorMessage: true, errorTitle: zh, error: `请填 0 到 ${max} 的数` }
    }
  }
  const border = { style: 'thin' } as const
  for (let r = 2; r <= sheet.rowCount; r++) for (let c = 2; c <= columns.length; c++) sheet.getCell(r, c).border = { top: border, left: border, bottom: border, right: border }
}

/** A name a workbook takes, and has not taken yet. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain = xmlText(wanted).replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, '').trim().slice(0, 28) || '表'
  let name = plain
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}${n}`
  taken.add(name.toLowerCase())
  return name
}

const text = (value: string) => sheetText(xmlText(value))
