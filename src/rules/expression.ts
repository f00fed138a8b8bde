import { dayOf, type Fact, type Facts } from './facts.ts'
import { decimal, one, plus, power, type Rational, times, whole } from './rational.ts'
import type { Comparison, Exact, Numeric, Truth } from './tree.ts'

/** What is wrong with an expression and where: offset in characters from its beginning. */
export class ExpressionError extends Error {
  readonly code: 'rule-syntax' | 'rule-name' | 'rule-kind'
  readonly offset: number
  constructor(code: ExpressionError['code'], offset: number, what: string) {
    super(what)
    this.code = code
    this.offset = offset
  }
}

/** Codes a policy can name as a set: those wholly in it, and those of which only a part belongs. */
export interface CodeSet { full: string[]; partial: string[] }

export interface Scope {
  facts: Facts
  /** Values, scores, parameters and truths named before, in this policy. */
  names: Map<string, { numeric: Numeric } | { truth: Truth }>
  codeSets: Map<string, CodeSet>
  /** Letters of sections -> divisions. */
  sections: Map<string, string[]>
}

interface Token { type: 'number' | 'name' | 'op' | 'date' | 'text' | 'end'; text: string; at: number }

const lexis = /\s+|(?<date>\d{4}-\d{2}-\d{2})|(?<number>\d+(?:\.\d+)?)|'(?<text>[^']*)'|(?<name>[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}_·]*)|(?<op>>=|<=|!=|[≥≤≠>=<+\-*×/÷%(),，（）])/uy

function lex(source: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < source.length;) {
    lexis.lastIndex = at
    const match = lexis.exec(source)
    if (!match) throw new ExpressionError('rule-syntax', at, `不认识「${source[at]}」 cannot read ${source[at]}`)
    const type = (['date', 'number', 'text', 'name', 'op'] as const).find(t => match.groups![t] !== undefined)
    if (type) tokens.push({ type, text: plainOp(match.groups![type]!), at })
    at = lexis.lastIndex
  }
  tokens.push({ type: 'end', text: '', at: source.length })
  return tokens
}
const plainOp = (op: string) => ({ '≥': '>=', '≤': '<=', '≠': '!=', '×': '*', '÷': '/', '（': '(', '）': ')', '，': ',' })[op] ?? op

const years: Record<string, number> = { 上年: 0, 前年: 1, 大前年: 2, 三年前: 3, 四年前: 4 }
const counted: Record<string, number> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }
const comparisons = new Set<string>(['>=', '>', '<=', '<', '=', '!='])
/** Compound yearly growth stands only in comparisons: they are exact without the root. */
interface Growth { kind: 'growth'; ratio: Exact; years: number }
type Value = { numeric: Numeric | Growth; date?: boolean } | { truth: Truth } | { choice: Fact } | { code: Fact } | { moved: { years: number; months: number; days: number } }

/** A condition: `研发费用 / 营业收入 >= 3% 且 非 重大事故`. With a subject, a comparison may begin with its sign. */
export function parseTruth(source: string, scope: Scope, subject?: string): Truth {
  const parser = new Parser(source, scope, subject)
  return parser.whole(() => parser.or())
}

/** A number: `可加计研发费用 × 100% × 税率`. */
export function parseNumeric(source: string, scope: Scope): Numeric {
  const parser = new Parser(source, scope)
  return parser.whole(() => parser.numeric())
}

/** A number or two with `~` between: 20, 7~8, 5%. */
export function parsePoints(source: string): Numeric | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)(%?)(?:\s*[~～–至]\s*(\d+(?:\.\d+)?)(%?))?\s*$/.exec(source)
  if (!match) return null
  const value = (digits: string, percent: string) => { const v = decimal(digits)!; return percent ? times(v, { n: 1n, d: 100n }) : v }
  const low = value(match[1]!, match[2]!)
  return match[3] === undefined ? { kind: 'number', value: low } : { kind: 'span', low, high: value(match[3], match[4]!) }
}

class Parser {
  private readonly tokens: Token[]
  private i = 0
  private back = 0
  private readonly scope: Scope
  private readonly subject: Value | undefined

  constructor(source: string, scope: Scope, subject?: string) {
    this.tokens = lex(source)
    this.scope = scope
    if (subject !== undefined) {
      const own = new Parser(subject, scope)
      this.subject = own.whole(() => own.sum())
    }
  }

  whole<T>(read: () => T): T {
    const result = read()
    if (this.token.type !== 'end') this.fail(`多出「${this.token.text}」 did not expect ${this.token.text}`)
    return result
  }

  private get token() { return this.tokens[this.i]! }
  private fail(what: string, code: ExpressionError['code'] = 'rule-syntax', at = this.token.at): never { throw new ExpressionError(code, at, what) }
  private take(...texts: string[]): string | null {
    const { type, text } = this.token
    if (type === 'text' || !texts.includes(text)) return null
    this.i++
    return text
  }
  private expect(text: string) { if (!this.take(text)) this.fail(`这里应有「${text}」 expected ${text}`) }

  or(): Truth { return this.joined('any', ['或', 'or'], () => this.and()) }
  private and(): Truth { return this.joined('all', ['且', 'and'], () => this.not()) }
  private joined(kind: 'all' | 'any', words: string[], part: () => Truth): Truth {
    const of = [part()]
    while (this.take(...words)) of.push(part())
    return of.length === 1 ? of[0]! : { kind, of }
  }
  private not(): Truth { return this.take('非', 'not') ? { kind: 'not', of: this.not() } : this.comparison() }

  private comparison(): Truth {
    const { at } = this.token
    const bare = this.subject !== undefined && (comparisons.has(this.token.text) || this.startsOption())
    const left = bare ? this.subject! : this.sum()
    if ('choice' in left) return this.choice(left.choice)
    if ('code' in left) return this.codes(left.code)
    const op = this.take(...comparisons) as Comparison | null
    if (!op) return 'truth' in left ? left.truth : this.fail('这里应有一个比较 expected a comparison', 'rule-kind', at)
    const rightAt = this.token.at
    const right = this.sum()
    if (!('numeric' in left) || !('numeric' in right)) this.fail('只有数和日期可以比较 only numbers and dates can be compared', 'rule-kind', at)
    if (Boolean(left.date) !== Boolean(right.date)) this.fail('日期只能和日期比较 a date compares with a date', 'rule-kind', rightAt)
    return this.compared(op, left.numeric, right.numeric, rightAt)
  }

  private compared(op: Comparison, left: Numeric | Growth, right: Numeric | Growth, at: number): Truth {
    if (right.kind === 'growth') this.fail('复合增长率写在比较的左边 compound growth stands on the left', 'rule-kind', at)
    if (left.kind !== 'growth') return { kind: 'compare', op, left, right }
    const rate = constant(right)
    if (!rate || rate.n < 0n) this.fail('复合增长率只和不小于零的数比较 compound growth compares with a number not below zero', 'rule-kind', at)
    return { kind: 'compare', op, left: left.ratio, right: { kind: 'number', value: power(plus(one, rate), left.years) } }
  }

  private startsOption(): boolean {
    const { text, type } = this.token
    return this.subject !== undefined && 'choice' in this.subject && (type === 'name' || type === 'text') && optionOf(this.subject.choice, text) !== undefined
  }
  private choice(fact: Fact): Truth {
    const negative = this.take('!=') !== null
    if (!negative && !this.take('=')) this.take('属于', 'in')
    const options: string[] = []
    const list = this.take('(') !== null
    do {
      const { text, at } = this.token
      const option = optionOf(fact, text)
      if (option === undefined) this.fail(`${fact.zh}没有「${text}」 ${fact.id} has no ${text}`, 'rule-name', at)
      options.push(option)
      this.i++
    } while (list && this.take(','))
    if (list) this.expect(')')
    const is: Truth = { kind: 'is', fact: fact.id, options }
    return negative ? { kind: 'not', of: is } : is
  }
  private codes(fact: Fact): Truth {
    const negative = this.take('不属于') !== null
    if (!negative && !this.take('属于', 'in')) this.fail('这里应有「属于」 expected 属于', 'rule-syntax')
    const sets: CodeSet = { full: [], partial: [] }
    const list = this.take('(') !== null
    do {
      const { text, at, type } = this.token
      this.i++
      const named = this.scope.codeSets.get(text)
      const section = this.scope.sections.get(text)
      if (named) { sets.full.push(...named.full); sets.partial.push(...named.partial) }
      else if (section) sets.full.push(...section)
      else if (type === 'number' && /^\d{2,4}$/.test(text)) sets.full.push(text)
      else this.fail(`不是行业代码或目录「${text}」 no industry code or catalogue: ${text}`, 'rule-name', at)
    } while (list && this.take(','))
    if (list) this.expect(')')
    const within: Truth = { kind: 'code', fact: fact.id, ...sets }
    return negative ? { kind: 'not', of: within } : within
  }

  numeric(): Numeric {
    const { at } = this.token
    const value = this.sum()
    if (!('numeric' in value) || value.numeric.kind === 'growth') return this.fail('这里应是一个数 expected a number', 'rule-kind', at)
    return value.numeric
  }

  sum(): Value {
    let left = this.product()
    for (let op; (op = this.take('+', '-'));) {
      const { at } = this.token
      const right = this.product()
      left = this.added(op, left, right, at)
    }
    return left
  }

  private added(op: string, left: Value, right: Value, at: number): Value {
    if ('moved' in right) {
      if (op === '-' && 'numeric' in left && left.numeric.kind === 'today') {
        const { years, months, days } = left.numeric
        return { numeric: { kind: 'today', years: years + right.moved.years, months: months + right.moved.months, days: days + right.moved.days }, date: true }
      }
      if (right.moved.years || right.moved.months) this.fail('只有申报日可以减去年和月 only the day asked about can be moved by years or months', 'rule-kind', at)
      right = { numeric: { kind: 'number', value: whole(right.moved.days) } }
    }
    if (!('numeric' in left) || !('numeric' in right) || left.numeric.kind === 'growth' || right.numeric.kind === 'growth') return this.fail('只有数可以加减 only numbers add up', 'rule-kind', at)
    if (left.date && right.date && op === '-') return { numeric: { kind: 'minus', left: this.exact(left.numeric, at), right: this.exact(right.numeric, at) } }
    if (left.date || right.date) this.fail('日期之间只能相减 dates can only be subtracted', 'rule-kind', at)
    if (isExact(left.numeric) && isExact(right.numeric)) return { numeric: { kind: op === '+' ? 'plus' : 'minus', left: left.numeric, right: right.numeric } }
    if (op === '-') return { numeric: { kind: 'total', items: [left.numeric, { kind: 'scaled', by: { kind: 'number', value: whole(-1) }, of: right.numeric }] } }
    return { numeric: { kind: 'total', items: [left.numeric, right.numeric] } }
  }

  private product(): Value {
    let left = this.unary()
    for (let op; (op = this.take('*', '/'));) {
      const { at } = this.token
      const right = this.unary()
      if (!('numeric' in left) || !('numeric' in right) || left.date || right.date || left.numeric.kind === 'growth' || right.numeric.kind === 'growth') return this.fail('只有数可以乘除 only numbers multiply', 'rule-kind', at)
      left = { numeric: this.multiplied(op, left.numeric, right.numeric, at) }
    }
    return left
  }
  private multiplied(op: string, left: Numeric, right: Numeric, at: number): Numeric {
    if (isExact(left) && isExact(right)) return { kind: op === '*' ? 'times' : 'over', left, right }
    if (op === '/') this.fail('分档得分之类的数不能除 points and tables cannot be divided', 'rule-kind', at)
    if (!isExact(left) && !isExact(right)) this.fail('两个分档得分不能相乘 two tables cannot be multiplied', 'rule-kind', at)
    const [by, of] = isExact(left) ? [left, right] : [this.exact(right, at), left]
    return { kind: 'scaled', by, of }
  }
  private unary(): Value {
    const { at } = this.token
    if (!this.take('-')) return this.primary()
    const value = this.unary()
    if (!('numeric' in value) || value.date || !isExact(value.numeric as Numeric)) return this.fail('只有数可以取负 only a number can be negative', 'rule-kind', at)
    return { numeric: { kind: 'minus', left: { kind: 'number', value: whole(0) }, right: value.numeric as Exact } }
  }

  private exact(value: Numeric | Growth, at: number): Exact {
    return value.kind !== 'growth' && isExact(value) ? value : this.fail('这里应是单一的数 expected a plain number', 'rule-kind', at)
  }

  private primary(): Value {
    const { type, text, at } = this.token
    if (this.take('(')) {
      // In brackets a condition or a number: a number first, a condition if more follows.
      const start = this.i
      try {
        const value = this.sum()
        this.expect(')')
        return value
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error
        this.i = start
        const truth = this.or()
        this.expect(')')
        return { truth }
      }
    }
    if (type === 'number') return this.number()
    if (type === 'date') {
      this.i++
      const day = dayOf(text)
      if (day === null) this.fail(`没有这一天 ${text} no such day`, 'rule-syntax', at)
      return { numeric: { kind: 'number', value: whole(day) }, date: true }
    }
    if (type === 'name') {
      this.i++
      return this.named(text, at)
    }
    return this.fail(type === 'end' ? '话没有说完 something is missing at the end' : `这里不该有「${text}」 did not expect ${text}`)
  }

  private number(): Value {
    const value = decimal(this.token.text)!
    this.i++
    if (this.take('%')) return { numeric: { kind: 'number', value: times(value, { n: 1n, d: 100n }) } }
    const unit = this.take('年', '个月', '天', '日')
    if (!unit) return { numeric: { kind: 'number', value } }
    const count = Number(value.n / value.d)
    if (unit === '天' || unit === '日') {
      // After a minus it moves the day; elsewhere it is a count of days.
      const before = this.tokens[this.i - 3]
      return before?.text === '-' ? { moved: { years: 0, months: 0, days: count } } : { numeric: { kind: 'number', value } }
    }
    return { moved: { years: unit === '年' ? count : 0, months: unit === '个月' ? count : 0, days: 0 } }
  }

  private named(text: string, at: number): Value {
    const own = this.scope.names.get(text)
    if (own) return own
    const fact = this.scope.facts.byName.get(text)
    if (fact) return this.fact(fact, at)
    if (text === '申报日' || text === 'today') return { numeric: { kind: 'today', years: 0, months: 0, days: 0 }, date: true }
    if (this.take('(')) {
      const value = this.call(text, at)
      this.expect(')')
      return value
    }
    return this.fail(`没有叫「${text}」的事实或数值 no fact or value is called ${text}`, 'rule-name', at)
  }

  private fact(fact: Fact, at: number): Value {
    if (fact.kind === 'flag') return { truth: { kind: 'flag', fact: fact.id } }
    if (fact.kind === 'choice') return { choice: fact }
    if (fact.kind === 'code') return { code: fact }
    let back = this.back
    if (this.token.text === '(' && this.tokens[this.i + 2]?.text === ')' && this.tokens[this.i + 1]!.text in years) {
      back += years[this.tokens[this.i + 1]!.text]!
      this.i += 3
    }
    if (fact.kind === 'number' && back >= fact.years) this.fail(`${fact.zh}只有 ${fact.years} 年 ${fact.id} is kept for ${fact.years} years`, 'rule-kind', at)
    return { numeric: { kind: 'fact', fact: fact.id, back }, date: fact.kind === 'date' }
  }

  /** 近三年合计(研发费用), 近两年每年(研发费用 >= 100), 近两年复合增长率(营业收入), 最小(a, b), 已知(x). */
  private call(name: string, at: number): Value {
    const yearly = /^近([两二三四五])年(合计|均值|每年|任一年|复合增长率|平均增长率)$/.exec(name)
    if (yearly) return this.overYears(counted[yearly[1]!]!, yearly[2]!)
    switch (name) {
      case '增长率': {
        const [now, before] = this.eachYear(2, () => this.exact(this.numeric(), at))
        return { numeric: { kind: 'minus', left: { kind: 'over', left: now!, right: before! }, right: { kind: 'number', value: one } } }
      }
      case '最小': case '最大': case 'min': case 'max': {
        const items = [this.numeric()]
        while (this.take(',')) items.push(this.numeric())
        return { numeric: { kind: name === '最小' || name === 'min' ? 'least' : 'most', items } }
      }
      case '已知': case 'known': {
        const value = this.sum()
        const known = 'numeric' in value && value.numeric.kind === 'fact' ? value.numeric : 'choice' in value ? { fact: value.choice.id, back: 0 } : 'code' in value ? { fact: value.code.id, back: 0 } : 'truth' in value && value.truth.kind === 'flag' ? { fact: value.truth.fact, back: 0 } : null
        if (!known) this.fail('「已知」只问事实 known asks for a fact', 'rule-kind', at)
        return { truth: { kind: 'known', fact: known.fact, back: known.back } }
      }
    }
    return this.fail(`没有叫「${name}」的算法 no function is called ${name}`, 'rule-name', at)
  }

  private overYears(count: number, what: string): Value {
    const { at } = this.token
    if (what === '每年' || what === '任一年') return { truth: { kind: what === '每年' ? 'all' : 'any', of: this.eachYear(count, () => this.or()) } }
    const growing = what.endsWith('增长率')
    const terms = this.eachYear(count + (growing && what === '复合增长率' ? 1 : growing ? 1 : 0), () => this.exact(this.numeric(), at))
    const number = (value: Rational): Exact => ({ kind: 'number', value })
    if (what === '复合增长率') return { numeric: { kind: 'growth', ratio: { kind: 'over', left: terms[0]!, right: terms[count]! }, years: count } }
    const sum = (list: Exact[]) => list.reduce((left, right): Exact => ({ kind: 'plus', left, right }))
    if (what === '平均增长率') {
      const ratios = terms.slice(0, -1).map((now, i): Exact => ({ kind: 'over', left: now, right: terms[i + 1]! }))
      return { numeric: { kind: 'minus', left: { kind: 'times', left: number({ n: 1n, d: BigInt(count) }), right: sum(ratios) }, right: number(one) } }
    }
    return { numeric: what === '均值' ? { kind: 'times', left: number({ n: 1n, d: BigInt(count) }), right: sum(terms) } : sum(terms) }
  }

  /** Reads the same words once for each of the latest years. */
  private eachYear<T>(count: number, read: () => T): T[] {
    const start = this.i
    const before = this.back
    const results: T[] = []
    for (let year = 0; year < count; year++) {
      this.i = start
      this.back = before + year
      results.push(read())
    }
    this.back = before
    return results
  }
}

const optionOf = (fact: Fact, text: string) => (fact.kind !== 'choice' ? undefined : text in fact.options ? text : Object.keys(fact.options).find(k => fact.options[k] === text))

export const isExact = (value: Numeric): value is Exact => ['number', 'fact', 'today', 'parameter', 'plus', 'minus', 'times', 'over'].includes(value.kind)

/** The value of a numeral, null for anything else. */
function constant(value: Numeric): Rational | null {
  return value.kind === 'number' ? value.value : null
}
