import type { Mod, Property, Status } from '../../claim/records.ts'
import { statusWords } from '../../ledger/figure.ts'
import { amount, precisionOf, scopeKey } from '../../ledger/matter.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { per, type Divided } from './divisions.ts'

/** A figure to be added: a claim, with the period it takes from the figure before it where it prints none. */
export type Addend = Pick<StoredClaim, 'id' | 'subject' | 'property' | 'value' | 'max' | 'unit' | 'mod' | 'of' | 'phase' | 'from' | 'to' | 'status' | 'quote' | 'publishedOn'>

/** Why figures are not added or ranked; `claims` are those that stand in the way. */
export interface Refusal { code: 'few' | 'unvalued' | 'property' | 'never' | 'unit' | 'status' | 'scope' | 'period' | 'moment' | 'precision' | 'twice' | 'within' | 'level'; zh: string; en: string; claims: string[] }
export interface Sum { value: number; max: number | null; unit: string; mod: Mod; property: Property; of: string | null; status: Status; from: string | null; to: string | null; formula: string; claims: string[] }
export interface Added { sum: Sum | null; refused: Refusal[]; /** Why they are not ranked either; empty when they may be. */ incomparable: Refusal[] }

/** Adds figures up where they have one basis; otherwise says what differs. A sum is a derived figure: it has a formula and its claims. */
export function addUp(claims: readonly Addend[], model: Model): Added {
  const incomparable = differences(claims, model)
  const refused = [...incomparable, ...overlaps(claims, model)]
  const rule = claims[0] && model.indicators.adding[claims[0].property]
  if (rule && 'never' in rule) refused.unshift({ code: 'never', ...rule.never, claims: ids(claims) })
  if (refused.length) return { sum: null, refused, incomparable }
  const [first] = claims as [Addend, ...Addend[]]
  const value = total(claims.map(c => c.value!))
  const ranged = claims.some(c => c.max !== null)
  const max = ranged ? total(claims.map(c => c.max ?? c.value!)) : null
  const unit = first.unit ?? ''
  return {
    sum: {
      value, max, unit, mod: bound(claims), property: first.property, of: first.of, status: first.status, from: first.from, to: first.to, claims: ids(claims),
      formula: `${claims.map(c => c.quote.replace(/\s+/g, '')).join(' + ')} = ${amount(value, unit, first.property)}`,
    }, refused: [], incomparable: [],
  }
}

/** What keeps figures from being of one basis. */
function differences(claims: readonly Addend[], model: Model): Refusal[] {
  if (claims.length < 2) return [{ code: 'few', zh: '至少选两个数', en: 'choose two figures at least', claims: ids(claims) }]
  const found: Refusal[] = []
  const refuse = (code: Refusal['code'], zh: string, en: string, which = claims) => { found.push({ code, zh, en, claims: ids(which) }) }
  const values = (pick: (c: Addend) => string) => [...new Set(claims.map(pick))]
  const unvalued = claims.filter(c => c.value === null)
  if (unvalued.length) refuse('unvalued', '有的没有数值', 'some have no value', unvalued)
  if (values(c => c.property).length > 1) {
    refuse('property', `不是同一项：${values(c => model.properties[c.property]?.zh ?? c.property).join('、')}`, `not one matter: ${values(c => model.properties[c.property]?.en ?? c.property).join(', ')}`)
    return found
  }
  const { property } = claims[0]!
  if (values(c => c.unit ?? '').length > 1) refuse('unit', `单位或币种不同：${values(c => c.unit || '无').join('、')}`, `units or currencies differ: ${values(c => c.unit || 'none').join(', ')}`)
  if (values(c => c.status).length > 1) refuse('status', `状态不同：${values(c => statusWords[c.status].zh).join('、')}；计划的、期望的和实际的不是一回事`, `status differs: ${values(c => statusWords[c.status].en).join(', ')}; what is planned or hoped for is not what is so`)
  if (values(c => scopeKey(c.of)).length > 1) refuse('scope', `口径不同：${values(c => scopeKey(c.of) || '未限定').join('、')}`, `they are of different things: ${values(c => scopeKey(c.of) || 'unqualified').join(', ')}`)
  const rule = model.indicators.adding[property]
  const flow = rule && 'time' in rule ? rule.time === 'period' : true
  const dated = values(c => `${c.from ?? ''}..${c.to ?? ''}`)
  if (dated.length > 1 && (flow || claims.every(c => c.from || c.to))) refuse('period', `时期不同：${dated.map(d => (d === '..' ? '未注明' : d)).join('、')}`, `periods differ: ${dated.map(d => (d === '..' ? 'not stated' : d)).join(', ')}`)
  else if (flow && dated[0] === '..') refuse('period', '没有注明是哪个时期的', 'no period is stated')
  else if (dated.length > 1 || dated[0] === '..') {
    const days = claims.map(c => c.to ?? c.publishedOn).filter(d => d !== null).map(d => Date.parse(d))
    if (days.length < claims.length || (Math.max(...days) - Math.min(...days)) / 86_400_000 > model.indicators.same_moment_days) refuse('moment', '时点相差太远，或没有日期', 'they are of moments too far apart, or undated')
  }
  if (property === 'compute') {
    const bare = claims.filter(c => precisionOf(c, model) === null)
    const stated = [...new Set(claims.flatMap(c => precisionOf(c, model) ?? []))]
    if (bare.length) refuse('precision', '算力没有注明精度，不能相加或排名', 'compute that states no precision is neither added nor ranked', bare)
    else if (stated.length > 1) refuse('precision', `算力精度不同：${stated.join('、')}`, `precisions differ: ${stated.join(', ')}`)
  }
  return found
}

/** What would be counted twice. */
function overlaps(claims: readonly Addend[], model: Model): Refusal[] {
  const found: Refusal[] = []
  const rule = claims[0] && model.indicators.adding[claims[0].property]
  const phases = rule && 'over' in rule && rule.over.includes('phase')
  const bySubject = new Map<string, Addend[]>()
  for (const c of claims) bySubject.set(c.subject.id, [...(bySubject.get(c.subject.id) ?? []), c])
  for (const own of bySubject.values()) {
    if (own.length < 2 || (phases && own.every(c => c.phase) && new Set(own.map(c => c.phase)).size === own.length)) continue
    const name = own[0]!.subject.name
    found.push({ code: 'twice', zh: `${name}选了不止一个数，会重复计算`, en: `${name} is in it more than once and would be counted twice`, claims: ids(own) })
  }
  const types = new Set(claims.map(c => c.subject.type))
  if (types.has('place') && types.size > 1) found.push({ code: 'level', zh: '地区的数可能已含其中的园区或项目，不能一起加', en: 'the figure of a place may hold those of its parks and projects already', claims: ids(claims) })
  const divided = per(model)
  const known = [...bySubject.values()].flatMap(([c]) => { const d = c!.subject.type === 'place' ? divided.get(c!.subject.name) : undefined; return d ? [{ c: c!, d }] : [] })
  for (const { c, d } of known) {
    const above = known.find(other => other.c !== c && holds(other.d, d))
    if (above) found.push({ code: 'within', zh: `${c.subject.name}在${above.c.subject.name}之内，会重复计算`, en: `${c.subject.name} lies in ${above.c.subject.name} and would be counted twice`, claims: [above.c.id, c.id] })
  }
  return found
}

const holds = (above: Divided, below: Divided) => above.code !== below.code && below.code.startsWith(above.code)

/** 超 and exact make 超; 超 and 近 say neither. */
function bound(claims: readonly Addend[]): Mod {
  const mods = new Set(claims.map(c => c.mod ?? 'exact'))
  if (mods.has('range')) return 'range'
  if (mods.has('about') || (mods.has('more') && mods.has('less'))) return 'about'
  return mods.has('more') ? 'more' : mods.has('less') ? 'less' : 'exact'
}

const total = (values: number[]) => Number(values.reduce((n, v) => n + v, 0).toPrecision(14))
const ids = (claims: readonly Addend[]) => claims.map(c => c.id)
