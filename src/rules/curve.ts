import { compare, minus, plus, reduced, times, type Rational } from './rational.ts'
import type { Knot } from './tree.ts'

/** A line between two knots in whole numbers: 10^places times its height at p/q, before rounding, is (constant·q + slope·p) / (parts·q). */
export interface Line { constant: bigint; slope: bigint; parts: bigint }

/** The height of a curve at `x`. */
export function curveAt(x: Rational, knots: Knot[], places: number): Rational {
  const unit = 10n ** BigInt(places)
  if (compare(x, knots[0]!.x) <= 0) return knots[0]!.y
  const after = knots.findIndex(k => compare(x, k.x) <= 0)
  if (after < 0) return knots.at(-1)!.y
  const { constant, slope, parts } = lineBetween(knots[after - 1]!, knots[after]!, places)
  const below = parts * x.d
  return reduced((2n * (constant * x.d + slope * x.n) + below) / (2n * below), unit)
}

export function lineBetween(a: Knot, b: Knot, places: number): Line {
  const unit = { n: 10n ** BigInt(places), d: 1n }
  const run = minus(b.x, a.x)
  const steep = times(minus(b.y, a.y), { n: run.d, d: run.n })
  const slope = times(steep, unit)
  const constant = times(minus(a.y, times(steep, a.x)), unit)
  const { n, d } = plus(constant, { n: 0n, d: slope.d })
  const [s, c] = [slope.n * (d / slope.d), n]
  const shared = [s, c, d].reduce((x, y) => gcdOf(x, y))
  return { constant: c / shared, slope: s / shared, parts: d / shared }
}
const gcdOf = (a: bigint, b: bigint): bigint => { let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]; while (y) [x, y] = [y, x % y]; return x }
