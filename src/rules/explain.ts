import { YinliError } from '../base/errors.ts'
import { Evaluator, type Kleene, type Range } from './evaluate.ts'
import { dayOf, isoOf, slot, type Company, type Facts } from './facts.ts'
import { compare, show } from './rational.ts'
import type { Comparison, Condition, Confidence, Numeric, Outcome, Policy, Score, Truth, Words } from './tree.ts'
import { factsUnder, isTruth, under } from './walk.ts'

/** A number as decimal text, null where there is no bound. */
export interface Bounds { low: string | null; high: string | null }
/** A fact that was used: what it is, which year before the latest, its value, where it comes from. */
export interface Used extends Words { fact: string; back: number; value: string; source: string | null; asOf: string | null }
/** What is missing: a fact of the company, a figure that somebody must enter into the policy, or a person's judgement. */
export interface Need extends Words { kind: 'fact' | 'parameter' | 'judgement' | 'undefined'; id: string; back: number }
export interface Side { op: Comparison; left: Bounds; right: Bounds }
export interface Finding extends Words {
  id: string
  outcome: Outcome
  clause: string | null
  clauseTitle: string | null
  confidence: Confidence
  line: number
  /** The words of the rule, of a condition that is made of no others. */
  text: string | null
  compared: Side[]
  facts: Used[]
  needs: Need[]
  of: Finding[]
}
export interface ScoreResult extends Words, Bounds { id: string; cap: number | null; confidence: Confidence; items: ScoreResult[] }

export interface Evaluation extends Words {
  policy: string
  version: string
  document: string
  on: string
  outcome: Outcome
  confidence: Confidence
  /** Of a policy that sorts: lowest and highest class possible, the same when known. */
  class: { low: string; high: string } | null
  applies: Finding | null
  conditions: Finding | null
  scores: ScoreResult[]
  values: ({ name: string } & Bounds)[]
  benefit: (Words & Bounds & { unit: string; confidence: Confidence }) | null
  /** The conditions that decided, without those that they contain. */
  because: Finding[]
  needs: Need[]
  toEnter: Words[]
}

/** One company under one policy on a day (ISO), with every reason. */
export function explain(policy: Policy, company: Company, on: string, facts: Facts): Evaluation {
  const day = dayOf(on)
  if (day === null) throw new YinliError('facts-invalid', { fact: 'on', what: `没有这一天 ${on} no such day` })
  return new Explainer(policy, new Evaluator(company, day), facts).evaluation()
}

/** Says why: the facts that nodes of a rule use, and what is missing before they can be worked out. */
export class Explainer {
  private readonly policy: Policy
  private readonly evaluator: Evaluator
  private readonly facts: Facts
  constructor(policy: Policy, evaluator: Evaluator, facts: Facts) {
    this.policy = policy
    this.evaluator = evaluator
    this.facts = facts
  }

  evaluation(): Evaluation {
    const { policy, evaluator } = this
    const outcome = evaluator.outcome(policy)
    const applies = policy.applies ? this.leaf({ id: 'applies', zh: '适用范围', en: 'Who it applies to', clause: null, confidence: policy.confidence, when: null, rule: { kind: 'is', ...policy.applies }, line: 1 }) : null
    const conditions = policy.conditions ? this.finding(policy.conditions) : null
    const classes = policy.classes && outcome !== 'not-applicable' ? this.class(policy.classes) : null
    const amount = policy.benefit?.amount ? evaluator.range(policy.benefit.amount) : { low: null, high: null }
    const { id, version, zh, en, document, confidence, toEnter } = policy
    const deciding = [applies && applies.outcome !== 'met' ? applies : null, conditions].filter(f => f !== null)
    const needs = outcome !== 'unknown' ? [] : unique([...deciding.flatMap(needsOf), ...(policy.classes ? this.numericNeeds(policy.classes.of) : [])])
    return {
      policy: id, version, zh, en, document, on: isoOf(evaluator.on), outcome, confidence, class: classes, applies, conditions,
      scores: policy.scores.map(s => this.score(s)), values: policy.values.map(({ name, value }) => ({ name, ...bounds(evaluator.range(value)) })),
      benefit: policy.benefit && { zh: policy.benefit.zh, en: policy.benefit.en, unit: policy.benefit.unit, confidence: policy.benefit.confidence, ...bounds(amount) },
      because: outcome === 'not-applicable' ? [applies!] : deciding.flatMap(f => deciders(f, outcome)), needs, toEnter,
    }
  }

  /** The facts under a node that are known. */
  usedBy(node: Truth | Numeric): Used[] { return this.used(node) }
  /** What is missing before a node can be worked out, each once. */
  needsFor(node: Truth | Numeric): Need[] { return unique(isTruth(node) ? this.truthNeeds(node) : this.numericNeeds(node)) }

  private class({ of, names }: NonNullable<Policy['classes']>) {
    const { low, high } = this.evaluator.range(of)
    const name = (i: number) => names[names.length - 1 - i]!
    return { low: name(low ? Number(low.n / low.d) : 0), high: name(high ? Number(high.n / high.d) : names.length - 1) }
  }

  private score({ id, zh, en, cap, confidence, value, items }: Score): ScoreResult {
    return { id, zh, en, cap, confidence, ...bounds(this.evaluator.range(value)), items: items.map(i => this.score(i)) }
  }

  private finding(condition: Condition): Finding {
    if (condition.rule.kind === 'is') return this.leaf(condition)
    const of = condition.rule.of.map(c => this.finding(c))
    return { ...this.said(condition), text: null, compared: [], facts: [], needs: this.whenNeeds(condition), of }
  }
  private leaf(condition: Condition): Finding {
    const { truth, text } = condition.rule as Extract<Condition['rule'], { kind: 'is' }>
    const said = this.said(condition)
    const needs = [...this.whenNeeds(condition), ...(said.outcome === 'unknown' ? this.truthNeeds(truth) : [])]
    return { ...said, text, compared: this.compared(truth), facts: this.used(truth), needs: unique(needs), of: [] }
  }
  private said(condition: Condition) {
    const { id, zh, en, clause, confidence, line } = condition
    return { id, zh, en, clause, clauseTitle: clause === null ? null : this.policy.clauses[clause] ?? null, confidence, line, outcome: outcomeOf(this.evaluator.condition(condition)) }
  }
  private whenNeeds({ when }: Condition): Need[] { return when && this.evaluator.truth(when) === null ? this.truthNeeds(when) : [] }

  private compared(truth: Truth): Side[] {
    if (truth.kind === 'compare') return [{ op: truth.op, left: bounds(this.evaluator.range(truth.left)), right: bounds(this.evaluator.range(truth.right)) }]
    return truth.kind === 'all' || truth.kind === 'any' || truth.kind === 'atLeast' ? truth.of.flatMap(t => this.compared(t)) : truth.kind === 'not' || truth.kind === 'truth' ? this.compared(truth.of) : []
  }

  private used(node: Truth | Numeric): Used[] {
    return factsUnder([node]).flatMap(({ fact, back }) => {
      const known = this.evaluator.company.get(slot(fact, back))
      const { zh, en } = this.facts.byId.get(fact)!
      return known ? [{ fact, back, zh, en, value: known.shown, source: known.source, asOf: known.asOf }] : []
    })
  }

  private truthNeeds(truth: Truth): Need[] {
    if (this.evaluator.truth(truth) !== null) return []
    switch (truth.kind) {
      case 'compare': return [...this.numericNeeds(truth.left), ...this.numericNeeds(truth.right)]
      case 'code': return this.evaluator.company.has(truth.fact) ? [{ kind: 'judgement', id: truth.fact, back: 0, ...this.name(truth.fact) }] : [this.factNeed(truth.fact, 0)]
      case 'flag': case 'is': return [this.factNeed(truth.fact, 0)]
      default: return under(truth).flatMap(t => this.truthNeeds(t as Truth))
    }
  }
  private numericNeeds(node: Numeric): Need[] {
    const { low, high } = this.evaluator.range(node)
    if (low && high && compare(low, high) === 0) return []
    switch (node.kind) {
      case 'span': return [{ kind: 'judgement', id: 'points', back: 0, zh: `评审在 ${show(node.low)}~${show(node.high)} 分之间定分`, en: `points awarded between ${show(node.low)} and ${show(node.high)}` }]
      case 'parameter': return [{ kind: 'parameter', id: node.name, back: 0, zh: node.name, en: this.policy.parameters.find(p => p.name === node.name)?.en ?? node.name }]
      case 'fact': return [this.factNeed(node.fact, node.back)]
      case 'first': return this.firstNeeds(node)
      case 'over': {
        const needs = [...this.numericNeeds(node.left), ...this.numericNeeds(node.right)]
        return needs.length ? needs : [{ kind: 'undefined', id: 'zero', back: 0, zh: '分母为零，无法计算', en: 'division by zero' }]
      }
      case 'given': return [...this.numericNeeds(node.otherwise).filter(n => n.kind !== 'judgement'), this.factNeed(node.fact, 0)]
      default: return under(node).flatMap(n => this.numericNeeds(n as Numeric))
    }
  }
  private firstNeeds({ cases, otherwise }: Extract<Numeric, { kind: 'first' }>): Need[] {
    const needs: Need[] = []
    for (const { when, value } of cases) {
      const holds = this.evaluator.truth(when)
      if (holds !== false) needs.push(...this.truthNeeds(when), ...this.numericNeeds(value))
      if (holds) return needs
    }
    return [...needs, ...this.numericNeeds(otherwise)]
  }
  private factNeed(fact: string, back: number): Need { return { kind: 'fact', id: fact, back, ...this.name(fact) } }
  private name(fact: string): Words { const { zh, en } = this.facts.byId.get(fact)!; return { zh, en } }
}

export const bounds = ({ low, high }: Range): Bounds => ({ low: low && show(low), high: high && show(high) })
const outcomeOf = (value: Kleene | 'neutral'): Outcome => (value === 'neutral' ? 'not-applicable' : value === null ? 'unknown' : value ? 'met' : 'unmet')

/** The innermost conditions that brought the outcome about. */
function deciders(finding: Finding, outcome: Outcome): Finding[] {
  const same = finding.of.filter(f => f.outcome === outcome)
  if (!finding.of.length) return [finding]
  return same.length ? same.flatMap(f => deciders(f, outcome)) : [finding]
}
const needsOf = (finding: Finding): Need[] => (finding.outcome !== 'unknown' ? [] : [...finding.needs, ...finding.of.flatMap(needsOf)])
const unique = (needs: Need[]) => [...new Map(needs.map(n => [`${n.kind} ${n.id} ${n.back} ${n.zh}`, n])).values()]
