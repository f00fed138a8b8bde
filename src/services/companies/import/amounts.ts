import type { RegisterModel } from '../../../model/register.ts'
import { perModel } from '../../../model/per-model.ts'
import { decimal, over, show, times, type Rational } from '../../../rules/rational.ts'
import type { Target } from './target.ts'
import type { Around, Told } from './values.ts'

/** So many decimals are kept: what a spreadsheet makes of 1/3 has more. */
const places = 12

/** A number with or without its unit, to an exact decimal in the unit of its fact: 3.5亿元 -> 35000 (万元), 35% -> 0.35. */
export function amountOf(written: string, target: Target & { kind: 'number' }, { unit: columnUnit, model }: Around): Told {
  const { units, about, capped } = tables(model.register)
  const kind = target.unit === '' ? 'share' : target.unit
  const factors = units.get(kind)
  // What most cells are: a plain number in the unit that is kept.
  if (plain.test(written) && (columnUnit === null || factors?.get(columnUnit) === 1)) return bounded(trimmed(written), target, capped)
  const text = written.normalize('NFKC').replace(/[\s'’¥￥]/g, '')
  const match = /^([^\d(.+-]{0,4})\(?([+-]?[\d,]{1,24}(?:\.\d{0,20})?(?:e[+-]?\d{1,2})?)(\)?)([^\d]{0,8})$/i.exec(text)
  if (!match) return wrong('number-unreadable')
  const [, before = '', digits = '', bracket, after = ''] = match
  if (digits.includes(',') && !/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(digits) && !/^[+-]?\d{1,4}(?:,\d{4})+(?:\.\d*)?$/.test(digits)) return wrong('number-unreadable')
  const loose = (before !== '' && about.has(before)) || [...about].some(word => after.endsWith(word) && word !== '')
  const unit = [...about].reduce((u, word) => (u.length > word.length - 1 && u.endsWith(word) ? u.slice(0, -word.length) : u), after).toLowerCase()
  if ((before !== '' && !loose) || (bracket !== '' && !text.includes('('))) return wrong('number-unreadable')
  const factor = unit === '' ? (columnUnit === null ? 1 : factors?.get(columnUnit)) : factors?.get(unit)
  if (factor === undefined) return wrong(/^[\p{Script=Han}%‰a-z]{1,8}$/u.test(unit) ? 'number-unit' : 'number-unreadable', { unit: target.unit || '%' })
  const number = decimal(digits.replaceAll(',', ''))
  if (!number) return wrong('number-unreadable')
  const signed = text.includes('(') && bracket ? { n: -number.n, d: number.d } : number
  const told = bounded(show(factor === 1 ? signed : times(signed, factor), places), target, capped)
  return loose && told.value !== undefined ? { value: told.value, problem: { code: 'number-about', details: { value: String(told.value) } } } : told
}

/** Whether a unit is one in which the target can be written. */
export const unitFits = (unit: string, target: Target & { kind: 'number' }, register: RegisterModel): boolean => tables(register).units.get(target.unit === '' ? 'share' : target.unit)?.has(unit) ?? false

const plain = /^-?\d{1,13}(?:\.\d{1,12})?$/
const wrong = (code: NonNullable<Told['problem']>['code'], details?: Record<string, string>): Told => ({ problem: { code, details } })
/** Without needless zeros. */
const trimmed = (text: string) => (/^-?0\d|\.\d*0$/.test(text) ? text.replace(/^(-?)0+(?=\d)/, '$1').replace(/\.(\d*?)0+$/, (_, kept: string) => (kept ? `.${kept}` : '')) : text)

function bounded(value: string, target: Target & { kind: 'number' }, capped: Set<string>): Told {
  if (value[0] === '-' && target.least !== null && Number(value) < target.least) return wrong('number-negative')
  const point = value.indexOf('.')
  if ((point < 0 ? value.length : point) - (value[0] === '-' ? 1 : 0) > 12) return wrong('number-too-large')
  if (target.unit === '' && Number(value) > 1 && capped.has(target.id)) return wrong('share-over-one')
  return { value }
}

/** A factor of one stands as 1, so that nothing is worked out where nothing changes. */
type Factors = Map<string, Rational | 1>
const tables = perModel((register: RegisterModel) => ({
  units: new Map(Object.entries(register.units).map(([kind, of]) => [kind, new Map(Object.entries(of).map(([word, by]) => [word, by === '1' ? 1 : factorOf(by)] as const)) as Factors])),
  about: new Set(register.about), capped: new Set(register.atMostOne),
}))
const factorOf = (text: string): Rational => { const [a, b] = text.split('/').map(part => decimal(part)!); return b ? over(a!, b)! : a! }
