import { hits } from '../../base/hits.ts'
import { perModel } from '../../model/per-model.ts'
import { used } from './heads.ts'
import type { Lexicon } from './lexicon.ts'
import type { Candidate, Reading } from './reading.ts'

const levelHere = /^(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道)/
const offices = '人民政府办公室|委员会办公室|服务管理局|管理委员会|服务管理中心|管理办公室|监督管理局|委员会|管理局|服务局|服务中心|发展中心|促进中心|总站|支队|集团|局|委|厅|办|科'

/**
 * Bodies of the party and the state: a level or a place and what stands behind it (省委, 张家港市政府, 市十五届人大常委会, 成都高新区新经济局),
 * bureaus written bare (科技局), and national bodies. The id carries the place: 市委 of an article about 太仓市 is 太仓市委.
 */
export function findBodies(r: Reading, found: readonly Candidate[]): Candidate[] {
  const { body, bureau, national, section } = patterns(r.lexicon)
  const out: Candidate[] = []
  const owner = new Map<number, Candidate>()
  for (const c of found) if (c.type === 'place' || c.type === 'park') owner.set(c.end, c)
  const put = (start: number, end: number, id: string | undefined, rank: number) => {
    section.lastIndex = end
    const more = section.exec(r.text)
    if (more && /[局委厅部办会]$/.test(r.text.slice(start, end))) {
      out.push({ start, end: end + more[0].length, type: 'institution', rank, id: id && id + more[0] })
    } else out.push({ start, end, type: bodyType(r, start, end), rank, id })
  }
  // 县委 in a city's paper is that of the county named last
  const counties = found.filter(c => c.type === 'place' && /[县区镇]$|街道$/.test(c.id ?? r.text.slice(c.start, c.end))).sort((a, b) => a.start - b.start)
  const near = (level: string, at: number, rest: string): string | undefined => {
    if (!/^(?:县|区|镇|街道)$/.test(level) || r.place?.endsWith(level)) return undefined
    const own = counties.findLast(c => c.end <= at && (c.id ?? r.text.slice(c.start, c.end)).endsWith(level))
    return own ? (own.id ?? r.text.slice(own.start, own.end)) + rest : undefined
  }
  for (const m of hits(national, r.text)) if (startsAt(r, m.index) && startsAt(r, m.index + m[0].length) && ends(r, m.index + m[0].length)) put(r.text.slice(m.index - 2, m.index) === '国家' && m[0].endsWith('部') ? m.index - 2 : m.index, m.index + m[0].length, undefined, 5)
  for (const m of hits(/团(?:省|市|区|县|州)委/g, r.text)) if (!/[\u3400-\u9fff]/.test((r.text[m.index - 1] ?? ' ').replace(/[的和由与到及在]/, ' '))) put(m.index, m.index + m[0].length, r.place && r.place.endsWith(m[0][1]!) ? `团${r.place}委` : undefined, 6)
  for (let at = 0; at < r.text.length; at++) {
    const own = owner.get(at)
    // 太仓市|委网信办, 江苏|省委, 成都高新区|智慧城市局
    if (own) {
      const placeName = r.text.slice(own.start, own.end)
      if (placeName.startsWith('我')) continue
      // 马鞍山|当涂县人社局: the place nearest to the body is its own
      if (!/[省市州盟区县旗]$/.test(placeName) && r.tokens[r.tokenOf[at]!]?.kind === 'L' && /[区县旗]$/.test(r.tokens[r.tokenOf[at]!]!.text)) continue
      const level = /[省市州盟区县旗镇乡团]$|街道$/.test(placeName)
      // 甘肃省|省委: the level once more
      const rest = level ? (placeName.at(-1) === r.text[at] && /^.(?:委|政府|人大|政协)/.test(r.text.slice(at, at + 3)) ? r.text[at]! : '') : (levelHere.exec(r.text.slice(at, at + 3))?.[0] ?? '')
      const match = tail(r, at + rest.length, body, bureau, own.type === 'park' || !level && !rest)
      const zoned = /^(?:高新|经开|开发|保税|综保|自贸|[^省市区县]{0,4}新区)/.test(r.text.slice(at, match))
      if (match) put(r.text.slice(own.start - 2, own.start) === '中共' ? own.start - 2 : own.start, match, zoned ? undefined : own.id && (own.id.startsWith(placeName) ? own.id : placeName) + r.text.slice(at + (level || own.id.length > placeName.length ? rest.length : 0), match), 6)
    }
    const lv = /^(?:省|市|区|县|州|新区|街道|镇|旗|盟)/.exec(r.text.slice(at, at + 2))?.[0]
    if (lv && startsAt(r, at)) {
      const match = tail(r, at + lv.length, body, bureau, false)
      // 鄞|州卫健局: the level ends a place that no list has
      const before = r.tokens[r.tokenOf[at]! - 1]
      if (match && before?.kind === 'k' && before.end === at) { put(before.start, match, undefined, 6); continue }
      if (match && !(owner.has(at) && !r.text.slice(owner.get(at)!.start).startsWith('我')) ) put(at, match, near(lv, at, r.text.slice(at + lv.length, match)) ?? qualify(r, lv, r.text.slice(at + lv.length, match), at), 5)
    }
    if (startsAt(r, at) && !owner.has(at)) {
      bureau.lastIndex = at
      const bare = bureau.exec(r.text)
      if (bare && !/^(?:省|市|区|县|州)$/.test(r.text[at - 1] ?? '') && ends(r, at + bare[0].length)) {
        if (/(?:局|厅)$/.test(bare[0])) put(at, at + bare[0].length, r.place ? r.place + bare[0] : undefined, 4)
      }
      const plain = /^(?:管委会|党工委|宣传部|组织部|统战部)/.exec(r.text.slice(at, at + 3))
      if (plain) bureau.lastIndex = at + plain[0].length
      const own = plain && /^[管党]/.test(plain[0]) ? bureau.exec(r.text) : null
      if (own && ends(r, at + plain![0].length + own[0].length)) { put(at, at + plain![0].length + own[0].length, undefined, 6); continue }
      if (plain && ends(r, at + plain[0].length) && !/[\u3400-\u9fff]/.test((r.text[at - 1] ?? ' ').replace(/[的和由被经据从向]/, ' '))) put(at, at + plain[0].length, undefined, 3)
    }
  }
  for (const m of hits(/(?:市民|会展|奥体|青少年活动|文化艺术|政务服务|市民服务)中心/g, r.text)) if (startsAt(r, m.index) && !owner.has(m.index) && !/[\u3400-\u9fff]/.test((r.text[m.index - 1] ?? ' ').replace(/[在的到于入从市区县]/, ' '))) out.push({ start: m.index, end: m.index + m[0].length, type: 'facility', rank: 3, id: r.place ? r.place + m[0] : undefined })
  return out
}

/** 市数据集团 is a company; 市民中心 and a centre that is opened or gone to is a facility; all else acts. */
function bodyType(r: Reading, start: number, end: number): Candidate['type'] {
  if (/(?:集团|公司)$/.test(r.text.slice(start, end))) return 'company'
  if (/(?:医院|学校|中学|小学)$/.test(r.text.slice(start, end)) && used(r, start, end)) return 'facility'
  if (/(?:中心|馆)$/.test(r.text.slice(start, end)) && /^(?:与[^,。]{2,20}揭牌|同步揭牌|揭牌|启用|开放|开园|投用|落成|举行|举办|内|里|现场|正式|建成|,位于)/.test(r.text.slice(end, end + 26))) return 'facility'
  return 'institution'
}

/** The end of a body that begins at `at`, or 0. `zone` allows what only zones have (管委会, 党工委). */
function tail(r: Reading, at: number, body: RegExp, bureau: RegExp, zone: boolean): number {
  const session = /^第?[一二三四五六七八九十]{1,3}届/.exec(r.text.slice(at, at + 6))?.[0] ?? ''
  const from = at + session.length
  let best = 0
  for (const p of [body, bureau]) {
    p.lastIndex = from
    const m = p.exec(r.text)
    if (m && m[0].length > best && ends(r, from + m[0].length)) best = m[0].length
  }
  if (!best) best = office(r, from, zone)
  const detail = best ? /^(?:[\u3400-\u9fff]{2,4}(?:支队|大队|分局|总队))/.exec(r.text.slice(from + best, from + best + 6)) : null
  if (detail && r.text.slice(from, from + best).endsWith('局')) best += detail[0].length
  const special = /^(?:管理委员会|管委会|党工委|工委|党委|纪工委)/.exec(r.text.slice(from, from + 5))
  if (special && special[0].length > best && (zone || /[区镇乡道]/.test(r.text[at - 1] ?? ''))) best = special[0].length
  return best ? from + best : 0
}

/** 市|港航事业发展中心: words of names up to an office's head, when no list has it. */
function office(r: Reading, from: number, zone: boolean): number {
  if (!startsAt(r, from)) return 0
  for (let i = r.tokenOf[from]!, n = 0; i < r.tokens.length && n < 7; i++, n++) {
    const t = r.tokens[i]!
    if (!/[ngkaL]/.test(t.kind) && !(t.text.length === 1 && /[vfdqt]/.test(t.kind) && !'将再又也就都正已不还刚曾便才更'.includes(t.text))) return 0
    if (t.end - from > 14) return 0
    if (n === 0 && t.text.length > 3 && /(?:大队|支队|总队|中心|医院|总站)$/.test(t.text) && r.lexicon.heads.get(t.text) === 'institution') return t.end - from
    if (n > 0 && (zone ? /^局$/ : /^(?:[\u3400-\u9fff]{0,2}(?<![格结布时大当])局|委员会|服务中心|发展中心|中心|研究院|研究所|研究会|监测站|总站|集团|指挥部|联合会|协会|商会|学会|支队|大队|医院|总院|中学|小学)$/).test(t.text)) return t.end - from
  }
  return 0
}

/** No body ends inside 委派, 局长 of another word, 委员 or 人大代表. */
function ends(r: Reading, at: number): boolean {
  const last = r.text[at - 1]!
  const next = r.text[at] ?? ''
  if (last === '委') return !/^[员托派任以屈]/.test(next)
  // 人社部|门 is any of its kind
  if (last === '部') return next !== '门'
  return !(last === '会' && next === '议') && !(last === '办' && /^[理公事好学]/.test(next))
}

function startsAt(r: Reading, at: number): boolean {
  const t = r.tokens[r.tokenOf[at]!]
  return !!t && t.start === at
}

/** 市 of the article's place; 省 of its province; a 区 or 县 the article is not about stays bare. */
export function qualify(r: Reading, level: string, body: string, _at: number): string | undefined {
  const { place, lexicon } = r
  if (!place || (/^(?:街道|镇)$/.test(level) && !place.endsWith(level))) return undefined
  if (level === '省') {
    const province = lexicon.provinces.get(place)
    return province ? province + body : undefined
  }
  return place.endsWith(level) ? place + body : place + level + body
}

const any = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|')

const patterns = perModel((key: Lexicon) => ({
  body: new RegExp(`(?:${any(key.bodies)})`, 'y'),
  bureau: new RegExp(`(?:${any([...key.fields].filter(f => f.length > 1))})(?:${offices})`, 'y'),
  national: new RegExp(any(key.national), 'g'),
  section: /[\u3400-\u9fff]{2,10}?(?:处|科)(?=(?:副?[处科]长|相关|有关|负责|工作人员|介绍|表示|反映|联系|电话))/y,
}))
