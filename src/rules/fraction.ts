import { earlier } from './facts.ts'
import { gcd, type Rational, reduced, times as product } from './rational.ts'
import type { Exact } from './tree.ts'

/** Something with a value in a row: a column, or a value worked out before. */
export type Atom = string
/** A sum of products: product of atoms (sorted, joined by a blank) -> its factor. */
export type Poly = Map<string, { factor: Rational; atoms: Atom[] }>
/** One sum of products over another. Undefined where one of `nonzero` is zero. */
export interface Fraction { above: Poly; below: Poly; nonzero: Poly[] }

/**
 * Writes an exact number as one fraction, so that comparing two needs no division: a/b >= c becomes a >= c*b.
 * `on` is the day asked about. Null when a figure of the policy is not known: then nobody knows the number.
 */
export function fractionOf(node: Exact, on: number, atom: (fact: string, back: number) => Atom): Fraction | null {
  switch (node.kind) {
    case 'number': return whole(constantPoly(node.value))
    case 'parameter': return node.value && whole(constantPoly(node.value))
    case 'today': return whole(constantPoly({ n: BigInt(earlier(on, node)), d: 1n }))
    case 'fact': return whole(atomPoly(atom(node.fact, node.back)))
    default: {
      const a = fractionOf(node.left, on, atom)
      const b = a && fractionOf(node.right, on, atom)
      return a && b && combined(node.kind, a, b)
    }
  }
}

const combined = (kind: 'plus' | 'minus' | 'times' | 'over', a: Fraction, b: Fraction): Fraction => {
  const nonzero = [...a.nonzero, ...b.nonzero]
  if (kind === 'times') return { above: times(a.above, b.above), below: times(a.below, b.below), nonzero }
  if (kind === 'over') return { above: times(a.above, b.below), below: times(a.below, b.above), nonzero: isConstant(b.above) && b.above.size ? nonzero : [...nonzero, b.above] }
  const sign = kind === 'plus' ? 1n : -1n
  return { above: plus(times(a.above, b.below), times(b.above, a.below), sign), below: times(a.below, b.below), nonzero }
}

export const onePoly: Poly = new Map([['', { factor: { n: 1n, d: 1n }, atoms: [] }]])
export const whole = (above: Poly): Fraction => ({ above, below: onePoly, nonzero: [] })
export const constantPoly = (factor: Rational): Poly => (factor.n === 0n ? new Map() : new Map([['', { factor, atoms: [] }]]))
export const atomPoly = (atom: Atom): Poly => new Map([[atom, { factor: { n: 1n, d: 1n }, atoms: [atom] }]])
export const isConstant = (p: Poly) => p.size === 0 || (p.size === 1 && p.has(''))

export function plus(a: Poly, b: Poly, sign: 1n | -1n = 1n): Poly {
  const sum: Poly = new Map(a)
  for (const [key, { factor, atoms }] of b) {
    const before = sum.get(key)?.factor ?? { n: 0n, d: 1n }
    const now = reduced(before.n * factor.d + sign * factor.n * before.d, before.d * factor.d)
    // A product with a fact stays at factor 0: where the fact is missing, so is the sum.
    if (now.n === 0n && !atoms.length) sum.delete(key)
    else sum.set(key, { factor: now, atoms })
  }
  return sum
}

export function times(a: Poly, b: Poly): Poly {
  let sum: Poly = new Map()
  for (const x of a.values()) for (const y of b.values()) {
    const atoms = [...x.atoms, ...y.atoms].sort()
    const { n, d } = product(x.factor, y.factor)
    sum = plus(sum, new Map([[atoms.join(' '), { factor: reduced(n, d), atoms }]]))
  }
  return sum
}

/** `above` and `below` of a comparison `a ? b` as `left ? right`, both sums of products without minus; `sign` is the fraction's line, null when it is positive for sure. */
export function crossed(a: Fraction, b: Fraction, positive: (atom: Atom) => boolean): { left: Poly; right: Poly; sign: Poly | null; nonzero: Poly[] } {
  const difference = plus(times(a.above, b.below), times(b.above, a.below), -1n)
  const left: Poly = new Map()
  const right: Poly = new Map()
  for (const [key, { factor, atoms }] of difference) (factor.n >= 0n ? left : right).set(key, { factor: { n: factor.n < 0n ? -factor.n : factor.n, d: factor.d }, atoms })
  const line = times(a.below, b.below)
  const sure = [...line.values()].every(({ factor, atoms }) => factor.n > 0n && atoms.every(positive))
  return { left, right, sign: sure ? null : line, nonzero: [...a.nonzero, ...b.nonzero] }
}

export const lcm = (a: bigint, b: bigint) => (a / gcd(a, b)) * b
