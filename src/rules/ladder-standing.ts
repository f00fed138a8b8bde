import { YinliError } from '../base/errors.ts'
import { gapsOf, type Gap } from './distance.ts'
import { Evaluator } from './evaluate.ts'
import { explain, type Evaluation, type Finding, type Need, type Used } from './explain.ts'
import { dayOf, earlier, isoOf, type Company, type Facts } from './facts.ts'
import { expiryOf, policyOf, type Ladder, type Rung } from './ladder.ts'
import type { Condition, Confidence, Policy, Words } from './tree.ts'

export type Held = 'held' | 'expired' | 'not-held' | 'unknown'
/** A condition of the policy, and how far each comparison in it that does not hold is from holding. */
export interface Step { finding: Finding; gaps: Gap[] }
export interface Task extends Words { /** ISO day, or null where no day is set. */ due: string | null; state: 'late' | 'now' | 'later' | 'open'; kind: 'renew' | 'yearly' | 'apply' | 'reach' | 'enter'; rung: string; about: string | null; confidence: Confidence | null }
export interface RungStanding extends Words {
  id: string
  held: Held
  grantedOn: string | null
  expiresOn: string | null
  /** The expiry is counted from the day the title was granted. */
  derived: boolean
  daysLeft: number | null
  /** A date says held and the fact says not, or the other way round: somebody must look. */
  contradiction: boolean
  validity: Rung['validity']
  /** What was known of the title. */
  facts: Used[]
  policy: { id: string; version: string; document: string; confidence: Confidence; inForce: boolean; validFrom: string; validTo: string | null; alternatives: string[] } & Words
  outcome: Evaluation['outcome']
  steps: Step[]
  counts: { met: number; unmet: number; unknown: number }
  needs: Need[]
  toEnter: Words[]
}
export interface LadderStanding extends Words { ladder: string; on: string; notes: string[]; /** The highest rung held, and the one after it; null for none. */ at: string | null; next: string | null; rungs: RungStanding[]; tasks: Task[] }

/** Where a company stands on a ladder on a day (ISO), what is missing for each rung, and what is to be done by when. `asked`: rung -> policy to look at. */
export function standingOn(ladder: Ladder, company: Company, on: string, facts: Facts, policies: Policy[], asked: Record<string, string> = {}): LadderStanding {
  const day = dayOf(on)
  if (day === null) throw new YinliError('facts-invalid', { fact: 'on', what: `没有这一天 ${on} no such day` })
  const evaluator = new Evaluator(company, day)
  const rungs = ladder.rungs.map(rung => rungStanding(rung, evaluator, on, facts, policies, asked[rung.id]))
  const at = rungs.findLastIndex(r => r.held === 'held')
  const next = rungs[at + 1] ?? null
  const { id, zh, en, notes } = ladder
  return { ladder: id, zh, en, on, notes, at: rungs[at]?.id ?? null, next: next?.id ?? null, rungs, tasks: tasksOf(ladder, rungs, next, day) }
}

function rungStanding(rung: Rung, evaluator: Evaluator, on: string, facts: Facts, policies: Policy[], asked?: string): RungStanding {
  const { company } = evaluator
  const dayFact = (fact: string) => { const value = company.get(fact)?.value; return typeof value === 'object' ? Number(value.n / value.d) : null }
  const expiry = expiryOf(rung, dayFact(rung.expiresOn), dayFact(rung.grantedOn))
  const flag = company.get(rung.held)?.value
  const truth = evaluator.truth(rung.truth)
  const past = expiry !== null && expiry.day < evaluator.on
  const { policy, inForce } = policyOf(rung, policies, on, asked)
  const evaluation = explain(policy, company, on, facts)
  const steps = stepsOf(policy, evaluation, evaluator, facts)
  const count = (outcome: string) => steps.filter(s => s.finding.outcome === outcome).length
  const granted = dayFact(rung.grantedOn)
  return {
    id: rung.id, zh: rung.zh, en: rung.en, held: truth === null ? 'unknown' : truth ? 'held' : past ? 'expired' : 'not-held', grantedOn: granted === null ? null : isoOf(granted), expiresOn: expiry && isoOf(expiry.day), derived: expiry?.derived ?? false,
    daysLeft: expiry && expiry.day - evaluator.on, contradiction: expiry !== null && flag !== undefined && flag === past, validity: rung.validity,
    facts: [rung.held, rung.grantedOn, rung.expiresOn].flatMap(fact => { const known = company.get(fact); const { zh, en } = facts.byId.get(fact)!; return known ? [{ fact, back: 0, zh, en, value: known.shown, source: known.source, asOf: known.asOf }] : [] }),
    policy: { id: policy.id, version: policy.version, zh: policy.zh, en: policy.en, document: policy.document, confidence: policy.confidence, inForce, validFrom: policy.validFrom, validTo: policy.validTo, alternatives: rung.policies },
    outcome: evaluation.outcome, steps, counts: { met: count('met'), unmet: count('unmet'), unknown: count('unknown') }, needs: evaluation.conditions ? [...new Map(steps.flatMap(s => needsUnder(s.finding)).map(n => [`${n.kind} ${n.id} ${n.back}`, n])).values()] : evaluation.needs, toEnter: evaluation.toEnter,
  }
}

/** The conditions of a policy, each with what its comparisons lack. */
export function stepsOf(policy: Policy, evaluation: Evaluation, evaluator: Evaluator, facts: Facts): Step[] {
  if (policy.conditions?.rule.kind !== 'all' || !evaluation.conditions) return []
  const gaps = (condition: Condition): Gap[] => (evaluator.condition(condition) !== false ? [] : condition.rule.kind === 'is' ? gapsOf(condition.rule.truth, evaluator, facts) : condition.rule.kind === 'none' ? [] : condition.rule.of.flatMap(gaps))
  return policy.conditions.rule.of.map((condition, i) => ({ finding: evaluation.conditions!.of[i]!, gaps: gaps(condition) }))
}
const needsUnder = (finding: Finding): Need[] => (finding.outcome === 'unknown' ? [...finding.needs, ...finding.of.flatMap(needsUnder)] : [])

function tasksOf(ladder: Ladder, rungs: RungStanding[], next: RungStanding | null, day: number): Task[] {
  const tasks: Task[] = []
  rungs.forEach((r, i) => {
    const { renewal, yearly } = ladder.rungs[i]!
    if (r.expiresOn && (r.held === 'held' || r.held === 'expired')) {
      const end = dayOf(r.expiresOn)!
      const begin = earlier(end, { years: 0, months: renewal.months, days: 0 })
      tasks.push({ kind: 'renew', rung: r.id, about: null, confidence: r.derived ? r.validity.confidence : null, due: isoOf(begin), state: end < day ? 'late' : begin <= day ? 'now' : 'later', ...renewalWords(r, renewal, begin, end, day) })
    }
    if (r.held === 'held') for (const y of yearly) {
      const due = nextDay(y.by, day)
      tasks.push({ kind: 'yearly', rung: r.id, about: null, confidence: y.confidence, due, state: dayOf(due)! - day <= 60 ? 'now' : 'later', zh: `${due} 前${y.zh}（${r.zh}）`, en: `By ${due}: ${y.en} (${r.en})` })
    }
  })
  if (next) {
    if (next.outcome === 'met') tasks.push({ kind: 'apply', rung: next.id, about: null, confidence: null, due: null, state: 'now', zh: `条件已具备，可准备申报${next.zh}${next.policy.inForce ? '' : '（所列政策已失效，以当年通知为准）'}`, en: `All conditions are met: prepare to apply as ${next.en}${next.policy.inForce ? '' : ' (the policy shown is no longer in force)'}` })
    for (const { finding } of next.steps) if (finding.outcome === 'unmet') tasks.push({ kind: 'reach', rung: next.id, about: finding.id, confidence: null, due: null, state: 'open', zh: `达到：${finding.zh}`, en: `Reach: ${finding.en}` })
    const facts = next.needs.filter(n => n.kind === 'fact')
    for (const id of new Set(facts.map(n => n.id))) {
      const years = facts.filter(n => n.id === id)
      const over = years.length > 1 ? { zh: `（${years.length} 年）`, en: ` (${years.length} years)` } : { zh: '', en: '' }
      tasks.push({ kind: 'enter', rung: next.id, about: id, confidence: null, due: null, state: 'open', zh: `补充资料：${years[0]!.zh}${over.zh}`, en: `Give: ${years[0]!.en}${over.en}` })
    }
  }
  const order = (t: Task) => t.due ?? '9999'
  return tasks.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}

function renewalWords(r: RungStanding, renewal: Rung['renewal'], begin: number, end: number, day: number): Words {
  const [month, last] = [isoOf(begin).slice(0, 7), isoOf(end)]
  if (end < day) return { zh: `${r.zh}已于 ${last} 到期：${renewal.zh}`, en: `${r.en} ended on ${last}: ${renewal.en}` }
  return { zh: `${month} 前准备${renewal.zh}（${r.zh} ${last} 到期）`, en: `Prepare before ${month} to ${renewal.en} (${r.en} ends on ${last})` }
}

/** The next day of the year `MM-DD` from a day on. */
function nextDay(by: string, day: number): string {
  const year = Number(isoOf(day).slice(0, 4))
  const here = `${year}-${by}`
  return here >= isoOf(day) ? here : `${year + 1}-${by}`
}
