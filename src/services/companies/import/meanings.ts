import type { Model } from '../../../model/model.ts'
import { factsDictionary } from './plan.ts'
import { targetsOf } from './target.ts'

/** What a column can mean, for people who say so themselves, and the units each kind of figure can be written in (`share` for those without one). */
export function meanings(model: Model): { items: { id: string; zh: string; en: string; unit: string; yearly: boolean }[]; units: Record<string, string[]> } {
  const items = [...targetsOf(factsDictionary(), model.register).values()].map(t => ({ id: t.id, zh: t.zh, en: t.en, unit: t.kind === 'number' ? t.unit : '', yearly: t.kind === 'number' }))
  const first = Object.keys(model.register.fields)
  return { items: items.toSorted((a, b) => rank(a.id) - rank(b.id)), units: Object.fromEntries(Object.entries(model.register.units).map(([kind, of]) => [kind, Object.keys(of)])) }

  function rank(id: string): number { const at = first.indexOf(id); return at < 0 ? first.length : at }
}
