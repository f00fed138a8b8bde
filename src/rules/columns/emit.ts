import { codeLeads, codeWithin } from '../evaluate.ts'
import { lineBetween } from '../curve.ts'
import { slot } from '../facts.ts'
import { isExact } from '../expression.ts'
import { atomPoly, constantPoly, crossed, fractionOf, lcm, whole, type Atom, type Fraction, type Poly } from '../fraction.ts'
import { approximate, gcd, type Rational } from '../rational.ts'
import type { Column, Table } from '../table.ts'
import type { Comparison, Exact, Numeric, Truth } from '../tree.ts'

/** Two expressions over one row: surely met, and possibly met. Unknown is possible and not sure. */
export interface Sure { sure: string; possible: string }
/** Variables that hold the lowest and highest value as whole numbers of 1/scale, NaN where there is no bound. */
export interface Held { low: string; high: string; scale: bigint; most: number }

/** Below this every whole number has its own double. */
const exactBelow = 2 ** 53

/**
 * Writes JavaScript for one row `i`. Statements go to `lines`; what they leave in variables is named by the expressions returned.
 * Arithmetic is on whole numbers (values times their column's scale). Where a product could pass 2^53 the code also checks how near the two
 * sides are and sets `near`, and the row is left to the exact evaluator.
 */
export class Emitter {
  readonly lines: string[] = []
  /** Columns and tables the code reads, by the name it gives them. */
  readonly inputs = new Map<string, unknown>()
  /** Whether any comparison may have to be left to the exact evaluator. */
  checks = false
  private current = this.lines
  private readonly atoms = new Map<Atom, { code: string; scale: bigint; most: number; positive: boolean }>()
  private readonly held = new Map<Numeric, Held>()
  private count = 0
  private readonly table: Table
  private readonly on: number
  private readonly nonNegative: (fact: string) => boolean

  constructor(table: Table, on: number, nonNegative: (fact: string) => boolean) {
    this.table = table
    this.on = on
    this.nonNegative = nonNegative
  }

  truth(node: Truth): Sure {
    switch (node.kind) {
      case 'all': return join(node.of.map(n => this.truth(n)), '&&')
      case 'any': return join(node.of.map(n => this.truth(n)), '||')
      case 'not': { const { sure, possible } = this.truth(node.of); return { sure: `!(${possible})`, possible: `!(${sure})` } }
      case 'truth': return this.truth(node.of)
      case 'atLeast': {
        const of = node.of.map(n => this.truth(n))
        const sum = (parts: string[]) => `(${parts.map(p => `(${p}?1:0)`).join('+')})>=${node.count}`
        return { sure: sum(of.map(o => o.sure)), possible: sum(of.map(o => o.possible)) }
      }
      case 'known': return this.known(slot(node.fact, node.back))
      case 'flag': { const column = this.column(node.fact); return column ? { sure: `${column}[i]===2`, possible: `${column}[i]!==0` } : unknown }
      case 'is': return this.words(node.fact, word => node.options.includes(word))
      case 'code': return this.words(node.fact, code => (codeWithin(code, node.full) ? true : codeWithin(code, node.partial) || codeLeads(code, [...node.full, ...node.partial]) ? null : false))
      case 'compare': return this.compare(node.op, this.sides(node.left), this.sides(node.right))
    }
  }

  /** A number's lowest and highest value in variables. */
  number(node: Numeric): Held {
    const before = this.held.get(node)
    if (before) return before
    // What is named may be asked for again outside of the branch that asks for it now, so it is worked out where every branch sees it.
    const outer = this.current
    if (node.kind === 'named') this.current = []
    const held = this.plain(node)
    if (node.kind === 'named') {
      this.lines.push(...this.current)
      this.current = outer
      this.held.set(node, held)
    }
    return held
  }

  private plain(node: Numeric): Held {
    switch (node.kind) {
      case 'named': return this.number(node.of)
      case 'span': return this.constant(node.low, node.high)
      case 'first': return this.first(node)
      case 'total': return this.combined(node.items, (a, b) => `${a}+${b}`, (a, b) => a + b)
      case 'least': return this.combined(node.items, (a, b) => `Math.min(${a},${b})`, Math.max)
      case 'most': return this.combined(node.items, (a, b) => `Math.max(${a},${b})`, Math.max)
      case 'within': {
        const value = this.exact(node.of)
        const { low, high, scale, most } = this.constant(node.low, node.high)
        const s = lcm(value.scale, scale)
        const [least, greatest] = [times(low, s / scale), times(high, s / scale)]
        const x = this.variable(times(value.low, s / value.scale))
        const inside = `Math.min(Math.max(${x},${least}),${greatest})`
        return { low: this.variable(`${x}===${x}?${inside}:${least}`), high: this.variable(`${x}===${x}?${inside}:${greatest}`), scale: s, most: most * Number(s / scale) }
      }
      case 'curve': return this.curve(node)
      case 'given': {
        const fact: Exact = { kind: 'fact', fact: node.fact, back: 0 }
        const given = this.exact(fact)
        const rest = this.number(node.otherwise)
        const s = lcm(given.scale, rest.scale)
        const pick = (own: string) => this.variable(`${given.low}===${given.low}?${times(given.low, s / given.scale)}:${times(own, s / rest.scale)}`)
        return { low: pick(rest.low), high: pick(rest.high), scale: s, most: Math.max(given.most * Number(s / given.scale), rest.most * Number(s / rest.scale)) }
      }
      case 'scaled': {
        const by = this.exact(node.by)
        const of = this.number(node.of)
        const [a, b] = [this.variable(`${of.low}*${by.low}`), this.variable(`${of.high}*${by.low}`)]
        return { low: this.variable(`${by.low}<0?${b}:${a}`), high: this.variable(`${by.low}<0?${a}:${b}`), scale: by.scale * of.scale, most: by.most * of.most }
      }
      default: return this.exact(node)
    }
  }

  private first({ cases, otherwise }: Extract<Numeric, { kind: 'first' }>): Held {
    const outer = this.current
    this.current = []
    const [low, high, label] = [`l${++this.count}`, `h${this.count}`, `b${this.count}`]
    const values: { at: number; held: Held }[] = []
    const take = (value: Numeric) => {
      const held = this.number(value)
      values.push({ at: this.current.push('') - 1, held })
    }
    for (const { when, value } of cases) {
      const { sure, possible } = this.truth(when)
      this.current.push(`if(${possible}){`)
      take(value)
      this.current.push(`if(${sure})break ${label}}`)
    }
    take(otherwise)
    const scale = values.reduce((s, v) => lcm(s, v.held.scale), 1n)
    for (const { at, held } of values) {
      const by = scale / held.scale
      this.current[at] = `${low}=Math.min(${low},${times(held.low, by)});${high}=Math.max(${high},${times(held.high, by)})`
    }
    const block = this.current
    this.current = outer
    this.current.push(`let ${low}=Infinity,${high}=-Infinity;${label}:{`, ...block, '}')
    return { low, high, scale, most: Math.max(...values.map(v => v.held.most * Number(scale / v.held.scale))) }
  }

  /** A value that is divided is kept as two whole numbers p/q until the height is rounded, which is exact below 2^53. */
  private curve({ of, knots, places }: Extract<Numeric, { kind: 'curve' }>): Held {
    const unit = 10n ** BigInt(places)
    const heights = knots.map(({ y }) => (y.n * unit) / y.d)
    const [least, greatest] = [heights.reduce((a, b) => (b < a ? b : a)), heights.reduce((a, b) => (b > a ? b : a))]
    const shape = { scale: unit, most: Number(greatest) }
    const fraction = fractionOf(of, this.on, (fact, back) => this.factAtom(fact, back))
    if (!fraction) return { low: literal(least), high: literal(greatest), ...shape }
    const [above, below] = [this.poly(fraction.above), this.poly(fraction.below)]
    const shared = gcd(above.scale, below.scale)
    const [byAbove, byBelow] = [below.scale / shared, above.scale / shared]
    const sure = [...fraction.below.values()].every(({ factor, atoms }) => factor.n > 0n && atoms.every(a => this.atoms.get(a)!.positive))
    const turn = sure ? '' : `*(${below.code}<0?-1:1)`
    const p = this.variable(`${times(above.code, byAbove)}${turn}`)
    const q = this.variable(`${times(below.code, byBelow)}${turn}`)
    const [mostP, mostQ] = [above.most * Number(byAbove), below.most * Number(byBelow)]
    const [name, x] = [`k${++this.count}`, `x${this.count}`]
    const lines = knots.slice(1).map((knot, i) => lineBetween(knots[i]!, knot, places))
    const steps = lines.map(({ constant, slope, parts }, i) => {
      const [n, d] = [`2*(${literal(constant)}*${q}+${literal(slope)}*${p})+${literal(parts)}*${q}`, `${literal(2n * parts)}*${q}`]
      const big = 2 * (Math.abs(Number(constant)) * mostQ + Math.abs(Number(slope)) * mostP) + 3 * Number(parts) * mostQ >= exactBelow
      if (big) this.checks = true
      const height = big ? `{const n=${n},d=${d},e=n/d;if(Math.abs(n)+d>=9007199254740992&&Math.abs(e-Math.round(e))<1e-6)near=1;${name}=Math.floor(e)}` : `${name}=Math.floor((${n})/(${d}))`
      return `if(${x}<=${approximate(knots[i + 1]!.x)})${height}`
    })
    const known = [`${p}===${p}`, `${q}>0`, ...new Set(fraction.nonzero.map(z => `${this.poly(z).code}!==0`))].join('&&')
    this.current.push(`let ${name}=NaN;if(${known}){const ${x}=${p}/${q};if(${x}<=${approximate(knots[0]!.x)})${name}=${literal(heights[0]!)};else ${steps.join(';else ').replaceAll('};else', '}else')}${steps.at(-1)!.endsWith('}') ? '' : ';'}else ${name}=${literal(heights.at(-1)!)}}`)
    if (least === greatest) return { low: literal(least), high: literal(least), ...shape }
    return { low: this.variable(`${name}===${name}?${name}:${literal(least)}`), high: this.variable(`${name}===${name}?${name}:${literal(greatest)}`), ...shape }
  }

  private combined(items: Numeric[], code: (a: string, b: string) => string, most: (a: number, b: number) => number): Held {
    const held = items.map(i => this.number(i))
    const scale = held.reduce((s, h) => lcm(s, h.scale), 1n)
    const fold = (of: (h: Held) => string) => this.variable(held.map(h => times(of(h), scale / h.scale)).reduce(code))
    return { low: fold(h => h.low), high: fold(h => h.high), scale, most: held.map(h => h.most * Number(scale / h.scale)).reduce(most) }
  }

  private constant(low: Rational, high: Rational): Held {
    const scale = lcm(low.d, high.d)
    const [a, b] = [low.n * (scale / low.d), high.n * (scale / high.d)]
    return { low: literal(a), high: literal(b), scale, most: Math.max(Math.abs(Number(a)), Math.abs(Number(b))) }
  }

  /** A number without division as a variable. */
  private exact(node: Exact): Held {
    const fraction = fractionOf(node, this.on, (fact, back) => this.factAtom(fact, back))
    if (!fraction) return { low: 'NaN', high: 'NaN', scale: 1n, most: 0 }
    const below = fraction.below.get('')!.factor
    const { code, scale, most } = this.poly(fraction.above)
    // The divisor is a plain number; its parts go to the scale.
    const x = fraction.above.size === 1 && fraction.above.has('') ? times(code, below.d) : this.variable(times(code, below.d))
    return { low: x, high: x, scale: scale * below.n, most: most * Number(below.d) }
  }

  private sides(node: Numeric): { low: Fraction | null; high: Fraction | null } {
    if (isExact(node)) { const f = fractionOf(node, this.on, (fact, back) => this.factAtom(fact, back)); return { low: f, high: f } }
    const held = this.number(node)
    const side = (code: string) => {
      if (/^\(?-?\d+\)?$/.test(code)) return whole(constantPoly({ n: BigInt(code.replace(/[()]/g, '')), d: held.scale }))
      this.atoms.set(code, { code, scale: held.scale, most: held.most, positive: false })
      return whole(atomPoly(code))
    }
    return { low: side(held.low), high: side(held.high) }
  }

  private compare(op: Comparison, a: { low: Fraction | null; high: Fraction | null }, b: { low: Fraction | null; high: Fraction | null }): Sure {
    if (!a.low || !b.low || !a.high || !b.high) return unknown
    switch (op) {
      case '>=': return { sure: this.test('>=', a.low, b.high), possible: `!${this.test('<', a.high, b.low)}` }
      case '>': return { sure: this.test('>', a.low, b.high), possible: `!${this.test('<=', a.high, b.low)}` }
      case '<=': return this.compare('>=', b, a)
      case '<': return this.compare('>', b, a)
      case '=': return { sure: `(${this.test('>=', a.low, b.high)}&&${this.test('<=', a.high, b.low)})`, possible: `!(${this.test('<', a.high, b.low)}||${this.test('>', a.low, b.high)})` }
      case '!=': { const { sure, possible } = this.compare('=', a, b); return { sure: `!${possible}`, possible: `!${sure}` } }
    }
  }

  /** One comparison of two fractions, false where either is missing or a divisor is zero. */
  private test(op: '>=' | '>' | '<' | '<=', a: Fraction, b: Fraction): string {
    const { left, right, sign, nonzero } = crossed(a, b, atom => this.atoms.get(atom)!.positive)
    const scale = lcm(this.polyScale(left), this.polyScale(right))
    const [x, y] = [this.poly(left, scale), this.poly(right, scale)]
    if (x.most + y.most >= exactBelow) {
      this.checks = true
      const [p, q] = [this.variable(x.code), this.variable(y.code)]
      this.current.push(`if(${sizes(x.terms)}+${sizes(y.terms)}>=9007199254740992&&Math.abs(${p}-${q})<=(${sizes(x.terms)}+${sizes(y.terms)})*1e-14)near=1`)
    }
    const turned = { '>=': '<=', '>': '<', '<': '>', '<=': '>=' }[op]
    const plain = `${x.code}${op}${y.code}`
    const line = sign && this.poly(sign)
    const signed = line ? `(${line.code}<0?${x.code}${turned}${y.code}:${plain})` : plain
    return `(${[...new Set(nonzero.map(n => `${this.poly(n).code}!==0`)), signed].join('&&')})`
  }

  private polyScale(p: Poly): bigint {
    let scale = 1n
    for (const { factor, atoms } of p.values()) scale = lcm(scale, factor.d * atoms.reduce((s, a) => s * this.atoms.get(a)!.scale, 1n))
    return scale
  }
  /** A sum of products of atoms in whole numbers of 1/scale. */
  private poly(p: Poly, scale = this.polyScale(p)): { code: string; terms: string[]; scale: bigint; most: number } {
    let most = 0
    const terms = [...p.values()].map(({ factor, atoms }) => {
      const whole = (factor.n * scale) / (factor.d * atoms.reduce((s, a) => s * this.atoms.get(a)!.scale, 1n))
      most += Math.abs(Number(whole)) * atoms.reduce((m, a) => m * this.atoms.get(a)!.most, 1)
      const factors = atoms.map(a => this.atoms.get(a)!.code)
      return whole === 1n && factors.length ? factors.join('*') : [literal(whole), ...factors].join('*')
    })
    return { code: terms.length ? (terms.length === 1 ? terms[0]! : `(${terms.join('+')})`) : '0', terms, scale, most }
  }

  private factAtom(fact: string, back: number): Atom {
    const key = slot(fact, back)
    const column = this.table.columns.get(key)
    if (!this.atoms.has(key)) {
      const number = column?.kind === 'number' ? column : null
      this.atoms.set(key, { code: number ? `${this.input(key, number.values)}[i]` : 'NaN', scale: number?.scale ?? 1n, most: number?.most ?? 0, positive: this.nonNegative(fact) })
    }
    return key
  }
  private column(fact: string): string | null {
    const column = this.table.columns.get(fact)
    return column && column.kind !== 'number' ? this.input(fact, column.values) : null
  }
  private known(key: string): Sure {
    const column: Column | undefined = this.table.columns.get(key)
    if (!column) return { sure: 'false', possible: 'false' }
    const test = column.kind === 'number' ? `${this.input(key, column.values)}[i]===${this.input(key, column.values)}[i]` : `${this.input(key, column.values)}[i]!==${column.kind === 'flag' ? 1 : 0}`
    return { sure: `(${test})`, possible: `(${test})` }
  }
  /** Looks a word up in a table of answers made for this question. */
  private words(fact: string, holds: (word: string) => boolean | null): Sure {
    const column = this.table.columns.get(fact)
    if (column?.kind !== 'word') return unknown
    const answers = Uint8Array.from(column.words, (word, i) => { const v = i ? holds(word) : null; return v === null ? 1 : v ? 2 : 0 })
    const look = `${this.input(`answers ${this.inputs.size}`, answers)}[${this.input(fact, column.values)}[i]]`
    return { sure: `${look}===2`, possible: `${look}!==0` }
  }

  private readonly names = new Map<string, string>()
  private input(key: string, value: unknown): string {
    const name = this.names.get(key) ?? `c${this.names.size}`
    this.names.set(key, name)
    this.inputs.set(name, value)
    return name
  }
  private variable(code: string): string {
    if (/^(\(?-?\d+\)?|[a-z]\d+)$/.test(code)) return code
    const name = `v${++this.count}`
    this.current.push(`const ${name}=${code}`)
    return name
  }
}

const unknown: Sure = { sure: 'false', possible: 'true' }
const join = (of: Sure[], by: '&&' | '||'): Sure => (of.length ? { sure: `(${of.map(o => o.sure).join(by)})`, possible: `(${of.map(o => o.possible).join(by)})` } : { sure: String(by === '&&'), possible: String(by === '&&') })
const literal = (n: bigint) => { const text = String(Number(n)); return n < 0n ? `(${text})` : text }
const times = (code: string, by: bigint) => (by === 1n ? code : /^\(?-?\d+\)?$/.test(code) ? literal(BigInt(code.replace(/[()]/g, '')) * by) : `${code}*${by}`)
const sizes = (terms: string[]) => (terms.length ? terms.map(t => `Math.abs(${t})`).join('+') : '0')
