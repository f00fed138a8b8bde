import type { Locator, StoredClaim } from '../../ledger/ledger.ts'

/** A cell: text, a number, or nothing. Text may come from anywhere; `sheetText` goes over it before a spreadsheet sees it. */
export type Cell = string | number | null

/** A claim with the place of its words in the file. */
export type ExportedClaim = StoredClaim & { locator: Locator | null }

/** A column of an exported table: field name, heading, what stands in the cell, how wide. */
export interface Column<Row> { key: string; zh: string; cell(row: Row): Cell; width: number }

export const claimColumns: Column<ExportedClaim>[] = [
  { key: 'subject', zh: '主体', cell: c => c.subject.name, width: 28 },
  { key: 'subject_type', zh: '类型', cell: c => c.subject.type, width: 12 },
  { key: 'property', zh: '属性', cell: c => c.property, width: 14 },
  { key: 'of', zh: '所指', cell: c => c.of, width: 16 },
  { key: 'phase', zh: '期', cell: c => c.phase, width: 10 },
  { key: 'value', zh: '数值', cell: c => c.value, width: 16 },
  { key: 'max', zh: '上限', cell: c => c.max, width: 12 },
  { key: 'unit', zh: '单位', cell: c => c.unit, width: 8 },
  { key: 'mod', zh: '限定', cell: c => c.mod, width: 8 },
  { key: 'from', zh: '自', cell: c => c.from, width: 12 },
  { key: 'to', zh: '至', cell: c => c.to, width: 12 },
  { key: 'modality', zh: '大类', cell: c => c.modality, width: 10 },
  { key: 'status', zh: '状态', cell: c => c.status, width: 10 },
  { key: 'object', zh: '对象', cell: c => c.object?.name ?? null, width: 28 },
  { key: 'quote', zh: '原文', cell: c => c.quote, width: 36 },
  { key: 'publisher', zh: '出版者', cell: c => c.publisher, width: 18 },
  { key: 'published_on', zh: '出版日期', cell: c => c.publishedOn, width: 12 },
  { key: 'basis', zh: '日期依据', cell: c => c.basis, width: 10 },
  { key: 'document', zh: '文献', cell: c => c.document, width: 20 },
  { key: 'locator', zh: '位置', cell: c => c.locator && locatorText(c.locator), width: 16 },
  { key: 'start', zh: '起', cell: c => c.start, width: 8 },
  { key: 'end', zh: '止', cell: c => c.end, width: 8 },
  { key: 'extractor', zh: '提取器', cell: c => c.extractor, width: 14 },
  { key: 'id', zh: '编号', cell: c => c.id, width: 28 },
]

/** 重点项目!C5, or P1 L23: the first page's 23rd line. */
const locatorText = (place: Locator) => (place.kind === 'cell' ? `${place.sheet}!${place.address}` : `${place.page ? `P${place.page} ` : ''}L${place.line}`)
