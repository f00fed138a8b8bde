import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Whether all, part or nothing of an industry belongs to a classification, and under which of its headings. */
export interface Mapping { version: string; how: 'full' | 'partial' | 'none'; headings: { code: string; name: string }[] }
/** An industry of GB/T 4754: its code without the letter of its section, and the classes it lies in from the section on. */
export interface Industry { code: string; name: string; section: string; path: { code: string; name: string }[]; strategic: Mapping; digital: Mapping }

export interface Industries {
  /** 'GB/T 4754-2017 …' */
  version: string
  byCode(code: string): Industry | null
  /** Codes of that name, from the narrowest class on; a class of one alone bears the name twice. */
  byName(name: string): string[]
}

let installed: Industries | undefined
/** The industries of model/codes, read once (Node only). */
export const industries = (): Industries => (installed ??= loadIndustries())

interface Rows { version: string; rows: { code: string; name: string; full?: string[]; partial?: string[]; core?: boolean }[] }
const read = <T>(id: string): T => JSON.parse(readFileSync(fileURLToPath(new URL(`../../model/codes/${id}.json`, import.meta.url)), 'utf8')) as T

function loadIndustries(): Industries {
  const { version, rows } = read<{ version: string; rows: [code: string, name: string, section?: string][] }>('gbt4754-2017')
  const names = new Map(rows.map(([code, name]) => [code, name]))
  const sections = new Map(rows.flatMap(([code, , section]) => (section ? [[code, section] as const] : [])))
  const named = new Map<string, string[]>()
  for (const [code, name] of rows) named.set(plain(name), [code, ...(named.get(plain(name)) ?? [])].sort((a, b) => b.length - a.length))
  const strategic = mapping(read<Rows>('strategic-emerging-2018'), () => true)
  const digital = mapping(read<Rows>('digital-economy-2021'), code => code < '05')
  const asked = new Map<string, Industry>()
  return {
    version,
    byCode(code) {
      const [name, before] = [names.get(code), asked.get(code)]
      if (name === undefined || before) return before ?? null
      const section = sections.get(code.slice(0, 2)) ?? code
      const path = [section, ...[2, 3, 4].filter(n => n <= code.length).map(n => code.slice(0, n))].filter((c, i, all) => names.has(c) && all.indexOf(c) === i).map(c => ({ code: c, name: names.get(c)! }))
      const found = { code, name, section, path, strategic: strategic(code), digital: digital(code) }
      asked.set(code, found)
      return found
    },
    byName: name => named.get(plain(name)) ?? [],
  }
}

/** A class counts with what lies in it: 39 is in part what 3911 is in full. */
function mapping({ version, rows }: Rows, counts: (code: string) => boolean): (code: string) => Mapping {
  const mine = rows.filter(r => counts(r.code))
  return code => {
    const touching = (list: string[] = []) => list.some(c => c.startsWith(code) || code.startsWith(c))
    const within = (list: string[] = []) => list.some(c => code.startsWith(c))
    const headings = mine.filter(r => touching(r.full) || touching(r.partial)).map(({ code: c, name }) => ({ code: c, name }))
    return { version, how: mine.some(r => within(r.full)) ? 'full' : headings.length ? 'partial' : 'none', headings }
  }
}

const plain = (name: string) => name.normalize('NFKC').replace(/[\s、,，和及与()（）]/g, '')
