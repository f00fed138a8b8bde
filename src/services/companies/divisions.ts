import type { Division } from '../../model/places.ts'
import type { Facts } from '../../rules/index.ts'

/** Administrative divisions by code (2, 4 or 6 digits). */
export interface Divisions {
  /** 320505 -> 江苏省苏州市虎丘区; the code itself where it is none of ours. */
  name(code: string): string
  /** The narrowest division we know that a code of 6 digits lies in: a registry of a province is that province, a district that is no more its city. Null when even its province is none. */
  within(code: string): string | null
}

export function divisionsOf(list: readonly Division[]): Divisions {
  const byCode = new Map(list.map(d => [d.code, d]))
  const name = (code: string): string => { const d = byCode.get(code); return d ? (d.parent ? name(d.parent) : '') + d.name : code }
  return {
    name,
    within: code => [code, code.slice(0, 4), code.slice(0, 2)].find(c => byCode.has(c)) ?? null,
  }
}

/** The dictionary of facts with what else a register says that lists are sifted by: `place`, a division's code. */
export function registerFacts(facts: Facts, list: readonly Division[]): Facts {
  const { name } = divisionsOf(list)
  const place = { id: 'place', kind: 'choice', zh: '行政区划', en: 'Administrative division', options: Object.fromEntries(list.map(d => [d.code, name(d.code)])) } as const
  return { byId: new Map([...facts.byId, [place.id, place]]), byName: new Map([...facts.byName, [place.id, place], [place.zh, place]]) }
}
