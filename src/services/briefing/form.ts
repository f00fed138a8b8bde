import { YinliError } from '../../base/errors.ts'
import { openArchive, type Archive } from '../../read/format/archive.ts'
import type { Limits } from '../../read/format/format.ts'
import { answer, fieldOf, type Answer, type AnswerState, type Asking, type Candidate } from './answers.ts'
import type { BriefSubject } from './subject.ts'
import { fileTitle, zip } from './zip.ts'

/** One placeholder of a form and what became of it. `where`: a cell (表1!C5) or a part of the document; `project`: null outside of loops over several. */
export interface Filled { placeholder: string; project: string | null; where: string; state: AnswerState | 'undefined' | 'loop'; text: string; candidates: Candidate[]; cited: boolean }
export interface FilledForm { kind: 'docx' | 'xlsx'; bytes: Uint8Array<ArrayBuffer>; filled: Filled[]; /** Parts of the file that the result does not have any more. */ lost: string[] }

/** A form is smaller than what is read; its text is held whole. */
const bounds: Limits = { pages: 0, pixels: 0, files: 1000, inflated: 48 * 2 ** 20, cells: 200_000 }

/**
 * Fills the named placeholders of a DOCX or XLSX form ({{总投资}}) from what is known of projects, each figure with a footnote or a cell comment that cites.
 * {{#项目}} … {{/项目}} around rows or paragraphs repeats them for each project. Throws `read-*` for what cannot be opened, `form-format`, `form-no-placeholder`.
 */
export async function fillForm(bytes: Uint8Array, name: string, subjects: readonly BriefSubject[], asking: Asking): Promise<FilledForm> {
  const archive = bytes[0] === 0x50 && bytes[1] === 0x4b ? await openArchive(bytes, name, bounds, 'DOCX/XLSX') : null
  const kind = archive?.names.includes('word/document.xml') ? 'docx' : archive?.names.includes('xl/workbook.xml') ? 'xlsx' : null
  if (!archive || !kind) throw new YinliError('form-format', { name })
  const inquiry = new Inquiry(subjects, asking)
  const { bytes: made, lost } = kind === 'docx' ? await (await import('./form-docx.ts')).fillDocx(archive, name, inquiry) : await (await import('./form-xlsx.ts')).fillXlsx(archive, bytes, name, inquiry, bounds)
  if (!inquiry.filled.length) throw new YinliError('form-no-placeholder', { name })
  return { kind, bytes: made, filled: inquiry.filled, lost }
}

/** A form filled for several projects: one file where it has a loop, else a ZIP with one for each. `name`: of the file. */
export async function fillForms(bytes: Uint8Array, name: string, subjects: readonly BriefSubject[], asking: Asking): Promise<Omit<FilledForm, 'kind'> & { name: string }> {
  const title = name.replace(/\.[^.]*$/, '')
  const whole = await fillForm(bytes, name, subjects, asking)
  const outside = whole.filled.some(f => f.state === 'loop') && whole.filled.every(f => f.project === null)
  if (subjects.length < 2 || !outside) return { ...whole, name: `${fileTitle(title)}（已填）.${whole.kind}` }
  const files: { name: string; content: Uint8Array }[] = []
  const filled: Filled[] = []
  for (const [i, subject] of subjects.entries()) {
    const own = await fillForm(bytes, name, [subject], asking)
    files.push({ name: `${String(i + 1).padStart(2, '0')} ${fileTitle(subject.entity.name)}.${own.kind}`, content: own.bytes })
    filled.push(...own.filled)
  }
  return { name: `${fileTitle(title)}（已填）.zip`, bytes: await zip(files), filled, lost: whole.lost }
}

/** Every part of an archive once within its bounds. */
export async function everyPart(archive: Archive): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  for (const path of archive.names) parts.set(path, await archive.read(path))
  return parts
}

/** {{总投资}}, also in full-width braces. */
export const placeholder = /[{｛]{2}\s*([^{}｛｝]{1,60}?)\s*[}｝]{2}/g
export const loopOpens = /[{｛]{2}\s*[#＃]\s*项目\s*[}｝]{2}/
export const loopCloses = /[{｛]{2}\s*[/／]\s*项目\s*[}｝]{2}/
export const withoutMarks = (text: string) => text.replace(new RegExp(`${loopOpens.source}|${loopCloses.source}`, 'g'), '')

/** Whom a stretch of a form is about: one project of a loop, or whatever the whole form is about. */
export type Scope = number | null

/** Answers placeholders and keeps account of them. */
export class Inquiry {
  readonly filled: Filled[] = []
  readonly subjects: readonly BriefSubject[]
  readonly #asking: Asking
  constructor(subjects: readonly BriefSubject[], asking: Asking) {
    this.subjects = subjects
    this.#asking = asking
  }

  /** The answer to a placeholder as it stands (`whole`: {{总投资}}). `citable`: whether a footnote or comment can stand there. */
  ask(whole: string, named: string, scope: Scope, where: string, citable = true): Pick<Answer, 'text' | 'number' | 'notes'> {
    const subject = scope !== null ? this.subjects[scope] : this.subjects.length === 1 ? this.subjects[0] : undefined
    const field = fieldOf(named, this.#asking.model)
    const tell = (state: Filled['state'], text: string, candidates: Candidate[] = [], cited = false) => this.filled.push({ placeholder: named, project: subject?.entity.name ?? null, where, state, text, candidates, cited })
    if (/^[#＃/／]/.test(named)) {
      tell('loop', whole)
      return { text: `${whole}【循环未成对】`, number: null, notes: [] }
    }
    if (!field) {
      tell('undefined', whole)
      return { text: `${whole}【未知】`, number: null, notes: [] }
    }
    if (!subject && field[1].fact !== 'today') {
      tell('loop', whole)
      return { text: `${whole}【须在循环内】`, number: null, notes: [] }
    }
    const found = answer(field, subject ?? this.subjects[0]!, scope ?? 0, this.#asking)
    const notes = citable ? found.notes : []
    tell(found.state, found.text, found.candidates, notes.length > 0)
    return { text: found.text, number: found.number, notes }
  }
}
