import type { Model } from '../../model/model.ts'
import type { WordClass } from '../../model/words.ts'
import type { EntityType } from '../records.ts'
import { byPair, type ByPair } from './by-pair.ts'

/** The parts of the model that reading names needs. */
export type NamesModel = Pick<Model, 'places' | 'names' | 'people' | 'words'>

/** Classes of `model/words.yaml`, and L place, h head of a name, x letters or digits, w punctuation, s space or line end, k unknown character. */
export type TokenKind = WordClass | 'L' | 'h' | 'x' | 'w' | 's' | 'k'
export interface Word { kind: TokenKind; weight: number }

export interface Lexicon {
  words: Map<string, Word>
  /** Words of one character, and longer ones by their first two: what a cut looks up at every character. */
  byCharacter: ReadonlyMap<number, Word>
  byPair: ByPair<Word>
  /** Place name as written -> full name; short names of counties and districts only through `localPlaces`. */
  places: Map<string, string>
  /** Head -> type, for heads of one to eight characters. */
  heads: Map<string, EntityType>
  /** Last character of a head -> lengths of the heads that end in it, longest first. */
  headSizes: Map<string, number[]>
  /** Last characters of titles. */
  titleEnds: Set<string>
  lead: Set<string>
  nominal: Set<string>
  generic: Set<string>
  fields: Set<string>
  bodies: Set<string>
  national: Set<string>
  terms: Set<string>
  surnames: Set<string>
  /** Surnames that are seldom words, and characters of given names. */
  usualSurnames: Set<string>
  given: Set<string>
  titles: Set<string>
  /** Last characters of what people do (工, 员, 农), and characters of names of other tongues. */
  occupations: Set<string>
  foreign: Set<string>
  personVerbs: Set<string>
  notLast: Set<string>
  bylines: string[]
  roles: string[]
  makers: Set<string>
  eventVerbs: Set<string>
  trades: Set<string>
  central: Set<string>
  famous: Set<string>
  apart: Set<string>
  divisions: Model['places']['divisions']
  /** What `localPlaces` gave, by home. */
  locals: Map<string, ReadonlyMap<string, string>>
  /** Full name of a division -> its province's, of a county or district -> its city's. */
  provinces: Map<string, string>
  cities: Map<string, string>
  ambiguous: Set<string>
  /** Short names of all divisions. */
  shorts: Set<string>
}

const compiled = new WeakMap<NamesModel['words'], Lexicon>()

/** The vocabulary in the form the readers use; compiled once a model. */
export function lexiconOf(model: NamesModel): Lexicon {
  const known = compiled.get(model.words)
  if (known) return known
  const { places: gazetteer, names, people } = model
  const words = new Map<string, Word>(model.words.dictionary)
  // a position behind a head is cut off: 科技城|内
  for (const word of words.keys()) if (/^[城园区馆院校厂店站港镇村岛乡路街][内上里]$|^[二三四五六七八九十]路$|^[学文二解民][院府化七放]路$|^[水村][乡镇]$|^集镇$/.test(word)) words.delete(word)
  const add = (list: Iterable<string>, kind: TokenKind, weight: number) => {
    for (const word of list) if (word && (kind === 'L' || !words.has(word))) words.set(word, { kind, weight })
  }
  const heads = new Map<string, EntityType>()
  for (const type of ['place', 'product', 'programme', 'event', 'facility', 'project', 'institution', 'park', 'company'] as const) for (const head of names.heads[type]) heads.set(head, type)
  const places = new Map<string, string>()
  const common = (short: string) => { const word = words.get(short); return !!word && word.weight >= 8 && /[vdapcurmi]/.test(word.kind) }
  const put = (written: string, full: string) => { if (!places.has(written) && !(written.length === 2 && /(?:[镇乡村路]|(?<!香)港)$/.test(written))) places.set(written, full) }
  for (const d of gazetteer.divisions) if (d.level === 'province') { put(d.name, d.name); if (d.short) put(d.short, d.name) }
  for (const d of gazetteer.divisions) if (d.level === 'prefecture') { put(d.name, d.name); if (d.short && !gazetteer.ambiguous.has(d.short)) put(d.short, d.name) }
  for (const d of gazetteer.divisions) if (d.level === 'county' && !/^(?:城|郊|矿|东|西|南|北|新)[区城县]$/.test(d.name)) put(d.name, d.name)
  for (const d of gazetteer.divisions) if (d.level === 'county' && d.name.endsWith('市') && d.short && !gazetteer.ambiguous.has(d.short)) put(d.short, d.name)
  // 江宁县, 萧山市: what districts and cities were called before, as older papers and people still do
  for (const d of gazetteer.divisions) {
    if (d.level !== 'county' || !d.short || d.short.length < 2 || !/[区市]$/.test(d.name) || heads.has(d.short) || common(d.short)) continue
    for (const former of [`${d.short}市`, `${d.short}县`]) put(former, former)
  }
  // 江西宁都: a county by its short name behind its province
  const upper = new Map(gazetteer.divisions.flatMap(d => (d.level === 'province' && d.short ? [[d.code, d.short] as const] : [])))
  for (const d of gazetteer.divisions) {
    if (d.level !== 'county' || !d.short || heads.has(d.short) || common(d.short)) continue
    const over = upper.get(d.code.slice(0, 2))
    if (over) for (const form of [d.short, d.name]) put(over + form, d.name)
  }
  // 延边州, 澜沧县: how autonomous places are called
  for (const d of gazetteer.divisions) if (d.short && /自治[州县旗]$/.test(d.name)) put(d.short + d.name.at(-1)!, d.name)
  for (const [full, forms] of Object.entries(gazetteer.regions)) for (const form of [full, ...forms]) put(form, full)
  for (const list of [gazetteer.features, gazetteer.countries, gazetteer.cities]) for (const name of list) put(name, name)
  add(names.terms, 'n', 9)
  add(names.national, 'n', 9)
  add(names.central, 'n', 9)
  add(names.famous, 'n', 9)
  add([...heads.keys()].filter(h => h.length > 1), 'n', 9)
  add(names.fields.filter(f => f.length > 1), 'n', 8)
  add(names.generic.filter(f => f.length > 1), 'n', 8)
  add(names.nominal, 'g', 8)
  add(names.trades.filter(f => f.length > 1), 'n', 8)
  // 地处|长丰, not 地|处长|丰
  for (const word of names.apart) if ((words.get(word)?.weight ?? 0) < 12) words.set(word, { kind: 'v', weight: 12 })
  add(people.titles, 'n', 9)
  add(people.bylines.filter(f => f.length > 1), 'n', 9)
  add(people.verbs.filter(f => f.length > 1), 'v', 8)
  add(names.lead.filter(f => f.length > 1), 'a', 8)
  // a province before a town that its last character would begin: 湖北|海…
  const provinces = new Set(gazetteer.divisions.flatMap(d => d.level === 'province' ? [d.name, d.short] : []))
  for (const word of places.keys()) words.set(word, { kind: 'L', weight: provinces.has(word) ? 11 : word.length > 2 ? 10 : 9 })
  for (const word of names.nominal) words.set(word, { kind: 'g', weight: Math.max(8, words.get(word)?.weight ?? 8) })
  const lexicon: Lexicon = {
    words, byCharacter: new Map([...words].flatMap(([word, entry]) => (word.length === 1 ? [[word.charCodeAt(0), entry] as const] : []))), byPair: byPair(words), places, heads, headSizes: sizesByEnd(heads.keys()), titleEnds: new Set(people.titles.map(t => t.at(-1)!)),
    lead: new Set(names.lead), nominal: new Set(names.nominal), generic: new Set(names.generic), fields: new Set(names.fields), bodies: new Set(names.bodies),
    national: new Set(names.national), terms: new Set(names.terms), surnames: new Set([...people.surnames, ...people.compoundSurnames]), usualSurnames: new Set(people.usualSurnames), given: new Set(people.given), titles: new Set(people.titles), occupations: new Set(people.occupations), foreign: new Set(people.foreign),
    personVerbs: new Set(people.verbs), notLast: new Set(people.notLast), bylines: people.bylines, roles: people.roles, makers: new Set(names.makers),
    eventVerbs: new Set(names.eventVerbs), trades: new Set(names.trades), central: new Set(names.central), famous: new Set(names.famous), apart: new Set(names.apart),
    divisions: gazetteer.divisions, locals: new Map(), provinces: above(gazetteer.divisions, 'province', 2), cities: above(gazetteer.divisions, 'prefecture', 4), ambiguous: gazetteer.ambiguous, shorts: new Set(gazetteer.divisions.flatMap(d => d.short ?? [])),
  }
  compiled.set(model.words, lexicon)
  return lexicon
}

/** The division of this level that each one lies in; `digits` of its code say which. */
function above(divisions: Model['places']['divisions'], level: 'province' | 'prefecture', digits: number): Map<string, string> {
  const byCode = new Map(divisions.filter(d => d.level === level).map(d => [d.code, d.name]))
  return new Map(divisions.map(d => [d.name, byCode.get(d.code.slice(0, digits)) ?? d.name]))
}

function sizesByEnd(words: Iterable<string>): Map<string, number[]> {
  const sizes = new Map<string, Set<number>>()
  for (const w of words) sizes.set(w.at(-1)!, (sizes.get(w.at(-1)!) ?? new Set()).add(w.length))
  return new Map([...sizes].map(([end, set]) => [end, [...set].sort((a, b) => b - a)]))
}

/** 延长, 合作, 建设: a word of other use before it is a county. */
function everyday(lexicon: Lexicon, short: string): boolean {
  const word = lexicon.words.get(short)
  return !!word && word.weight >= 8 && /[vdapcurmi]/.test(word.kind)
}

/** Short names of the counties and districts around `home` (a full place name), which only its own papers use bare. */
export function localPlaces(lexicon: Lexicon, home: string | null, paper = home): ReadonlyMap<string, string> {
  const known = home ? lexicon.locals.get(home) : undefined
  if (known) return known
  const own = home ? lexicon.divisions.find(d => d.name === home) : undefined
  const local = new Map<string, string>()
  // a state-level new area is the home of its own paper; other zones are parks
  if (home && home === paper && !own && /[^高]新区$/.test(home) && home.length > 3) local.set(home.slice(0, -2), home).set(home, home)
  if (!own) return local
  const city = own.level === 'county' ? own.code.slice(0, 4) : own.code
  const province = own.code.slice(0, 2)
  for (const d of lexicon.divisions) {
    if (d.level !== 'county' || !d.code.startsWith(province)) continue
    const near = d.code.startsWith(city)
    if (near) local.set(d.name, d.name)
    if (!(near || d.name.endsWith('县')) || !d.short || lexicon.ambiguous.has(d.short) || everyday(lexicon, d.short)) continue
    // 南昌 is the city, not 南昌县
    const wide = lexicon.places.get(d.short)
    if (!wide || wide === d.name) local.set(d.short, d.name)
  }
  lexicon.locals.set(own.name, local)
  return local
}
