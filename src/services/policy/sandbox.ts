import { YinliError } from '../../base/errors.ts'
import { checkExamples, explain, inForce, moved, picked, readPolicy, rowOf, scaled, thresholdsOf, withThresholds, type Outcome, type Policy, type Threshold } from '../../rules/index.ts'
import type { Library } from './library.ts'
import { listed, type Cost, type ListedCompany } from './lists.ts'
import type { DayStanding } from './standings.ts'
import { cliffOf, decidedBy, type Cliff } from './cliff.ts'
import { lineChanges, meaningChanges, type LineChange, type Meaning } from './diff.ts'
import { compared, movedSide, side, tried, type Trial } from './trial.ts'

export interface Draft {
  /** The policy it would replace. */
  policy: string
  /** The whole file; by default the one in force. */
  text?: string | undefined
  /** Other numbers at some thresholds, by id. */
  set?: Record<string, string> | undefined
  /** The threshold to draw and to move. */
  threshold?: string | undefined
}
export interface Shown { id: string; version: string; zh: string; en: string; document: string; validFrom: string; validTo: string | null }
export interface Moving { factor: number; value: string; counts: Record<Outcome, number>; cost: Cost | null }
export interface Changed extends ListedCompany { before: Outcome | null }
export interface Tried extends Omit<Trial, 'gain' | 'lose'> {
  on: string
  companies: number
  text: string
  inForce: Shown | null
  draft: Shown
  gain: { total: number; items: Changed[] }
  lose: { total: number; items: Changed[] }
  thresholds: (Omit<Threshold, 'at'> & { inForce: string | null })[]
  threshold: string | null
  cliff: Cliff | null
  /** One threshold moved by up to 30 % both ways. */
  sensitivity: Moving[]
  lines: LineChange[]
  meaning: Meaning[]
  /** Examples of the file that come out otherwise than it says. */
  examples: { title: string; line: number; wrong: string[] }[]
  tookMs: number
}

const factors = [0.7, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3]

/** Tries a draft on all companies. Nothing of it is stored or counts elsewhere. Throws what is wrong in it with line and column, `not-found` without a policy. */
export function tryDraft(draft: Draft, day: DayStanding, { policies, dictionary }: Library, textOf: (policy: Policy) => string, limit: number, now: () => number): Tried {
  const began = now()
  const { on, table } = day
  const { base, before, text, policy } = readDraft(draft, on, { policies, dictionary }, textOf)
  const thresholds = thresholdsOf(text, policy)
  const result = tried(policy, table, on, dictionary.facts)
  const current = base && { policy: base, result: day.resultOf(base.id) ?? tried(base, table, on, dictionary.facts) }
  const { gain, lose, ...trial } = compared(current, { policy, result })
  /** A parameter may stand in the benefit too, so that every row has to be tried again. */
  function sensitivity(): Moving[] {
    if (!chosen || !decided) return []
    const rows: number[] = []
    for (let row = 0; row < table.rows; row++) if (decided.met[row] !== decided.unmet[row]) rows.push(row)
    const sub = chosen.op === null ? null : { rows, table: picked(table, rows, policy.uses) }
    return factors.map(factor => {
      if (factor === 1) return { factor, value: chosen.value, ...side({ policy, result }) }
      const value = scaled(chosen.value, factor)
      const changed = other(value)
      return { factor, value, ...(sub ? movedSide(changed, result, sub, on, dictionary.facts) : side({ policy: changed, result: tried(changed, table, on, dictionary.facts) })) }
    })
  }
  const earlier = new Map((before === null ? [] : thresholdsOf(before, base!)).map(t => [t.id, t.value]))
  const chosen = thresholds.find(t => t.id === draft.threshold) ?? thresholds.find(t => earlier.has(t.id) && earlier.get(t.id) !== t.value) ?? thresholds[0] ?? null
  const other = (value: string) => readPolicy(withThresholds(text, thresholds, { [chosen!.id]: value }), 'draft.yaml', dictionary)
  const comparisons = chosen && policy.holds ? moved(policy.holds, other(scaled(nonZero(chosen.value), 1.37)).holds ?? policy.holds) : []
  const decided = decidedBy(policy, comparisons, table, on, dictionary.facts)
  const outcomesBefore = current?.result.outcomes
  const names: Outcome[] = ['unmet', 'unknown', 'met', 'not-applicable']
  const page = (rows: number[]) => ({ total: rows.length, items: rows.slice(0, limit).map(row => ({ ...listed(policy, day, row, dictionary.facts), before: outcomesBefore ? names[outcomesBefore[row]!]! : null })) })
  return {
    on, companies: table.rows, text, inForce: base && shown(base), draft: shown(policy), ...trial, gain: page(gain), lose: page(lose),
    thresholds: thresholds.map(({ at: _at, ...t }) => ({ ...t, inForce: earlier.get(t.id) ?? null })), threshold: chosen?.id ?? null,
    cliff: cliffOf(policy, comparisons, decided?.met ?? null, result, table, on, dictionary.facts), sensitivity: sensitivity(),
    lines: lineChanges(before ?? '', text), meaning: base ? meaningChanges(base, policy) : [],
    examples: checkExamples(policy, dictionary.facts).filter(e => e.wrong.length).map(({ title, line, wrong }) => ({ title, line, wrong })),
    tookMs: Math.round((now() - began) * 10) / 10,
  }
}

/** Rows of all who gain, or lose, by a draft, and the policy that says why. */
export function changedRows(draft: Draft, day: DayStanding, library: Library, textOf: (policy: Policy) => string, list: 'gain' | 'lose'): { policy: Policy; rows: number[] } {
  const { base, policy } = readDraft(draft, day.on, library, textOf)
  const current = base && { policy: base, result: day.resultOf(base.id) ?? tried(base, day.table, day.on, library.dictionary.facts) }
  return { policy, rows: compared(current, { policy, result: tried(policy, day.table, day.on, library.dictionary.facts) })[list] }
}

/** Why a row is as it is under a draft. */
export const reasonUnder = (policy: Policy, day: DayStanding, row: number, { dictionary }: Library) => explain(policy, rowOf(day.table, row), day.on, dictionary.facts)

function readDraft({ policy: id, text: given, set }: Draft, on: string, { policies, dictionary }: Library, textOf: (policy: Policy) => string) {
  const base = inForce(policies, on).find(p => p.id === id) ?? null
  if (!base && given === undefined) throw new YinliError('not-found', { what: `${on} 有效的政策 policy in force`, id })
  const before = base && textOf(base)
  const plain = given ?? before!
  const first = readPolicy(plain, 'draft.yaml', dictionary)
  if (!set || !Object.keys(set).length) return { base, before, text: plain, policy: first }
  const thresholds = thresholdsOf(plain, first)
  const unknown = Object.keys(set).find(key => !thresholds.some(t => t.id === key))
  if (unknown) throw new YinliError('not-found', { what: '可调的数 threshold', id: unknown })
  const text = withThresholds(plain, thresholds, set)
  return { base, before, text, policy: readPolicy(text, 'draft.yaml', dictionary) }
}

const shown = ({ id, version, zh, en, document, validFrom, validTo }: Policy): Shown => ({ id, version, zh, en, document, validFrom, validTo })
/** A number that moves when it is multiplied. */
const nonZero = (value: string) => (Number(value.replace('%', '')) === 0 ? `1${value.endsWith('%') ? '%' : ''}` : value)
