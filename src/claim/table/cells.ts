import type { Model } from '../../model/model.ts'
import { perModel } from '../../model/per-model.ts'
import type { DocumentCell } from '../../read/document.ts'
import type { SheetField } from '../../model/sheet-headers.ts'
import { findQuantities } from '../quantities.ts'
import type { EntityType, ExtractedClaim, Extraction, Modality, Property } from '../records.ts'
import { findTimes } from '../times.ts'
import type { Column } from './header.ts'
import type { TableProblem } from './problems.ts'

interface Cell extends DocumentCell { text: string }
interface Table { publishedOn: string | null; model: Model; extraction: Extraction; problems: TableProblem[] }

/** What stands for "nothing". */
const nothing = /^(?:[-—–/／.、]+|无|暂无|待定|未定|不详|\/)$/

/** Reads a cell by its column into the table's layers, as said of `subject`. */
export function cellReaders(table: Table): (cell: Cell, column: Column, subject: string) => void {
  return (cell, column, subject) => {
    if (!column.field || nothing.test(cell.text)) return
    const problem = (severity: TableProblem['severity'], code: TableProblem['code']) => { table.problems.push({ severity, code, address: cell.address, value: cell.text.slice(0, 60) }) }
    const claim = (said: Omit<ExtractedClaim, 'subject' | 'start' | 'end'>, span: { start: number; end: number } = cell) => { table.extraction.claims.push({ subject, ...said, start: span.start, end: span.end }) }
    switch (column.field.as) {
      case 'figure': return readFigure(cell, column, column.field, table, claim, problem)
      case 'milestone': return readDay(cell, column, column.field.of, table, claim, problem)
      case 'stage': return readStage(cell, table.model, claim, problem)
      case 'object': return readObjects(cell, column.field.property, table.extraction, claim)
    }
  }
}

type Claim = (said: Omit<ExtractedClaim, 'subject' | 'start' | 'end'>, span?: { start: number; end: number }) => void
type Problem = (severity: TableProblem['severity'], code: TableProblem['code']) => void

function readFigure(cell: Cell, { header, unit }: Column, { property, of, modality }: Extract<SheetField, { as: 'figure' }>, { model, extraction }: Table, claim: Claim, problem: Problem): void {
  const bare = /^(?:约|近|超|超过|逾|不足|不低于|[-−])?\s?[\d,，.]+%?$/.test(cell.text)
  if (/^[-−]\d/.test(cell.text)) return problem('error', 'figure-negative')
  if (bare && !unit) return problem('error', 'unit-unknown')
  // A bare figure has its header's unit; read together they are what the cell says.
  const [quantity, more] = findQuantities(bare ? `${cell.text.replace(/[,，]/g, '')}${unit}` : cell.text, model)
  if (!quantity || more) return problem('error', 'figure-unreadable')
  const kind = model.properties[property]?.kind
  if (kind && quantity.kind !== kind) return problem('error', 'figure-kind')
  extraction.quantities.push({ ...quantity, start: cell.start, end: cell.end, text: cell.text })
  const { value, max, unit: base, mod } = quantity
  claim({ property, value, ...(max === null ? {} : { max }), unit: base, mod, ...(of ? { of } : {}), modality: modality ?? (/计划|预计|拟|规划|目标/.test(header) ? 'planned' : 'actual') })
}

function readDay(cell: Cell, { header }: Column, of: string, { publishedOn, model, extraction }: Table, claim: Claim, problem: Problem): void {
  const iso = /^(\d{4})\s?[-./年]\s?(\d{1,2})(?:\s?[-./月]\s?(\d{1,2}))?(?:\s.*)?[日月]?$/.exec(cell.text)
  const [time] = findTimes(iso ? `${iso[1]}年${Number(iso[2])}月${iso[3] ? `${Number(iso[3])}日` : ''}` : cell.text, publishedOn, model)
  if (!time || (!time.from && !time.to)) return problem('error', 'day-unreadable')
  const { from, to } = time
  extraction.times.push({ ...time, start: cell.start, end: cell.end, text: cell.text })
  claim({ property: 'milestone', of, ...(from ? { from } : {}), ...(to ? { to } : {}), modality: modalityOf() })

  function modalityOf(): Modality {
    if (/实际|已/.test(header)) return 'actual'
    if (/计划|预计|拟|目标/.test(header)) return 'planned'
    if (publishedOn) return (to ?? from)! < publishedOn ? 'actual' : 'planned'
    problem('warning', 'day-status-unknown')
    return 'planned'
  }
}

const rungs = perModel((model: Model) => Object.entries(model.milestones).flatMap(([of, { words }]) => words.map(word => ({ of, word }))).sort((a, b) => b.word.length - a.word.length))

function readStage(cell: Cell, model: Model, claim: Claim, problem: Problem): void {
  const phase = /^[一二三四五六七八九十]+期/.exec(cell.text)?.[0]
  const part = phase ? { phase } : {}
  if (/^(?:[一二三四五六七八九十]+期)?(?:在建|续建|建设中)/.test(cell.text)) return claim({ property: 'milestone', of: 'started', ...part, modality: 'ongoing' })
  const rung = rungs(model).find(({ word }) => cell.text.includes(word))
  if (!rung) return problem('warning', 'stage-unknown')
  claim({ property: 'milestone', of: rung.of, ...part, modality: /拟|待|计划|预计|未|筹备/.test(cell.text) ? 'planned' : /正在|中$/.test(cell.text) ? 'ongoing' : 'actual' })
}

const institution = /(?:局|委|委员会|政府|管委会|办|办事处|大学|学院|研究院|研究所|医院|中心|协会|学校|银行)$/

function readObjects(cell: Cell, property: Extract<Property, 'built_by' | 'located_in'>, extraction: Extraction, claim: Claim): void {
  for (const found of cell.text.matchAll(/[^、，,；;/／]+/g)) {
    const text = found[0].trim()
    if (text.length < 2 || text.length > 40 || /^[\d\s.]+$/.test(text)) continue
    const start = cell.start + found.index + found[0].indexOf(text)
    const span = { start, end: start + text.length }
    const type: EntityType = property === 'located_in' ? (/(?:园|园区|开发区|高新区|经开区|保税区)$/.test(text) ? 'park' : 'place') : institution.test(text) ? 'institution' : 'company'
    extraction.mentions.push({ ...span, text, type, id: text.replace(/\s+/g, '') })
    claim({ property, modality: 'actual', object: text.replace(/\s+/g, '') }, span)
  }
}
