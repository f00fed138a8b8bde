import type { Model } from '../../model/model.ts'
import { amount, percent, scopeKey } from '../../ledger/matter.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { matter, printed } from './say.ts'
import { tension, type Tension } from './tension.ts'

/**
 * A growth with a base before its period and a figure in it: base × (1 + growth) is shown as derived, and held against that figure.
 * 190亿 doubled is 380亿, not 500亿. Claims of one subject.
 */
export function growths(claims: readonly StoredClaim[], model: Model): Tension[] {
  const growing = claims.filter(c => c.property === 'growth' && c.value && c.max === null)
  if (!growing.length) return []
  const figures = yearly(claims, model)
  const seen = new Set<string>()
  return growing.flatMap(growth => {
    const made = check(growth, figures, model)
    return made && !seen.has(made.id) && seen.add(made.id) ? [made] : []
  })
}

type Yearly = Map<string, StoredClaim[]>
const keyOf = (property: string, scope: string, phase: string | null, from: number, to: number) => JSON.stringify([property, scope, phase ?? '', from, to])
/** A figure that many pages repeat counts this often. */
const most = 40

/** Figures of whole years by matter and years. */
function yearly(claims: readonly StoredClaim[], model: Model): Yearly {
  const found: Yearly = new Map()
  for (const claim of claims) {
    const years = yearsOf(claim)
    if (!years || claim.value === null || claim.max !== null || (claim.property !== 'count' && !(claim.property in model.conflicts.growth_of))) continue
    const key = keyOf(claim.property, scopeKey(claim.of), claim.phase, ...years)
    const own = found.get(key)
    if (!own) found.set(key, [claim])
    else if (own.length < most) own.push(claim)
  }
  return found
}

function check(growth: StoredClaim, figures: Yearly, model: Model): Tension | null {
  const years = yearsOf(growth)
  if (!years) return null
  const [from, to] = years
  const several = to > from
  if (several && growth.value! < 1 && !new RegExp(model.conflicts.manifold, 'u').test(growth.quote)) return null
  for (const [property, scope] of matters(growth, model)) {
    const of = (from: number, to: number) => figures.get(keyOf(property, scope, growth.phase, from, to)) ?? []
    const targets = several ? [...of(from, to), ...of(to, to)] : of(to, to)
    const bases = several ? [...of(from - 1, from - 1), ...of(from - 2, from - 2)] : of(from - 1, from - 1)
    const target = nearest(targets, growth)[0]
    const base = target && nearest(bases.filter(c => c.unit === target.unit), growth)[0]
    if (base) return compare(base, growth, target, model)
  }
  return null
}

/** What a growth may be of: 文化产业营收 is revenue of 文化产业; 收入 alone is revenue of what the page speaks of; a name without such a word is counted. */
function matters(growth: StoredClaim, model: Model): [property: string, scope: string][] {
  const of = scopeKey(growth.of)
  const found = Object.entries(model.conflicts.growth_of).flatMap(([property, words]): [string, string][] => {
    const word = words.find(w => of.includes(w))
    return word ? [[property, of.replace(word, '')]] : [[property, of]]
  })
  return of === '' ? found : [...found.sort((a, b) => a[1].length - b[1].length), ['count', of]]
}

function compare(base: StoredClaim, growth: StoredClaim, target: StoredClaim, model: Model): Tension | null {
  const derived = base.value! * (1 + growth.value!)
  const gap = target.value! / derived - 1
  const unit = target.unit ?? ''
  const [was, grew, is] = [base, growth, target].map(c => printed(c, 'status')) as [ReturnType<typeof printed>, ReturnType<typeof printed>, ReturnType<typeof printed>]
  const shown = amount(derived, unit, target.property)
  const needed = amount(target.value! / (1 + growth.value!), unit, target.property)
  const formula = { zh: `${amount(base.value!, unit, base.property)} ×（1 + ${percent(growth.value!)}）= ${shown}`, en: `${amount(base.value!, unit, base.property)} × (1 + ${percent(growth.value!)}) = ${shown}` }
  const off = Math.abs(gap) > (base.mod === 'exact' && target.mod === 'exact' && growth.mod === 'exact' ? model.conflicts.slack / 4 : model.conflicts.slack)
  if (!off) return null
  const about = matter(target, model, { period: false })
  return tension('growth', 'conflict', model.conflicts.weights.growth + 30 * Math.min(1, Math.abs(gap)), [base, growth, target], {
    zh: `${target.subject.name}的${about.zh}：基数${was.zh}，增幅${grew.zh}，推得${shown}，与${is.zh}相差${percent(Math.abs(gap))}。三者同时成立须基数为${needed}；基数、增幅、目标的口径有一处不同，或有一处有误。`,
    en: `${about.en} of ${target.subject.name}: base ${was.en} with growth ${grew.en} gives ${shown}, off ${is.en} by ${percent(Math.abs(gap))}. All three hold only on a base of ${needed}; one of them is of another basis, or wrong.`,
  }, { value: derived, max: null, unit, formula, note: { zh: `须基数 ${needed}`, en: `needs a base of ${needed}` } })
}

/** Those of the growth's own article first, and there the nearest. */
const nearest = (claims: StoredClaim[], to: StoredClaim) => [...claims].sort((a, b) => Number(b.article === to.article) - Number(a.article === to.article) || Number(b.document === to.document) - Number(a.document === to.document) || Math.abs(a.start - to.start) - Math.abs(b.start - to.start))

/** First and last year of a period that is made of whole years; null for others. */
function yearsOf({ from, to }: StoredClaim): [number, number] | null {
  return from?.endsWith('-01-01') && to?.endsWith('-12-31') ? [Number(from.slice(0, 4)), Number(to.slice(0, 4))] : null
}
