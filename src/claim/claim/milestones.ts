import { hits } from '../../base/hits.ts'
import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention, Modality, TimeExpression } from '../records.ts'
import { type Clause, leftOf, reach } from './clauses.ts'
import { findJoint } from './joint.ts'
import { hitsIn, nameAt, namesIn, stretch } from './relations.ts'
import { isComing, masked, type Scope, timeBefore } from './scope.ts'
import { anyOf, pattern } from './shape.ts'
import { isPlain, namesBefore, partBefore } from './local.ts'
import { statusOf } from './status.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

const steps = new Set(['started', 'structure', 'civil_done', 'equipment', 'completed', 'operating', 'accepted', 'delivered'])

/** Milestones by verb: what reached the rung, when, and whether it has, is about to or will. */
export function findMilestones(story: Story, subjects: Subject[], scopes: Scope[], model: Model): ExtractedClaim[] {
  const rx = once(model, 'milestones', w => {
    const rungs = new Map<string, { rung: string; act: boolean }[]>()
    for (const [rung, { words, acts }] of Object.entries(model.milestones)) {
      for (const word of words) rungs.set(word, [...(rungs.get(word) ?? []), { rung, act: false }])
      for (const word of acts ?? []) rungs.set(word, [...(rungs.get(word) ?? []), { rung, act: true }])
    }
    return {
      rungs,
      word: new RegExp(anyOf([...rungs.keys()]), 'gu'),
      ongoing: new RegExp(w.ongoing, 'u'),
      planned: pattern(w.planned),
      including: pattern('包括(<m>(?:[、和]<m>)*)在内的?<q>?[^，<m>]{0,6}$', 'u'),
      object: pattern(`^(?:了|出)?(?:(?:<place>|<duration>|[^，。；、<m><q>]){0,16}?(?:——)?)((?:<company>|<institution>|<park>|<place>)?<thing>(?:(?:[、和及与]|以及)(?:<place>|<company>|<institution>|<park>|[^，。、<m><q>的]){0,8}?<thing>)*)(?!的)`, 'u'),
      attribute: pattern(`^(?:了)?的(?:[^，。；<m><q>]){0,16}(<m>)`, 'u'),
      prize: pattern(`^(?:了|为)?[^，。；<m>]{0,10}(<m>(?:、<m>)*)`, 'u'),
      // 土建, 主体, 设备: a part of the work, which counts only where it is done or being done
      part: /(?:土建|基建|主体(?:结构|工程|建设)?)(?:基础)?/u,
      done: /完成|完工|结束|竣工/u,
      doing: /施工|正在|进行|推进|建设中/u,
      equipment: pattern('(?:设备|设施|生产线|机台|产线|机组)[^，、<m>]{0,6}(?:进驻|进场|入场|搬入|安装|调试|到位)|(?<!上)线(?:进场|吊装)|(?:开始|正在|着手|搬入|迎来|运抵|引进)(?:安装|吊装)?(?:了)?(?:<count>|首[批台套条])?[^，、<m><q>]{0,6}(?:设备|产线|生产线|机组|机台)(?:$|进场|入场|安装)|进场安装|(?<![队员位伍企业])(?:就位|落位|进场|吊装)(?=$|完[成毕]|到位|[了并、])', 'gu'),
      notAfter: /^(?:仪式|庆典|大会|会(?!议)|率|型|厅|活动|暨|式|期(?!间)|量|周期|能力|测试|平台|企业|证|性|建|指数|日|季|现场会|前夕|资金|更多|一批|[比较](?!为)|(?:入驻|引进|落户)?(?:企业|客商|单位)|项目?代表|嘉宾)/u,
      notBefore: /(?:对外|改革|进一步|未|尚未|没有|不|高水平|制度型|扩大|助力|鼓励|确保重大项目顺利|推动|从[^，]*[到至]|从|筹备)$/u,
      push: /(?:扎实|深入|大力|接续|持续|继续|积极|要|认真|统筹|全域|着手|组织|谋划|鼓励|支持)$/u,
      with: pattern('(?:与|同|和)(<m>(?:、<m>)*)?[^，。；]{0,24}?(?:签约|签署|签订|签下|达成)[^，。；]{0,12}', 'gu'),
      urge: /^(?:会议|他|她)?(?:强调|要求|指出)|^要/u,
      winner: pattern('(?:中标|中选)(?:单位|人|企业|方)?(?:为|是)?[:：]?(<company>)', 'gu'),
      // 通过市级验收, 完成海试验收
      passed: /(?:通过|完成)(?:了)?[^，。；\p{Co}]{0,8}?验收(?!准备|资料|工作组)/gu,
      // 项目举行开工仪式
      rite: pattern(`(?:举行|举办)(?:了)?[^，。；<m><q>]{0,6}?(${w.dated}|落成|通车|首航|首发|下线|启动|揭幕)[^，。；<m><q>]{0,4}(?:仪式|庆典|典礼)`, 'gu'),
      undertakes: pattern(`^(?:将|计划|拟|在<spot>)?(?:${w.build})(?:[^，。；<m><q>的]|<place>){0,12}<project>`, 'u'),
      both: /双方(?:现场|当场|随后|正式)?(?:签约|签署|签订|签下|达成)/u,
      pair: pattern('(<org>|<place>)[^，。<m>]{0,10}(?:与|和|同|携手|牵手)(<org>|<place>)(?![、的])', 'gu'),
      granted: pattern('被(?:<place>|<institution>|[^，<m>]{2,8})?(?:授予|评为|认定为|列为|命名为)[^，<m>]{0,8}(<programme>|<project>)', 'u'),
      honour: pattern('(<person>|<m>)(?:是|被授予|荣膺)(<programme>)$', 'gu'),
    }
  })
  const claims: ExtractedClaim[] = []
  const used = new Map<number, number>()
  let urged = { sentence: -1, by: false }
  story.clauses.forEach((clause, i) => {
    const { shape } = clause
    const subject = subjects[i]!
    const scope = scopes[i]!
    const said = new Set<string>()
    if (clause.sentence !== urged.sentence) urged = { sentence: clause.sentence, by: false }
    // 会议强调，要开展…: called for, not begun.
    urged.by ||= rx.urge.test(clause.text)
    const acted = new Set<number>()
    const add = (who: Mention, rung: string, at: number, end: number, modality: Modality, object?: Mention, upTo = at) => {
      const key = `${who.id}\n${rung}\n${object?.id ?? ''}`
      if (said.has(key) || object?.id === who.id) return
      const time = timeOf(clause, i, upTo, end, scope, used)
      // A company's 落户 is news only with its date; else it says where the company is.
      if (rung === 'signed' && who.type === 'company') {
        // ⟦某公司⟧与园区签约，投资建设⟦某项目⟧: what was signed for is the project.
        const next = story.clauses[i + 1]
        const work = next?.sentence === clause.sentence ? next.text.match(rx.undertakes) : null
        const m = work && nameAt(next!.shape, next!.start + work[0].length - 1)
        if (m) who = m
        else if (!object && !time) return
      }
      said.add(key)
      if (time) used.set(time.time.start, i)
      const coming = time && isComing(time.time, story.publishedOn)
      // 去年5月开工、今年12月投产: what is planned is the other.
      const past = time?.time.to && story.publishedOn && time.time.to < story.publishedOn && modality === 'planned' && !rx.planned.test(masked(shape.text.slice(leftOf(clause, at), at), model))
      const is: Modality = past ? 'actual' : coming && modality === 'actual' && scope.cue !== 'actual' ? 'planned' : modality
      const part = (scope.phase && clause.text.includes(scope.phase)) || !['project', 'facility', 'park', 'company'].includes(who.type) ? null : partBefore(clause, at, model)
      claims.push({
        subject: who.id, property: 'milestone', of: rung,
        ...(part && { phase: story.article.clean.text.slice(shape.from[part.start]!, shape.to[part.end - 1]!) }),
        ...(!part && scope.phase && !othersPhase(clause, scope.phase, who) && who.type !== 'product' && who.type !== 'programme' && who.type !== 'event' && { phase: scope.phase }),
        ...(time?.time.from && { from: time.until && /[年]?(?:年底|年末|底前?)$/.test(time.time.text) ? `${time.time.from.slice(0, 4)}-01-01` : time.time.from }),
        ...(time?.time.to && { to: time.time.to }),
        modality: is, status: rung === 'signed' && is === 'actual' && scope.status !== 'intended' ? 'contracted' : is === scope.modality ? scope.status : statusOf('', is, model), ...(object && { object: object.id }),
        ...(time ? { start: time.time.start, end: time.time.end } : stretch(shape, at, end)),
      })
    }
    const fits = (rung: string) => (m: Mention) => model.milestones[rung]!.types.includes(m.type)
    const plain = (from: number, to: number) => isPlain(clause, from, to, model)
    /** Who stands in subject place before the verb at `at`. */
    const before = (rung: string, at: number): Mention[] => {
      const left = leftOf(clause, at)
      const including = shape.text.slice(left, at).match(rx.including)
      if (including) return namesIn(shape, left + including.index!, left + including.index! + 2 + including[1]!.length).filter(fits(rung))
      const local = namesBefore(clause, at, model, fits(rung))
      if (local.length) return local
      if (subject.own.length && subject.after <= at) return plain(subject.after, at) ? subject.own.filter(fits(rung)) : []
      if (subject.topic && plain(clause.start, at) && !(steps.has(rung) && subject.topic.type === 'park' && subject.topic.id.endsWith('区'))) return [subject.topic].filter(fits(rung))
      return []
    }
    const status = (rung: string, at = clause.start): Modality => scope.cue === 'ongoing' && (!steps.has(rung) || !rx.ongoing.test(shape.text.slice(Math.max(clause.start, at - 14), at + 10))) ? 'actual' : scope.modality
    for (const { hit, at, end } of hitsIn(clause, rx.equipment)) {
      for (const who of before('equipment', trimParts(shape.text, clause.start, at))) {
        add(who, 'equipment', at, end, scope.modality === 'planned' ? 'planned' : /正|进场安装|调试/.test(clause.text) || (/安装/.test(hit[0]) && !/进入|完成/.test(clause.text)) ? 'ongoing' : 'actual')
      }
    }
    for (const { at, end } of hitsIn(clause, rx.passed)) for (const who of before('accepted', at)) add(who, 'accepted', at, end, status('accepted', at))
    for (const { hit, at, end } of hitsIn(clause, rx.rite)) {
      const rung = rx.rungs.get(hit[1]!)?.find(r => steps.has(r.rung) || r.rung === 'opened' || r.rung === 'topped_out')?.rung
      if (rung) for (const who of before(rung, at)) if (who.type !== 'company' && who.type !== 'place') add(who, rung, at, end, status(rung, at))
    }
    for (const { hit, at, end } of hitsIn(clause, rx.word)) {
      const word = hit[0]
      const head = shape.text.slice(leftOf(clause, at), at)
      const tail = shape.text.slice(end, Math.min(clause.end, end + reach))
      if (rx.notAfter.test(tail) || rx.notBefore.test(head)) continue
      if (/^[\ue02a]/u.test(tail) || (word === '启动' && /^(?:试|投产|投用|运行)/u.test(tail))) continue
      // 全部投产可年产…: if it were so.
      if (/^(?:可|能够?|预计可?|将可)(?![^，]*[年月日天底前]$)/u.test(tail) && !timeBefore(scope.times, at)) continue
      if (/^[^，。；、\p{Co}]{0,4}?(?:之后|以后|后(?![续方期勤台]))/u.test(tail) && !timeBefore(scope.times, at)) continue
      const readings = rx.rungs.get(word)!
      for (const { rung, act } of [...readings].sort((a, b) => Number(b.act) - Number(a.act))) {
        if (rung === 'equipment' || rung === 'awarded') continue
        if (rung === 'structure' || rung === 'civil_done') {
          const whole = head + word + tail
          const done = rx.done.test(whole)
          if (!done && !rx.doing.test(whole)) continue
          const modality = done ? (scope.modality === 'ongoing' ? 'actual' : scope.modality) : scope.modality === 'planned' ? 'planned' : 'ongoing'
          // 土建年底前全部完工: its date stands before the verb that ends it.
          const ends = tail.match(/^[^，]{0,20}?(?:完成|完工|结束|竣工)/u)
          for (const who of before(rung, trimDone(shape.text, clause.start, at))) add(who, rung, at, end, modality, undefined, ends ? end + ends[0].length - 2 : at)
          continue
        }
        const after = shape.text.slice(end, Math.min(shape.text.length, end + 90))
        const attribute = after.match(rx.attribute)
        if (act) {
          if (attribute && /^了?的/.test(after) && rung !== 'held') {
            const m = nameAt(shape, end + attribute[0].length - 1)!
            if (rung === 'released' && fits(rung)(m)) add(m, rung, at, end, status(rung, at))
            continue
          }
          if (head.endsWith('的') || (rung === 'started' && (urged.by || rx.push.test(head)))) continue
          const object = after.match(rx.object)
          if (!object) continue
          const gap = object[0].length - object[1]!.length
          if (rung === 'started' && gap > 3) continue
          // 公布⟦某称号⟧名单: the list is out, not the honour.
          if (rung === 'released' && /^[”》]?(?:名单|结果|榜单|称号|获奖|评选|项目名单)/u.test(after.slice(object[0].length))) continue
          if (rung === 'completed' && gap > (word === '完成' ? 0 : 4)) continue
          const stop = end + object[0].length
          for (const m of namesIn(shape, end, stop)) if (fits(rung)(m)) { acted.add(at); add(m, rung, at, end, status(rung, at)) }
        } else {
          if (/^\p{Co}/u.test(tail) && /^[\ue020-\ue02f]/u.test(tail)) continue
          // 开通航线85条: what the subject brought about, counted.
          if (/^(?:开通|建成|启用|上线|发布|成立)$/u.test(word) && /^了?(?!后|以来|以后|于|时|并|期间)[^，、\ue000-\ue009\ue040]{1,10}[\ue020-\ue02f]/u.test(tail)) continue
          // 建成生产基地3.1万亩: what the subject brought about, without a name.
          if (word === '建成' && /^了?(?![并后且以投通开运交达使启完竣时前即就将已于为至了和与]|[^，\p{Co}]{0,3}(?:$|[，后]))\p{Script=Han}{2}/u.test(tail)) continue
          if (rung === 'completed' && /(?:土建|主体(?:结构|工程|建设)?|基建|设备|桩基|安装|结构)(?:工程)?(?:已|基本|全部|施工|全面|将|计划|预计|拟|力争|可|于|在|前|[\ue040\ue041])*$/u.test(head)) continue
          const named = /^了?的/.test(tail) && attribute ? nameAt(shape, end + attribute[0].length - 1)! : null
          const noun = subject.byNoun && subject.after > end && /^的[^，<m>]*$/u.test(shape.text.slice(end, subject.after)) ? subject.own.filter(fits(rung)) : []
          const who = noun.length ? noun : named && fits(rung)(named) ? [named] : acted.has(at) || (/^了?的/.test(tail) && !/^的(?:成立|启用)?$/.test(tail)) ? [] : before(rung, at)
          if (who.length) {
            for (const m of who) add(m, rung, at, end, status(rung, at))
            if (/^建成(?:投产|投用|通车|开放)|^竣工投产/.test(word)) for (const m of who) add(m, /开放/.test(word) ? 'opened' : 'operating', at + 2, end, status(rung, at))
          }
        }
      }
      if (readings.some(r => r.rung === 'awarded')) {
        const prize = tail.match(rx.prize)
        // 以7亿元中标该工程
        if (!prize && word === '中标' && /^了?(?:该|本|这[一个]?)/u.test(tail)) {
          const work = story.mentions.findLast(m => (m.type === 'project' || m.type === 'facility') && m.start < shape.from[at]! && m.start >= shape.from[0]!)
          if (work) for (const who of before('awarded', at)) add(who, 'awarded', at, end, status('awarded', at), work)
        }
        // 公布⟦某名单⟧，…⟦某人⟧榜上有名
        const list = !prize && /入选|上榜|榜上有名|名列其中|入围|获评/u.test(word) && /^(?:其中|名单)?(?:$|[，。；])/u.test(tail) ? [...story.clauses.slice(Math.max(0, i - 3), i).filter(c => c.sentence === clause.sentence).flatMap(c => namesIn(c.shape, c.start, c.end)), ...namesIn(shape, clause.start, at)].findLast(m => m.type === 'programme') : undefined
        if (list) for (const who of before('awarded', at)) add(who, 'awarded', at, end, status('awarded', at), list)
        if (!prize) continue
        // 获得⟦某委⟧批复: whose, not what.
        const bare = /^(?:$|[，。；、”》）]|称号|荣誉|认定|名单|牌|资格)/u.test(tail.slice(prize[0].length))
        const objects = namesIn(shape, end + prize[0].length - prize[1]!.length, end + prize[0].length).filter(m => ['programme', 'event', 'project'].includes(m.type) || (bare && m.type === 'institution'))
        const person = /(?:^|[已曾还又先后的])[他她]/u.test(head) ? story.mentions.findLast(m => m.type === 'person' && m.start < shape.from[at]! && m.start >= shape.from[0]!) : undefined
        for (const who of person ? [person] : before('awarded', at)) for (const object of objects) add(who, 'awarded', at, end, status('awarded'), object)
      }
    }
    const granted = clause.text.match(rx.granted)
    if (granted && subject.topic && fits('awarded')(subject.topic)) {
      const at = clause.start + granted.index!
      add(subject.topic, 'awarded', at, at + granted[0].length - 1, 'actual', nameAt(shape, at + granted[0].length - 1)!)
    }
    for (const { at, end } of hitsIn(clause, rx.winner)) {
      const work = subject.own.find(m => m.type === 'project' || m.type === 'facility') ?? (subject.topic?.type === 'project' || subject.topic?.type === 'facility' ? subject.topic : null)
      if (work) add(nameAt(shape, end - 1)!, 'awarded', at, end - 1, 'actual', work)
    }
    const both = clause.text.match(rx.both)
    if (both) {
      const at = clause.start + both.index!
      const left = Math.max(0, at - 2 * reach)
      const pair = hits(rx.pair, shape.text.slice(left, at)).at(-1)
      if (pair) add(nameAt(shape, left + pair.index)!, 'signed', at, at + both[0].length, status('signed', at), nameAt(shape, left + pair.index + pair[0].length - 1)!)
    }
    for (const { at, end } of hitsIn(clause, rx.honour)) {
      const who = nameAt(shape, at)!
      if (who.type === 'person') add(who, 'awarded', at + 1, end, 'actual', nameAt(shape, end - 1)!)
    }
    for (const { hit, at, end } of hitsIn(clause, rx.with)) {
      // 甲与乙合作的⟦某项目⟧签约 is the project's.
      if (/的[\ue002\ue003\ue004]/u.test(hit[0])) continue
      const direct = nameAt(shape, at - 1)
      const who = direct ?? (subject.own.length && subject.after <= at ? subject.own[0] : subject.topic)
      if (!who || !['company', 'park', 'project', 'institution', 'facility', 'place'].includes(who.type) || hit[0].endsWith('意向') || !/约|协议|合同|合作/.test(hit[0])) continue
      const partners = hit[1] ? namesIn(shape, at + 1, at + 1 + hit[1].length) : [undefined]
      if (!said.has(`${who.id}\nsigned\n`)) for (const partner of partners) add(who, 'signed', at, end, status('signed'), partner)
    }
  })
  return [...claims, ...findJoint(story, scopes, model)]
}

/** The milestone's own date: the last one before the verb in its clause, one right after it (开工于2021年), else the sentence's if no other milestone took it. */
function timeOf(clause: Clause, i: number, at: number, end: number, scope: Scope, used: Map<number, number>): { time: TimeExpression; until: boolean } | null {
  for (let k = at - 1; k >= leftOf(clause, at); k--) {
    const item = clause.shape.items[k]
    if (item?.kind !== 'time') continue
    if (item.at.kind === 'vague') return null
    const time = timeBefore(scope.times, k + 1)
    return time?.index === k ? time : null
  }
  const later = scope.times.find(t => t.index >= end && t.index < end + 12 && clause.shape.text.slice(end, t.index).endsWith('于'))
  if (later) return later
  // 今年4月重整，…目前正在试生产: now, not then.
  if (/目前|眼下|如今|现在|现已|当前/u.test(clause.shape.text.slice(leftOf(clause, at), at))) return null
  const earlier = scope.earlier
  if (earlier && !earlier.time.text.endsWith('年度') && (used.get(earlier.time.start) ?? i) === i) return earlier
  return null
}

/** 甲、乙、丙⟦一期⟧都已通车: the phase is 丙's. */
function othersPhase(clause: Clause, phase: string, who: Mention): boolean {
  const at = clause.text.indexOf(phase)
  const named = at > 0 ? nameAt(clause.shape, clause.start + at - 1) : null
  return named !== null && named.id !== who.id && /[、和与及]/u.test(clause.text.slice(Math.max(0, at - 3), at - 1))
}

/** Moves left over 部分, 首批国产, 机电: what the equipment is called. */
function trimParts(text: string, start: number, at: number): number {
  const head = text.slice(Math.max(start, at - 30), at).match(/(?:部分|首批|首台|国产|机电|主要|核心|工艺|配套|生产|目前|正忙碌地|进行|开展|电缆铺设和|进入|工人|正|忙碌地|、)*$/u)
  const first = text.slice(Math.max(start, at - 30), at).match(/(?:首[台套条批组]|[\ue029])[^，、\p{Co}]{1,10}$/u)
  return at - Math.max(head?.[0].length ?? 0, first?.[0].length ?? 0)
}

/** Moves left over 已完成景观提升: what is done before the part is named. */
function trimDone(text: string, start: number, at: number): number {
  const from = Math.max(start, at - 30)
  const done = text.slice(from, at).search(/(?:已|正在|预计|将)?(?:基本|全部)?(?:完成|进行)/u)
  return done >= 0 ? from + done : at
}
