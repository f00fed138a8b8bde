import type { Model } from '../../model/model.ts'

/** Division codes of names that begin with a division's name: 张家港保税区 lies in 320582, 江苏 is 32. */
export interface Regions {
  codeOf(name: string | null): string | null
  nameOf(code: string): string | null
  /** Codes of the divisions a division lies in, itself last. */
  pathOf(code: string): string[]
}

/** A short name that two divisions share leads nowhere. */
export function regions({ divisions, ambiguous }: Model['places']): Regions {
  const byName = new Map<string, string | null>()
  const byCode = new Map(divisions.map(d => [d.code, d]))
  const add = (name: string | null, code: string) => {
    if (!name) return
    const other = byName.get(name)
    // A city without districts stands in the list as its own county too: the city is meant.
    byName.set(name, other === undefined || other === code || (other !== null && code.startsWith(other)) ? other ?? code : null)
  }
  for (const d of divisions) {
    add(d.name, d.code)
    if (d.short && !ambiguous.has(d.short)) add(d.short, d.code)
  }
  const known = new Map<string, string | null>()
  const find = (name: string) => {
    let code: string | null = null
    // 无锡市锡山区 is as far in as its words lead.
    for (let at = 0; at < name.length;) {
      // 南丰镇 is no part of 南丰县.
      const length = [...Array(12).keys()].map(i => 12 - i).find(n => n >= 2 && at + n <= name.length && byName.get(name.slice(at, at + n)) != null && !/^(?:镇|乡|村|街道)/.test(name.slice(at + n)))
      if (!length) break
      const next = byName.get(name.slice(at, at + length))!
      if (code && !pathOf(next).includes(code)) break
      code = next
      at += length
    }
    return code
  }
  const pathOf = (code: string): string[] => {
    const parent = byCode.get(code)?.parent
    return parent && parent !== code ? [...pathOf(parent), code] : [code]
  }
  return {
    codeOf: name => {
      if (name === null) return null
      const own = known.get(name)
      if (own !== undefined) return own
      const code = find(name)
      known.set(name, code)
      return code
    },
    nameOf: code => byCode.get(code)?.name ?? null,
    pathOf,
  }
}
