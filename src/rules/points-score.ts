import { Evaluator } from './evaluate.ts'
import { bounds, Explainer, type Bounds, type Need, type Used } from './explain.ts'
import { dayOf, type Company, type Facts } from './facts.ts'
import type { Indicator, PointSet } from './points.ts'
import { show } from './rational.ts'
import type { Confidence, Words } from './tree.ts'
import { YinliError } from '../base/errors.ts'

/** What one indicator earned: the value used, what it earns, of how much, and what it rests on. */
export interface Contribution extends Words {
  id: string
  class: string
  unit: string
  /** The value that was scored, where it is one number. */
  value: Bounds | null
  points: Bounds
  /** The most it can earn in the company's stage; null where a weight is to be entered or the stage is not known. */
  most: string | null
  /** Values and the points they earn. */
  knots: { value: string; points: string }[] | null
  text: string
  confidence: Confidence
  clause: string | null
  note: string | null
  facts: Used[]
  needs: Need[]
  line: number
}
export interface Adjusted extends Words { id: string; kind: 'bonus' | 'penalty'; /** What is not on record does not count. */ onRecord: boolean; points: Bounds; most: string | null; text: string; confidence: Confidence; clause: string | null; facts: Used[]; needs: Need[]; line: number }
export interface Scored extends Words {
  set: string
  version: string
  sample: boolean
  on: string
  /** Null when no indicator can be scored. */
  total: Bounds
  /** The stages the company can be in; one when its facts say which. */
  stages: ({ id: string } & Words)[]
  classes: ({ id: string; points: Bounds; most: string | null } & Words)[]
  indicators: Contribution[]
  adjustments: Adjusted[]
  /** Oldest and newest date of the facts used, and how many facts have none. */
  dates: { from: string | null; to: string | null; undated: number }
  needs: Need[]
  toEnter: Words[]
}

/** A company's points on a day (ISO), with what each indicator contributes. Points are ranges while facts are missing. */
export function scorePoints(set: PointSet, company: Company, on: string, facts: Facts): Scored {
  const day = dayOf(on)
  if (day === null) throw new YinliError('facts-invalid', { fact: 'on', what: `没有这一天 ${on} no such day` })
  const evaluator = new Evaluator(company, day)
  const explainer = new Explainer(set.policy, evaluator, facts)
  const stages = possibleStages(set, evaluator)
  const only = stages.length === 1 ? stages[0]! : null
  const reasons = (node: Indicator['points']) => ({ facts: explainer.usedBy(node), needs: explainer.needsFor(node) })
  const indicators = set.indicators.map((i): Contribution => {
    const stage = only === null ? null : i.stages[only]!
    const most = stage && (stage.knots ? stage.knots.reduce((a, k) => (Number(show(k.y)) > Number(a) ? show(k.y) : a), '0') : stage.weight && show(stage.weight))
    return {
      id: i.id, zh: i.zh, en: i.en, class: i.class, unit: i.unit, value: i.value && bounds(evaluator.range(i.value)), points: bounds(evaluator.range(i.points)), most, knots: stage?.knots?.map(k => ({ value: show(k.x), points: show(k.y) })) ?? null,
      text: i.text, confidence: i.confidence, clause: i.clause, note: i.note, line: i.line, ...reasons(stage?.points ?? i.points),
    }
  })
  const adjustments = set.adjustments.map((a): Adjusted => ({ id: a.id, kind: a.kind, onRecord: a.onRecord, zh: a.zh, en: a.en, points: bounds(evaluator.range(a.points)), most: a.most && show(a.most), text: a.text, confidence: a.confidence, clause: a.clause, line: a.line, ...reasons(a.points) }))
  const classes = set.classes.map(c => { const most = only === null ? null : c.most[only]!; return { id: c.id, zh: c.zh, en: c.en, points: bounds(evaluator.range(c.points)), most: most && show(most) } })
  const stageNeeds = only === null ? set.stages.flatMap(s => (s.truth ? explainer.needsFor(s.truth) : [])) : []
  const needs = [...new Map([...stageNeeds, ...indicators.flatMap(i => i.needs), ...adjustments.flatMap(a => a.needs)].map(n => [`${n.kind} ${n.id} ${n.back}`, n])).values()]
  const total = set.indicators.length ? bounds(evaluator.range(set.total)) : { low: null, high: null }
  const named = stages.map(s => { const { id, zh, en } = set.stages[s]!; return { id, zh, en } })
  return { set: set.id, version: set.version, zh: set.zh, en: set.en, sample: set.sample, on, total, stages: named, classes, indicators, adjustments, dates: datesOf([...indicators, ...adjustments].flatMap(i => i.facts)), needs, toEnter: set.toEnter }
}

function possibleStages(set: PointSet, evaluator: Evaluator): number[] {
  const possible: number[] = []
  for (const [i, { truth }] of set.stages.entries()) {
    const holds = truth ? evaluator.truth(truth) : true
    if (holds !== false) possible.push(i)
    if (holds) break
  }
  return possible
}

function datesOf(used: Used[]) {
  const once = [...new Map(used.map(u => [`${u.fact} ${u.back}`, u])).values()]
  const days = once.flatMap(u => u.asOf ?? []).sort()
  return { from: days[0] ?? null, to: days.at(-1) ?? null, undated: once.length - days.length }
}
