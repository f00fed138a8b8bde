import { hits } from '../../base/hits.ts'
import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention } from '../records.ts'
import { leftOf, reach } from './clauses.ts'
import { hitsIn, nameAt, namesIn, relation } from './relations.ts'
import { consume, pattern } from './shape.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

/** Agents and the verb that says what they did. */
interface Told {
  agents: Mention[]
  start: number
  end: number
}

const built = new Set(['project', 'facility', 'park', 'event', 'company', 'programme', 'institution'])
const builder = new Set(['company', 'institution', 'park', 'place', 'person'])
// What a verb can bring about, where that is less than anything built.
const found = /创办|创建|设立|成立|组建|投资|发起|收购/
const host = /主办|承办|协办/
const brand = /打造了|设立|开设|创建|成立了?|推出了/

/** built_by and part_of: 由C投资建设, C新建J, 其投资…新建J, C | J项目, A旗下B, 是园区“头号工程”. */
export function findBuilders(story: Story, subjects: Subject[], model: Model): ExtractedClaim[] {
  const rx = once(model, 'builders', w => ({
    by: pattern(`由(?:<owner>(?![^，。；、的<m><q>]{0,8}?(?:${w.build}))[^，。；、的<m><q>]{2,8}、)?(?:(?:${w.located})<spot>+的|<place>(?:来的|的)|<org>的?(?:${w.part})的?)?(?:[^，。；、<m><q>的]{0,14}(?:企业|集团|公司|龙头|高校|院校|单位))?(<owner>(?:[、和与及]<owner>)*)(?:等)?[^，。、的<named>]{0,8}?(?:(?:投资|斥资|出资|总投资)<money>)?(?:共同|联合|牵头|全额|全资|负责)?(?:${w.build})(的)?`, 'gu'),
    also: pattern(`^[、和并与]?(?:由)?(<owner>(?:[、和与及]<owner>)*)(?:等)?(?:共同|联合|牵头|负责)?(?:${w.build})(的)?`, 'u'),
    done: pattern(`^(?:<named>|该<org>|它|这)?[^，。；<m>]{0,8}?是(<org>(?:[、与和及]<org>)*)(?:在<spot>)?[^，。；<m>]{0,6}?(?:(?:投资|斥资|出资|耗资|投入)<money>)?(?:${w.build}|办|建|修)的(?:[^，。；<m>]{2,24})?$`, 'u'),
    host: pattern('^(?:主办|承办|主管|出版)(?:单位|方)?$', 'u'),
    spot: pattern('在(?:<spot>)$', 'u'),
    act: pattern(`(?:(?:投资|斥资|出资|耗资|计划投资|总投资)<money>(?:的)?)?(?:${w.build})了?(的)?(?=((?:(?<!投资|斥资|出资)[^，。；<m>]{0,24}<q>的)?(?:<place>|[^，。；<m><q>的]|的(?!<q>)){0,16})(<m>))`, 'gu'),
    spent: pattern(`(?<![、与和及])(<company>(?:[、与和及]<company>)*)(?:${w.leads}|计划|拟|将|总)?(?:投资|斥资|出资|投入|耗资)<money>的(?:<place>|[^，。；<m><q>的]){0,12}(<project>|<facility>|<park>)`, 'gu'),
    opened: pattern(`(<company>)<time>?(?:${w.dated})的(?:<place>|[^，。；<m><q>的]){0,12}(<project>|<facility>)`, 'gu'),
    bare: pattern(`(<company>(?:[、与和及]<company>)*)[^，<m>]{0,4}?(?:(?:投资|斥资|出资|总投资)?<money>)?(?:${w.build})$`, 'u'),
    agents: pattern('<maker>(?:[、与和及]<maker>)*', 'gu'),
    adverb: pattern(`(?:在[^，、<m><q>]{1,12}[上里内旁边中]|在<spot>(?:境内|辖区)?|与<maker>(?:[、和]<maker>)*|携手<maker>|联手|打算|决定|拿出[^，、<m>]{0,8}|斥巨资|联合|共同|合作|率先|全资|计划|拟|将|已|先后|还|又|正|积极|牵头|负责|正在|一起|全力|携手|开始|重点|继|此前|并|${w.leads}|<t>)`, 'uy'),
    owner: pattern(`(<company>)(?:<place>)?(?:${w.praise}){0,6}(<project>)(?:[、和及]<project>)*`, 'gu'),
    belongs: pattern(`^(?:<named>)?(?:就)?(?:是|为|系|隶属于|属于)(<org>)(?:(?:${w.part})|$)`, 'u'),
    part: pattern(`(<named>|<place>)的?(${w.part})(?:的)?(<named>)`, 'gu'),
    role: pattern(`(?:${w.roles})(?:是|为|：|:)?(?=<org>)`, 'gu'),
    more: pattern('^(?:[、和及与]|以及)?(?:<place>)?(?:首个|[^，。<m><q>的]{0,4})(?=<m>)', 'u'),
    imprint: pattern('<org>(?=主[办管])', 'u'),
    made: pattern('^作为(<park>|<place>)(?:重点|倾力|着力|全力)?(?:打造|建设|规划)的', 'u'),
    // ⟦某项目⟧是⟦某园⟧核心配套工程
    member: pattern('^(?:<named>)?[^，。；<m>]{0,4}?是(<park>|<project>|<facility>)的?(?:核心|重点|重要|配套|首开|首个|先导|启动|一个|子|组成|关键)+(?:工程|项目|部分|内容)$', 'u'),
    pride: pattern('^(?:<work>)?是(<park>|园区|全?区)(?=“[^”]{2,8}(?:工程|项目)”)', 'u'),
    // 建设的某项目落户⟦某园⟧: the thing built has no name, and the next name is another's.
      unnamed: new RegExp(`(?:项目|工程|基地|工厂|中心|平台|产线)(?:[^，]{0,6}(?:${w.located}|${w.rungs})|$)`, 'u'),
      barred: /(?:助力|推动|支持|参与|服务|围绕|推进|促进|为|要|聚焦|鼓励|争创|争当)$/u,
  }))
  const claims: ExtractedClaim[] = []
  const keep = (claim: ExtractedClaim | null) => { if (claim) claims.push(claim) }
  // The sentence in which a subject was last named: a school or institute of another one is hardly what was built.
  let kin = -1
  story.clauses.forEach((clause, i) => {
    const { shape } = clause
    const subject = subjects[i]!
    if (subject.own.length) kin = clause.sentence
    const taken = new Set<number>()
    for (const { hit, at, end } of hitsIn(clause, rx.by)) {
      for (let k = at; k < end; k++) taken.add(k)
      const first = at + hit[0].lastIndexOf(hit[1]!)
      const told: Told[] = [{ agents: namesIn(shape, first, first + hit[1]!.length), start: first + hit[1]!.length, end: end - (hit[2] ? 1 : 0) }]
      // 由⟦甲⟧投资、⟦乙⟧承建; 由⟦甲⟧主办，⟦乙⟧承办的⟦展会⟧
      let attributive = !!hit[2]
      let last = { clause, end, n: i }
      for (let guard = 0; !attributive && guard < 5; guard++) {
        const next = last.end === last.clause.end ? story.clauses[last.n + 1] : last.clause
        if (!next || next.sentence !== clause.sentence || next.shape !== shape) break
        const from = next === last.clause ? last.end : next.start
        const also = shape.text.slice(from, Math.min(next.end, from + reach)).match(rx.also)
        if (!also) break
        const agent = from + also[0].indexOf(also[1]!)
        last = { clause: next, end: from + also[0].length, n: next === last.clause ? last.n : last.n + 1 }
        attributive = !!also[2]
        told.push({ agents: namesIn(shape, agent, agent + also[1]!.length), start: agent + also[1]!.length, end: last.end - (attributive ? 1 : 0) })
        for (let k = from; k < last.end; k++) taken.add(k)
      }
      const named = subjects[last.n]!
      const thing = attributive
        ? namesIn(shape, last.end, Math.min(last.clause.end, last.end + reach)).find(m => built.has(m.type)) ?? (named.byNoun && named.after > last.end ? named.own[0] : undefined)
        : subject.own.length && subject.after <= at ? subject.own[0] : subject.stranger || (subject.topic?.type === 'institution' && kin !== clause.sentence) ? undefined : subject.topic
      if (thing && built.has(thing.type)) for (const t of told) for (const agent of t.agents) keep(relation(thing, 'built_by', agent, shape, t.start, t.end))
    }
    // ⟦某厂⟧是⟦某公司⟧投资2亿元兴建的
    const done = clause.text.match(rx.done)
    if (done && subject.topic && ['project', 'facility', 'park'].includes(subject.topic.type)) {
      const from = clause.start + done[0].lastIndexOf(done[1]!)
      for (const agent of namesIn(shape, from, from + done[1]!.length)) keep(relation(subject.topic, 'built_by', agent, shape, from + done[1]!.length, clause.start + done[0].lastIndexOf('的')))
    }
    for (const { hit, at, end } of hitsIn(clause, rx.act)) {
      if (taken.has(at) || rx.unnamed.test(hit[2]!)) continue
      const left = leftOf(clause, at)
      const head = shape.text.slice(left, at)
      const direct = hits(rx.agents, head).at(-1)
      // ⟦甲⟧在⟦某园⟧投资建设…: the park is where, not who.
      const spot = rx.spot.exec(head)
      const near = direct && !spot && consume(rx.adverb, shape.text, left + direct.index + direct[0].length, at) === at
      const verb = hit[0].replace(/的$/u, '')
      let agents: Mention[] = []
      if (near) agents = [...withWhom(head.slice(0, direct.index), subject, left), ...namesIn(shape, left + direct.index, at)]
      else if (subject.agent && at < subject.after) agents = [subject.agent]
      else if (rx.barred.test(head)) continue
      else if (subject.own.length && consume(rx.adverb, shape.text, subject.after, spot ? left + spot.index : at) === (spot ? left + spot.index : at)) agents = subject.own
      else if (!subject.own.length && subject.topic && consume(rx.adverb, shape.text, clause.start, at) === at) agents = [subject.topic]
      // 某人是…，创办了某公司
      if (/创[办建立]/u.test(verb) && !near && consume(rx.adverb, shape.text, clause.start, at) === at) {
        const before = story.clauses[i - 1]
        const person = before?.sentence === clause.sentence ? nameAt(before.shape, before.start) : null
        if (person?.type === 'person') agents = [person]
      }
      // What a town has built (已建成) says little of who built it.
      agents = agents.filter(m => builder.has(m.type) && (m.type !== 'place' || !/建成|建起/u.test(verb)))
      if (!agents.length) continue
      let k = end + hit[2]!.length
      const things: Mention[] = []
      for (let m = nameAt(shape, k); m; m = nameAt(shape, k)) {
        if (m.type !== 'place') things.push(m)
        const more = shape.text.slice(k + 1, Math.min(clause.end, k + 12)).match(rx.more)
        if (!more || (m.type !== 'place' && !/^(?:[、和及与]|以及)/u.test(more[0]))) break
        k += 1 + more[0].length
      }
      for (const thing of things) {
        const fits = thing.type === 'event' ? host.test(verb) : thing.type === 'company' ? found.test(verb) && !verb.endsWith('投资') : thing.type === 'programme' ? brand.test(verb)
          : thing.type === 'institution' ? /创办|设立|成立|组建|共建/.test(verb) : ['project', 'facility', 'park'].includes(thing.type)
        if (!fits) continue
        for (const agent of agents) keep(relation(thing, 'built_by', agent, shape, at, end - (hit[1] ? 1 : 0)))
      }
    }
    // ⟦某项目⟧，⟦某公司⟧投资22亿元建设
    const bare = subject.agent && subject.byNoun ? clause.text.match(rx.bare) : null
    if (bare && subject.own[0]) for (const agent of namesIn(shape, clause.start + bare.index!, clause.start + bare.index! + bare[1]!.length)) keep(relation(subject.own[0], 'built_by', agent, shape, clause.start + bare.index! + bare[1]!.length, clause.end))
    // ⟦某公司⟧投资10亿元的⟦某项目⟧
    for (const { hit, at, end } of hitsIn(clause, rx.spent)) {
      const verb = at + hit[1]!.length
      for (const agent of namesIn(shape, at, verb)) keep(relation(nameAt(shape, end - 1)!, 'built_by', agent, shape, verb, at + hit[0].indexOf('的', hit[1]!.length)))
    }
    // ⟦某公司⟧去年投产的⟦某厂⟧
    for (const { at, end } of hitsIn(clause, rx.opened)) keep(relation(nameAt(shape, end - 1)!, 'built_by', nameAt(shape, at)!, shape, at, at + 1))
    for (const { at, end } of hitsIn(clause, rx.owner)) {
      const company = nameAt(shape, at)!
      for (const thing of namesIn(shape, at + 1, end)) if (thing.type === 'project') keep(relation(thing, 'built_by', company, shape, at, at + 1))
    }
    for (const { hit, at, end } of hitsIn(clause, rx.part)) { const verb = at + 1 + Number(shape.text[at + 1] === '的'); keep(relation(nameAt(shape, end - 1)!, 'part_of', nameAt(shape, at)!, shape, verb, verb + hit[2]!.length)) }
    // ⟦某矿⟧是⟦某集团⟧旗下的…
    const belongs = rx.belongs.exec(clause.text)
    if (belongs && subject.topic && !(belongs[0].endsWith(belongs[1]!) && /[是为系]/u.test(belongs[0]))) {
      const owner = clause.start + belongs[0].indexOf(belongs[1]!, belongs[0].search(/[是为系属]/u))
      keep(relation(subject.topic, 'part_of', nameAt(shape, owner)!, shape, owner + 1, clause.start + belongs[0].length))
    }
    // 项目的投资方⟦某公司⟧, 投资方是⟦某公司⟧
    for (const { hit, at, end } of hitsIn(clause, rx.role)) {
      const before = nameAt(shape, at - (shape.text[at - 1] === '的' ? 2 : 1))
      const topic = before ?? (subject.own.length && subject.after <= at ? subject.own[0]! : i > 0 && (subject.own[0] === nameAt(shape, end) || !subject.own.length) ? (subject.own.length ? subjects[i - 1]!.topic : subject.topic) : null)
      if (topic && (['project', 'facility', 'park', 'institution'].includes(topic.type) || (topic.type === 'company' && hit[0].startsWith('投资')))) keep(relation(topic, 'built_by', nameAt(shape, end)!, shape, end, end + 1))
    }
    // 某集团主办 in the imprint says who publishes the paper.
    const imprint = story.paper && clause.text.match(rx.imprint)
    if (imprint && story.article.kind === 'furniture') keep(relation(story.paper!, 'built_by', nameAt(shape, clause.start + imprint.index!)!, shape, clause.start + imprint.index! + 1, clause.start + imprint.index! + 3))
    // 主办：⟦某报社⟧ in the masthead
    const house = story.paper && i > 0 && clause.shape.text[clause.start - 1] === '：' && rx.host.test(story.clauses[i - 1]!.text.replace(/\s/gu, '')) ? nameAt(shape, clause.start + clause.text.search(/\S/u)) : null
    if (house && ['institution', 'company'].includes(house.type) && (story.article.kind === 'furniture' || clause.role === 'credit' || clause.role === 'label')) keep(relation(story.paper!, 'built_by', house, shape, story.clauses[i - 1]!.start, story.clauses[i - 1]!.end))
    const member = clause.text.match(rx.member)
    if (member && subject.topic && ['project', 'facility', 'park'].includes(subject.topic.type)) { const whole = clause.start + member[0].lastIndexOf(member[1]!); keep(relation(subject.topic, 'part_of', nameAt(shape, whole)!, shape, whole - 1, clause.end)) }
    const made = clause.text.match(rx.made)
    const following = subjects[i + 1]?.own[0]
    if (made && following && story.clauses[i + 1]!.sentence === clause.sentence) keep(relation(following, 'part_of', nameAt(shape, clause.start + 2)!, shape, clause.start, clause.end))
    const pride = shape.text.slice(subject.own.length ? subject.after - 1 : clause.start, Math.min(clause.end, subject.after + reach)).match(rx.pride)
    if (pride && subject.topic) {
      const base = subject.own.length ? subject.after - 1 : clause.start
      const named = nameAt(shape, base + pride[0].length - 1)
      const park = named ?? [...story.mentions].reverse().find(m => m.type === 'park' && m.start < shape.from[clause.start]! && m.id !== subject.topic!.id)
      if (park) keep(relation(subject.topic, 'part_of', park, shape, base, clause.end))
    }
  })
  return claims
}

/** 公司⟨与⟩⟦某大学⟧共建…: the subject does it too. */
function withWhom(head: string, subject: Subject, left: number): Mention[] {
  if (!/(?:与|和|同|携手|联合)$/u.test(head)) return []
  return subject.own.length ? (subject.after <= left + head.length ? subject.own : []) : subject.topic ? [subject.topic] : []
}
