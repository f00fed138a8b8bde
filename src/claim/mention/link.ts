import { hits } from '../../base/hits.ts'
import { pairAt } from '../../base/pairs.ts'
import { unwrap } from '../ground.ts'
import type { EntityType, Mention } from '../records.ts'
import { fold } from './fold.ts'
import { endsWord, startsWord, type Candidate, type Reading } from './reading.ts'
import { resolve } from './resolve.ts'
import { companyCores, shortForms, shortLength, tailForm, type Known } from './short.ts'

/** Finds every further occurrence of the page's names and of their short forms, and gives each mention its id. Linear in the page. */
export function link(readings: { reading: Reading; local: ReadonlyMap<string, string> }[], found: Candidate[][], publisher: string | null): Mention[][] {
  const known = knownNames(readings, found, publisher)
  const index = new Map<number, Known[]>()
  for (const k of known.values()) index.set(pairAt(k.text, 0), [...(index.get(pairAt(k.text, 0)) ?? []), k])
  for (const list of index.values()) list.sort((a, b) => b.text.length - a.text.length)
  const cores = new Map<number, { core: string; known: Known }[]>()
  for (const k of known.values()) {
    if (k.type !== 'company' || k.text !== fold(k.id)) continue
    for (const core of companyCores(k.text, readings[0]!.reading.lexicon, readings[0]!.local)) {
      const key = pairAt(core, 0)
      cores.set(key, [...(cores.get(key) ?? []), { core, known: k }])
    }
  }
  const pages = readings.map(({ reading: r }, i) => {
    const more: Candidate[] = tails(r, found[i]!)
    for (let at = 0; at + 1 < r.text.length; at++) {
      const pair = pairAt(r.text, at)
      const k = index.get(pair)?.find(k => r.text.startsWith(k.text, at) && whole(r, at, at + k.text.length) && (k.text !== '开发区' || !/[\u3400-\u9fff]/.test((r.text[at - 1] ?? ' ').replace(/[户在到与和为向从]/, ' '))))
      if (k) more.push({ start: at, end: at + k.text.length, type: k.type, rank: 1, id: k.id })
      for (const c of cores.get(pair) ?? []) {
        const size = shortLength(r.text, at, c.core, r.lexicon)
        if (size && whole(r, at, at + size)) more.push({ start: at, end: at + size, type: 'company', rank: 1, id: c.known.id })
      }
    }
    return resolve([...found[i]!, ...more]).map(c => ({ start: c.start, end: c.end, text: unwrap(r.article.clean.text.slice(c.start, c.end)), type: c.type, id: c.id! }))
  })
  return oneType(pages)
}

/** One id has one type: the one that most of its mentions have, the first where they are even. */
function oneType(pages: Mention[][]): Mention[][] {
  const votes = new Map<string, Map<EntityType, number>>()
  for (const m of pages.flat()) {
    const tally = votes.get(m.id) ?? new Map<EntityType, number>()
    votes.set(m.id, tally.set(m.type, (tally.get(m.type) ?? 0) + 1))
  }
  for (const m of pages.flat()) {
    const tally = votes.get(m.id)!
    if (tally.size > 1) m.type = Array.from(tally).reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] === 'project') ? b : a))[0]
  }
  return pages
}

/** A short name is found only where words begin and end with it, so that no word is cut. */
function whole(r: Reading, start: number, end: number): boolean {
  return end - start > 3 || (startsWord(r, start) && endsWord(r, end))
}

/** Names of the page with their ids: what the readers found, and the other ways to write it. */
function knownNames(readings: { reading: Reading; local: ReadonlyMap<string, string> }[], found: Candidate[][], publisher: string | null): Map<string, Known> {
  const known = new Map<string, Known>()
  const lexicon = readings[0]?.reading.lexicon
  if (!lexicon) return known
  const add = (k: Known) => { if (k.text.length >= 2 && !known.has(k.text)) known.set(k.text, k) }
  if (publisher) add({ text: publisher, type: 'institution', id: publisher })
  found.forEach((list, i) => {
    const r = readings[i]!.reading
    for (const c of list) {
      const text = r.text.slice(c.start, c.end)
      const printed = known.get(text)
      c.id ??= printed && fold(printed.id) === text.replace(/\s+/g, '') ? printed.id : identify(r, c, list)
      if (c.type === 'place' && r.lexicon.places.has(text)) for (const short of shortForms({ text, type: 'place', id: c.id }, r.lexicon)) add({ text: short, type: 'place', id: c.id })
      if (c.type === 'place' ? r.lexicon.places.has(text) || text.length < 3 : /^[市省区县州我]|^管委会$|^党工委$|^(?:宣传|组织|统战)部$/.test(text)) continue
      add({ text, type: c.type, id: c.id })
    }
  })
  // 港区 and 管委会 stand for the zone that a body's name gives
  for (const k of Array.from(known.values())) {
    const zone = k.type === 'institution' ? /^(.*(?:开发区|高新区|[^高]新区|保税区))(?:管委会|党工委|管理委员会)/.exec(k.id)?.[1] : undefined
    if (zone) for (const form of shortForms({ text: zone, type: 'park', id: zone }, lexicon)) {
      known.set(form, { text: form, type: 'park', id: zone })
      found.forEach((list, i) => { for (const c of list) if (readings[i]!.reading.text.slice(c.start, c.end) === form) Object.assign(c, { type: 'park', id: zone }) })
    }
  }
  // 150团 is the 八师150团 named before
  const regiments = new Map([...known.values()].flatMap(k => { const bare = k.type === 'place' ? /^第?.{1,3}师(.+团.*)$/.exec(k.text)?.[1] : undefined; return bare ? [[bare, k.id] as const] : [] }))
  for (const [bare, id] of regiments) known.set(bare, { text: bare, type: 'place', id })
  if (regiments.size) for (const c of found.flat()) if (regiments.has(c.id!)) c.id = regiments.get(c.id!)
  // X项目 and X are one: the page's other mentions of X become the project
  for (const k of Array.from(known.values())) {
    if (k.type !== 'project' || !k.text.endsWith('项目')) continue
    const stem = known.get(k.text.slice(0, -2))
    if (stem && stem.id !== k.id) {
      for (const list of found) for (const c of list) if (c.id === stem.id) { c.type = 'project'; c.id = k.id }
      known.set(stem.text, { ...k, text: stem.text })
    }
  }
  // 远岫二工厂项目: whose plant it is
  for (const k of Array.from(known.values())) {
    const firm = k.type === 'project' || k.type === 'facility' ? /^([\u3400-\u9fffA-Za-z]{3,8})[一二三四五六]工厂(?:项目)?$/.exec(k.text)?.[1] : undefined
    if (firm && !lexicon.words.has(firm) && !lexicon.places.has(firm) && !/公司$|集团$/.test(firm)) add({ text: firm, type: 'company', id: firm })
  }
  for (const k of Array.from(known.values())) for (const form of shortForms(k, lexicon)) if (!/^(?:创新|服务|项目|平台)$/.test(form)) add({ ...k, text: form })
  zones(known, readings, found)
  // a company's short form found by its context takes the full name's id
  const companies = [...known.values()].filter(k => k.type === 'company')
  const none = new Map<string, string>()
  const full = new Map<string, { core: string; owner: Known }[]>()
  for (const owner of companies) {
    if (!/公司|集团$/.test(owner.text)) continue
    for (const core of new Set([...companyCores(owner.text, lexicon, none), ...companyCores(owner.text, lexicon, readings[0]!.local)])) {
      full.set(core.slice(0, 2), [...(full.get(core.slice(0, 2)) ?? []).slice(0, 20), { core, owner }])
    }
  }
  const ids = new Map<string, string>()
  for (const k of companies) {
    // 北禾公司 of 黑龙江北禾智能农机有限公司, 北禾智能 too
    const stem = /^(.{2,6})(?:公司|集团)$/.exec(k.text)?.[1] ?? (/公司|集团$/.test(k.text) ? undefined : k.text)
    if (!stem || /有限|股份|分$|总$/.test(stem)) continue
    const bare = stem === k.text
    const owners = (full.get(stem.slice(0, 2)) ?? []).filter(({ core, owner }) => (bare || owner.text.length > k.text.length + 1) && ((!bare && core.startsWith(stem)) || shortLength(`${stem}\n`, 0, core, lexicon) === stem.length)).map(o => o.owner.id)
    if (owners.length && (bare || new Set(owners).size === 1)) ids.set(k.id, owners[0]!)
  }
  for (const k of known.values()) if (ids.has(k.id)) k.id = ids.get(k.id)!
  for (const list of found) for (const c of list) if (c.type === 'company' && ids.has(c.id!)) c.id = ids.get(c.id!)
  return known
}

const families: [bare: RegExp, full: RegExp][] = [
  [/^(?:开发区|经开区)$/, /(?:经济技术|经济|高新技术产业|高新技术)?开发区$|经开区$/],
  [/^高新区$/, /高新(?:技术产业开发|技术开发)?区$/],
  [/^(?:保税区|综保区|综合保税区)$/, /(?:保税|综保)区$/],
  [/^(?:工业园区?|产业园区?|科技园区?|化工园区?)$/, /园区?$/],
]
/** 开发区, 综保区 alone, and 滨海化工园 beside 潍坊滨海化工产业园, are the one zone of their kind that the page names in full. */
function zones(known: Map<string, Known>, readings: { reading: Reading }[], found: Candidate[][]): void {
  const parks = [...known.values()].filter(k => k.type === 'park')
  const full = new Set(parks.filter(k => !families.some(([bare]) => bare.test(k.text))).map(k => k.id))
  const one = (test: (id: string) => boolean) => { const fit = [...full].filter(test); return fit.length === 1 ? fit[0] : undefined }
  const ids = new Map<string, string>()
  found.forEach((list, i) => {
    for (const c of list) {
      if (c.type !== 'park') continue
      const text = readings[i]!.reading.text.slice(c.start, c.end)
      const family = families.find(([bare]) => bare.test(text))
      const owner = family ? one(id => family[1].test(id)) : text.length >= 4 ? one(id => id !== c.id && id.length > text.length && letters(text, id)) : undefined
      if (owner) { ids.set(c.id!, owner); c.id = owner }
    }
  })
  for (const k of parks) if (ids.has(k.id)) k.id = ids.get(k.id)!
  const plain = one(id => /(?:经济|技术)开发区$/.test(id))
  if (plain) known.set('开发区', { text: '开发区', type: 'park', id: plain })
}

/** True when the short name keeps the characters of the full one in their order, and its last three begin words there: 滨海化工园 of 潍坊滨海化工产业园. */
function letters(short: string, full: string): boolean {
  const at = full.indexOf(short.slice(0, 3))
  if (at < 0 || at > 4 || short.at(-1) !== full.at(-1)) return false
  let from = at
  for (const c of short) {
    const next = full.indexOf(c, from)
    if (next < 0 || next - from > 4) return false
    from = next + 1
  }
  return from === full.length
}

/** 创新中心, 二工厂 of the centre or works that the same article has named in full. */
function tails(r: Reading, found: Candidate[]): Candidate[] {
  const plants = plantsOf(r, found)
  const owners = new Map<string, Candidate>()
  for (const c of found) {
    const tail = c.type === 'project' || c.type === 'facility' ? tailForm(r.text.slice(c.start, c.end)) : null
    if (tail && tail.length > 2 && !owners.has(tail)) owners.set(tail, c)
  }
  const out: Candidate[] = []
  for (const [tail, c] of owners) {
    for (let at = r.text.indexOf(tail); at >= 0; at = r.text.indexOf(tail, at + tail.length)) {
      const prev = r.tokens[r.tokenOf[at]! - 1]
      const named = prev && (prev.kind === 'L' || prev.kind === 'k' || (prev.kind === 'n' && prev.text.length > 1) || prev.kind === 'g' || prev.text === '”')
      if (startsWord(r, at) && !named && !plants.some(p => p.start === at)) out.push({ start: at, end: at + tail.length, type: c.type, rank: 0, id: c.id })
    }
  }
  return [...out, ...plants]
}

/** 某某公司…，二工厂总投资…: a plant by its number is that of the firm its sentence speaks of, where no plant of this number was named in full before. */
function plantsOf(r: Reading, found: Candidate[]): Candidate[] {
  const out: Candidate[] = []
  for (const m of hits(/[一二三四五六]工厂/g, r.text)) {
    const [at, end] = [m.index, m.index + m[0].length]
    if (!startsWord(r, at) || found.some(c => (c.start < end && c.end > at) || (c.end <= at && (c.type === 'project' || c.type === 'facility') && r.text.slice(c.start, c.end).includes(m[0])))) continue
    const from = Math.max(...['。', '！', '？', '!', '?', '\n'].map(mark => r.text.lastIndexOf(mark, at - 1))) + 1
    const firm = found.findLast(c => c.type === 'company' && c.start >= from && c.end <= at)
    if (firm?.id && /[，,、]|当天|当日|其/u.test(r.text.slice(firm.end, at))) out.push({ start: at, end, type: 'project', rank: 0, id: firm.id + m[0] })
  }
  return out
}

/** The id of a name: as the page prints it (full-width forms too), with the place in front where only the page's readers know whose it is. */
function identify(r: Reading, c: Candidate, list: readonly Candidate[]): string {
  const id = r.printed(c.start, c.end).replace(/\s+/g, '')
  if (c.type === 'park' && r.place && /^(?:高新区|经开区|保税区|综保区|开发区|新区|自贸区|工业园区|综合保税区)$/.test(id)) return r.place.replace(/[市县区]$/, '') + id
  if (/^(?:管委会|党工委)/.test(id)) return (zoneBefore(r, c, list) ?? '') + id
  if (/^园区(?:管委会|党工委)/.test(id)) return (zoneBefore(r, c, list) ?? '园区') + id.slice(2)
  // 市政府第3次常务会议, 省文化招商中心: of the place whose paper it is
  if ((c.type === 'event' || c.type === 'facility') && r.place) {
    const level = /^(?:市|区|县|州)(?=委|政府|人大|政协|安委|[一二三四五六七八九十]+届|[\u3400-\u9fff]{2,10}(?:中心|馆|院|市场)$)/.exec(id)?.[0]
    if (level) return r.place.endsWith(level) ? r.place + id.slice(1) : r.place + id
    const province = r.lexicon.provinces.get(r.place)
    if (province && /^省(?:委|政府|人大|政协)/.test(id)) return province + id.slice(1)
    if (/^[一二三四五六七八九十]+届[市省]/.test(id)) {
      const cut = id.indexOf('届') + 1
      const own = id[cut] === '省' ? province : r.place.endsWith('市') ? r.place : undefined
      if (own) return id.slice(0, cut) + own + id.slice(cut + 1)
    }
  }
  if (/^(?:宣传|组织|统战)部$/.test(id) && r.place) return `${r.place}委${id}`
  return id
}

/** The zone named last before a bare 管委会, or the home that is a zone. */
function zoneBefore(r: Reading, c: Candidate, list: readonly Candidate[]): string | null {
  if (r.place && /新区$|开发区$/.test(r.place)) return r.place
  for (let i = list.indexOf(c) - 1; i >= 0; i--) {
    const text = r.text.slice(list[i]!.start, list[i]!.end)
    const zone = list[i]!.type === 'park' ? list[i]!.id ?? text : /^(.*(?:开发区|高新区|新区|保税区))(?:管委会|党工委)/.exec(text)?.[1]
    if (zone) return zone
  }
  return null
}
