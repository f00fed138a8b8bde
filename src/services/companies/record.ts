import type { Industries, Industry } from '../../model/industries.ts'
import type { Company, CompanyLine, Register, RegisterSource } from '../../ledger/register.ts'
import type { EntityRef } from '../../ledger/ledger.ts'
import { explain, inForce, type Facts, type Policy } from '../../rules/index.ts'
import type { Divisions } from './divisions.ts'
import { sizePolicy, sizes, type Size } from './list.ts'
import { factsOn, said } from './said.ts'

/** Who says a value: the file with sheet and cell, or the person, and the day it stands for. */
export interface Origin { source: string; kind: RegisterSource['kind']; name: string; asOf: string; /** `企业名录!F17`; empty for a correction. */ cell: string; by: string; at: string; why: string }
export interface Value { value: string | boolean; origin: Origin }
export interface SaidFact {
  id: string; zh: string; en: string; kind: 'number' | 'date' | 'flag' | 'code' | 'choice' | 'text'; unit: string
  /** Names of the values of a choice, of those that are said. */
  options: Record<string, string>
  /** By year, the latest first; `year` is null for what has none. `others` say otherwise. */
  values: (Value & { year: string | null; others: Value[] })[]
}
export interface CompanyRecord {
  id: string; name: string; code: string | null; entity: EntityRef | null
  /** Where the registry is that gave the code. */
  registry: { code: string; zh: string } | null
  place: { code: string; zh: string } | null
  industry: Industry | null
  size: Size
  facts: SaidFact[]
  /** The newest first, those taken back too. */
  lines: { source: RegisterSource; place: string; asOf: string; facts: number }[]
}
interface Context { facts: Facts; policies: readonly Policy[]; divisions: Divisions; industries: Industries; /** Names of what a register says that no rule asks for. */ fields: Record<string, { zh: string; en: string; kind: string; unit?: string | undefined }> }

/** All that registers say of one company, each value with who says it and who says otherwise; null when there is no such company. `on`: the day (ISO) of its size. */
export async function companyRecord(register: Register, id: string, on: string, { facts, policies, divisions, industries, fields }: Context): Promise<CompanyRecord | null> {
  const company: Company | null = await register.company(id)
  if (!company) return null
  const every = await register.lines(company.id, { withdrawn: true })
  const lines = every.filter(l => l.source.withdrawn === null)
  const byFact = new Map<string, SaidFact>()
  for (const [key, { value, line, others }] of said(lines)) {
    const [fact, year = null] = key.split('@') as [string, string?]
    let own = byFact.get(fact)
    if (!own) byFact.set(fact, (own = { id: fact, ...described(fact), values: [] }))
    own.values.push({ year, value, origin: originOf(line, key), others: others.map(o => ({ value: o.value, origin: originOf(o.line, key) })) })
  }
  for (const fact of byFact.values()) {
    fact.values.sort((a, b) => (b.year ?? '9').localeCompare(a.year ?? '9'))
    const known = facts.byId.get(fact.id)
    if (known?.kind === 'choice') fact.options = Object.fromEntries(fact.values.flatMap(v => [v, ...v.others]).flatMap(({ value: v }) => (typeof v === 'string' && v in known.options ? [[v, known.options[v]!]] : [])))
  }
  const word = (fact: string) => { const value = byFact.get(fact)?.values[0]?.value; return typeof value === 'string' ? value : null }
  const [place, registry] = [word('place'), company.code && divisions.within(company.code.slice(2, 8))]
  const order = [...facts.byId.keys()]
  return {
    id: company.id, name: company.name, code: company.code, entity: company.entity, registry: registry ? { code: registry, zh: divisions.name(registry) } : null, place: place ? { code: place, zh: divisions.name(place) } : null,
    industry: industries.byCode((word('industry') ?? '').replace(/^[A-Z](?=\d)/, '')), size: sizeOf(lines),
    facts: [...byFact.values()].sort((a, b) => rank(order, a.id) - rank(order, b.id)),
    lines: every.map(l => ({ source: l.source, place: l.place, asOf: l.asOf, facts: Object.keys(l.facts).length })).reverse(),
  }

  /** Of one company the rule is asked: all of them need not be in memory for it. */
  function sizeOf(own: CompanyLine[]): Size {
    const policy = inForce([...policies], on).find(p => p.id === sizePolicy)
    const found = policy && explain(policy, factsOn(said(own), on, facts, line => ({ source: line.source.name, asOf: line.asOf })), on, facts).class
    return found && found.low === found.high ? sizes[policy.classes!.names.indexOf(found.low)]! : 'none'
  }

  function described(id: string): Omit<SaidFact, 'id' | 'values'> {
    const fact = facts.byId.get(id)
    if (fact) return { zh: fact.zh, en: fact.en, kind: fact.kind, unit: fact.kind === 'number' ? fact.unit : '', options: {} }
    return { zh: fields[id]?.zh ?? id, en: fields[id]?.en ?? id, kind: fields[id]?.kind === 'number' ? 'number' : 'text', unit: fields[id]?.unit ?? '', options: {} }
  }
}

const rank = (order: string[], id: string) => { const at = order.indexOf(id); return at < 0 ? order.length : at }

/** `Sheet1!17` with the column of the fact is `Sheet1!F17`. */
function originOf({ source, place, asOf }: CompanyLine, key: string): Origin {
  const column = source.columns[key] ?? source.columns[key.split('@')[0]!] ?? ''
  return { source: source.id, kind: source.kind, name: source.name, asOf, cell: place.replace(/(\d+)$/, `${column}$1`), by: source.by, at: source.at, why: source.why }
}
