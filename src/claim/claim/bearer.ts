import type { Model } from '../../model/model.ts'
import type { Mention, Quantity } from '../records.ts'
import { type Clause, leftOf, reach } from './clauses.ts'
import type { Sense } from './figures.ts'
import { nameAt } from './relations.ts'
import { anyOf, pattern } from './shape.ts'
import type { Story } from './story.ts'
import { isOffice, seatOf, type Subject } from './subject.ts'
import { once } from './vocabulary.ts'

export interface Bearer {
  subject: Mention
  phase?: string
}

const titles = new Set(['headline', 'kicker', 'deck'])

/** Whom headlines and openings speak of before they name it: the first event told of, else the first project or park. */
export function mainOf(story: Story, subjects: Subject[]): Mention | null {
  const body = story.clauses.findIndex(c => c.role === 'body' || c.role === 'caption')
  const lead = body < 0 ? [] : story.clauses.filter(c => c.sentence <= story.clauses[body]!.sentence + 1 && c.role !== 'headline')
  const names = lead.flatMap(c => Array.from({ length: c.end - c.start }, (_, n) => nameAt(c.shape, c.start + n))).filter(m => m !== null).filter(m => !isOffice(m))
  return names.find(m => m.type === 'event') ?? subjects.map(s => s.own[0]).find(m => m && ['project', 'facility', 'park', 'company'].includes(m.type)) ?? story.home ?? names.find(m => m.type !== 'person') ?? null
}

/** What a ceremony opens or signs belongs to the place; what a fair brings in is the fair's. */
const isCeremony = (m: Mention) => m.type === 'event' && /(?:仪式|(?:开工|签约|竣工|投产)(?:活动|大会|现场会)?)$/u.test(m.id)

/** Whom a figure is about: one, the members of a list, or none where nobody on hand can bear it. `words` as for senseOf. */
export function bearersOf(clause: Clause, k: number, quantity: Quantity, sense: Sense, subject: Subject, main: Mention | null, story: Story, words: { head: string; near: string; tail: string }, model: Model): Bearer[] {
  const rx = once(model, 'bearer', w => {
    const { public: open } = model['claim-words']
    return {
      built: pattern(`(?:${w.build}|建成|建起)了?(?:的)?[^，。；<m>]{0,16}(<work>)`, 'u'),
      owned: pattern('^的?(?:首个|一期)?(<park>|<project>|<facility>)', 'u'),
      sized: pattern('^(?:[／/]<q>)?的(?:首个|一期)?(<project>|<facility>)', 'u'),
      settled: pattern('^(?:的|投资、)?<count>?[^，、<m><q>]{0,18}(?:落户|入驻|进驻|落地|落子|扎根|布局|集聚|分布)(?:于|在|到)?(?:国家级|省级|市级|<place>(?=<park>))?([<park><place>])(?!(?!境内|[，。])\\p{Script=Han}{2}|<m>)', 'u'),
      listed: pattern('(?:[、和及]|^)(?:其中)?(?:<company>(?=<project>))?(<named>)(?:[一二三四]期)?(?:项目|工程)?(?:总?投资|完成|达到?|为|约|有)?$', 'u'),
      place: pattern('^[^，<m><q>]{1,10}在(<named>|<place>)', 'u'),
      shown: pattern('在<named>', 'u'),
      list: pattern('(<m>(?:[一二三四]期)?(?:[、和](?:<m>(?:[一二三四]期)?))*)这?<count>$', 'u'),
      each: pattern('(<m>(?:[一二三四]期)?(?:[、和与]<m>(?:[一二三四]期)?)+)(?:投资)?(?:各|均|都|分别)(?:投资)?$', 'u'),
      grows: pattern('(<person>)(?:[一全]?家(?:人|里)?|今年|共|已|先后|又|就|今|<t>)*(?:流转|承包|种植?|经营|托管|养殖?|种下|包下|年收入|收入|纯收入|增收)', 'u'),
      does: pattern('(?:<person>|(?<!其)[他她](?![们人家乡手]))[^，<m>]*$', 'u'),
      helps: pattern('(?:帮助|帮扶|支持|助力|协助|指导|援助)([<place><park><company>])[^，<m>]*$', 'u'),
      within: pattern('(?<![从自向往在到至由与和对比赴、])(?<!来自|销往|出口|覆盖|连接|辐射|走进|进入|通达)([<place><park>])[^，、<m>等]{1,16}$', 'u'),
      lots: /(?:重点|签约|开工|竣工|续建|产业|工业|储备|在建)[^，]{0,6}项目|项目[^，]{0,6}$/u,
      speaks: /说|介绍|表示|告诉|透露|称|坦言|算|指出|看来|下|报道|摄|感慨|回忆|笑|认为|要求|强调|证实|预测|预计|解释|谈|提醒|报告/u,
      indicator: new RegExp(anyOf(open.indicators), 'u'),
      works: new RegExp(`${anyOf(open.works)}$`, 'u'),
    }
  })
  const { shape } = clause
  const title = titles.has(clause.role)
  const sized = sense.property === 'land_area' || sense.property === 'building_area' || sense.property === 'investment'
  // 近1000亩的⟦产业园⟧
  const owned = sized && words.tail.match(rx.owned)
  if (owned) return [{ subject: nameAt(shape, k + owned[0].length)! }]
  // 20万千瓦/160万千瓦时的⟦电站项目⟧
  const whose = (sense.property === 'power' || sense.property === 'capacity') && shape.text.slice(k + 1, Math.min(clause.end, k + reach)).match(rx.sized)
  if (whose) return [{ subject: nameAt(shape, k + whose[0].length)! }]
  // 44项⟦服务清单⟧
  if (sense.property === 'count' && /^的?\ue006/u.test(words.tail) && /[项条款]/u.test(quantity.unit)) return [{ subject: nameAt(shape, k + words.tail.indexOf('\ue006') + 1)! }]
  // ⟦甲⟧二期、⟦乙⟧这两个超50亿元大项目, ⟦甲⟧和⟦乙⟧各超50亿元
  const list = sense.property === 'investment' && (words.head.match(rx.list) ?? words.head.match(rx.each))
  if (list) {
    const found: Bearer[] = []
    for (let n = leftOf(clause, k) + list.index!; n < k; n++) {
      const m = nameAt(shape, n)
      if (m) found.push({ subject: m, ...(/^[一二三四]期/.test(shape.text.slice(n + 1, n + 3)) && { phase: shape.text.slice(n + 1, n + 3) }) })
    }
    return found
  }
  if (sense.property === 'investment') {
    const built = shape.text.slice(k, Math.min(clause.end, k + reach)).match(rx.built)
    if (built) return [{ subject: nameAt(shape, k + built.index! + built[0].length - 1)! }]
  }
  // 3家企业落户⟦某园⟧
  const settled = ['count', 'investment', 'land_area'].includes(sense.property) && shape.text.slice(k + 1, Math.min(clause.end, k + reach)).match(rx.settled)
  if (settled) {
    const there = nameAt(shape, k + settled[0].length)!
    return [{ subject: subject.topic && there.id.endsWith(subject.topic.id) ? subject.topic : there }]
  }
  // 公布了⟦某目录⟧50个品种
  if (sense.property === 'count' && /\ue006$/u.test(words.near) && /^\p{Script=Han}{2}/u.test(words.tail)) return [{ subject: nameAt(shape, k - 1)! }]
  // ⟦甲⟧一期2GW、⟦乙⟧一期3GW: each with its figure.
  const listed = words.near !== words.head && words.near.match(rx.listed)
  if (listed && !(sense.property === 'count' && /[\ue000-\ue009]$/u.test(words.near))) return [{ subject: nameAt(shape, k - words.near.length + listed.index! + listed[0].search(/[\ue000-\ue009](?![\ue000-\ue009])/u))! }]
  // 三艘拖轮在⟦港区⟧…: what is counted is counted where it is.
  const at = sense.property === 'count' && !subject.own.length && !words.head.replace(/[\ue040\ue041、\s]/gu, '') ? words.tail.match(rx.place) : null
  if (at && clause.role === 'caption') return [{ subject: nameAt(shape, k + at[0].length)! }]
  const shown = clause.role === 'caption' && !subject.own.length && sense.property === 'count' ? words.head.match(rx.shown) : null
  if (shown) return [{ subject: nameAt(shape, leftOf(clause, k) + shown.index! + 1)! }]
  // What a person does or reaps is the person's, or nobody's here; what a person says goes on with the topic.
  const grower = !title && words.head.match(rx.grows)
  if (grower) return ['land_area', 'revenue', 'capacity'].includes(sense.property) ? [{ subject: nameAt(shape, leftOf(clause, k) + grower.index!)! }] : []
  const own = subject.own.length > 0 && subject.after <= k
  if (!own && subject.stranger) return []
  const doer = !own && !title && words.head.match(rx.does)
  if (doer && !rx.speaks.test(doer[0])) return []
  // 已帮助⟦某县⟧建成车间21个: they are the county's.
  const helped = words.head.match(rx.helps)
  if (helped) return [{ subject: nameAt(shape, leftOf(clause, k) + helped.index! + helped[0].search(/[\ue000-\ue009]/u))! }]
  const fits = (m: Mention | null | undefined): m is Mention => !!m && m.type !== 'person'
  // 今年安排⟦某市⟧重点项目476个: where nobody was spoken of yet, the place in front; projects by the lot are the town's.
  const within = !own && !title && !subject.topic ? words.head.match(rx.within) : null
  if (within) return [{ subject: nameAt(shape, leftOf(clause, k) + within.index!)! }]
  if (!own && !title && !subject.topic && story.home && (rx.lots.test(words.near) || /^[^，]{0,8}项目/u.test(words.tail)) && (sense.property === 'count' || sense.property === 'investment')) return [{ subject: story.home }]
  const named = own ? subject.own.find(fits) ?? (fits(main) ? main : null) : title ? main : subject.topic && fits(subject.topic) ? subject.topic : fits(main) ? main : null
  const first = properBearer(named, own, sense, subject, words, story)
  // 全市 indicators and computing power are no bridge's; of what is carried over, no project's either.
  const phrase = words.near + words.tail.slice(0, 12)
  const open = rx.indicator.test(phrase)
  const works = first !== null && (first.type === 'facility' || first.type === 'project') && rx.works.test(first.id)
  const impossible = works && (sense.property === 'compute' || sense.property === 'revenue' || sense.property === 'output_value' || (sense.property === 'count' && quantity.unit === '家'))
  const odd = open && !own && first !== null && ['project', 'facility', 'product', 'institution', 'programme'].includes(first.type)
  if (impossible || odd) {
    const place = subject.place ?? story.home
    return place ? [{ subject: place }] : []
  }
  return first ? [{ subject: first }] : []
}

/** Turns from who was named to who can bear such a figure: an office's place, a ceremony's place, the work that a total is of. */
const isSeat = /(?:政府|[省市县区州旗]委|党委|党工委|管委会|管理委员会)$/u

function properBearer(named: Mention | null, own: boolean, sense: Sense, subject: Subject, words: { head: string; near: string; tail: string }, story: Story): Mention | null {
  if (!named) return null
  if (isOffice(named) && (!['count', 'capacity', 'share'].includes(sense.property) || (!own && isSeat.test(named.id)))) return seatOf(named, story.page) ?? story.home
  if (isCeremony(named) && story.home && (sense.property === 'investment' || (sense.property === 'count' && /项目|工程/u.test(words.near + words.tail.slice(0, 10))))) return story.home
  if (named.type === 'company' && sense.property === 'investment' && subject.work && /总投资|概算|总造价/u.test(words.near)) return subject.work
  return named
}
