import { curveAt } from './curve.ts'
import { earlier, slot, type Company } from './facts.ts'
import { compare, minus, over, plus, type Rational, times, whole } from './rational.ts'
import { truthOf } from './lower.ts'
import type { Comparison, Condition, Exact, Numeric, Outcome, Policy, Truth } from './tree.ts'

/** What a number can be: null where there is no bound. */
export interface Range { low: Rational | null; high: Rational | null }
/** true, false, or null for unknown. */
export type Kleene = boolean | null

const nothing: Range = { low: null, high: null }

/**
 * The tree's meaning for one company on one day, in exact fractions: what columns.ts and sql.ts must agree with.
 * Holds what it worked out, so that a value named twice is worked out once.
 */
export class Evaluator {
  readonly company: Company
  /** Days since 1970-01-01. */
  readonly on: number
  private readonly known = new Map<Numeric, Range>()

  constructor(company: Company, on: number) {
    this.company = company
    this.on = on
  }

  outcome(policy: Policy): Outcome {
    const applies = policy.applies ? this.truth(policy.applies.truth) : true
    if (applies === false) return 'not-applicable'
    if (policy.classes) { const { low, high } = this.range(policy.classes.of); return applies === null || !low || !high || compare(low, high) ? 'unknown' : 'met' }
    const holds = policy.holds && this.truth(policy.holds)
    return applies === null || holds === null ? 'unknown' : holds ? 'met' : 'unmet'
  }

  /** Of one condition, `neutral` where it does not apply. */
  condition(condition: Condition): Kleene | 'neutral' {
    return condition.when && this.truth(condition.when) === false ? 'neutral' : this.truth(truthOf(condition))
  }

  truth(node: Truth): Kleene {
    switch (node.kind) {
      case 'compare': return compared(node.op, this.range(node.left), this.range(node.right))
      case 'all': return all(node.of.map(n => this.truth(n)))
      case 'any': return any(node.of.map(n => this.truth(n)))
      case 'not': return negated(this.truth(node.of))
      case 'atLeast': return atLeast(node.count, node.of.map(n => this.truth(n)))
      case 'truth': return this.truth(node.of)
      case 'known': return this.company.has(slot(node.fact, node.back))
      case 'flag': { const value = this.company.get(node.fact)?.value; return typeof value === 'boolean' ? value : null }
      case 'is': { const value = this.company.get(node.fact)?.value; return typeof value === 'string' ? node.options.includes(value) : null }
      case 'code': {
        const value = this.company.get(node.fact)?.value
        if (typeof value !== 'string') return null
        return codeWithin(value, node.full) ? true : codeWithin(value, node.partial) ? null : codeLeads(value, [...node.full, ...node.partial]) ? null : false
      }
    }
  }

  range(node: Numeric): Range {
    switch (node.kind) {
      case 'span': return { low: node.low, high: node.high }
      case 'named': {
        const before = this.known.get(node)
        if (before) return before
        const range = this.range(node.of)
        this.known.set(node, range)
        return range
      }
      case 'first': {
        const possible: Range[] = []
        for (const { when, value } of node.cases) {
          const holds = this.truth(when)
          if (holds !== false) possible.push(this.range(value))
          if (holds) return hull(possible)
        }
        return hull([...possible, this.range(node.otherwise)])
      }
      case 'total': return node.items.map(i => this.range(i)).reduce((a, b) => ({ low: both(plus, a.low, b.low), high: both(plus, a.high, b.high) }))
      case 'least': case 'most': {
        const pick = node.kind === 'least' ? smaller : larger
        return node.items.map(i => this.range(i)).reduce((a, b) => ({ low: both(pick, a.low, b.low), high: both(pick, a.high, b.high) }))
      }
      case 'within': {
        const value = this.exact(node.of)
        if (!value) return { low: node.low, high: node.high }
        const held = smaller(larger(value, node.low), node.high)
        return { low: held, high: held }
      }
      case 'curve': {
        const value = this.exact(node.of)
        if (value) { const y = curveAt(value, node.knots, node.places); return { low: y, high: y } }
        return hull(node.knots.map(({ y }) => ({ low: y, high: y })))
      }
      case 'given': {
        const value = this.company.get(node.fact)?.value
        return typeof value === 'object' ? { low: value, high: value } : this.range(node.otherwise)
      }
      case 'scaled': {
        const by = this.exact(node.by)
        if (!by) return nothing
        const { low, high } = this.range(node.of)
        const scaled = { low: low && times(low, by), high: high && times(high, by) }
        return by.n < 0n ? { low: scaled.high, high: scaled.low } : scaled
      }
      default: { const value = this.exact(node); return { low: value, high: value } }
    }
  }

  exact(node: Exact): Rational | null {
    switch (node.kind) {
      case 'number': case 'parameter': return node.value
      case 'today': return whole(earlier(this.on, node))
      case 'fact': { const value = this.company.get(slot(node.fact, node.back))?.value; return typeof value === 'object' ? value : null }
      default: {
        const left = this.exact(node.left)
        const right = left && this.exact(node.right)
        return left && right && operations[node.kind](left, right)
      }
    }
  }
}

const operations = { plus, minus, times, over }
const both = (of: (a: Rational, b: Rational) => Rational, a: Rational | null, b: Rational | null) => (a && b ? of(a, b) : null)
const smaller = (a: Rational, b: Rational) => (compare(a, b) <= 0 ? a : b)
const larger = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b)
const hull = (ranges: Range[]): Range => ranges.reduce((a, b) => ({ low: both(smaller, a.low, b.low), high: both(larger, a.high, b.high) }))

const negated = (value: Kleene): Kleene => (value === null ? null : !value)
const all = (of: Kleene[]): Kleene => (of.includes(false) ? false : of.includes(null) ? null : true)
const any = (of: Kleene[]): Kleene => (of.includes(true) ? true : of.includes(null) ? null : false)
function atLeast(count: number, of: Kleene[]): Kleene {
  const sure = of.filter(v => v === true).length
  return sure >= count ? true : of.filter(v => v !== false).length < count ? false : null
}

/** Met when it holds whatever the two numbers are, unmet when it never does. */
function compared(op: Comparison, a: Range, b: Range): Kleene {
  switch (op) {
    case '>=': return holds(a.low, b.high, c => c >= 0) ? true : holds(a.high, b.low, c => c < 0) ? false : null
    case '>': return holds(a.low, b.high, c => c > 0) ? true : holds(a.high, b.low, c => c <= 0) ? false : null
    case '<=': return compared('>=', b, a)
    case '<': return compared('>', b, a)
    case '=': return holds(a.low, b.high, c => c >= 0) && holds(a.high, b.low, c => c <= 0) ? true : holds(a.high, b.low, c => c < 0) || holds(a.low, b.high, c => c > 0) ? false : null
    case '!=': return negated(compared('=', a, b))
  }
}
const holds = (a: Rational | null, b: Rational | null, test: (c: number) => boolean) => a !== null && b !== null && test(compare(a, b))

/** Whether a code lies under one of the prefixes. */
export const codeWithin = (code: string, prefixes: string[]) => prefixes.some(p => code.startsWith(p))
/** Whether a code is coarser than one of the prefixes, so that it may or may not lie under it. */
export const codeLeads = (code: string, prefixes: string[]) => prefixes.some(p => p.length > code.length && p.startsWith(code))
