import { hits } from '../../base/hits.ts'
import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention } from '../records.ts'
import { type Clause, leftOf } from './clauses.ts'
import { namesBefore } from './local.ts'
import { hitsIn, nameAt, namesIn, relation } from './relations.ts'
import { pattern } from './shape.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

const placeable = new Set(['company', 'project', 'facility', 'park', 'event', 'institution'])

/** located_in: 位于X, 落户X, 在X揭牌, 在X（Y镇）, X等我市企业, X是我市首座…, ——X. */
export function findPlaces(story: Story, subjects: Subject[], model: Model): ExtractedClaim[] {
  const rx = once(model, 'places', w => ({
    sited: pattern(`((?:${w.located})了?(?:国家级|省级)?)(<spot>+(?:[（(]<spot>[）)])?)((?:核心区|境内|范围内|内)?(的)?)(?:(?:${w.praise}){0,6}(<m>))?`, 'gu'),
    builds: pattern(`^(?:投资|斥资)?<money>?(?:${w.build})了?的?(?:${w.praise}){0,6}(<project>)`, 'u'),
    done: pattern(`在([<park><place><facility><institution>])(?:[（(](<spot>)[）)])?[上内里]?(?:[^，<m><q>]{0,4})(?:举行|举办|召开|揭牌|启用|奠基|开工|动工|破土|开幕|落成|成立|开园|投产|投用|竣工|建成|封顶|挂牌|启幕|开赛|开业|签约|启动)`, 'gu'),
    inside: pattern('(?:^|[，的])在(<spot>)的(<company>|<facility>|<project>)|(<park>|<place>)(?:境内|[内里])的(<company>|<facility>|<project>)', 'gu'),
    // 在⟦某区⟧投资3亿元，建设⟦某项目⟧
    builtAt: pattern(`在(<spot>)(?:[（(]<spot>[）)])?[^，。；<m><q>]{0,4}?(?:(?:总?投资|斥资|出资)[约近超]?<money>(?:的)?)?(?:$|(?:开工|动工|集中|共同|联合|全资)*(?:${w.build}|投建)了?(?!的))`, 'gu'),
    begins: new RegExp(`^(?:计划|拟|将|用于|分期)?(?:${w.build}|投建)了?`, 'u'),
    works: pattern('^(?:<q>|<place>|<company>|[^，。；、<m><q>的]){0,24}?((?:<project>|<facility>)(?:(?:[、和及与]|以及)(?:<q>|<company>|[^，。；、<m><q>的]){0,8}(?:<project>|<facility>))*)', 'u'),
    only: pattern('^(?:也|还|更|系)?是(<place>|<park>)(?=[^，<m><q>]{0,8}?(?:唯一|首|规模最大))', 'u'),
    // 在⟦某市⟧扎根落户的，有⟦甲⟧、⟦乙⟧; 落户⟦某园⟧的企业有⟦甲⟧
    settled: pattern(`(?:在(<spot>)[^，。；<m><q>]{0,4}?(?:${w.located})+|(?:${w.located})(<spot>))的(?:[^，。；<m>]{0,10}(?:企业|公司|项目|机构|单位))?(?:就|便|还)?(?:有|包括|包含|涵盖|$)`, 'gu'),
    has2: pattern('^(?:[^，。；<m>]{0,6}(?:企业|公司|项目|机构))?(?:就|便|还)?(?:有|包括|包含)', 'u'),
    listed: pattern('^[^，。；<m><q>]{0,8}((?:[^，。；<m><q>]{0,8}<m>(?:、|和|及|与|以及)?)+)', 'u'),
    alone: pattern('^在(<spot>)(?:[（(](<spot>)[）)])?$', 'u'),
    several: pattern('(?<!<named>[、和])(<named>(?:[、和]<named>)*)等(<place>|<park>)(?:的)?(?:多家|<count>|一批|数家|众多)?[^，<m>]{0,8}企业', 'gu'),
    is: pattern('(<named>)(?:是|作为|成为|已成为)(<place>|<park>)(?=首|唯一|重要|最大|规模最大|最早|第一|的?重点|的?(?:新|文化|城市)?地标)', 'gu'),
    became: pattern('(?:已|将)?成为(<place>)[^，]{0,12}(?:地标|名片|打卡地)', 'u'),
    including: pattern('包括(<named>(?:[、和]<named>)*)在内', 'gu'),
    gathers: pattern(`(?:${w.gathers})(?:了|有|着|出|起)?[^，。<m><q>]{0,8}?(<company>(?:[、和及]<company>)*)等(?:<count>|[^，。<m><q>])(?:<count>|[^，。<m><q>]){0,15}(?:企业|公司|厂家|机构|巨头|龙头)`, 'gu'),
    many: pattern('(<park>|<place>)[^，<m><q>]{0,4}(?:有|集聚|拥有|涌现)(?:了)?(?:多家|一批|<count>|众多|不少)[^，<m><q>]{0,12}企业', 'u'),
    such: /^(?:例如|比如|譬如)/u,
    here: /^(?:在)?这里(?:有|$)/u,
    has: pattern('^(?:这里)?有(?:着|个|家|座)?[^，。；<q>]{0,40}?(<company>|<facility>)(?:[、和](<company>|<facility>))*$', 'u'),
    dash: pattern('(<place>|<park>)[^，。；<m><q>]{2,16}——(<work>)', 'gu'),
    address: pattern('(?:地|社)址[:：]?\\s*$', 'u'),
  }))
  const claims: ExtractedClaim[] = []
  const add = (subject: Mention | null, object: Mention | null, clause: Clause, start: number, end: number) => {
    const claim = subject && object && placeable.has(subject.type) && relation(subject, 'located_in', object, clause.shape, start, end)
    if (claim) claims.push(claim)
  }
  let gathering: { place: Mention; clause: Clause; at: number } | null = null
  let here: { place: Mention; clause: Clause; sentence: number } | null = null
  story.clauses.forEach((clause, i) => {
    const { shape } = clause
    const subject = subjects[i]!
    const previous = (at: number) => {
      const local = namesBefore(clause, at, model, m => placeable.has(m.type))
      return local.length ? local : before(at)
    }
    const before = (at: number) => subject.own.length && subject.after <= at ? subject.own : subject.topic ? [subject.topic] : []
    for (const { hit, at } of hitsIn(clause, rx.sited)) {
      const spotsAt = at + hit[1]!.length
      const spotsEnd = spotsAt + hit[2]!.length
      const spots = namesIn(shape, spotsAt, spotsEnd)
      let who: Mention[]
      if (hit[5] && (hit[4] || hit[3] || spots.length)) {
        const nextAt = at + hit[0].length - 1
        const built = clause.shape.text.slice(nextAt + 1, clause.end).match(rx.builds)
        const attribute = hit[4] || at === clause.start || /^在?$/.test(shape.text.slice(clause.start, at))
        who = built ? [nameAt(shape, nextAt + built[0].length)!] : attribute ? [nameAt(shape, nextAt)!] : previous(at)
      } else if (hit[4] && /(?:^|[由与和在到从为、])$/u.test(shape.text.slice(clause.start, at))) {
        // 由位于⟦某市⟧的龙头企业⟦某公司⟧…: what comes next is there.
        const m = namesIn(shape, at + hit[0].length, Math.min(clause.end, at + hit[0].length + 20))[0]
        who = m ? [m] : shape.text[at - 1] === '在' ? previous(at) : []
      } else {
        who = previous(at)
      }
      // 21个签约项目落地某市 at a fair: not the fair.
      if (/落地|落户|入驻|扎根|落子/u.test(hit[1]!)) who = who.filter(m => m.type !== 'event')
      if (hit[1] === '来到' && !who.every(m => m.type === 'event')) continue
      if (who.length > 6) continue
      spots.forEach((spot, k) => {
        // 位于⟦某区⟧⟦某路⟧与…交叉口: an address, not a place one is in.
        if (/(?:路|街|大道|巷)$/u.test(spot.id) && /^(?:与|以|和|[东西南北]侧|交)/u.test(shape.text.slice(spotsEnd))) return
        const start = k === 0 ? at : spotsAt + [...hit[2]!].findIndex((_, n) => nameAt(shape, spotsAt + n) === spot)
        for (const m of who) add(m, spot, clause, start, k === 0 ? spotsAt + 1 : start + 1)
      })
    }
    for (const { hit, at, end } of hitsIn(clause, rx.done)) {
      if (/(?:位于|地处|坐落)$/.test(clause.text.slice(0, hit.index))) continue
      const held = /(?:举行|举办|召开|启动|开幕)$/.test(hit[0])
      const follows = namesIn(shape, end, Math.min(end + 12, clause.end)).find(m => m.type === 'event')
      let who = held && follows ? [follows] : previous(at)
      if (held) who = who.filter(m => m.type === 'event')
      else who = who.filter(m => m.type === 'project' || m.type === 'facility' || m.type === 'event' || m.type === 'park')
      for (const m of who) {
        add(m, nameAt(shape, at + 1), clause, at, end)
        if (hit[2]) add(m, nameAt(shape, at + 3), clause, at + 3, at + 4)
      }
    }
    for (const { at, end } of hitsIn(clause, rx.builtAt)) {
      const after = story.clauses[i + 1]
      const from = end < clause.end ? { clause, at: end } : after?.sentence === clause.sentence && after.shape === shape ? { clause: after, at: after.start + (after.text.match(rx.begins)?.[0].length ?? Infinity) } : null
      const works = from && Number.isFinite(from.at) ? shape.text.slice(from.at, from.clause.end).match(rx.works) : null
      if (works) for (const m of namesIn(shape, from!.at + works[0].length - works[1]!.length, from!.at + works[0].length)) if (m.type !== 'company') add(m, nameAt(shape, at + 1), clause, at, at + 2)
    }
    // ⟦某公司⟧…，是⟦我市⟧唯一一家…
    const only = clause.text.match(rx.only)
    const whole = only ? clause.start + only[0].length - 1 : 0
    if (only && subject.topic && nameAt(shape, whole)?.id !== '中国') add(subject.topic, nameAt(shape, whole), clause, whole, whole + 1)
    for (const { hit, at, end } of hitsIn(clause, rx.settled)) {
      const after = story.clauses[i + 1]
      const has = end === clause.end && after?.sentence === clause.sentence ? after.text.match(rx.has2) : null
      const from = has ? after!.start + has[0].length : /[有括含盖]$/u.test(hit[0]) ? end : -1
      const names = from < 0 ? null : shape.text.slice(from, (has ? after! : clause).end).match(rx.listed)
      if (names) for (const m of namesIn(shape, from, from + names[0].length)) add(m, nameAt(shape, at + hit[0].indexOf((hit[1] ?? hit[2])!)), clause, at, at + hit[0].indexOf('的'))
    }
    // 在⟦某园⟧的⟦某公司⟧, ⟦某园⟧内的⟦某公司⟧
    for (const { hit, at, end } of hitsIn(clause, rx.inside)) {
      const place = at + hit[0].indexOf((hit[1] ?? hit[3])!)
      add(nameAt(shape, end - 1), nameAt(shape, place), clause, hit[1] ? place - 1 : place, hit[1] ? place + 1 : end - 2)
    }
    const alone = clause.text.match(rx.alone)
    const next = story.clauses[i + 1]
    if (alone && next?.segment === clause.segment) {
      const m = subjects[i + 1]!.own[0]
      if (m && !subjects[i + 1]!.byNoun && (m.type === 'project' || m.type === 'facility' || m.type === 'event')) {
        add(m, nameAt(shape, clause.start + 1), clause, clause.start, clause.start + 2)
        if (alone[2]) add(m, nameAt(shape, clause.start + 3), clause, clause.start + 3, clause.start + 4)
      }
    }
    for (const { hit, at } of hitsIn(clause, rx.several)) {
      const place = at + hit[1]!.length + 1
      for (const m of namesIn(shape, at, place - 1)) if (m.type === 'company') add(m, nameAt(shape, place), clause, place, place + 1)
    }
    // ⟦某园⟧集聚了⟦甲⟧、⟦乙⟧等企业
    for (const { hit, at } of hitsIn(clause, rx.gathers)) {
      const holder = subject.own.length && subject.after <= at ? subject.own[0]! : subject.topic
      if (!holder || !['place', 'park', 'facility'].includes(holder.type)) continue
      const names = at + hit[0].indexOf(hit[1]!)
      for (let n = names; n < names + hit[1]!.length; n++) add(nameAt(shape, n), holder, clause, n, n + 1)
    }
    // ⟦某园⟧已有多家企业…。例如，⟦甲⟧…；⟦乙⟧…
    const many = clause.text.match(rx.many)
    if (many) gathering = { place: nameAt(shape, clause.start + many.index!)!, clause, at: clause.start + many.index! }
    else if (gathering && (gathering.clause.paragraph !== clause.paragraph || clause.sentence > gathering.clause.sentence + 2)) gathering = null
    if (gathering && rx.such.test(clause.text)) {
      for (let k = i; k < story.clauses.length && k < i + 40 && story.clauses[k]!.sentence === clause.sentence; k++)
        for (const m of subjects[k]!.own) if (m.type === 'company') add(m, gathering.place, gathering.clause, gathering.at, gathering.at + 1)
    }
    // 这里有…的⟦甲⟧；有…的⟦乙⟧
    if (rx.here.test(clause.text)) {
      const place = subject.topic && ['place', 'park', 'facility'].includes(subject.topic.type) ? subject.topic : subject.place ?? story.home
      here = place && { place, clause, sentence: clause.sentence }
    } else if (here?.sentence !== clause.sentence) here = null
    const has = here && clause.text.match(rx.has)
    if (here && has) {
      const first = has[0].search(pattern('(?:<company>|<facility>)(?:[、和]|<company>|<facility>)*$'))
      for (const m of namesIn(shape, clause.start + first, clause.start + has[0].length)) add(m, here.place, here.clause, here.clause.start, here.clause.start + 2)
    }
    for (const { hit, at } of hitsIn(clause, rx.is)) {
      const place = at + hit[0].length - 1
      if (nameAt(shape, place)?.id === '中国') continue
      add(nameAt(shape, at), nameAt(shape, place), clause, place, place + 1)
    }
    const became = clause.text.match(rx.became)
    if (became) {
      const place = clause.start + became.index! + became[0].search(pattern('<place>'))
      for (const m of previous(clause.start + became.index!)) add(m, nameAt(shape, place), clause, place, place + 1)
    }
    for (const { hit, at } of hitsIn(clause, rx.including)) {
      const left = leftOf(clause, at)
      const places = namesIn(shape, left, at).filter(m => m.type === 'place' || m.type === 'park')
      let index = places.length ? left : -1
      while (index >= 0 && nameAt(shape, index) !== places[0]) index++
      for (const m of namesIn(shape, at, at + hit[0].length)) if (index >= 0) add(m, places[0]!, clause, index, index + 1)
    }
    if (clause.role === 'body' || clause.role === 'label' || clause.role === 'credit') {
      const first = nameAt(shape, clause.start)
      const { paper } = story
      if ((first?.type === 'place' || first?.type === 'facility') && paper && rx.address.test(shape.text.slice(Math.max(0, clause.start - 12), clause.start))) add(paper, first, clause, clause.start, clause.start + 1)
    }
  })
  for (const shape of new Set(story.clauses.map(c => c.shape))) {
    for (const hit of hits(rx.dash, shape.text)) {
      const end = hit.index + hit[0].length - 1
      const claim = relation(nameAt(shape, end)!, 'located_in', nameAt(shape, hit.index)!, shape, hit.index, hit.index + 1)
      if (claim) claims.push(claim)
    }
  }
  return claims
}
