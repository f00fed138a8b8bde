import type { Model } from '../model/model.ts'
import type { Division } from '../model/places.ts'

export interface Gazetteer {
  /** The division named by all of `text` (张家港市, 张家港, 江苏省张家港市), null when there is none or more than one. */
  division(text: string): Division | null
  /** Divisions in front of a name: the innermost one, and what follows it. `outermost` takes a name that several carry (河北: a province and a district) for the one of the highest level. */
  split(name: string, outermost?: boolean): { place: Division | null; rest: string }
  byCode(code: string): Division | null
}

/** True when one of two divisions lies in the other or they are the same. */
export const nested = (a: Division, b: Division) => a.code.startsWith(b.code) || b.code.startsWith(a.code)

/** Reads places in names; linear in the name. */
export function createGazetteer({ places }: Pick<Model, 'places'>): Gazetteer {
  const byName = new Map<string, Division[]>()
  const add = (name: string, division: Division) => { byName.set(name, [...(byName.get(name) ?? []), division]) }
  for (const division of places.divisions) {
    add(division.name, division)
    if (division.short && !places.ambiguous.has(division.short)) add(division.short, division)
  }
  const longest = Math.max(...[...byName.keys()].map(k => k.length))

  /** The division that `text` names inside `outer`. A name that several carry (鼓楼区) needs an outer one to tell. */
  const pick = (text: string, outer: Division | null, outermost: boolean): Division | null => {
    const all = byName.get(text)
    if (!all) return null
    const inside = outer ? all.filter(d => d !== outer && d.code.startsWith(outer.code)) : all
    if (inside.length === 1) return inside[0]!
    // 吉林 is a province and a city in it: the outer one is meant.
    const [first] = inside
    if (first && inside.every(d => d.code.startsWith(first.code))) return first
    const top = outermost ? inside.filter(d => d.code.length === Math.min(...inside.map(x => x.code.length))) : []
    return top.length === 1 && top[0]!.level !== 'county' ? top[0]! : null
  }

  const split = (name: string, outermost = false) => {
    let place: Division | null = null
    let rest = name
    for (;;) {
      const found = leading(rest, place, outermost)
      if (!found) return { place, rest }
      place = found.division
      rest = rest.slice(found.length)
    }
  }
  const leading = (text: string, outer: Division | null, outermost: boolean) => {
    for (let length = Math.min(longest, text.length); length >= 2; length--) {
      const head = text.slice(0, length)
      const division = pick(head, outer, outermost)
      if (!division) continue
      // 苏州市场监管局 is 苏州|市场监管局.
      if (head.endsWith('市') && text[length] === '场') continue
      // A short form with one character left is rather a word of its own.
      if (head !== division.name && text.length - length === 1) continue
      return { division, length }
    }
    return null
  }
  const codes = new Map(places.divisions.map(d => [d.code, d]))
  return {
    split,
    byCode: code => codes.get(code) ?? null,
    division(text) {
      const { place, rest } = split(text)
      return rest === '' ? place : null
    },
  }
}
