import { lineBetween } from '../curve.ts'
import { isExact } from '../expression.ts'
import { atomPoly, constantPoly, crossed, fractionOf, lcm, whole, type Fraction, type Poly } from '../fraction.ts'
import type { Comparison, Exact, Knot, Numeric, Truth } from '../tree.ts'

/** An expression and how many steps must have been worked out before it. */
export interface Sql { sql: string; depth: number }
export interface HeldSql { low: Sql; high: Sql; scale: bigint }
export interface Step { name: string; sql: string; depth: number }

/**
 * Writes SQL in the dialect that PostgreSQL and its relatives share. Truths are SQL's own: true, false and null. Numbers are whole multiples
 * of 1/scale in `numeric`, which adds and multiplies without rounding; nothing is divided before the end. What is used more than once is a step:
 * a column of a subquery below.
 */
export class SqlEmitter {
  readonly steps: Step[] = []
  private readonly held = new Map<Numeric, HeldSql>()
  private readonly depths = new Map<string, number>()
  private readonly on: number
  private readonly column: (fact: string, back: number) => string
  private readonly nonNegative: (fact: string) => boolean
  private readonly positiveAtoms = new Set<string>()

  private readonly scaleOf: (column: string) => bigint

  /** `column` gives the SQL of a fact's column, numbers and days as numbers; `scaleOf` says that a column holds whole multiples of 1/scale. */
  constructor(on: number, column: (fact: string, back: number) => string, nonNegative: (fact: string) => boolean, scaleOf: (column: string) => bigint = () => 1n) {
    this.on = on
    this.scaleOf = scaleOf
    this.column = column
    this.nonNegative = nonNegative
  }

  truth(node: Truth): Sql {
    switch (node.kind) {
      case 'all': return this.join(node.of.map(n => this.truth(n)), 'AND')
      case 'any': return this.join(node.of.map(n => this.truth(n)), 'OR')
      case 'not': { const { sql, depth } = this.truth(node.of); return { sql: `(NOT ${sql})`, depth } }
      case 'truth': return this.truth(node.of)
      case 'atLeast': {
        const of = node.of.map(n => this.step(this.truth(n)))
        const count = (test: (sql: string) => string) => of.map(o => `CASE WHEN ${test(o.sql)} THEN 1 ELSE 0 END`).join('+')
        return { sql: `(CASE WHEN ${count(s => s)} >= ${node.count} THEN TRUE WHEN ${count(s => `COALESCE(${s}, TRUE)`)} < ${node.count} THEN FALSE END)`, depth: deepest(of) }
      }
      case 'known': return { sql: `(${this.column(node.fact, node.back)} IS NOT NULL)`, depth: 0 }
      case 'flag': return { sql: this.column(node.fact, 0), depth: 0 }
      case 'is': return { sql: `(${this.column(node.fact, 0)} IN (${node.options.map(text).join(', ')}))`, depth: 0 }
      case 'code': return { sql: this.code(this.column(node.fact, 0), node.full, node.partial), depth: 0 }
      case 'compare': return this.compare(node.op, this.sides(node.left), this.sides(node.right))
    }
  }

  number(node: Numeric): HeldSql {
    const before = this.held.get(node)
    if (before) return before
    const held = this.plain(node)
    if (node.kind === 'named') this.held.set(node, held)
    return held
  }

  private plain(node: Numeric): HeldSql {
    switch (node.kind) {
      case 'named': { const { low, high, scale } = this.number(node.of); const same = low.sql === high.sql; const l = this.step(low); return { low: l, high: same ? l : this.step(high), scale } }
      case 'span': { const scale = lcm(node.low.d, node.high.d); return { low: constant(node.low.n * (scale / node.low.d)), high: constant(node.high.n * (scale / node.high.d)), scale } }
      case 'first': return this.first(node)
      case 'total': return this.combined(node.items, parts => `(${parts.join(' + ')})`)
      // LEAST and GREATEST pass over nulls; a bound that is missing must stay missing.
      case 'least': return this.combined(node.items, parts => this.strict('LEAST', parts))
      case 'most': return this.combined(node.items, parts => this.strict('GREATEST', parts))
      case 'within': {
        const value = this.exact(node.of)
        const scale = lcm(value.scale, lcm(node.low.d, node.high.d))
        const [low, high] = [node.low, node.high].map(r => String(r.n * (scale / r.d))) as [string, string]
        const x = times(value.low.sql, scale / value.scale)
        const inside = (otherwise: string): Sql => ({ sql: `COALESCE(CASE WHEN ${x} < ${low} THEN ${low} WHEN ${x} > ${high} THEN ${high} ELSE ${x} END, ${otherwise})`, depth: value.low.depth })
        return { low: inside(low), high: inside(high), scale }
      }
      case 'curve': return this.curve(node)
      case 'given': {
        const given = this.column(node.fact, 0)
        const rest = this.number(node.otherwise)
        const scale = lcm(rest.scale, this.scaleOf(given))
        const pick = (own: Sql): Sql => ({ sql: `COALESCE(${times(given, scale / this.scaleOf(given))}, ${times(own.sql, scale / rest.scale)})`, depth: own.depth })
        return { low: pick(rest.low), high: pick(rest.high), scale }
      }
      case 'scaled': {
        const by = this.exact(node.by)
        const of = this.number(node.of)
        const [b, low, high] = [this.step(by.low), this.step(of.low), this.step(of.high)]
        const depth = deepest([b, low, high])
        return { low: { sql: `(CASE WHEN ${b.sql} < 0 THEN ${high.sql} ELSE ${low.sql} END * ${b.sql})`, depth }, high: { sql: `(CASE WHEN ${b.sql} < 0 THEN ${low.sql} ELSE ${high.sql} END * ${b.sql})`, depth }, scale: by.scale * of.scale }
      }
      default: return this.exact(node)
    }
  }

  private first({ cases, otherwise }: Extract<Numeric, { kind: 'first' }>): HeldSql {
    const whens = cases.map(c => this.step(this.truth(c.when)))
    const values = [...cases.map(c => this.number(c.value)), this.number(otherwise)]
    const scale = values.reduce((s, v) => lcm(s, v.scale), 1n)
    // The first case that surely holds ends the search; until then every case that may hold is possible.
    const last = whens.length ? this.step({ sql: `CASE ${whens.map((w, i) => `WHEN ${w.sql} THEN ${i + 1}`).join(' ')} ELSE ${whens.length + 1} END`, depth: deepest(whens) }) : null
    const sure = whens.length ? this.step({ sql: `CASE ${whens.map(w => `WHEN ${w.sql} THEN TRUE WHEN ${w.sql} IS NULL THEN FALSE`).join(' ')} ELSE TRUE END`, depth: deepest(whens) }) : null
    const bound = (pick: (v: HeldSql) => Sql, of: 'LEAST' | 'GREATEST'): Sql => {
      const parts = values.map(v => times(pick(v).sql, scale / v.scale))
      const depth = deepest([...whens, ...(last ? [last, sure!] : []), ...values.map(pick)])
      if (!last) return { sql: parts[0]!, depth }
      const chain = `CASE ${last.sql} ${parts.slice(0, -1).map((p, i) => `WHEN ${i + 1} THEN ${p}`).join(' ')} ELSE ${parts.at(-1)} END`
      const possible = parts.map((_, i) => [...(i ? [`${last.sql} >= ${i + 1}`] : []), ...(i < whens.length ? [`COALESCE(${whens[i]!.sql}, TRUE)`] : [])].join(' AND ') || 'TRUE')
      const open = parts.flatMap((p, i) => (/^-?\d+$/.test(p) ? [] : [`(${possible[i]} AND ${p} IS NULL)`]))
      const hull = `${of}(${parts.map((p, i) => `CASE WHEN ${possible[i]} THEN ${p} END`).join(', ')})`
      return { sql: `CASE WHEN ${sure!.sql} THEN ${chain} ${open.length ? `WHEN ${open.join(' OR ')} THEN NULL ` : ''}ELSE ${hull} END`, depth }
    }
    return { low: this.step(bound(v => v.low, 'LEAST')), high: this.step(bound(v => v.high, 'GREATEST')), scale }
  }

  private curve({ of, knots, places }: Extract<Numeric, { kind: 'curve' }>): HeldSql {
    const scale = 10n ** BigInt(places)
    const heights = knots.map(({ y }) => (y.n * scale) / y.d)
    const [least, greatest] = [heights.reduce((a, b) => (b < a ? b : a)), heights.reduce((a, b) => (b > a ? b : a))]
    const fraction = this.fraction(of)
    if (!fraction) return { low: constant(least), high: constant(greatest), scale }
    const [above, below] = [this.poly(fraction.above), this.poly(fraction.below)]
    const [byAbove, byBelow] = [below.scale, above.scale]
    const p = this.step({ sql: `(${times(above.sql, byAbove)} * SIGN(${below.sql}))`, depth: 0 })
    const q = this.step({ sql: `(${times(below.sql, byBelow)} * SIGN(${below.sql}))`, depth: 0 })
    const upTo = ({ x }: Knot) => `${times(p.sql, x.d)} <= ${x.n} * ${q.sql}`
    const lines = knots.slice(1).map((knot, i) => {
      const { constant, slope, parts } = lineBetween(knots[i]!, knot, places)
      return `WHEN ${upTo(knot)} THEN FLOOR((2 * (${constant} * ${q.sql} + ${slope} * ${p.sql}) + ${parts} * ${q.sql}) / (${2n * parts} * ${q.sql}))`
    })
    const guards = [`${p.sql} IS NOT NULL`, `${q.sql} > 0`, ...new Set(fraction.nonzero.map(n => `${this.poly(n).sql} <> 0`))].join(' AND ')
    const height = this.step({ sql: `CASE WHEN ${guards} THEN CASE WHEN ${upTo(knots[0]!)} THEN ${heights[0]} ${lines.join(' ')} ELSE ${heights.at(-1)} END END`, depth: Math.max(p.depth, q.depth) })
    const bound = (otherwise: bigint): Sql => ({ sql: `COALESCE(${height.sql}, ${otherwise})`, depth: height.depth })
    return { low: bound(least), high: bound(greatest), scale }
  }

  private combined(items: Numeric[], join: (parts: string[]) => string): HeldSql {
    const held = items.map(i => this.number(i))
    const scale = held.reduce((s, h) => lcm(s, h.scale), 1n)
    const of = (pick: (h: HeldSql) => Sql): Sql => ({ sql: join(held.map(h => times(pick(h).sql, scale / h.scale))), depth: deepest(held.map(pick)) })
    return { low: of(h => h.low), high: of(h => h.high), scale }
  }
  private strict(of: 'LEAST' | 'GREATEST', parts: string[]): string {
    const open = parts.filter(p => !/^-?\d+$/.test(p))
    const plain = `${of}(${parts.join(', ')})`
    return open.length ? `CASE WHEN ${open.map(p => `${p} IS NULL`).join(' OR ')} THEN NULL ELSE ${plain} END` : plain
  }

  private exact(node: Exact): HeldSql {
    const fraction = this.fraction(node)
    if (!fraction) return { low: missing, high: missing, scale: 1n }
    const below = fraction.below.get('')!.factor
    const { sql, scale } = this.poly(fraction.above)
    const x: Sql = { sql: times(sql, below.d), depth: 0 }
    return { low: x, high: x, scale: scale * below.n }
  }
  private fraction(node: Exact): Fraction | null {
    return fractionOf(node, this.on, (fact, back) => {
      const column = this.column(fact, back)
      if (this.nonNegative(fact)) this.positiveAtoms.add(column)
      return column
    })
  }

  private sides(node: Numeric): { low: Fraction | null; high: Fraction | null } {
    if (isExact(node)) { const f = this.fraction(node); return { low: f, high: f } }
    const { low, high, scale } = this.number(node)
    const side = (bound: Sql) => {
      if (/^-?\d+$/.test(bound.sql)) return whole(constantPoly({ n: BigInt(bound.sql), d: scale }))
      const { sql, depth } = this.step(bound)
      this.depths.set(sql, depth)
      const [entry] = atomPoly(sql).values()
      return whole(new Map([[sql, { factor: { n: 1n, d: scale }, atoms: entry!.atoms }]]))
    }
    return { low: side(low), high: side(high) }
  }

  private compare(op: Comparison, a: { low: Fraction | null; high: Fraction | null }, b: { low: Fraction | null; high: Fraction | null }): Sql {
    if (!a.low || !a.high || !b.low || !b.high) return { sql: 'CAST(NULL AS boolean)', depth: 0 }
    if (a.low === a.high && b.low === b.high) return this.test(op === '!=' ? '<>' : op, a.low, b.low)
    const split = (sure: Sql, never: Sql): Sql => ({ sql: `(CASE WHEN ${sure.sql} THEN TRUE WHEN ${never.sql} THEN FALSE END)`, depth: deepest([sure, never]) })
    switch (op) {
      case '>=': return split(this.test('>=', a.low, b.high), this.test('<', a.high, b.low))
      case '>': return split(this.test('>', a.low, b.high), this.test('<=', a.high, b.low))
      case '<=': return this.compare('>=', b, a)
      case '<': return this.compare('>', b, a)
      case '=': return split(this.join([this.test('>=', a.low, b.high), this.test('<=', a.high, b.low)], 'AND'), this.join([this.test('<', a.high, b.low), this.test('>', a.low, b.high)], 'OR'))
      case '!=': { const { sql, depth } = this.compare('=', a, b); return { sql: `(NOT ${sql})`, depth } }
    }
  }

  /** One comparison of two fractions, null where either is missing or a divisor is zero. */
  private test(op: string, a: Fraction, b: Fraction): Sql {
    const { left, right, sign, nonzero } = crossed(a, b, atom => this.positiveAtoms.has(atom))
    const scale = lcm(this.polyScale(left), this.polyScale(right))
    const [x, y] = [this.poly(left, scale), this.poly(right, scale)]
    const guards = [...new Set(nonzero.map(n => `${this.poly(n).sql} <> 0`))]
    const turned: Record<string, string> = { '>=': '<=', '>': '<', '<': '>', '<=': '>=', '=': '=', '<>': '<>' }
    const plain = `${x.sql} ${op} ${y.sql}`
    const line = sign && this.poly(sign)
    const signed = line ? `CASE WHEN ${line.sql} < 0 THEN ${x.sql} ${turned[op]} ${y.sql} ELSE ${plain} END` : plain
    const depth = Math.max(x.depth, y.depth, line?.depth ?? 0)
    return { sql: guards.length ? `(CASE WHEN ${guards.join(' AND ')} THEN ${signed} END)` : `(${signed})`, depth }
  }

  private polyScale(p: Poly): bigint {
    let scale = 1n
    for (const { factor, atoms } of p.values()) scale = lcm(scale, factor.d * this.product(atoms))
    return scale
  }
  private product(atoms: string[]) { return atoms.reduce((s, a) => s * this.scaleOf(a), 1n) }

  private poly(p: Poly, scale = this.polyScale(p)): { sql: string; scale: bigint; depth: number } {
    let depth = 0
    const terms = [...p.values()].map(({ factor, atoms }) => {
      for (const a of atoms) depth = Math.max(depth, this.depths.get(a) ?? 0)
      const by = (factor.n * scale) / (factor.d * this.product(atoms))
      return by === 1n && atoms.length ? atoms.join(' * ') : [String(by), ...atoms].join(' * ')
    })
    return { sql: terms.length ? (terms.length === 1 && !terms[0]!.startsWith('-') ? terms[0]! : `(${terms.join(' + ')})`) : '0', scale, depth }
  }

  /** Gives an expression a name of its own in the layer above what it uses. */
  step({ sql, depth }: Sql): Sql {
    if (/^(-?\d+|[\w".]+)$/.test(sql)) return { sql, depth }
    const same = this.steps.find(s => s.sql === sql)
    if (same) return { sql: same.name, depth: same.depth + 1 }
    const name = `s${this.steps.length + 1}`
    this.steps.push({ name, sql, depth })
    return { sql: name, depth: depth + 1 }
  }

  private join(of: Sql[], by: 'AND' | 'OR'): Sql {
    return of.length ? { sql: of.length === 1 ? of[0]!.sql : `(${of.map(o => o.sql).join(` ${by} `)})`, depth: deepest(of) } : { sql: by === 'AND' ? 'TRUE' : 'FALSE', depth: 0 }
  }

  private code(column: string, full: string[], partial: string[]): string {
    const leads = new Set([...full, ...partial].flatMap(c => [...c].slice(1).map((_, i) => c.slice(0, i + 1)).filter(p => p.length >= 2)))
    const maybe = [startsWith(column, partial), ...(leads.size ? [`${column} IN (${[...leads].map(text).join(', ')})`] : [])].filter(Boolean)
    return `(CASE WHEN ${column} IS NULL THEN NULL WHEN ${startsWith(column, full) || 'FALSE'} THEN TRUE ${maybe.length ? `WHEN ${maybe.join(' OR ')} THEN NULL ` : ''}ELSE FALSE END)`
  }
}

const missing: Sql = { sql: 'CAST(NULL AS numeric)', depth: 0 }
const constant = (n: bigint): Sql => ({ sql: String(n), depth: 0 })
const deepest = (of: Sql[]) => of.reduce((d, o) => Math.max(d, o.depth), 0)
const times = (sql: string, by: bigint) => (by === 1n ? sql : /^-?\d+$/.test(sql) ? String(BigInt(sql) * by) : `(${sql} * ${by})`)
const text = (value: string) => `'${value.replaceAll("'", "''")}'`

/** Prefixes by their length, so that a column is cut once for each length. */
function startsWith(column: string, prefixes: string[]): string {
  const byLength = new Map<number, string[]>()
  for (const p of prefixes) byLength.set(p.length, [...(byLength.get(p.length) ?? []), p])
  return [...byLength].map(([length, of]) => `LEFT(${column}, ${length}) IN (${of.map(text).join(', ')})`).join(' OR ')
}
