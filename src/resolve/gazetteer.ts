import type { Model } from '../model/model.ts'
import type { Division } from '../model/places.ts'

export interface Gazetteer {
  /** The division named by all of `text` (张家港市, 张家港, 江苏省张家港市), null when there is none or more than one. */
  division(text: string): Division | null
  /** Divisions in front of a name: the innermost one, and what follows it. */
  split(name: string): { place: Division | null; rest: string }
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
  const pick = (text: string, outer: Division | null): Division | null => {
    const all = byName.get(text) ?? []
    const inside = outer ? all.filter(d => d !== outer && d.code.startsWith(outer.code)) : all
    if (inside.length === 1) return inside[0]!
    // 吉林 is a province and a city in it: the outer one is meant.
    const [first] = inside
    return first && inside.every(d => d.code.startsWith(first.code)) ? first : null
  }

  const split = (name: string) => {
    let place: Division | null = null
    let rest = name
    for (;;) {
      const found = leading(rest, place)
      if (!found) return { place, rest }
      place = found.division
      rest = rest.slice(found.length)
    }
  }
  const leading = (text: string, outer: Division | null) => {
    for (let length = Math.min(longest, text.length); length >= 2; length--) {
      const head = text.slice(0, length)
      const division = pick(head, outer)
      if (!division) continue
      // 苏州市场监管局 is 苏州|市场监管局.
      if (head.endsWith('市') && text[length] === '场') continue
      // A short form with one character left is rather a word of its own.
      if (head !== division.name && text.length - length === 1) continue
      return { division, length }
    }
    return null
  }
  return {
    split,
    division(text) {
      const { place, rest } = split(text)
      return rest === '' ? place : null
    },
  }
}
