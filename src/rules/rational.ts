/** An exact fraction; the denominator is positive. Decimals are kept as they were written, so that 1/2*(1.05+1.05)-1 is 5%. */
export interface Rational { n: bigint; d: bigint }

export const whole = (n: number | bigint): Rational => ({ n: BigInt(n), d: 1n })
export const zero = whole(0)
export const one = whole(1)

/** 0.1 -> 1/10, '5000.01' -> 500001/100, 1e-7 too. A number means the shortest decimal that prints it. Null when it is no finite decimal. */
export function decimal(value: number | string): Rational | null {
  const written = typeof value === 'number' ? String(value) : value.trim()
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(written)
  if (!match || !(match[2] || match[3])) return null
  const [, sign, int = '', fraction = '', exponent = '0'] = match
  const shift = fraction.length - Number(exponent)
  const n = BigInt((int || '0') + fraction) * (sign === '-' ? -1n : 1n)
  return shift >= 0 ? reduced(n, 10n ** BigInt(shift)) : whole(n * 10n ** BigInt(-shift))
}

export const plus = (a: Rational, b: Rational): Rational => (a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const minus = (a: Rational, b: Rational): Rational => plus(a, { n: -b.n, d: b.d })
export const times = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d })
/** Null when `b` is zero. */
export const over = (a: Rational, b: Rational): Rational | null => (b.n === 0n ? null : b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: -a.d * b.n })
export const compare = (a: Rational, b: Rational): number => { const x = a.n * b.d - b.n * a.d; return x > 0n ? 1 : x < 0n ? -1 : 0 }
export const power = (a: Rational, n: number): Rational => ({ n: a.n ** BigInt(n), d: a.d ** BigInt(n) })

export function reduced(n: bigint, d: bigint): Rational {
  const g = gcd(n < 0n ? -n : n, d)
  return g > 1n ? { n: n / g, d: d / g } : { n, d }
}
export function gcd(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b]
  return a
}

/** As a decimal with at most `places` digits behind the point, half away from zero, without needless zeros. */
export function show({ n, d }: Rational, places = 6): string {
  const scale = 10n ** BigInt(places)
  const size = n < 0n ? -n : n
  const rounded = (size * scale * 2n + d) / (d * 2n)
  const digits = String(rounded).padStart(places + 1, '0')
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  const text = digits.slice(0, digits.length - places) + (fraction ? `.${fraction}` : '')
  return n < 0n && rounded !== 0n ? `-${text}` : text
}

/** The nearest double, for what is shown or drawn and never compared. */
export const approximate = (a: Rational): number => {
  const { n, d } = reduced(a.n, a.d)
  const direct = Number(n) / Number(d)
  return Number.isFinite(direct) && n < 2n ** 53n && n > -(2n ** 53n) && d < 2n ** 53n ? direct : Number(show({ n, d }, 30))
}
