import { YinliError } from '../../base/errors.ts'
import { dayOf, readCompany, type Company as Facts, type Facts as Dictionary, type Given } from '../../rules/index.ts'
import type { CompanyFacts } from '../../ledger/register.ts'

/** A line of a register as far as values need it; `source` and `place` name the file, sheet and row, whatever they are made of. */
export interface Line { facts: CompanyFacts; asOf: string }
/** `fact`, or `fact@2025`, -> the value that counts with the line that says it, and lines that say otherwise. */
export type Said<L extends Line> = Map<string, { value: string | boolean; line: L; others: { value: string | boolean; line: L }[] }>

/** Of each fact and year the value that counts: of the latest day, and of one day the last to come in. `lines` in that order, as the register gives them. */
export function said<L extends Line>(lines: L[]): Said<L> {
  const all: Said<L> = new Map()
  const say = (key: string, value: string | boolean, line: L) => {
    const before = all.get(key)
    const others = before ? [{ value: before.value, line: before.line }, ...before.others].filter(o => o.value !== value) : []
    all.set(key, { value, line, others })
  }
  for (const line of lines) {
    for (const [fact, value] of Object.entries(line.facts)) {
      if (typeof value === 'object') for (const [year, figure] of Object.entries(value)) say(`${fact}@${year}`, figure, line)
      else say(fact, value, line)
    }
  }
  return all
}

/**
 * The year whose figures are a company's latest on a day: the year before, or before the end of May, when books need not be closed yet (企业所得税法第五十四条:
 * five months), the one before that where the company has none of the year before.
 */
export function latestYear(on: string, has: (year: number) => boolean): number {
  const before = Number(on.slice(0, 4)) - 1
  return has(before) || on.slice(5) >= '06-01' ? before : before - 1
}

/** Facts as the rules take them on a day; `tell` gives source and day of a line. What the dictionary does not allow is left out. */
export function factsOn<L extends Line>(all: Said<L>, on: string, dictionary: Dictionary, tell: (line: L, key: string) => { source: string; asOf: string }): Facts {
  const valid = new Map<string, Given>()
  for (const [key, { value, line }] of all) {
    const [id] = key.split('@') as [string]
    if (allowed(dictionary, id, value)) valid.set(key, { value, ...tell(line, key) })
  }
  const years = new Set([...valid.keys()].flatMap(key => { const [id, year] = key.split('@') as [string, string?]; return year && dictionary.byId.get(id)!.kind === 'number' ? [Number(year)] : [] }))
  const latest = latestYear(on, year => years.has(year))
  const began = beginningOf(all)
  const yearly = (fact: string, count: number): Given[] => Array.from({ length: count }, (_, i) => {
    const year = latest - (count - 1 - i)
    const here = valid.get(`${fact}@${year}`) ?? (year === latest ? valid.get(fact) : undefined)
    // Before it began a company had nothing, which is known.
    return here ?? (began !== null && year < began ? { value: 0, source: `${began} 年成立 established`, asOf: on } : null)
  })
  return readCompany(dictionary, Object.fromEntries([...dictionary.byId.values()].map(fact => [fact.id, fact.kind === 'number' ? yearly(fact.id, fact.years) : valid.get(fact.id) ?? null])))
}

function allowed(dictionary: Dictionary, id: string, value: string | boolean): boolean {
  if (!dictionary.byId.has(id)) return false
  try {
    readCompany(dictionary, { [id]: value })
    return true
  } catch (error) {
    if (error instanceof YinliError) return false
    throw error
  }
}

/** The year a company began; null where that is not known. */
function beginningOf(all: Said<Line>): number | null {
  const day = all.get('establishedOn')?.value
  return typeof day === 'string' && dayOf(day) !== null ? Number(day.slice(0, 4)) : null
}
