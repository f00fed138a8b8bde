import { YinliError } from '../../base/errors.ts'
import type { Industries } from '../../model/industries.ts'
import { compile, dayOf, emptyResult, inForce, isoOf, outcomeCodes, type Facts, type Outcome, type Policy, type Result } from '../../rules/index.ts'
import type { Companies } from './columns.ts'
import type { Divisions } from './divisions.ts'
import { NameIndex } from './name-index.ts'
import { missing, orderOf, siftByFact } from './sift.ts'

export interface CompanyQuery {
  /** Words of the name or the code. */
  q?: string
  /** Code of a division, 2 to 6 digits. */
  place?: string
  /** Letter of a section of GB/T 4754, or the first digits of a code. */
  industry?: string
  size?: Size
  /** Years of establishment: `2015..2020`, `2015..`, `2018`, `none`. */
  founded?: string
  /** See siftByFact. */
  fact?: string[]
  policy?: string
  outcome?: Outcome
  /** `name`, `code`, `place`, `size` or a fact's key; with `-` in front the other way round. By default as they came into the register. */
  sort?: string
  /** Day on which facts, policies and sizes are asked about. */
  asOf: string
}
export const sizes = ['large', 'medium', 'small', 'micro', 'none'] as const
export type Size = (typeof sizes)[number]
export interface Counted { value: string; zh: string; count: number }
export interface CompanyRow {
  id: string; name: string; code: string | null
  industry: { code: string; zh: string } | null
  place: { code: string; zh: string; /** Known only by the registry in its code. */ byCode: boolean } | null
  establishedOn: string | null
  size: Size
  outcome: Outcome | null
  facts: Record<string, string | boolean | null>
}
export interface CompanyPage {
  items: CompanyRow[]; total: number; of: number; offset: number; asOf: string
  facets: { place: Counted[]; industry: Counted[]; size: Counted[]; founded: Counted[]; outcome: Counted[] | null }
}

interface Context { facts: Facts; policies: readonly Policy[]; divisions: Divisions; industries: Industries }

/** Sifts, orders and counts all companies in memory; a window of what was found costs only its rows. */
export function companyList(current: () => Promise<Companies>, context: Context) {
  let view: View | undefined
  const viewOn = async (on: string) => {
    const companies = await current()
    if (view?.companies !== companies || view.version !== companies.version || view.on !== on) view = new View(companies, on, context)
    return view
  }
  return {
    /** Rows `offset` to `offset + limit` of what was found, with the facts asked for; how many others would be found by each value of each facet. Throws `request-invalid`, `not-found`. */
    async page(query: CompanyQuery, { offset, limit, columns }: { offset: number; limit: number; columns: string[] }): Promise<CompanyPage> {
      const on = await viewOn(query.asOf)
      const { rows, facets } = on.found(query)
      return { items: Array.from(rows.subarray(offset, offset + limit), row => on.row(row, columns, query.policy)), total: rows.length, of: on.companies.ids.length, offset, asOf: query.asOf, facets }
    },
    /** All that was found, one after the other. */
    async *rows(query: CompanyQuery, columns: string[]): AsyncGenerator<CompanyRow> {
      const on = await viewOn(query.asOf)
      for (const row of on.found(query).rows) yield on.row(row, columns, query.policy)
    },
  }
}
export type CompanyList = ReturnType<typeof companyList>

interface Found { rows: Int32Array; facets: CompanyPage['facets'] }
/** Looking again at what was just found (the next window of a table) costs nothing. */
const kept = 6

/** All companies on one day: what lists need beside the columns, made when first asked for. */
class View {
  readonly companies: Companies
  readonly version: number
  readonly on: string
  private readonly context: Context
  private readonly names: NameIndex
  private readonly table
  private readonly places: { index: Uint16Array; codes: string[]; byCode: Uint8Array }
  private readonly years: Int16Array
  private readonly sizes: Uint8Array
  /** The narrowest division in which nearly all lie: counts begin there. */
  private readonly home: string
  private readonly orders = new Map<string, { order: Int32Array; known: number }>()
  private readonly outcomes = new Map<string, Result>()
  private readonly last = new Map<string, Found>()

  constructor(companies: Companies, on: string, context: Context) {
    this.companies = companies
    this.version = companies.version
    this.on = on
    this.context = context
    this.table = companies.table(on)
    this.names = new NameIndex(companies.names, companies.codes)
    this.places = this.placesOf()
    this.home = homeOf(this.places)
    this.years = this.yearsOf()
    this.sizes = this.sizesOf()
  }

  found(query: CompanyQuery): Found {
    const key = JSON.stringify(query)
    const found = this.last.get(key) ?? this.find(query)
    this.last.delete(key)
    this.last.set(key, found)
    if (this.last.size > kept) this.last.delete(this.last.keys().next().value!)
    return found
  }

  row(row: number, columns: string[], policy?: string): CompanyRow {
    const { ids, names, codes } = this.companies
    const industry = this.word('industry', row)
    const place = this.places.index[row]!
    return {
      id: ids[row]!, name: names[row]!, code: codes[row]!,
      industry: industry === null ? null : { code: industry, zh: this.context.industries.byCode(industry)?.name ?? industry },
      place: place ? { code: this.places.codes[place]!, zh: this.context.divisions.name(this.places.codes[place]!), byCode: this.places.byCode[row] === 1 } : null,
      establishedOn: this.shown('establishedOn', row) as string | null,
      size: sizes[this.sizes[row]!]!, outcome: policy ? outcomeCodes[this.outcomesOf(policy).outcomes[row]!]! : null,
      facts: Object.fromEntries(columns.map(key => [key, this.shown(key, row)])),
    }
  }

  private find(query: CompanyQuery): Found {
    const { count } = this
    const { industries, divisions, facts } = this.context
    const industry = this.table.columns.get('industry')
    const industryOf = industry?.kind === 'word' ? industry : { values: new Uint16Array(count), words: [''] }
    const sections = industryOf.words.map(code => (code ? industries.byCode(code)?.section ?? industries.byCode(code.slice(0, 2))?.section ?? '' : ''))
    const within = (code: string, i: number, wanted: string) => (/^[A-Z]$/.test(wanted) ? sections[i] === wanted : code.startsWith(wanted))
    const result = query.policy ? this.outcomesOf(query.policy) : null
    const [from, to] = query.founded === undefined || query.founded === 'none' ? [0, 0] : span(query.founded)

    // What keeps a row out: nothing, one facet's choice, or more. A facet counts what is left out by nothing but its own choice.
    const out = new Uint8Array(count)
    const sift = (facet: number, held: (row: number) => boolean) => { for (let row = 0; row < count; row++) if (out[row] !== several && !held(row)) out[row] = out[row] === 0 || out[row] === facet ? facet : several }
    if (query.q?.trim()) { const held = this.names.find(query.q); sift(several, row => held[row] === 1) }
    for (const test of query.fact ?? []) { const held = siftByFact(test, this.table, facts); sift(several, row => held[row] === 1) }
    const { place, industry: code, size, outcome } = query
    if (place) { const held = this.places.codes.map(c => (place === 'none' ? c === '' : c.startsWith(place))); sift(1, row => held[this.places.index[row]!]!) }
    if (code) { const held = industryOf.words.map((c, i) => (code === 'none' ? c === '' : c !== '' && within(c, i, code))); sift(2, row => held[industryOf.values[row]!]!) }
    if (size) { const at = sizes.indexOf(size); sift(3, row => this.sizes[row] === at) }
    if (query.founded !== undefined) sift(4, query.founded === 'none' ? row => this.years[row] === 0 : row => this.years[row]! >= from && this.years[row]! <= to)
    if (outcome && result) { const at = outcomeCodes.indexOf(outcome); sift(5, row => result.outcomes[row] === at) }

    const [byPlace, byIndustry, bySize, byYear, byOutcome] = [this.places.codes.length, industryOf.words.length, sizes.length, 10_000, outcomeCodes.length].map(values => new Int32Array(values)) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < count; row++) {
      const by = out[row]!
      if (by === several) continue
      if (by === 0 || by === 1) byPlace[this.places.index[row]!]!++
      if (by === 0 || by === 2) byIndustry[industryOf.values[row]!]!++
      if (by === 0 || by === 3) bySize[this.sizes[row]!]!++
      if (by === 0 || by === 4) byYear[this.years[row]!]!++
      if (result && (by === 0 || by === 5)) byOutcome[result.outcomes[row]!]!++
    }
    return {
      rows: this.inOrder(out, query.sort),
      facets: {
        place: counted(this.places.codes, byPlace, c => parents(c, place && place !== 'none' ? place : this.home), c => divisions.name(c)),
        industry: counted(industryOf.words, byIndustry, (c, i) => parents(c, code, sections[i]), c => industries.byCode(c)?.name ?? c),
        size: sizes.flatMap((value, i) => (bySize[i] ? [{ value, zh: sizeNames[value], count: bySize[i] }] : [])),
        founded: Array.from(byYear, (n, year) => ({ value: year ? String(year) : 'none', zh: year ? String(year) : '', count: n })).filter(y => y.count).reverse(),
        outcome: result && outcomeCodes.flatMap((value, i) => (byOutcome[i] ? [{ value, zh: '', count: byOutcome[i] }] : [])),
      },
    }
  }

  private inOrder(out: Uint8Array, sort = ''): Int32Array {
    const rows = new Int32Array(this.count)
    let n = 0
    const take = (row: number) => { if (!out[row]) rows[n++] = row }
    const by = sort.replace(/^-/, '')
    if (!by) for (let row = 0; row < this.count; row++) take(row)
    else {
      const { order, known } = this.orderBy(by)
      if (sort.startsWith('-')) for (let i = known - 1; i >= 0; i--) take(order[i]!)
      else for (let i = 0; i < known; i++) take(order[i]!)
      for (let i = known; i < order.length; i++) take(order[i]!)
    }
    return rows.subarray(0, n)
  }

  private orderBy(by: string): { order: Int32Array; known: number } {
    let made = this.orders.get(by)
    if (!made) {
      const { codes } = this.companies
      const ranked = (values: ArrayLike<number>, none: number) => orderOf({ kind: 'number', values: Float64Array.from(values, v => (v === none ? NaN : v)), scale: 1n, most: 0 }, this.count)
      const places = [...this.places.codes].sort()
      made = by === 'name' ? { order: this.names.order(), known: this.count }
        : by === 'code' ? { order: Int32Array.from(codes, (_, row) => row).sort((a, b) => (codes[a] ?? '~') < (codes[b] ?? '~') ? -1 : 1), known: codes.filter(c => c !== null).length }
        : by === 'size' ? ranked(Array.from(this.sizes, s => 4 - s), 0)
        : by === 'place' ? ranked(Array.from(this.places.index, i => places.indexOf(this.places.codes[i]!)), 0)
        : this.context.facts.byId.has(by.split('@')[0]!) ? orderOf(this.table.columns.get(by), this.count)
        : null as never
      if (!made) throw new YinliError('request-invalid', { where: 'sort', what: by })
      this.orders.set(by, made)
    }
    return made
  }

  /** What a policy in force on the day comes to for every company. */
  private outcomesOf(id: string): Result {
    let result = this.outcomes.get(id)
    if (!result) {
      const policy = inForce([...this.context.policies], this.on).find(p => p.id === id)
      if (!policy) throw new YinliError('not-found', { what: `${this.on} 有效的政策 policy in force`, id })
      result = emptyResult(policy, this.count)
      compile(policy, this.table, dayOf(this.on)!, this.context.facts, result)(0, this.count)
      this.outcomes.set(id, result)
    }
    return result
  }

  private get count() { return this.companies.ids.length }

  private shown(key: string, row: number): string | boolean | null {
    const column = this.table.columns.get(key)
    if (!column || missing(column, row)) return null
    if (column.kind === 'flag') return column.values[row] === 2
    if (column.kind === 'word') return column.words[column.values[row]!]!
    return this.context.facts.byId.get(key)?.kind === 'date' ? isoOf(column.values[row]!) : decimalText(column.values[row]!, column.scale)
  }
  private word(key: string, row: number): string | null { return this.shown(key, row) as string | null }

  private placesOf() {
    const index = new Uint16Array(this.count)
    const byCode = new Uint8Array(this.count)
    const codes = ['']
    const at = new Map([['', 0]])
    const known = new Map<string, number>()
    const of = (code: string) => {
      let n = known.get(code)
      if (n === undefined) {
        const within = this.context.divisions.within(code) ?? ''
        n = at.get(within) ?? (at.set(within, codes.length), codes.push(within) - 1)
        known.set(code, n)
      }
      return n
    }
    const column = this.table.columns.get('place')
    this.companies.codes.forEach((code, row) => {
      const said = column?.kind === 'word' ? column.words[column.values[row]!]! : ''
      byCode[row] = said ? 0 : 1
      index[row] = said ? of(said) : code ? of(code.slice(2, 8)) : 0
    })
    return { index, codes, byCode }
  }

  private yearsOf(): Int16Array {
    const column = this.table.columns.get('establishedOn')
    return Int16Array.from({ length: this.count }, (_, row) => (column && !missing(column, row) ? new Date(column.values[row]! * 86_400_000).getUTCFullYear() : 0))
  }

  /** Index into `sizes`; of those whose class is not known for certain, or that have none, the last. */
  private sizesOf(): Uint8Array {
    const held = new Uint8Array(this.count).fill(4)
    if (!inForce([...this.context.policies], this.on).some(p => p.id === sizePolicy)) return held
    const { outcomes, measures } = this.outcomesOf(sizePolicy)
    const { low, high } = measures.find(m => m.name === 'class')!
    for (let row = 0; row < this.count; row++) if (outcomes[row] === 2 && low[row] === high[row]) held[row] = 3 - low[row]!
    return held
  }
}

const several = 255
export const sizePolicy = 'size-class'
const sizeNames: Record<Size, string> = { large: '大型', medium: '中型', small: '小型', micro: '微型', none: '' }

/** `2015..2020`, either end open, or one year. */
function span(text: string): [number, number] {
  const [, from, to, one] = /^(\d{4})?\.\.(\d{4})?$|^(\d{4})$/.exec(text) ?? []
  if (!from && !to && !one) throw new YinliError('request-invalid', { where: 'founded', what: text })
  return one ? [Number(one), Number(one)] : [from ? Number(from) : 1, to ? Number(to) : 9999]
}

/** Under which values of a facet a code is counted: of nothing chosen the widest, else what is chosen, what it lies in and the next narrower. */
function parents(code: string, chosen: string | undefined, section?: string): string[] {
  if (!code) return ['none']
  const levels = section === undefined ? [code.slice(0, 2), code.slice(0, 4), code] : [section, code.slice(0, 2), code.slice(0, 3), code]
  const all = [...new Set(levels.filter(Boolean))]
  const deep = !chosen || chosen === 'none' ? 0 : all.indexOf(chosen) < 0 ? -1 : all.indexOf(chosen) + 1
  return deep < 0 ? all.slice(0, 1) : all.slice(0, deep + 1)
}

function homeOf({ index, codes }: { index: Uint16Array; codes: string[] }): string {
  const counts = new Map<string, number>()
  let all = 0
  for (const i of index) if (i) { all++; for (const length of [2, 4]) { const code = codes[i]!.slice(0, length); if (code.length === length) counts.set(code, (counts.get(code) ?? 0) + 1) } }
  return [...counts].filter(([, n]) => n >= all * 0.9).map(([code]) => code).sort((a, b) => b.length - a.length)[0] ?? ''
}

/** Counts of codes summed up under the values they belong to, the greatest first. */
function counted(codes: readonly string[], counts: Int32Array, under: (code: string, i: number) => string[], name: (code: string) => string): Counted[] {
  const sums = new Map<string, number>()
  codes.forEach((code, i) => { if (counts[i]) for (const value of under(code, i)) sums.set(value, (sums.get(value) ?? 0) + counts[i]!) })
  return [...sums].map(([value, count]) => ({ value, zh: value === 'none' ? '' : name(value), count })).sort((a, b) => Number(a.value === 'none') - Number(b.value === 'none') || a.value.length - b.value.length || b.count - a.count)
}

/** 12345 hundredths -> 123.45, without rounding. */
export function decimalText(value: number, scale: bigint): string {
  const text = String(value / Number(scale))
  return text.includes('e') ? (value / Number(scale)).toFixed(String(scale).length - 1) : text
}
