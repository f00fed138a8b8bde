import { compare, decimal, minus, over, plus, show, times, whole, zero, type Rational } from './rational.ts'
import { pointsShape, type RawAdjustment, type RawIndicator, type RawPoints } from './points-shape.ts'
import { percentOr, RuleFile, type Dictionary, type Path } from './rule-file.ts'
import type { Confidence, Example, Exact, Knot, Numeric, Parameter, Policy, Truth, Words } from './tree.ts'
import { factsUnder } from './walk.ts'

export interface Stage extends Words { id: string; /** null for the last, which is what no other is. */ truth: Truth | null; text: string | null }
/** What one indicator earns in each stage, in the order of the stages. */
export interface InStage { weight: Rational | null; knots: Knot[] | null; points: Numeric }
export interface Indicator extends Words {
  id: string
  class: string
  unit: string
  confidence: Confidence
  clause: string | null
  note: string | null
  /** The rule in the words of the file. */
  text: string
  how: 'reference' | 'curve' | 'bands' | 'is'
  /** The value that is scored, where it is one number. */
  value: Exact | null
  stages: InStage[]
  points: Numeric
  line: number
}
export interface Adjustment extends Words { id: string; kind: 'bonus' | 'penalty'; confidence: Confidence; clause: string | null; text: string; most: Rational | null; /** What is not on record does not count. */ onRecord: boolean; points: Numeric; line: number }

/** A set of indicators. As `policy` it is a rule with scores and no conditions, so that all that works out rules works it out: columns, SQL. */
export interface PointSet extends Words {
  id: string
  version: string
  file: string
  sample: boolean
  level: Policy['level']
  issuer: string
  document: string | null
  validFrom: string
  validTo: string | null
  confidence: Confidence
  notes: string[]
  sources: string[]
  clauses: Record<string, string>
  announced: number | null
  stages: Stage[]
  classes: ({ id: string; points: Numeric; /** The most that can be earned, by stage; null while a weight is to be entered. */ most: (Rational | null)[] } & Words)[]
  indicators: Indicator[]
  adjustments: Adjustment[]
  bonusMost: Rational | null
  penaltyMost: Rational | null
  total: Numeric
  toEnter: Words[]
  examples: Example[]
  policy: Policy
}

/** Reads one file of innovation points (YAML text). Throws a YinliError `rule-shape`, `rule-syntax`, `rule-name` or `rule-kind` with file, line and column. */
export function readPoints(text: string, file: string, dictionary: Dictionary): PointSet {
  return new PointsFile(text, file, dictionary).set()
}

class PointsFile extends RuleFile {
  private raw!: RawPoints
  private readonly toEnter: Parameter[] = []

  set(): PointSet {
    const raw = (this.raw = this.shaped(pointsShape))
    this.validity(raw)
    const parameters = this.parameters(raw.parameters)
    const values = this.values(raw.values)
    const stages = raw.stages.map((s, i): Stage => {
      if ((s.is === undefined) !== (i === raw.stages.length - 1)) this.fail('rule-shape', ['stages', i], '各阶段写 is，只有最后一个不写 every stage but the last has is')
      return { id: s.id, zh: s.zh, en: s.en, truth: s.is === undefined ? null : this.truth(s.is, ['stages', i, 'is']), text: s.is ?? null }
    })
    const indicators = raw.indicators.map((r, i) => this.indicator(r, i, stages))
    const adjustments = [...raw.bonuses.map((r, i) => this.adjustment(r, 'bonus', i)), ...raw.penalties.map((r, i) => this.adjustment(r, 'penalty', i))]
    this.once([...indicators, ...adjustments, ...raw.classes, { id: 'total' }])
    const inStage = (of: Indicator[], s: number): Numeric => ({ kind: 'total', items: [number(zero), ...of.map(i => i.stages[s]!.points)] })
    const most = (of: Indicator[], s: number) => of.reduce<Rational | null>((sum, { stages: all }) => { const { weight, knots } = all[s]!; const top = knots ? knots.reduce((a, k) => (compare(k.y, a) > 0 ? k.y : a), zero) : weight; return sum && top && plus(sum, top) }, zero)
    const classes = raw.classes.map(({ id, zh, en }) => {
      const of = indicators.filter(i => i.class === id)
      return { id, zh, en, points: this.pick(stages, s => inStage(of, s)), most: stages.map((_, s) => most(of, s)) }
    })
    const [bonusMost, penaltyMost] = [raw.bonusMost, raw.penaltyMost].map(m => (m === undefined ? null : decimal(m)!)) as [Rational | null, Rational | null]
    const sum = (kind: 'bonus' | 'penalty', cap: Rational | null): Numeric => {
      const all: Numeric = { kind: 'total', items: [number(zero), ...adjustments.filter(a => a.kind === kind).map(a => a.points)] }
      return cap ? { kind: 'least', items: [all, number(cap)] } : all
    }
    const base = this.pick(stages, s => inStage(indicators, s))
    const total: Numeric = named('total', { kind: 'most', items: [number(zero), { kind: 'total', items: [base, sum('bonus', bonusMost), { kind: 'scaled', by: number(whole(-1)) as Exact, of: sum('penalty', penaltyMost) }] }] })
    const kept = { id: raw.id, version: String(raw.version), zh: raw.zh, en: raw.en, file: this.file, level: raw.level, issuer: raw.issuer, validFrom: raw.validFrom, validTo: raw.validTo, confidence: raw.confidence, notes: raw.notes, sources: raw.sources, clauses: raw.clauses, toEnter: raw.toEnter }
    const examples = raw.examples.map((e, i): Example => ({ ...e, line: this.line(['examples', i]) }))
    const score = (id: string, { zh, en }: Words, value: Numeric) => ({ id, zh, en, value, cap: null, items: [], clause: null, confidence: raw.confidence })
    const stageOf: Numeric = { kind: 'first', cases: stages.slice(0, -1).map((s, i) => ({ when: s.truth!, value: number(whole(i)) })), otherwise: number(whole(stages.length - 1)) }
    const scores = [score('total', { zh: '总分', en: 'Total' }, total), ...classes.map(c => score(c.id, c, c.points)), score('stage', { zh: '阶段', en: 'Stage' }, stageOf)]
    const policy: Policy = { ...kept, document: raw.document ?? '', parameters: [...parameters, ...this.toEnter], values, scores, applies: null, conditions: null, holds: null, classes: null, benefit: null, examples: [], uses: factsUnder(scores.map(s => s.value)) }
    return { ...kept, sample: raw.sample, document: raw.document, announced: raw.announced, stages, classes, indicators, adjustments, bonusMost, penaltyMost, total, examples, policy }
  }

  /** The number of the stage a company is in. */
  private pick(stages: Stage[], of: (stage: number) => Numeric): Numeric {
    const values = stages.map((_, s) => of(s))
    if (values.every(v => v === values[0])) return values[0]!
    return named('stage', { kind: 'first', cases: stages.slice(0, -1).map((s, i) => ({ when: s.truth!, value: values[i]! })), otherwise: values.at(-1)! })
  }

  private indicator(raw: RawIndicator, at: number, stages: Stage[]): Indicator {
    const path: Path = ['indicators', at]
    if (!this.raw.classes.some(c => c.id === raw.class)) this.fail('rule-name', [...path, 'class'], `没有叫「${raw.class}」的类 no class is called ${raw.class}`)
    const how = raw.is !== undefined ? 'is' : raw.bands !== undefined ? 'bands' : raw.curve !== undefined ? 'curve' : 'reference'
    const value = how === 'reference' || how === 'curve' ? this.exact(raw.of!, [...path, 'of']) : how === 'bands' && raw.of !== undefined ? this.exactOrNull(raw.of, [...path, 'of']) : null
    const share: Numeric | null = how === 'is' ? { kind: 'first', cases: [{ when: this.truth(raw.is!, [...path, 'is']), value: number(whole(1)) }], otherwise: number(zero) } : how === 'bands' ? named(raw.id, this.bands(raw.of, raw.bands!, path)) : null
    const before = new Map<string, InStage>()
    const inStages = stages.map(({ id }): InStage => {
      const weight = decimalOrNull(this.forStage(raw.weight, id, [...path, 'weight']))
      const curve = share ? null : this.curve(raw, id, path)
      const key = JSON.stringify([weight && show(weight), curve && curve.map(k => [show(k.x, 12), show(k.y, 12)])])
      if (!before.has(key)) before.set(key, this.inStage(raw, weight, value, share, curve, path))
      return before.get(key)!
    })
    const text = raw.is ?? [raw.of, raw.bands].filter(x => x !== undefined).join('\n')
    return { id: raw.id, zh: raw.zh, en: raw.en, class: raw.class, unit: raw.unit, confidence: raw.confidence ?? this.raw.confidence, clause: raw.clause ?? null, note: raw.note ?? null, text, how, value, stages: inStages, points: this.pick(stages, s => inStages[s]!.points), line: this.line(path) }
  }

  private inStage(raw: RawIndicator, weight: Rational | null, value: Exact | null, share: Numeric | null, curve: Knot[] | null, path: Path): InStage {
    if (!weight || (!share && !curve)) return { weight, knots: null, points: this.open(raw) }
    if (weight.n === 0n) return { weight, knots: null, points: number(zero) }
    if (share) return { weight, knots: null, points: named(raw.id, { kind: 'scaled', by: number(weight) as Exact, of: share }) }
    const unit = { n: 10n ** BigInt(this.raw.places), d: 1n }
    const knots = curve!.map(({ x, y }) => ({ x, y: times(y, weight) }))
    for (const { y } of knots) if (y.n < 0n || (y.n * unit.n) % y.d !== 0n) this.fail('rule-kind', path, `得分须是 ${this.raw.places} 位小数以内的非负数 points must not be negative and have at most ${this.raw.places} places`)
    return { weight, knots, points: named(raw.id, { kind: 'curve', of: value!, knots, places: this.raw.places }) }
  }

  /** Values and shares of the weight, the values upwards; null where a figure is to be entered. */
  private curve(raw: RawIndicator, stage: string, path: Path): Knot[] | null {
    const figure = (text: string | number, key: string): Rational => percentOr(String(text)) ?? this.fail('rule-shape', [...path, key], '应是数字或百分数 must be a number or a percentage')
    const knots = raw.curve !== undefined ? this.curveOf(raw.curve, stage, path)?.map(([x, y]) => ({ x: figure(x, 'curve'), y: figure(y, 'curve') })) ?? null : this.reference(raw, stage, path, figure)
    if (!knots) return null
    const upwards = compare(knots[0]!.x, knots.at(-1)!.x) > 0 ? knots.toReversed() : knots
    for (let i = 1; i < upwards.length; i++) if (compare(upwards[i - 1]!.x, upwards[i]!.x) >= 0) this.fail('rule-shape', [...path, raw.curve === undefined ? 'reference' : 'curve'], '参考值应依次变大或变小 reference values must go up or down')
    return upwards
  }
  private reference(raw: RawIndicator, stage: string, path: Path, figure: (text: string | number, key: string) => Rational): Knot[] | null {
    const reference = this.forStage(raw.reference!, stage, [...path, 'reference'])
    if (reference === null) return null
    const [from, to, most] = [figure(raw.from ?? 0, 'from'), figure(reference, 'reference'), figure(raw.most ?? 1, 'most')]
    return [{ x: from, y: zero }, { x: plus(from, times(minus(to, from), most)), y: most }]
  }
  private curveOf(curve: Exclude<RawIndicator['curve'], undefined>, stage: string, path: Path): [string | number, string | number][] | null {
    return Array.isArray(curve) ? curve : this.forStage<[string | number, string | number][]>(curve, stage, [...path, 'curve'])
  }

  private forStage<T>(value: T | Record<string, T> | null, stage: string, path: Path): T | null {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value as T | null
    const own = value as Record<string, T>
    for (const key of Object.keys(own)) if (!this.raw.stages.some(s => s.id === key)) this.fail('rule-name', [...path, key], `没有叫「${key}」的阶段 no stage is called ${key}`)
    if (!(stage in own)) this.fail('rule-shape', path, `缺少阶段「${stage}」 stage ${stage} is missing`)
    return own[stage]!
  }

  private exactOrNull(source: string, path: Path): Exact | null { try { return this.exact(source, path) } catch { return null } }

  private adjustment(raw: RawAdjustment, kind: 'bonus' | 'penalty', at: number): Adjustment {
    const path: Path = [kind === 'bonus' ? 'bonuses' : 'penalties', at]
    const points = decimalOrNull(raw.points)
    const most = raw.most === undefined ? points : decimal(raw.most)!
    return { id: raw.id, kind, zh: raw.zh, en: raw.en, confidence: raw.confidence ?? this.raw.confidence, clause: raw.clause ?? null, text: raw.is ?? raw.each!, most, onRecord: raw.onRecord, points: named(raw.id, this.adjusted(raw, points, most, path)), line: this.line(path) }
  }
  private adjusted(raw: RawAdjustment, points: Rational | null, most: Rational | null, path: Path): Numeric {
    const truth = raw.is === undefined ? null : this.truth(raw.is, [...path, 'is'])
    const each = raw.each === undefined ? null : this.exact(raw.each, [...path, 'each'])
    if (!points) return this.open(raw)
    const counted = this.counted(points, truth, each, most)
    if (!raw.onRecord) return counted
    const onRecord = factsUnder([truth ?? each!]).map((slot): Truth => ({ kind: 'known', ...slot }))
    return { kind: 'first', cases: [{ when: { kind: 'all', of: onRecord }, value: counted }], otherwise: number(zero) }
  }
  private counted(points: Rational, truth: Truth | null, each: Exact | null, most: Rational | null): Numeric {
    if (truth) return { kind: 'first', cases: [{ when: truth, value: number(points) }], otherwise: number(zero) }
    const knots = [{ x: zero, y: zero }, { x: over(most!, points)!, y: most! }]
    return { kind: 'curve', of: each!, knots, places: this.raw.places }
  }

  /** Points nobody can know before somebody enters the figure. */
  private open({ zh, en }: Words): Numeric {
    const name = `${zh}：权重或参考值`
    this.toEnter.push({ name, zh: name, en: `${en}: weight or reference value`, value: null, text: null, confidence: 'M' })
    return { kind: 'parameter', name, value: null }
  }

  private once(of: { id: string }[]): void {
    const seen = new Set<string>()
    for (const { id } of of) { if (seen.has(id)) this.fail('rule-shape', ['indicators'], `编号重复 ${id} is used twice`); seen.add(id) }
  }
}

const number = (value: Rational): Numeric => ({ kind: 'number', value })
const named = (name: string, of: Numeric): Numeric => ({ kind: 'named', name, of })
const decimalOrNull = (value: number | null): Rational | null => (value === null ? null : decimal(value)!)
