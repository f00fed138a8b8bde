import { z } from 'zod'
import { decimal, whole, zero } from './rational.ts'
import { truthOf } from './lower.ts'
import { isExact, parseTruth } from './expression.ts'
import { policyShape, type RawBenefit, type RawCondition, type RawPolicy, type RawScore } from './policy-shape.ts'
import { RuleFile, type Dictionary, type Path } from './rule-file.ts'
import type { Benefit, Condition, Confidence, Example, Numeric, Policy, Score, Truth } from './tree.ts'
import { usesOf } from './walk.ts'

/**
 * Reads one policy file (YAML text). Throws a YinliError `rule-shape`, `rule-syntax`, `rule-name` or `rule-kind` whose details give
 * file, line and column of what is wrong, both counted from 1.
 */
export function readPolicy(text: string, file: string, dictionary: Dictionary): Policy {
  return new PolicyFile(text, file, dictionary).policy(policyShape)
}

/** Reads a policy file that says more than a policy does: `extra` is the shape of its further keys. Throws as readPolicy does. */
export function readPolicyWith<X extends z.ZodRawShape>(text: string, file: string, dictionary: Dictionary, extra: X): { policy: Policy; extra: z.output<z.ZodObject<X>> } {
  const reader = new PolicyFile(text, file, dictionary)
  const shape = policyShape.extend(extra)
  const all = reader.shaped(shape) as Record<string, unknown>
  return { policy: reader.policy(shape as unknown as typeof policyShape), extra: Object.fromEntries(Object.keys(extra).map(k => [k, all[k]])) as z.output<z.ZodObject<X>> }
}

class PolicyFile extends RuleFile {
  private confidence: Confidence = 'M'

  policy(shape: typeof policyShape): Policy {
    const raw = this.shaped(shape)
    this.confidence = raw.confidence
    this.validity(raw)
    const parameters = this.parameters(raw.parameters)
    const values = this.values(raw.values)
    const scores = raw.scores.map((score, i) => this.score(score, ['scores', i]))
    const applies = raw.applies === undefined ? null : { truth: this.truth(raw.applies, ['applies']), text: raw.applies }
    const conditions = this.root(raw)
    const classes = raw.classify ? this.classes(raw.classify) : null
    const benefit = raw.benefit ? this.benefit(raw.benefit) : null
    const policy = {
      id: raw.id, version: String(raw.version), zh: raw.zh, en: raw.en, file: this.file, level: raw.level, issuer: raw.issuer, document: raw.document,
      validFrom: raw.validFrom, validTo: raw.validTo, confidence: raw.confidence, notes: raw.notes, sources: raw.sources, clauses: raw.clauses,
      parameters, values, scores, applies, conditions, holds: conditions && truthOf(conditions), classes, benefit, toEnter: raw.toEnter, examples: raw.examples.map((example, i): Example => ({ ...example, line: this.line(['examples', i]) })),
    }
    return { ...policy, uses: usesOf(policy) }
  }

  private score(raw: RawScore, path: Path): Score {
    const items = (raw.sum ?? raw.greatest ?? []).map((item, i) => this.score(item, [...path, raw.sum ? 'sum' : 'greatest', i]))
    let value = this.plainScore(raw, items, path)
    if (raw.cap !== undefined) value = { kind: 'least', items: [value, number(raw.cap)] }
    if (raw.awarded) {
      const fact = this.scope.facts.byName.get(raw.awarded)
      if (fact?.kind !== 'number') this.fail('rule-name', [...path, 'awarded'], `没有叫「${raw.awarded}」的数 no number is called ${raw.awarded}`)
      value = { kind: 'given', fact: fact.id, otherwise: value }
    }
    const named = this.named(raw.zh, value)
    this.scope.names.set(raw.id, { numeric: named })
    return { id: raw.id, zh: raw.zh, en: raw.en, value: named, cap: raw.cap ?? raw.max ?? null, items, clause: raw.clause ?? null, confidence: raw.confidence ?? this.confidence }
  }

  private plainScore(raw: RawScore, items: Score[], path: Path): Numeric {
    if (raw.sum) return { kind: 'total', items: items.map(i => i.value) }
    if (raw.greatest) return { kind: 'most', items: items.map(i => i.value) }
    if (raw.bands !== undefined) return this.bands(raw.of, raw.bands, path)
    const points = this.numeric(raw.points!, [...path, 'points'])
    this.withoutDivision(points, [...path, 'points'])
    if (raw.max === undefined) return points
    if (!isExact(points)) this.fail('rule-kind', [...path, 'points'], 'max 只用于单项事实 max goes with a plain fact')
    return { kind: 'within', of: points, low: zero, high: decimal(raw.max)! }
  }

  private root(raw: RawPolicy): Condition | null {
    if (!raw.conditions.length) return null
    const of = raw.conditions.map((c, i) => this.condition(c, ['conditions', i], String(i + 1)))
    const seen = new Set<string>()
    for (const [i, { id }] of of.entries()) {
      if (seen.has(id)) this.fail('rule-shape', ['conditions', i], `编号重复 ${id} is used twice`)
      seen.add(id)
    }
    return { id: raw.id, zh: raw.zh, en: raw.en, clause: null, confidence: raw.confidence, when: null, rule: { kind: 'all', of }, line: this.line(['conditions']) }
  }

  private condition(raw: RawCondition, path: Path, id: string): Condition {
    const line = this.line(path)
    if (typeof raw === 'string') return { id, zh: raw, en: raw, clause: null, confidence: this.confidence, when: null, rule: { kind: 'is', truth: this.truth(raw, path), text: raw }, line }
    const own = raw.id ?? id
    const inner = (list: RawCondition[], key: string) => list.map((c, i) => this.condition(c, [...path, key, i], `${own}.${i + 1}`))
    const rule: Condition['rule'] = raw.is !== undefined ? { kind: 'is', truth: this.truth(raw.is, [...path, 'is']), text: raw.is.trim() }
      : raw.all ? { kind: 'all', of: inner(raw.all, 'all') } : raw.any ? { kind: 'any', of: inner(raw.any, 'any') } : raw.none ? { kind: 'none', of: inner(raw.none, 'none') }
      : { kind: 'atLeast', count: raw.atLeast!, of: inner(raw.of!, 'of') }
    const when = raw.when === undefined ? null : this.truth(raw.when, [...path, 'when'])
    const zh = raw.zh ?? (rule.kind === 'is' ? rule.text : own)
    return { id: own, zh, en: raw.en ?? zh, clause: raw.clause ?? null, confidence: raw.confidence ?? this.confidence, when, rule, line }
  }

  private classes({ names, of, table }: NonNullable<RawPolicy['classify']>): NonNullable<Policy['classes']> {
    if (of !== undefined) return { names, of: this.number(of, ['classify', 'of']) }
    return { names, of: this.table(table!, names, ['classify', 'table']) }
  }

  /**
   * One group of industries a line: `工业: B C D | 从业人员 1000 300 20 | 营业收入 40000 2000 300`. Bounds from the highest class down, all
   * to be reached together; what reaches none is in the last class. Classes are numbered upwards from the last.
   */
  private table(table: string, names: string[], path: Path): Numeric {
    const cases: { when: Truth; value: Numeric }[] = []
    table.split('\n').forEach((line, i) => {
      if (!line.trim()) return
      const at = (offset: number) => this.offset(path, offset, i)
      const [head = '', ...metrics] = line.split('|')
      const codes = head.slice(head.indexOf(':') + 1).trim().split(/\s+/)
      const parts = metrics.map(metric => ({ words: metric.trim().split(/\s+/), from: line.indexOf(metric) + 1 }))
      for (const { words, from } of parts) if (words.length !== names.length) this.failAt('rule-syntax', at(from), `应有 ${names.length - 1} 个下限 expected ${names.length - 1} lower bounds`)
      const classes = names.slice(0, -1).map((_, level) => {
        const of = parts.map(({ words, from }) => this.checked(0, () => at(from), () => parseTruth(`${words[0]} >= ${words[level + 1]}`, this.scope)))
        return { when: of.length === 1 ? of[0]! : { kind: 'all', of } as Truth, value: number(names.length - 1 - level) }
      })
      const inGroup = this.checked(0, () => at(head.indexOf(':') + 1), () => parseTruth(`行业代码 属于 (${codes.join(', ')})`, this.scope))
      cases.push({ when: inGroup, value: { kind: 'first', cases: classes, otherwise: zeroNumber } })
    })
    const last = cases.pop()!
    return cases.length ? { kind: 'first', cases, otherwise: last.value } : last.value
  }

  private benefit(raw: RawBenefit): Benefit {
    const amount = raw.amount === undefined ? null : this.number(raw.amount, ['benefit', 'amount'])
    if (amount) this.withoutDivision(amount, ['benefit', 'amount'])
    return { zh: raw.zh, en: raw.en, unit: raw.unit, amount, text: raw.amount === undefined ? '' : typeof raw.amount === 'object' ? raw.amount.bands : String(raw.amount), confidence: raw.confidence ?? this.confidence }
  }
}

const number = (value: number): Numeric => ({ kind: 'number', value: decimal(value)! })
const zeroNumber: Numeric = { kind: 'number', value: whole(0) }
