import type { FormField } from '../../model/forms.ts'
import type { Model } from '../../model/model.ts'
import { figure, statusWords } from '../../ledger/figure.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { dayWords, periodWords } from './days.ts'
import { factLabel, factText, milestoneWord } from './facts.ts'
import type { Note } from './paper.ts'
import type { BriefSubject, Cite } from './subject.ts'

/** `several`: more than one answer, all listed for a person to choose; `other`: only figures of another status or phase; `unknown`: nothing printed says. */
export type AnswerState = 'filled' | 'several' | 'other' | 'unknown'
export interface Candidate { claim: string; text: string; status: string }
/** What a form gets in the place of a placeholder. `number`: where a cell can hold the figure itself. */
export interface Answer { state: AnswerState; text: string; number: number | null; notes: Note[]; candidates: Candidate[] }

export interface Asking {
  model: Model
  cite: Cite
  /** ISO day. */
  today: string
  /** Claims a person chose, by `entity id` and name of the field: of several answers it is that one. */
  chosen: (entity: string, field: string) => string | undefined
}

/** The field a placeholder means and the id it has in model/forms.yaml; null for one that nobody has defined. */
export function fieldOf(placeholder: string, model: Model): [id: string, field: FormField] | null {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '')
  return Object.entries(model.forms).find(([, field]) => field.names.some(name => plain(name) === plain(placeholder))) ?? null
}

/** What is known of a subject for a field. `index`: its place in the form, from 0. */
export function answer([id, field]: [string, FormField], subject: BriefSubject, index: number, asking: Asking): Answer {
  const { model, cite, today } = asking
  const plain = (text: string, number: number | null = null): Answer => ({ state: 'filled', text, number, notes: [], candidates: [] })
  if (field.fact === 'name') return plain(subject.entity.name)
  if (field.fact === 'number') return plain(String(index + 1), index + 1)
  if (field.fact === 'today') return plain(dayWords(today))
  if (field.fact === 'stage') return subject.stage ? { ...plain(`${subject.stage.phase ?? ''}${subject.stage.name}`), notes: notesFor([subject.stage], cite) } : unknown
  if (field.fact === 'located_in' || field.fact === 'built_by') {
    const stated = field.fact === 'built_by' ? subject.builders : subject.district ? [subject.district] : []
    return stated.length ? { ...plain(stated.map(s => s.entity.name).join('、')), notes: notesFor(stated.map(s => ({ claim: s.claim, entry: null })), cite) } : unknown
  }
  const { fact, of, statuses } = field as Extract<FormField, { statuses: unknown }>
  // A figure of a phase or of something else beside is no answer; it is listed where there is none.
  const about = subject.facts.filter(c => c.property === fact && (fact !== 'milestone' || of?.includes(c.of ?? '')))
  const fitting = groups(about.filter(c => c.phase === null && statuses.includes(c.status) && (of ?? ['total']).includes(c.of ?? 'total')))
  const chosen = asking.chosen(subject.entity.id, id)
  const picked = chosen === undefined ? fitting : groups(about).filter(group => group.some(c => c.id === chosen))
  const candidates = (of: StoredClaim[][]) => of.map(([c]) => ({ claim: c!.id, text: candidateText(c!, model), status: c!.status }))
  const sources = (of: StoredClaim[][]) => notesFor(of.map(([claim]) => ({ claim: claim!, entry: null })), cite)
  if (picked.length === 1) {
    const [claim] = picked[0]!
    return { state: 'filled', ...written(claim!, field, model), notes: notesFor(picked[0]!.slice(0, 3).map(c => ({ claim: c, entry: null })), cite), candidates: candidates(fitting) }
  }
  if (fitting.length) return { state: 'several', text: `【待选】${candidates(fitting).map(c => c.text).join('；')}`, number: null, notes: sources(fitting), candidates: candidates(fitting) }
  const others = groups(about).slice(0, mostListed)
  return others.length ? { state: 'other', text: `未知（另有：${candidates(others).map(c => c.text).join('；')}）`, number: null, notes: sources(others), candidates: candidates(others) } : unknown
}

/** Figures of another kind listed beside. */
const mostListed = 4

const unknown: Answer = { state: 'unknown', text: '未知', number: null, notes: [], candidates: [] }

const notesFor = (grounds: Parameters<Cite>[0][], cite: Cite): Note[] => grounds.flatMap(g => cite(g) ?? [])

/** Claims that say the same, together. */
function groups(claims: readonly StoredClaim[]): StoredClaim[][] {
  const by = new Map<string, StoredClaim[]>()
  for (const c of claims) {
    const key = JSON.stringify(c.property === 'milestone' ? [c.of, c.phase, c.from, c.to, c.status] : [c.of === 'total' ? null : c.of, c.value, c.max, c.unit, c.mod, c.phase, c.status])
    by.set(key, [...(by.get(key) ?? []), c])
  }
  return [...by.values()]
}

const candidateText = (c: StoredClaim, model: Model) => `${c.property !== 'milestone' && (c.phase || c.of && c.of !== 'total') ? factLabel(c, model) : c.phase ?? ''}${factText(c, model)}${c.status === 'done' ? `（${statusWords.done.zh}）` : ''}${c.publishedOn ? `（${dayWords(c.publishedOn)}刊载）` : ''}`

/** A figure as the field wants it: in its unit, a bound staying a bound; a milestone as its date. */
function written(claim: StoredClaim, field: FormField, model: Model): Pick<Answer, 'text' | 'number'> {
  if (claim.property === 'milestone') return { text: periodWords(claim.from, claim.to) || `${milestoneWord(claim.of ?? '', model)}（日期不详）`, number: null }
  const unit = 'unit' in field ? field.unit : undefined
  const exact = claim.mod === null || claim.mod === 'exact'
  if (!unit || unit.base !== claim.unit || claim.value === null) return { text: figure(claim, id => milestoneWord(id, model)), number: null }
  const scaled = (value: number) => Number((value / unit.by).toPrecision(12))
  const bound = { more: '超', less: '近', about: '约' }[claim.mod as string] ?? ''
  return { text: `${bound}${scaled(claim.value)}${claim.max === null ? '' : `-${scaled(claim.max)}`}`, number: exact && claim.max === null ? scaled(claim.value) : null }
}
