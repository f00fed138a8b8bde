import { isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { YinliError } from '../base/errors.ts'
import { ExpressionError, isExact, parseNumeric, parsePoints, parseTruth, type CodeSet, type Scope } from './expression.ts'
import { dayOf, type Facts } from './facts.ts'
import { decimal, times, type Rational } from './rational.ts'
import type { RawNumber, RawParameters } from './policy-shape.ts'
import type { Exact, Numeric, Parameter, Truth } from './tree.ts'
import { dividesByFact } from './walk.ts'

/** What expressions may name beside the file's own words. */
export interface Dictionary { facts: Facts; codeSets: Map<string, CodeSet>; sections: Map<string, string[]> }

export type Path = (string | number)[]
export type RuleCode = ExpressionError['code'] | 'rule-shape'

/**
 * A YAML file with expressions in it. Whatever is wrong throws a YinliError `rule-shape`, `rule-syntax`, `rule-name` or `rule-kind` whose
 * details give file, line and column, both counted from 1.
 */
export class RuleFile {
  readonly file: string
  protected readonly scope: Scope
  private readonly lines = new LineCounter()
  private readonly doc: Document
  private readonly text: string

  constructor(text: string, file: string, dictionary: Dictionary) {
    this.text = text
    this.file = file
    this.doc = parseDocument(text, { lineCounter: this.lines })
    const [broken] = this.doc.errors
    if (broken) this.failAt('rule-shape', broken.pos[0], broken.message.split('\n')[0]!.replace(/ at line .*/, ''))
    this.scope = { ...dictionary, names: new Map() }
  }

  shaped<T>(shape: z.ZodType<T>): T {
    const result = shape.safeParse(this.doc.toJS())
    if (result.success) return result.data
    const issue = deepest(result.error.issues)
    return this.fail('rule-shape', issue.path as Path, issue.message)
  }

  /** First and last day in force must be in the calendar. */
  validity(raw: { validFrom: string; validTo: string | null }): void {
    for (const key of ['validFrom', 'validTo'] as const) if (raw[key] && dayOf(raw[key]) === null) this.fail('rule-shape', [key], `没有这一天 ${raw[key]} no such day`)
  }

  parameters(raw: RawParameters): Parameter[] {
    return Object.entries(raw).map(([name, { zh = name, en, value, confidence }]) => {
      const number = value === null ? null : percentOr(String(value))
      if (value !== null && !number) this.fail('rule-shape', ['parameters', name, 'value'], '应是数字或百分数 must be a number or a percentage')
      this.scope.names.set(name, { numeric: { kind: 'parameter', name, value: number } })
      return { name, zh, en, value: number, text: value === null ? null : String(value), confidence }
    })
  }

  values(raw: Record<string, RawNumber>): { name: string; value: Numeric }[] {
    return Object.entries(raw).map(([name, value]) => ({ name, value: this.named(name, this.number(value, ['values', name])) }))
  }

  truth(source: string, path: Path): Truth { return this.expression(source, path, s => parseTruth(s, this.scope)) }
  numeric(source: string, path: Path): Numeric { return this.expression(source, path, s => parseNumeric(s, this.scope)) }
  /** A number made of facts alone: no bands, no points. */
  exact(source: string, path: Path): Exact {
    const value = this.numeric(source, path)
    return isExact(value) ? value : this.fail('rule-kind', path, '这里应是由事实算出的单一的数 expected a plain number made of facts')
  }

  number(raw: RawNumber, path: Path): Numeric {
    if (typeof raw !== 'object') return this.numeric(String(raw), path)
    return this.bands(raw.of, raw.bands, path)
  }

  /** One band a line, `condition: points`; the first that holds counts. */
  bands(of: string | undefined, bands: string, path: Path): Numeric {
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

  named(name: string, of: Numeric): Numeric {
    const value: Numeric = isExact(of) ? of : { kind: 'named', name, of }
    this.scope.names.set(name, { numeric: value })
    return value
  }
  withoutDivision(value: Numeric, path: Path): void { if (dividesByFact(value)) this.fail('rule-kind', path, noDivision) }

  /** Runs `read`; an error in an expression becomes one that says where in the file. */
  checked<T>(from: number, at: (offset: number) => number, read: () => T): T {
    try { return read() } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      return this.failAt(error.code, at(from + error.offset), error.message)
    }
  }
  private expression<T>(source: string, path: Path, read: (source: string) => T): T { return this.checked(0, offset => this.offset(path, offset), () => read(source)) }

  /** Where in the file a character of a scalar stands; in a block of lines, of its `line`-th. */
  offset(path: Path, offset: number, line?: number): number {
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
  line(path: Path): number { return this.lines.linePos(this.start(path)).line }
  fail(code: RuleCode, path: Path, what: string): never { return this.failAt(code, this.start(path), what) }
  failAt(code: RuleCode, at: number, what: string): never {
    const { line, col } = this.lines.linePos(at)
    throw new YinliError(code, { file: this.file, line, column: col, what })
  }
}

const noDivision = '除法只写在条件里 division by a fact stands only in conditions'
/** `0.05`, `5%`; null for anything else. */
export const percentOr = (text: string): Rational | null => { const match = /^(.+)%$/.exec(text.trim()); const value = decimal(match ? match[1]! : text); return value && match ? times(value, { n: 1n, d: 100n }) : value }

/** Of the alternatives a union tried, the one that came furthest says best what is wrong. */
function deepest(issues: z.core.$ZodIssue[]): { path: PropertyKey[]; message: string } {
  const issue = issues[0]!
  if (issue.code === 'unrecognized_keys') return { path: [...issue.path, issue.keys[0]!], message: `不认识「${issue.keys.join(' ')}」 unknown key` }
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.filter(e => e.length).map(deepest).sort((a, b) => b.path.length - a.path.length)[0]
  return inner ? { path: [...issue.path, ...inner.path], message: inner.message } : issue
}
