import { hits } from '../../base/hits.ts'
import type { EntityType } from '../records.ts'
import { distinct, growLeft, proper, type Growth } from './grow.ts'
import { startsWord, type Candidate, type Reading } from './reading.ts'

/** How far a name of each type reaches to the left of its head. */
const growth: Record<string, Growth> = {
  company: { max: 26, legal: true },
  institution: { max: 24 },
  park: { max: 20 },
  project: { max: 34, quotes: true, joins: '及与和', measures: true, owned: true },
  facility: { max: 24, quotes: true, measures: true, owned: true },
  event: { max: 60, quotes: true, verbs: true, joins: '暨和、及', numbers: true },
  programme: { max: 34, quotes: true, joins: '和及与' },
  product: { max: 20, quotes: true },
}

/** 绿洲顺航物流公司: without a legal form no verbs are part of the name. */
const bareFirm: Growth = { max: 14 }

/** Names that end in a head of model/names.yaml (…有限公司, …高新区, …大桥, …座谈会), as long as their form allows. */
export function findHeaded(r: Reading): Candidate[] {
  const found: Candidate[] = [...numbered(r), ...lines(r)]
  const walls = new Map<number, number>()
  const firms = new Map<number, number>()
  const ends = headEnds(r)
  // companies and parks first: they are walls for the projects and companies behind them
  for (const pass of [0, 1, 2]) {
    for (const { at, end, head, type } of ends) {
      if (pass !== (type === 'park' ? 0 : type === 'company' ? 1 : 2)) continue
      const c = headed(r, at, end, head, type, type === 'facility' ? firms : walls)
      if (!c) continue
      found.push(c)
      if ((type === 'park' && head.endsWith('区')) || (type === 'company' && head.endsWith('公司'))) walls.set(c.end, c.start)
      if (type === 'company' && head.endsWith('公司')) firms.set(c.end, c.start)
    }
  }
  return found
}

/** 第八届…节, 第十一次…“早餐会”: what is held for the Nth time, up to the first head of an event. */
function numbered(r: Reading): Candidate[] {
  const out: Candidate[] = []
  for (const m of hits(/第[一二三四五六七八九十百\d]{1,4}[届次](?:[\u3400-\u9fffA-Za-z0-9·—()-]|“[^“”\n]{1,14}”){2,34}/g, r.text)) {
    // the last head that still belongs to it: a head right behind the first one goes on (…节开幕式)
    const stop = /^第.{1,4}[届次](?:(?!在|由|的|上|开幕|举行|召开|落幕|现场).)*?(?:[\u3400-\u9fff]节|[\u3400-\u9fff]博会|大赛|竞赛|博览会|展览会|展销会|交易会|论坛|峰会|年会|大会|运动会|锦标赛|邀请赛|联赛|马拉松|洽谈会|推介会|招聘会|对接会|研讨会|交流会|座谈会|恳谈会|发布会|全会|文化周|活动周|消费季|“[^“”]{1,12}(?:会|节|赛|展|周|季|行|日|论坛)”)/.exec(m[0])
    if (!stop || stop[0].length < 6 || /(?:环节|季节|细节|情节|调节|春节|关节|时节|中秋节)$/.test(stop[0])) continue
    // 吉安市|第八届…大赛|闭幕式暨颁奖仪式
    const more = /^(?:(?:总决赛|开幕式|闭幕式|启动仪式|颁奖仪式)(?:暨[\u3400-\u9fff]{2,14}?(?:仪式|大会|大赛|论坛))?)?/.exec(r.text.slice(m.index + stop[0].length, m.index + stop[0].length + 26))![0]
    const before = r.tokens[r.tokenOf[m.index]! - 1]
    // 2023(第二届)某某节
    const opened = stop[0].includes(')') && !stop[0].includes('(') ? /(?:\d{4}年?)?\($/.exec(r.text.slice(Math.max(0, m.index - 6), m.index))?.[0].length ?? 0 : 0
    out.push({ start: before?.kind === 'L' ? before.start : m.index - opened, end: m.index + stop[0].length + more.length, type: 'event', rank: 5 })
  }
  return out
}

/** 贵阳轨道交通3号线: a line of a town by its number. */
function lines(r: Reading): Candidate[] {
  return Array.from(hits(/(?:轨道交通|地铁|轻轨|有轨电车|市域铁路)[A-Z]?[\d一二三四五六七八九十]{1,3}号?线/g, r.text), m => {
    const before = r.tokens[r.tokenOf[m.index]! - 1]
    return { start: before?.kind === 'L' && before.end === m.index ? before.start : m.index, end: m.index + m[0].length, type: 'facility', rank: 4 }
  })
}

/** Every place where a head ends with a word, the longest head there. */
function headEnds(r: Reading): { at: number; end: number; head: string; type: EntityType }[] {
  const { text, lexicon, tokens } = r
  const out: { at: number; end: number; head: string; type: EntityType }[] = []
  for (const t of tokens) {
    if (t.kind === 's' || t.kind === 'w') continue
    const end = t.text === '路段' ? t.end - 1 : t.end
    for (const size of lexicon.headSizes.get(text[end - 1]!) ?? []) {
      if (size > end) continue
      const head = text.slice(end - size, end)
      const type = lexicon.heads.get(head)
      if (!type) continue
      // a head of one character is a word of its own: 路 in 铁路, 馆 in 开馆 is none
      const none = type === 'place' || (size === 1 && ((t.text.length > 1 && t.text !== head && t.text !== '路段' && !(head === '厂' && t.text.length === 3)) || (/[馆园厂站街港]/.test(head) && /[开闭入进离返出宾旅]/.test(text[end - 2] ?? ''))))
      if (!none) out.push({ at: end - size, end, head, type })
      if (type !== 'place') break
    }
  }
  return out
}

function headed(r: Reading, at: number, end: number, head: string, type: EntityType, walls: ReadonlyMap<number, number>): Candidate | null {
  if (roads.has(head)) return road(r, at, end)
  // 家庭农场|有限公司: the legal form ends it
  if (type === 'company' && /^(?:股份)?(?:有限|责任)/.test(r.text.slice(end, end + 4))) return null
  const how = head === '公司' || head.endsWith('厂') ? bareFirm : growth[type]!
  if (type === 'park' && r.text[end] === '段') return null
  if (type === 'park' && bareZone.test(head) && /^国家级?$/.test(r.tokens[r.tokenOf[at]! - 1]?.text ?? '') && r.tokens[r.tokenOf[at]! - 2]?.kind === 'L') return { start: r.tokens[r.tokenOf[at]! - 2]!.start, end, type, rank: 4 }
  if (type === 'park' && bareZone.test(head) && /^(?:该|整个|各|所在|个|家|本|两个|省级)$/.test(r.tokens[r.tokenOf[at]! - 1]?.text ?? '')) return null
  const owned = type === 'institution' || type === 'event' || type === 'programme' ? undefined : walls
  const grown = branch(r, growLeft(r, at, how, owned), at, type)
  const start = inZone(r, type === 'project' ? behindOwner(r, grown, walls) : fromPlace(r, grown, at, type), at, type, walls)
  if (start >= at && !(type === 'park' && bareZone.test(head))) return null
  // 概念验证中心10个: so many of a kind
  if (/^(?:facility|project|park)$/.test(type) && /^\d+余?多?[个家座处]/.test(r.text.slice(end, end + 6))) return null
  // 全球最大的电力机车基地, 第一个光伏项目, 二楼食堂, 亿吨大港: praised or counted, not named
  if (/^(?:facility|project)$/.test(type) && (/(?:最[大高]|重要|领先|一流|第一[个座家])的?$/.test(r.text.slice(Math.max(0, start - 4), start)) || /^(?:第一[个座家]|\d+号[\u3400-\u9fff]{2,3}楼$|[一二两三四五六七八九十]+[栋层楼地]|[亿万]吨)/.test(r.text.slice(start, end))) && r.tokens[r.tokenOf[start]!]!.kind !== 'L') return null
  // 集…为一体的现代化…中心: a description
  if (/^(?:facility|project|park)$/.test(type) && /[为于]一体的$/.test(r.text.slice(Math.max(0, start - 4), start)) && /^(?:现代化?|综合性?|智慧|智能化?|新型|大型|高端|绿色|多功能|国际化|一站式)/.test(r.text.slice(start, at))) return null
  const score = distinct(r, start, at)
  const size = end - start
  // 某某公司|模具制造项目, 年产200套模具项目: whose it is, or what it yields, tells the work
  const told = type === 'project' && head === '项目' && at - start >= 4 && !kindsOf.test(r.text.slice(start, at)) && r.text[start] !== '“' && !/^(?:经理|部|组|方|总)/.test(r.text.slice(end, end + 2)) && (/(?:公司|集团)$/.test(r.text.slice(Math.max(0, start - 2), start)) || r.text.startsWith('年产', start))
  const pass = told || accepts[type]!(r, start, at, end, head, score, size)
  if (!pass) return null
  return { start, end, type: pass === true ? type : pass, rank: 4 }
}

/** 回归|创业园: a verb between a preposition or another park and the park's head is its name. */
function branch(r: Reading, start: number, at: number, type: EntityType): number {
  const i = r.tokenOf[at]! - 1
  const t = r.tokens[i]
  if (type !== 'park' || start < at || !t || t.kind !== 'v' || t.text.length !== 2 || t.end !== at || r.lexicon.lead.has(t.text) || r.lexicon.apart.has(t.text) || (r.lexicon.words.get(t.text)?.weight ?? 0) > 11) return start
  return r.tokens[i - 1]?.kind === 'p' || /区$/.test(r.text.slice(0, t.start)) ? t.start : start
}

/** 赣州经开区|秋葵工业园区, 沧州·渤海新区|医药产业园: a park or work with no proper name of its own is called by the zone before it. */
function inZone(r: Reading, start: number, at: number, type: EntityType, zones: ReadonlyMap<number, number>): number {
  const zone = zones.get(start)
  if (zone === undefined || at - start < 2 || r.tokens[r.tokenOf[start]!]!.kind === 'v' && type === 'park' || (type !== 'park' && type !== 'project') || !/区$/.test(r.text.slice(zone, start))) return start
  return r.text.slice(zone, start).includes('·') || (!kindsOf.test(r.text.slice(start, at)) && !proper(r, start, at) && !firmLike(r, start, at)) ? zone : start
}

/** Where a name goes on behind the places it begins with. */
function behindPlaces(r: Reading, start: number, end: number): number {
  let at = start
  while (at < end && r.tokens[r.tokenOf[at]!]!.kind === 'L') at = r.tokens[r.tokenOf[at]!]!.end
  return Math.min(at, end)
}

/** A trade or a well-known company stands here: 通威|光伏产业基地. */
function firmLike(r: Reading, start: number, end: number): boolean {
  return r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end]!).some(t => r.lexicon.famous.has(t.text) || r.lexicon.central.has(t.text))
}

/** 某某公司|圆织成套生产线升级项目: what stands between a company and its project is the project's, be it a verb. */
function behindOwner(r: Reading, start: number, walls: ReadonlyMap<number, number>): number {
  for (let i = r.tokenOf[start]! - 1; i >= 0 && start - r.tokens[i]!.start <= 6; i--) {
    const t = r.tokens[i]!
    if (!/[nvgak]/.test(t.kind) || r.lexicon.lead.has(t.text) || r.lexicon.apart.has(t.text) || (r.lexicon.words.get(t.text)?.weight ?? 0) > 12) return start
    if (walls.has(t.start)) return t.start
  }
  return start
}

/** 天河机场: the dictionary has it in one word, and a place begins it. */
function wordOfPlace(r: Reading, start: number, at: number): boolean {
  return r.tokens[r.tokenOf[start]!]!.end > at && r.lexicon.shorts.has(r.text.slice(start, at))
}

/** What is built once in a place, so that any word before it that is not generic names it. */
const built = /^(?:水库|灌区|[特]?大桥|隧[道洞]|水电站|景区|风景区|公园|湿地公园|森林公园|船闸|大坝|干渠|泵站|古镇|高铁|铁路)$/

/** 柏子口|灌区, 西游记|公园: three characters or more and no generic word. */
function ownWords(r: Reading, start: number, at: number): boolean {
  return at - start >= 3 && r.tokens.slice(r.tokenOf[start]!, r.tokenOf[at - 1]! + 1).every(t => /[nkgfmq]/.test(t.kind) && !r.lexicon.generic.has(t.text) && !r.lexicon.lead.has(t.text) && !r.lexicon.nominal.has(t.text) && !r.lexicon.heads.has(t.text))
}

/** 市|再生资源交易市场: a level where a phrase begins. */
function levelled(r: Reading, start: number, at: number): boolean {
  return at - start > 2 && /^[市县区州]$/.test(r.tokens[r.tokenOf[start]!]!.text) && clauseStart(r, start)
}

/** True when a phrase has just ended before this character. */
function clauseStart(r: Reading, start: number): boolean {
  const prev = r.tokens[r.tokenOf[start]! - 1]
  return start === 0 || (prev?.kind === 'v' && prev.text.length > 1) || /[的、,。;:“\n]/.test(r.text[start - 1]!)
}

/** A park, university or port named for a place begins with the place: words before it that are no name stay out. */
function fromPlace(r: Reading, start: number, at: number, type: EntityType): number {
  if (type !== 'park' && type !== 'institution' && type !== 'company') return start
  if (type === 'company') {
    // 该县|忠厚乡…合作社
    if (/[该我本]/.test(r.text[start - 1] ?? '') && /[省市县区镇乡村]/.test(r.text[start]!)) start++
    // 古巷镇|潮州惠洁陶瓷公司, 丹东市振安区五龙背镇|某某公司
    const town = /^(?:(?:[\u3400-\u9fff]{2,5}[市县区旗]){1,2}[\u3400-\u9fff]{1,4}?[镇乡](?=[\u3400-\u9fff]{2})|[\u3400-\u9fff]{1,4}?[镇乡村](?=[\u3400-\u9fff]{4}))/.exec(r.text.slice(start, at))?.[0]
    if (town && !/^(?:[\u3400-\u9fff]{1,4}村)?(?:股份)?(?:经济)?$/.test(r.text.slice(start + town.length, at)) && startsWord(r, start + town.length)) start += town.length
  }
  for (let i = r.tokenOf[start]!; i < r.tokens.length && r.tokens[i]!.start < at; i++) {
    const t = r.tokens[i]!
    const before = r.tokens[i - 1]
    // 岱山高科|招引|厦门…公司
    if (type === 'company' && t.kind === 'L' && t.start > start && before?.kind === 'v' && before.text.length > 1 && !r.lexicon.nominal.has(before.text)) return t.start
    if (t.kind === 'L' && t.start > start && r.text[t.start - 1] !== '(' && !proper(r, start, t.start) && r.lexicon.heads.get(r.tokens[i - 1]?.text ?? '') !== 'institution' && !(type === 'company' && branded(r, start, t.start)) && !(type === 'company' && (r.lexicon.central.has(r.text.slice(start, t.start)) || r.lexicon.famous.has(r.text.slice(start, t.start)))) && !r.lexicon.national.has(r.text.slice(start, t.start).replace(/[—-]$/, ''))) return t.start
  }
  return start
}

/** 东风|柳州汽车有限公司: a brand of two characters where a phrase begins. */
function branded(r: Reading, start: number, end: number): boolean {
  const t = r.tokens[r.tokenOf[start]!]!
  const word = t.text
  const prev = r.tokens[r.tokenOf[start]! - 1]
  return t.end === end && end - start === 2 && t.kind === 'n' && (clauseStart(r, start) || prev?.kind === 'p') && !r.lexicon.generic.has(word) && !r.lexicon.lead.has(word) && !r.lexicon.titles.has(word) && !r.lexicon.heads.has(word) && (r.lexicon.words.get(word)?.weight ?? 0) <= 11
}

const roads = new Set(['北站', '南站', '东站', '西站', '路', '街', '巷', '站', '港', '桥', '堤', '大街', '大道'])
/** 万家丽路, 月亮岛站, 果园港: one to four characters before the head, no further than a place or a verb. */
function road(r: Reading, at: number, end: number): Candidate | null {
  if (/^[口线径程人子湾元币由器]/.test(r.text.slice(end, end + 1))) return null
  let start = at
  for (let i = r.tokenOf[at]! - 1; i >= 0; i--) {
    const t = r.tokens[i]!
    if (t.kind === 'q' && /^[mx]$/.test(r.tokens[i - 1]?.kind ?? 'w')) break
    // 延安|北|路
    if (t.kind === 'L' && /^[东西南北中]$/.test(r.text.slice(start, at))) { start = t.start; break }
    if (at - t.start > 4 || r.lexicon.apart.has(t.text) || t.kind === 's' || t.kind === 'w' || t.kind === 'x' || t.kind === 'L' && start < at && !(r.text[at] === '港' && r.tokens[r.tokenOf[start]!]!.kind === 'L')) break
    // 前进镇|站: a town may be called by a verb
    if (/^[镇乡村]$/.test(r.text.slice(start, at)) && t.kind === 'v' && t.text.length === 2) { start = t.start; break }
    // 解放西路, 建设大道: a road may be called by a verb, where a phrase has just ended
    if (/[路街道]$/.test(r.text.slice(at, end)) && /^[vgd]$/.test(t.kind) && t.text.length === 2 && at - t.end <= 1 && (start === at || /[东西南北中一二三四五]/.test(r.text[start]!)) && !/[nkxgm]/.test(r.tokens[i - 1]?.kind ?? 'w')) { start = t.start; break }
    if (start < at && /[区县镇]$|^街道$/.test(t.text)) break
    if (t.text.length === 1 ? /^[pcudr]$/.test(t.kind) || '的在了是该这从到至由起达接经过改走设建位去来进出入看往送用沿赴'.includes(t.text) : /^[vpcudrt]$/.test(t.kind) || r.lexicon.generic.has(t.text) || r.lexicon.lead.has(t.text)) break
    start = t.start
    if (t.kind === 'L' && !(r.text[at] === '港' && r.tokens[i - 1]?.kind === 'L')) break
  }
  const name = r.text.slice(start, at)
  if (/^[亿万]?吨/.test(name) || /^第?[一二三四五六七八九十百两几多]+$/.test(name) || name.endsWith('管') || /[线电网水气油思套门铁公道回]$/.test(name) && r.text[at] === '路' && name.length < 3 || /[压理气电油水泵源热检运转]$/.test(name) && r.text[at] === '站') return null
  if (name.length < 2 || /[之大小老古立高过拱铁石木这该新]$/.test(name) && name.length < 3 || r.lexicon.words.has(r.text.slice(start, end)) && name.length < 3) return null
  const head = r.text.slice(at, end)
  if (head === '港' && name.endsWith('大')) return null
  if (head === '桥' && !(/[、,]/.test(r.text[end] ?? '') || r.text[start - 1] === '、')) return null
  if (head === '站' && !r.text.startsWith('了解', end) && /^(?:位|在|点|起|立|着|上|了|稳|长|得|楼|台|房)/.test(r.text.slice(end, end + 1))) return null
  return { start, end, type: 'facility', rank: 3 }
}

/** Parts of a work and what joins them. */
const partsOnly = /^(?:(?:示范|先导|起步|启动|先行|[东南西北中前后])[段区岸]|[一二三四五六七八]期|[、和与及]|以及)+$/

const bareZone = /^(?:高新区|经开区|保税区|综保区|自贸区|综合保税区)$/

/** A park's or facility's name ends before this character. */
function endsInHead(r: Reading, end: number): boolean {
  return (r.lexicon.headSizes.get(r.text[end - 1]!) ?? []).some(size => /^(?:park|facility)$/.test(r.lexicon.heads.get(r.text.slice(end - size, end)) ?? ''))
}

type Accept = (r: Reading, start: number, at: number, end: number, head: string, score: number, size: number) => boolean | EntityType

const accepts: Record<string, Accept> = {
  company: (r, start, at, end, head, score) => {
    if (head.endsWith('厂') && /^[办长区房家]/.test(r.text.slice(end, end + 1))) return false
    if (head === '公司') return bareCompany(r, start, at)
    if (head === '厂' || head.endsWith('厂')) return !/[老新旧全工该电本驻进入离出返]$/.test(r.text.slice(start, at)) && proper(r, start, at) && at - start >= 3 - head.length
    if (/公司$|事务所$|合作社$/.test(head)) return head === '分公司' || head === '总公司' ? score >= 2 : at - start >= 2
    const first = r.tokens[r.tokenOf[start]!]!
    if (head === '集团' && score >= 1 && clauseStart(r, start) && first.kind === 'n') return !r.lexicon.generic.has(first.text) && !r.lexicon.fields.has(first.text)
    return score >= 2 && !/^(?:产业|企业|跨国|大型)/.test(r.text.slice(start, at)) && at - start >= 2
  },
  institution: (r, start, at, end, head, score) => {
    const before = r.text.slice(start, at)
    // “海上医院” is a figure of speech
    if (r.text[start - 1] === '“' && r.text[end] === '”' && /(?:医院|学校|银行|大学|学院|办公室)$/.test(head)) return false
    if (/^(?:生|城|科(?!研|技)|行(?!长)|业|员|路|长)/.test(r.text.slice(end, end + 2)) && /大学|学院|医院|银行|海关/.test(head)) return false
    // 某某汽车|党委: a company's own committee is the company
    if (/党委$/.test(head) && !/[省市县区镇乡村旗州道局院校学办会部]$/.test(before)) return false
    if (/校区$|分校$/.test(head)) return /大学|学院|中学|学校|小学/.test(before)
    if (/(?:中学|小学|学校|幼儿园|医院|卫生院|高中)$/.test(head) && proper(r, start, at) && used(r, start, end)) return 'facility'
    if (/^(?:大学|学院|银行|医院|中学|小学|学校)$/.test(head)) return score >= 1 && !/^(?:中|高职|职业|民营|商业|各|综合|高等|本科|三甲|国有|外资|重点|优质|基层|公立|私立|特殊|民办|理工|医学)$/.test(before)
    if (/^(?:日报|晚报|晨报|早报|商报|时报|新报|导报)$/.test(head)) return at - start >= 2 && score >= 1
    return score >= 1
  },
  park: (r, start, at, end, head, score) => {
    if (/^[镇乡村]/.test(r.text.slice(end, end + 1)) || /^[\u3400-\u9fff]{2}”/.test(r.text.slice(end, end + 3)) && /“$/.test(r.text.slice(start - 1, start))) return false
    if (start >= at) return r.place !== null && (bareZone.test(head) && !/^(?:国家|省级)/.test(head))
    const before = r.text.slice(start, at)
    if (/^(?:国家|省|国家级|省级|各|所在|全国|特色)$/.test(before) || head === '园区' && /重点$/.test(before)) return false
    if (/^(?:示范区|集聚区|产业集聚区|产业示范区|先导区|合作区|试验区|起步区|园区|开发区|新区|经济区|工业区|众创空间|孵化器|加速器|科创社区|产业社区|特色小镇)$/.test(head) && !proper(r, start, at)) return false
    if (head === '园') return proper(r, start, at) && at - start >= 4 && !/[公校家花果茶菜庄乐物稚开入满]$/.test(before) ? (isWork(r, start, end) ? 'project' : true) : false
    if (head === '小镇' && !proper(r, start, at)) return false
    return score >= 2 || (score >= 1 && at - start >= (/^(?:高新区|经开区|自贸区|综保区|综合保税区|保税区|创业园|科技新城|科技城|科创城|大学城|软件园|产业园|科学城)$/.test(head) ? 2 : 3)) ? !/区$|城$|小镇$/.test(head) && isWork(r, start, end) ? 'project' : true : false
  },
  project: (r, start, at, end, head, score, size) => {
    if (/^(?:经理|经理部|部|组|方|总指挥)/.test(r.text.slice(end, end + 3)) && head === '项目') return false
    if (r.text[at - 1] === '”' && r.text[start] !== '“' && head === '项目') return false
    // 示范段和北岸|项目: parts of a work named elsewhere
    if (head === '项目' && partsOnly.test(r.text.slice(start, at))) return false
    // 某某产业园|（二期）项目
    const staged = /[(]?[一二三四五六七八]期[)]?$/.exec(r.text.slice(start, at))
    if (staged && /^(?:项目|工程)$/.test(head) && endsInHead(r, at - staged[0].length)) return false
    // 某某污水处理厂|主体工程, 配套管网工程
    if (head === '工程' && (/主体$/.test(r.text.slice(start, at)) || /^配套/.test(r.text.slice(start, at)))) return false
    if (head === '项目' && /(?:中心|基地)$/.test(r.text.slice(start, at)) && at - start < 6 && !proper(r, start, at)) return false
    if (head.endsWith('工程')) {
      if (r.text[at - 1] === '”') return 'programme'
      return score >= 2 && size >= 6 && (r.tokens[r.tokenOf[start]!]!.kind === 'L' && !/^(?:人才|培育|惠民|倍增|提升|育才|引才)/.test(r.text.slice(at - 2, at)) || /[段路桥河湖线]|整治|改造|船坞|泊位|接长|加宽|厂区|站房|主体|公园|广场|医院|学校|大楼|污水|垃圾|热网|电网|变电|输电|专线|大坝|泵站|水闸|疏浚|改建|治理|铁路|管网|水库|灌区|枢纽|隧道|扩建|码头|航道|船闸|机场|车站|校区|院区|厂房|生态修复|光缆|管线|电站|换流站|直流|引水|引.{1,2}[济入补].|调水|管廊|桥|防洪|堤防|供水|输水|通道/.test(r.text.slice(start, end)))
    }
    if (/改造|扩能/.test(head) && /^[后前]/.test(r.text.slice(end, end + 1))) return false
    // 宏岳纺织|一期项目: a stage of a company's works has no name
    if (head === '项目' && /[一二三四五六]期$/.test(r.text.slice(start, at)) && r.lexicon.trades.has(r.tokens[r.tokenOf[at - 2]! - 1]?.text ?? '') && at - start <= 8) return false
    if (head === '改造') return size >= 9 && score >= 2
    if (head === '项目' && kindsOf.test(r.text.slice(start, at)) && r.text[start] !== '“') return /重点|重大/.test(r.text.slice(start, at)) ? false : score >= 3 && proper(r, behindPlaces(r, start, at), at)
    if (head === '项目' && score >= 1 && at - start >= 3 && /[元亩]的$/.test(r.text.slice(start - 2, start))) return true
    if (head === '项目') return (score >= 2 && size >= 5) || (size >= 9 && score >= 1 && works.test(r.text.slice(start, at)))
    if (head.endsWith('基地')) return proper(r, start, at) || score >= 1 && at - start >= 4 && /^(?:产业化|[生智制]产|生产|制造|智造|研发)基地$/.test(head) && (planned(r, start, end) || /位于|负责建设|建设|承建|投资/.test(r.text.slice(Math.max(0, start - 20), start) + r.text.slice(end, end + 40))) ? (planned(r, start, end) || /[智制]造|生产|产业化|总部|孵化/.test(head) ? true : 'facility') : false
    if (/产线$/.test(head) && /[一两\d][条个][^,。;]{0,20}的$/.test(r.text.slice(Math.max(0, start - 24), start))) return false
    if (/产线$/.test(head) && !proper(r, start, at) && !/[元建]的?$/.test(r.text.slice(Math.max(0, start - 2), start))) return false
    return score >= 2 || (score >= 1 && head.length >= 4)
  },
  facility: (r, start, at, end, head, score) => {
    // 高铁|网, 大桥公路|面: what is no road
    if (/路$|高铁$|高速$/.test(head) && /^[网面]/.test(r.text.slice(end, end + 1))) return false
    if (head === '院区') return /医院/.test(r.text.slice(start, at)) && !/(?:新建?|老|旧|两|多|各)$/.test(r.text.slice(start, at))
    // 承建|隧洞
    const last = r.tokens[r.tokenOf[at]! - 1]
    if (last?.end === at && last.text.length > 1 && r.lexicon.lead.has(last.text) && !r.lexicon.nominal.has(last.text) && !r.lexicon.generic.has(last.text)) return false
    if (head === '口岸' && r.text.slice(at - 2, at) === '海关') return false
    // 国际枢纽|大港 is what a place wants to be
    if (head === '枢纽' && /^(?:大?港|经济|城市|门户|地位|功能|节点|中心)/.test(r.text.slice(end, end + 2))) return false
    // 3、4号|数据中心: one of several
    if (/^\d+号$/.test(r.text.slice(start, at))) return false
    if (/^市场$/.test(head) || (head === '高速' && /[能可要会就直]上$/.test(r.text.slice(Math.max(0, at - 2), at)))) return false
    if (head.endsWith('中心') && /^(?:城|区|镇|线|点|组|位)/.test(r.text.slice(end))) return false
    if (r.text.slice(end, end + 2).startsWith('集群')) return false
    if (/中心$/.test(head) && proper(r, start, at) && /^(?:副?主任|干部|工作人员|负责人|相关负责人|科长|副?书记|党委|党支部)/.test(r.text.slice(end, end + 5))) return 'institution'
    if (/中心$|基地$/.test(head)) {
      if (!proper(r, start, at) && !(at - start >= 4 && /(?:筹建|谋划)$/.test(r.text.slice(Math.max(0, start - 2), start))) && !/(?:首个|首家|市级|省级|区级|国家级)$/.test(r.text.slice(Math.max(0, start - 3), start)) && !(score >= 1 && at - start >= 4 && /^(?:中试基地|检测中心|测试中心|研究中心|实验室)$/.test(head) && clauseStart(r, start)) && !(score >= 1 && at - start >= 6 && clauseStart(r, start)) && !(score >= 1 && at - start >= 4 && head.length > 2 && /^(?:揭牌|启用|建|承办|作用)/.test(r.text.slice(end, end + 2)))) return false
      if (/(?:筹建|谋划|谋划“|规划|建设|新建|拟建|在建|开建)$/.test(r.text.slice(Math.max(0, start - 3), start)) || /^(?:等|和[^,。]{2,14}等|、[^,。]{2,24}等)项目(?:加快|建设|开工|推进|进展)/.test(r.text.slice(end, end + 30)) || /^”?(?:建设)/.test(r.text.slice(end, end + 3))) return 'project'
      if (head.endsWith('中心') && r.text.startsWith('选址', end)) return 'project'
      return head.endsWith('基地') && planned(r, start, end) ? 'project' : true
    }
    // 兴隆镇龙凤村|文化广场: what a village has
    const village = /^.*[村岛](?=[\u3400-\u9fff]{2})/.exec(r.text.slice(start, end))?.[0]
    if (village && village.length >= 3 && r.lexicon.heads.has(r.text.slice(start + village.length, end))) return false
    if (/(?:小学|中学|学校|学院|大学|医院|公司)新?$/.test(r.text.slice(start, at)) && /食堂|宿舍|大楼|操场|礼堂|门诊/.test(head)) return false
    if (head === '工厂' && r.text[start - 1] === '“' && r.text[end] === '”') return false
    if (!proper(r, start, at) && score < 3 && !wordOfPlace(r, start, at) && !(built.test(head) && ownWords(r, start, at)) && !(/街区$/.test(head) && (score >= 2 || /.{2}[路街巷]$/.test(r.text.slice(start, at)))) && !levelled(r, start, at) && !(head === '实验室' && score >= 1 && at - start >= 6)) return false
    if (/厂$|站$/.test(head) && /^主体(?:工程|部分|结构|建筑)/.test(r.text.slice(end, end + 4))) return 'project'
    return /大厦$|馆$|港$/.test(head) && planned(r, start, end) && !/^(?:与|竣工|落成|启用|投用)/.test(r.text.slice(end, end + 2)) ? 'project' : true
  },
  event: (r, start, at, end, head, score, size) => {
    if (/(?:此次|本次|该|这次|这场|场|多场|系列|各类|一场)$/.test(r.text.slice(Math.max(0, start - 2), start))) return false
    // 12个重点项目集中开工: what is counted does something
    if (/(?:^|[^第])[\d一二三四五六七八九十百两几]+[余多]?[个批项家]$/.test(r.text.slice(Math.max(0, start - 6), start))) return false
    if (/^(?:开工|经贸)活动$/.test(head)) return proper(r, start, at)
    if (head === '展' && /^[位厅区]/.test(r.text.slice(end, end + 1))) return false
    if ((head === '节' || head === '展') && size >= 4 && size <= 14 && proper(r, start, at)) return true
    if (head === '节' || head === '展' || head === '会议' || head === '仪式' || head === '例会') {
      if (head === '节') return /^[“\d第]/.test(r.text.slice(start)) && score >= 2
      if (head === '会议') return score >= 1 && size >= 5
      return score >= 2
    }
    if (head === '博会') return at - start === 1
    if (/^全会$/.test(head)) return score >= 1
    return (score >= 2 && size >= 5) || (score >= 1 && size >= 7) || (at - start >= 4 && !/^(?:此次|本次|该|这次|新春|专题|年度|上半年|系列)/.test(r.text.slice(start, at))) || head.endsWith('常务会议') && size > 5
  },
  programme: (r, start, _at, end, head, score, size) => {
    if (/—.*—/.test(r.text.slice(start, end))) return false
    if (r.text.slice(start, end).includes('“')) return r.text[start] === '“' && !r.text.slice(start).startsWith('“头')
    if (/^(?:行动计划|行动方案|若干政策|若干措施|训练营)$/.test(head)) return score >= 2 && size >= 8
    if (/^(?:清单|办法|条例|规划)$/.test(head)) return proper(r, start, _at) && size >= 9 && r.tokens[r.tokenOf[start]!]!.kind === 'L'
    if (/^[一二三四五六七八九十]大/.test(r.text.slice(start))) return false
    if (/^(?:行动|基金|条例)$/.test(head)) return score >= 2 && size >= 6
    return false
  },
  product: (r, start, _at, _end, head, score, size) => {
    const quoted = r.text[start] === '“'
    if (quoted) return !/^[下出到进上着起来在过]/.test(r.text.slice(r.text.indexOf('”', start) + 1))
    if (head.endsWith('大模型')) return proper(r, start, _at) && size >= 4
    if (/平台|技术|引擎|助手|模型$/.test(head)) return false
    return score >= 2 && /[A-Z]/.test(r.text.slice(start, _at)) && size <= 14
  },
}

/** 渤海轮渡|公司: something proper that is no mere place, or a place and a name of its own; 四川一家公司, 江苏科技公司 are none. */
function bareCompany(r: Reading, start: number, at: number): boolean {
  const name = r.text.slice(start, at)
  if (name.length < 2 || /(?:上市|子|母|分|总|跨国|该|本|家|外资|国有|民营|中小|同类|两|关联|外国|某)$/.test(name)) return false
  let from = start
  while (from < at && r.tokens[r.tokenOf[from]!]!.kind === 'L') from = r.tokens[r.tokenOf[from]!]!.end
  if (from >= at) return r.lexicon.famous.has(r.text.slice(start, from))
  const rest = r.tokens.slice(r.tokenOf[from]!, r.tokenOf[at]!).filter(t => t.end <= at)
  // 连山|热力公司: what every town has one of
  if (from > start && /^(?:热力|燃气|天然气|水务|自来水|供水|供热|公交|环卫|客运|电力|地铁|港务|轨道交通)$/.test(r.text.slice(from, at))) return true
  const own = rest.filter(t => !r.lexicon.generic.has(t.text) && !r.lexicon.trades.has(t.text) && !r.lexicon.lead.has(t.text))
  if (from > start) return own.length > 0
  return rest.some(t => r.lexicon.famous.has(t.text) || r.lexicon.central.has(t.text)) || (proper(r, start, at) && at - start >= 2)
}

/** A school or hospital that is built, opened or moved is a place to go to. */
export function used(r: Reading, start: number, end: number): boolean {
  return /^”?(?:新[院校]区|[一二三]期)?[^,。;\n]{0,4}(?:启用|投用|开工|动工|封顶|落成|竣工|建成|搬新家|搬迁)/.test(r.text.slice(end, end + 14)) || /(?:新建|兴建|扩建|建成|在建|投用)$/.test(r.text.slice(Math.max(0, start - 2), start))
}

/** A park's building that is itself the work spoken of: 占地, 总投资, 破土 stand right beside it. */
function isWork(r: Reading, start: number, end: number): boolean {
  const after = /^[^。;\n]{0,16}/.exec(r.text.slice(end, end + 16))![0]
  const before = r.text.slice(Math.max(0, start - 16), start)
  if (/(?:[落位进驻建设]在|位于|落户|进驻|地处|坐落于?|入驻|在|走进|来到|来自)$/.test(before)) return false
  return /^(?:[去今明前]年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[底初]?(?:,?(?:规划)?占地|,?总投资|一期|二期|破土|动工|开工(?!.*投用)|奠基|封顶|主体|首[条套台座]|项目|正在建设)|由.{2,12}(?:领建|投建|兴建|建设)/.test(after) || /(?:占地[^,。]{2,12}|投资[^,。]*(?:建设|兴建|打造)|投建)的$|投资[^,。]{2,10}建设$|(?:兴建|投建|拟建|新建|将建|要建|筹建|修建|[,。、]建|打算建)$/.test(before)
}

/** What a project is one of, not what it is called. */
const kindsOf = /(?:重大|重点|产业|科创|人才|龙头|文旅|扶持|投资|合作|签约|在建|试点|工程|建设|储备|中试|孵化|转化|融合|技改|招商|外资|民生|实事|材料|企业|大)$/
const works = /产线|生产线|扩能|扩建|改造|设备|制造|加工|利用|生产|研发|储能|电站|处置|基地|园|中心|总部|化|光伏|风电|供/

const building = /总投资|领建|投建|兴建|试车|联调|一期|二期|三期|开工|奠基|破土|动工|封顶|主体|在建|规划占地|计划投资|拟建|竣工|斥资|投资[^,。]{0,12}(?:建|设)|桩基|土建|施工/
/** True when the sentence around a name speaks of building it. */
function planned(r: Reading, start: number, end: number): boolean {
  const { text } = r
  const before = /[^。\n]*$/.exec(text.slice(Math.max(0, start - 60), start))![0]
  const after = /^[^。]*/.exec(text.slice(end, end + 90))![0]
  return building.test(before) || building.test(after)
}
