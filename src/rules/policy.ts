import { isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { YinliError } from '../base/errors.ts'
import { ExpressionError, isExact, parseNumeric, parsePoints, parseTruth, type CodeSet, type Scope } from './expression.ts'
import { dayOf, type Facts } from './facts.ts'
import { decimal, times, whole, zero } from './rational.ts'
import { truthOf } from './lower.ts'
import { policyShape, type RawBenefit, type RawCondition, type RawNumber, type RawPolicy, type RawScore } from './policy-shape.ts'
import type { Benefit, Condition, Confidence, Example, Numeric, Parameter, Policy, Score, Truth } from './tree.ts'
import { dividesByFact, usesOf } from './walk.ts'

/** What expressions may name beside the policy's own words. */
export interface Dictionary { facts: Facts; codeSets: Map<string, CodeSet>; sections: Map<string, string[]> }

/**
 * Reads one policy file (YAML text). Throws a YinliError `rule-shape`, `rule-syntax`, `rule-name` or `rule-kind` whose details give
 * file, line and column of what is wrong, both counted from 1.
 */
export function readPolicy(text: string, file: string, dictionary: Dictionary): Policy {
  return new Reader(text, file, dictionary).policy()
}

type Path = (string | number)[]

class Reader {
  private readonly lines = new LineCounter()
  private readonly doc: Document
  private readonly scope: Scope
  private readonly text: string
  private readonly file: string
  private confidence: Confidence = 'M'

  constructor(text: string, file: string, dictionary: Dictionary) {
    this.text = text
    this.file = file
    this.doc = parseDocument(text, { lineCounter: this.lines })
    const [broken] = this.doc.errors
    if (broken) this.failAt('rule-shape', broken.pos[0], broken.message.split('\n')[0]!.replace(/ at line .*/, ''))
    this.scope = { ...dictionary, names: new Map() }
  }

  policy(): Policy {
    const raw = this.shaped()
    this.confidence = raw.confidence
    for (const key of ['validFrom', 'validTo'] as const) if (raw[key] && dayOf(raw[key]) === null) this.fail('rule-shape', [key], `没有这一天 ${raw[key]} no such day`)
    const parameters = this.parameters(raw)
    const values = Object.entries(raw.values).map(([name, value]) => ({ name, value: this.named(name, this.number(value, ['values', name])) }))
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

  private shaped(): RawPolicy {
    const result = policyShape.safeParse(this.doc.toJS())
    if (result.success) return result.data
    const issue = deepest(result.error.issues)
    return this.fail('rule-shape', issue.path as Path, issue.message)
  }

  private parameters(raw: RawPolicy): Parameter[] {
    return Object.entries(raw.parameters).map(([name, { zh = name, en, value, confidence }]) => {
      const number = value === null ? null : percentOr(String(value))
      if (value !== null && !number) this.fail('rule-shape', ['parameters', name, 'value'], '应是数字或百分数 must be a number or a percentage')
      this.scope.names.set(name, { numeric: { kind: 'parameter', name, value: number } })
      return { name, zh, en, value: number, text: value === null ? null : String(value), confidence }
    })
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
    const points = this.expression(raw.points!, [...path, 'points'], source => parseNumeric(source, this.scope))
    this.withoutDivision(points, [...path, 'points'])
    if (raw.max === undefined) return points
    if (!isExact(points)) this.fail('rule-kind', [...path, 'points'], 'max 只用于单项事实 max goes with a plain fact')
    return { kind: 'within', of: points, low: zero, high: decimal(raw.max)! }
  }

  private number(raw: RawNumber, path: Path): Numeric {
    if (typeof raw !== 'object') return this.expression(String(raw), path, source => parseNumeric(source, this.scope))
    return this.bands(raw.of, raw.bands, path)
  }

  /** One band a line, `condition: points`; the first that holds counts. */
  private bands(of: string | undefined, bands: string, path: Path): Numeric {
    if (of !== undefined) this.expression(of, [...path, 'of'], source => { try { parseNumeric(source, this.scope) } catch (error) { if (!(error instanceof ExpressionError) || error.code !== 'rule-kind') throw error } })
    const cases: { when: Truth; value: Numeric }[] = []
    let otherwise: Numeric | null = null
    bands.split('\n').forEach((line, i) => {
      if (!line.trim()) return
      const colon = Math.max(line.lastIndexOf(':'), line.lastIndexOf('：'))
      const at = (offset: number) => this.offset([...path, 'bands'], offset, i)
      if (colon < 0) this.failAt('rule-syntax', at(0), '每行写「条件: 数值」 each line is condition: value')
      if (otherwise) this.failAt('rule-syntax', at(0), '「其他」应在最后 else comes last')
      const condition = line.slice(0, colon)
      const value = parsePoints(line.slice(colon + 1)) ?? this.checked(colon + 1, offset => at(offset), () => parseNumeric(line.slice(colon + 1), this.scope))
      if (dividesByFact(value)) this.failAt('rule-kind', at(colon + 1), noDivision)
      if (['其他', 'else'].includes(condition.trim())) otherwise = value
      else cases.push({ when: this.checked(0, offset => at(offset), () => parseTruth(condition, this.scope, of)), value })
    })
    if (!otherwise) this.fail('rule-syntax', [...path, 'bands'], '缺少「其他」一行 the line 其他 is missing')
    return { kind: 'first', cases, otherwise }
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

  private named(name: string, of: Numeric): Numeric {
    const value: Numeric = isExact(of) ? of : { kind: 'named', name, of }
    this.scope.names.set(name, { numeric: value })
    return value
  }
  private withoutDivision(value: Numeric, path: Path) { if (dividesByFact(value)) this.fail('rule-kind', path, noDivision) }
  private truth(source: string, path: Path): Truth { return this.expression(source, path, s => parseTruth(s, this.scope)) }
  private expression<T>(source: string, path: Path, read: (source: string) => T): T { return this.checked(0, offset => this.offset(path, offset), () => read(source)) }

  /** Runs `read`; an error in an expression becomes one that says where in the file. */
  private checked<T>(from: number, at: (offset: number) => number, read: () => T): T {
    try { return read() } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      return this.failAt(error.code, at(from + error.offset), error.message)
    }
  }

  /** Where in the file a character of a scalar stands; in a block of lines, of its `line`-th. */
  private offset(path: Path, offset: number, line?: number): number {
    const node = this.doc.getIn(path, true)
    if (!isScalar(node) || !node.range) return this.start(path)
    const [start] = node.range
    if (node.type?.startsWith('QUOTE')) return start + 1 + offset
    if (!node.type?.startsWith('BLOCK')) return start + offset
    let at = this.text.indexOf('\n', start) + 1
    const indent = /^ */.exec(this.text.slice(at))![0].length
    let rest = offset
    const lines = String(node.value).split('\n')
    for (let n = line ?? 0; n > 0; n--) at = this.text.indexOf('\n', at) + 1
    if (line === undefined) for (const text of lines) { if (rest <= text.length) break; rest -= text.length + 1; at = this.text.indexOf('\n', at) + 1 }
    return at + indent + rest
  }
  private start(path: Path): number {
    for (let p = path; ; p = p.slice(0, -1)) {
      const node = this.doc.getIn(p, true) as { range?: [number, number, number] } | undefined
      if (node?.range) return node.range[0]
      if (!p.length) return 0
    }
  }
  private line(path: Path) { return this.lines.linePos(this.start(path)).line }
  private fail(code: ExpressionError['code'] | 'rule-shape', path: Path, what: string): never { return this.failAt(code, this.start(path), what) }
  private failAt(code: ExpressionError['code'] | 'rule-shape', at: number, what: string): never {
    const { line, col } = this.lines.linePos(at)
    throw new YinliError(code, { file: this.file, line, column: col, what })
  }
}

const noDivision = '除法只写在条件里 division by a fact stands only in conditions'
const number = (value: number): Numeric => ({ kind: 'number', value: decimal(value)! })
const zeroNumber: Numeric = { kind: 'number', value: whole(0) }
const percentOr = (text: string) => { const match = /^(.+)%$/.exec(text); const value = decimal(match ? match[1]! : text); return value && match ? times(value, { n: 1n, d: 100n }) : value }

/** Of the alternatives a union tried, the one that came furthest says best what is wrong. */
function deepest(issues: z.core.$ZodIssue[]): { path: PropertyKey[]; message: string } {
  const issue = issues[0]!
  if (issue.code === 'unrecognized_keys') return { path: [...issue.path, issue.keys[0]!], message: `不认识「${issue.keys.join(' ')}」 unknown key` }
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.filter(e => e.length).map(deepest).sort((a, b) => b.path.length - a.path.length)[0]
  return inner ? { path: [...issue.path, ...inner.path], message: inner.message } : issue
}
