import type { FactValue } from '../../../ledger/register.ts'
import { industries } from '../../../model/industries.ts'
import { perModel } from '../../../model/per-model.ts'
import type { Model } from '../../../model/model.ts'
import { dayOf as serialDay } from '../../../read/rows/number-format.ts'
import { createGazetteer } from '../../../resolve/gazetteer.ts'
import { dayOf } from '../../../rules/index.ts'
import { amountOf } from './amounts.ts'
import type { ProblemCode } from './problems.ts'
import type { Target } from './target.ts'

/** What a cell says of its target; with `problem`, what is wrong or wants a look. Neither: it says nothing. */
export interface Told { value?: Exclude<FactValue, object>; problem?: { code: ProblemCode; details?: Record<string, string> } }
/** `unit` is the column's; `asOf` the day of the file. */
export interface Around { unit: string | null; asOf: string; model: Model }

const longest = 4000

/** Reads a cell's text as its target has it: decimals as exact text in the fact's unit, days as ISO days, yes and no, codes of the standards. */
export function readValue(target: Target, written: string, around: Around): Told {
  const text = written.trim()
  const { nothing } = vocabulary(around.model)
  if (text === '' || (text.length <= 4 && nothing.has(text.toLowerCase()))) return {}
  if (target.kind !== 'text' && text[0] === '#' && /^#(?:DIV\/0!|N\/A|REF!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(text)) return wrong('cell-error')
  if (target.kind !== 'text' && text[0] === '=') return wrong('formula-uncomputed')
  switch (target.kind) {
    case 'number': return amountOf(text, target, around)
    case 'date': return day(text, around.asOf)
    case 'flag': return flag(text, around.model)
    case 'choice': return choice(text, target.options)
    case 'code': return industry(text)
    case 'place': return place(text, around.model)
    case 'text': return text.length > longest ? wrong('text-too-long', { limit: String(longest) }) : { value: clean(text), ...(text.includes('\ufffd') ? wrong('text-damaged') : {}) }
    case 'creditCode': case 'year': return { value: text }
  }
}

const wrong = (code: ProblemCode, details?: Record<string, string>): Told => ({ problem: { code, details } })
const clean = (text: string) => text.replace(/[\p{Cc}\p{Surrogate}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu, ' ').trim()

interface Vocabulary { nothing: Set<string>; yes: Set<string>; no: Set<string> }
const vocabulary: (model: Model) => Vocabulary = perModel(({ register }: Model) => ({ nothing: new Set(register.nothing), yes: new Set(register.yes), no: new Set(register.no) }))

const forms = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/, /^(\d{4})(\d{2})(\d{2})$/, /^(\d{4})[-/.年](\d{1,2})月?$/]

/** 2024-03-05, 2024/3/5, 2024年3月5日, 20240305, 2024年3月, a spreadsheet's number of days. */
function day(written: string, asOf: string): Told {
  const text = written.normalize('NFKC').replace(/\s*([-/.年月])\s*/g, '$1')
  const match = forms[0]!.exec(text) ?? forms[1]!.exec(text) ?? forms[2]!.exec(text)
  const serial = /^\d{5}(?:\.\d{1,10})?$/.test(text) ? serialDay(Number(text)) : null
  const iso = match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${(match[3] ?? '1').padStart(2, '0')}` : serial
  if (!iso) return wrong('date-unreadable')
  if (dayOf(iso) === null || iso < '1850') return wrong('date-impossible')
  if (iso > asOf) return { value: iso, ...wrong('date-future', { asOf }) }
  return match && !match[3] ? { value: iso, ...wrong('date-month') } : { value: iso }
}

function flag(text: string, model: Model): Told {
  const { yes, no } = vocabulary(model)
  const word = text.normalize('NFKC').toLowerCase()
  return yes.has(word) || yes.has(text) ? { value: true } : no.has(word) || no.has(text) ? { value: false } : wrong('flag-unreadable')
}

function choice(text: string, options: Record<string, string>): Told {
  const word = text.normalize('NFKC')
  const id = Object.keys(options).find(k => k === text || options[k]!.normalize('NFKC') === word)
  return id === undefined ? wrong('choice-unreadable', { options: Object.values(options).join(' ') }) : { value: id }
}

/** C3562, 3562, 半导体器件专用设备制造, C3562 半导体器件专用设备制造, 制造业/…/半导体器件专用设备制造: to a code of two to four digits. */
function industry(written: string): Told {
  const text = written.normalize('NFKC').trim()
  const code = /^\[?\(?([A-Ta-t])?\s?(\d{2,4})\)?\]?(?:[\s\-_:·.、].*|\p{Script=Han}.*)?$/u.exec(text)
  if (code) {
    const found = industries().byCode(code[2]!)
    return found && (!code[1] || code[1].toUpperCase() === found.section) ? { value: code[2]! } : wrong('industry-unknown')
  }
  if (/^[A-Ta-t]$/.test(text)) return wrong('industry-section')
  const trailing = /[（(]([A-T])?(\d{2,4})[)）]$/.exec(text)
  if (trailing && industries().byCode(trailing[2]!)) return { value: trailing[2]! }
  for (const part of [text, ...text.split(/[/>\\|\-—]+/).reverse()]) {
    const codes = industries().byName(part.trim())
    const [first] = codes
    if (!first) continue
    if (/^[A-T]$/.test(first)) return wrong('industry-section')
    const same = codes.filter(c => c.length === first.length)
    return same.length > 1 ? wrong('industry-several', { codes: same.join(' ') }) : { value: first }
  }
  return wrong('industry-unknown')
}

const gazetteer = perModel(createGazetteer)

/** A division's code, or a name, to its code of six digits. */
function place(written: string, model: Model): Told {
  const text = written.normalize('NFKC').replace(/\s/g, '')
  const digits = /^\d{6}(?:\d{6})?$/.exec(text)?.[0].slice(0, 6).replace(/(?:00){1,2}$/, '')
  const found = digits ? gazetteer(model).byCode(digits) : /^\d+$/.test(text) ? null : gazetteer(model).split(text, true).place
  return found ? { value: found.code.padEnd(6, '0') } : wrong('place-unknown')
}
