import type { Model } from '../../model/model.ts'
import type { ExtractedClaim } from '../records.ts'
import { findAwards } from './awards.ts'
import { leftOf, reach } from './clauses.ts'
import { findJoint } from './joint.ts'
import { steps, type Telling, tellingsOf } from './reached.ts'
import { hitsIn, nameAt, namesIn } from './relations.ts'
import { type Scope, timeBefore } from './scope.ts'
import { anyOf, pattern, type Shape } from './shape.ts'
import { findSignings } from './signings.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

/** Milestones: what reached a rung, when, and whether it has, is about to or will. */
export function findMilestones(story: Story, subjects: Subject[], scopes: Scope[], model: Model): ExtractedClaim[] {
  const { claims, tellings } = tellingsOf(story, subjects, scopes, model)
  let urged = { sentence: -1, by: false }
  for (const t of tellings) {
    if (t.clause.sentence !== urged.sentence) urged = { sentence: t.clause.sentence, by: false }
    // 会议强调，要开展…: called for, not begun.
    urged.by ||= /^(?:会议|他|她)?(?:强调|要求|指出)|^要/u.test(t.clause.text)
    findSteps(t, urged.by)
    findAwards(t)
    findSignings(t)
  }
  return [...claims, ...findJoint(story, scopes, model)]
}

/** Milestones by verb: ⟦某项目⟧开工, 主体结构完成, 设备进场, 印发⟦办法⟧. */
function findSteps(t: Telling, urged: boolean): void {
  const { clause, subject, scope, model, fits, before, status, add } = t
  const { shape } = clause
  const rx = once(model, 'milestones', w => {
    const rungs = new Map<string, { rung: string; act: boolean }[]>()
    for (const [rung, { words, acts }] of Object.entries(model.milestones)) {
      for (const word of words) rungs.set(word, [...(rungs.get(word) ?? []), { rung, act: false }])
      for (const word of acts ?? []) rungs.set(word, [...(rungs.get(word) ?? []), { rung, act: true }])
    }
    return {
      rungs,
      word: new RegExp(anyOf([...rungs.keys()]), 'gu'),
      object: pattern(`^(?:了|出)?(?:(?:<place>|<duration>|[^，。；、<m><q>]){0,16}?(?:——)?)((?:<company>|<institution>|<park>|<place>)?<thing>+(?:(?:[、和及与]|以及)(?:<place>|<company>|<institution>|<park>|[^，。、<m><q>的]){0,8}?<thing>+)*)(?!的)`, 'u'),
      attribute: pattern(`^(?:了)?的(?:[^，。；<m><q>]){0,16}(<m>+(?:[、和及与]<m>+)*)`, 'u'),
      // 完成飞行区建设
      finished: /^了?((?!主体|土建|基础|基建|结构|项目|工程|全部|相关|所有|各)[^，。；、\p{Co}的]{2,8}?)(?:的)?(?:建设|施工|改造)(?:$|任务|工作)/u,
      toNoun: pattern('^的[^，<m><q>]*$', 'u'),
      unveiled: pattern('(?:为|给)(<m>)(?:现场|共同|正式)?$', 'u'),
      // 甲与⟦乙⟧签约
      partner: pattern('(?:与|同|和|跟)<m>(?:、<m>)*[^，。；、<m>]{0,12}$', 'u'),
      // 土建, 主体, 设备: a part of the work, which counts only where it is done or being done
      part: /(?:土建|基建|主体(?:结构|工程|建设)?)(?:基础)?/u,
      done: /完成|完工|结束|竣工/u,
      doing: /施工|正在|进行|推进|建设中/u,
      equipment: pattern('(?:设备|设施|生产线|机台|产线|机组)[^，、<m>]{0,6}(?:进驻|进场|入场|搬入|安装|调试|到位)|(?<!上)线(?:进场|吊装)|(?:开始|正在|着手|搬入|迎来|运抵|引进)(?:安装|吊装)?(?:了)?(?:<count>|首[批台套条])?[^，、<m><q>]{0,6}(?:设备|产线|生产线|机组|机台)(?:$|进场|入场|安装)|进场安装|(?<![队员位伍企业])(?:就位|落位|进场|吊装)(?=$|完[成毕]|到位|[了并、])', 'gu'),
      push: /(?:扎实|深入|大力|接续|持续|继续|积极|要|认真|统筹|全域|着手|组织|谋划|鼓励|支持)$/u,
      // 通过市级验收, 完成海试验收
      passed: /(?:通过|完成)(?:了)?[^，。；\p{Co}]{0,8}?验收(?!准备|资料|工作组)/gu,
      // 5月18日，在⟦某大会⟧上
      meeting: pattern('(?:^|<t>)在(<event>)(?:现场)?上$', 'u'),
      // 项目举行开工仪式
      rite: pattern(`(?:举行|举办)(?:了)?[^，。；<m><q>]{0,6}?(${w.dated}|落成|通车|首航|首发|下线|启动|揭幕)[^，。；<m><q>]{0,4}(?:仪式|庆典|典礼)`, 'gu'),
    }
  })
  const acted = new Set<number>()
  for (const { hit, at, end } of hitsIn(clause, rx.equipment)) {
    for (const who of before('equipment', trimParts(shape.text, clause.start, at))) {
      add(who, 'equipment', at, end, scope.modality === 'planned' ? 'planned' : /正|进场安装|调试/.test(clause.text) || (/安装/.test(hit[0]) && !/进入|完成/.test(clause.text)) ? 'ongoing' : 'actual')
    }
  }
  for (const { at, end } of hitsIn(clause, rx.passed)) for (const who of before('accepted', at)) add(who, 'accepted', at, end, status('accepted', at))
  const meeting = scope.times.length || scope.earlier ? clause.text.match(rx.meeting) : null
  if (meeting) { const at = clause.start + meeting.index! + meeting[0].indexOf(meeting[1]!); add(nameAt(shape, at)!, 'held', at, at + 1, 'actual') }
  for (const { hit, at, end } of hitsIn(clause, rx.rite)) {
    const rung = rx.rungs.get(hit[1]!)?.find(r => steps.has(r.rung) || r.rung === 'opened' || r.rung === 'topped_out')?.rung
    if (rung) for (const who of before(rung, at)) if (who.type !== 'company' && who.type !== 'place') add(who, rung, at, end, status(rung, at))
  }
  for (const { hit, at, end } of hitsIn(clause, rx.word)) {
    const word = hit[0]
    const head = shape.text.slice(leftOf(clause, at), at)
    const tail = shape.text.slice(end, Math.min(clause.end, end + reach))
    if (!t.happens(word, at, end)) continue
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
        for (const who of before(rung, trimDone(shape.text, clause.start, at))) add(who, rung, at, end, modality, { upTo: ends ? end + ends[0].length - 2 : at })
        continue
      }
      const after = shape.text.slice(end, Math.min(shape.text.length, end + 90))
      // 去年投产的⟦甲⟧、⟦乙⟧; of ⟦某公司⟧⟦某项目⟧ the latter.
      const attribute = /^了?的/.test(tail) ? after.match(rx.attribute) : null
      const attributed = attribute ? lastOfEach(shape, end + attribute[0].length - attribute[1]!.length, end + attribute[0].length) : []
      if (act) {
        if (attributed.length && rung !== 'held') {
          if (rung === 'released') for (const m of attributed.filter(fits(rung))) add(m, rung, at, end, status(rung, at))
          continue
        }
        if (head.endsWith('的') || (rung === 'started' && (urged || rx.push.test(head)))) continue
        const finished = word === '完成' ? tail.match(rx.finished) : null
        if (finished) for (const who of before('completed', at)) add(who, 'completed', at, end + finished[0].length, status('completed', at), { phase: finished[1]! })
        const object = after.match(rx.object)
        if (!object) continue
        const gap = object[0].length - object[1]!.length
        if (rung === 'started' && gap > 3) continue
        // 公布⟦某称号⟧名单: the list is out, not the honour.
        if (rung === 'released' && /^[”》]?(?:名单|结果|榜单|称号|获奖|评选|项目名单)/u.test(after.slice(object[0].length))) continue
        if (rung === 'completed' && gap > (word === '完成' ? 0 : 4)) continue
        const stop = end + object[0].length
        for (const m of namesIn(shape, end, stop)) if (fits(rung)(m) && (rung !== 'signed' || m.type === 'project' || m.type === 'facility') && (rung !== 'completed' || m.type !== 'company')) { acted.add(at); add(m, rung, at, end, status(rung, at)) }
      } else {
        if (/^[\ue020-\ue02f]/u.test(tail)) continue
        // 落户⟦某园⟧的… says where it is; 启动枢纽建设, 成立工作专班: what the subject begins.
        if (rung === 'signed' && /^(?:在|于|到|至)?\p{Co}+的/u.test(tail) && !timeBefore(scope.times, at)) continue
        if (/^(?:启动|成立|启用)$/u.test(word) && /^了?(?!以来|以后|之|的|大会|仪式|暨|[后前于时并至在和、一二三四五六七八九十两])\p{Script=Han}{2}/u.test(tail)) continue
        // 开通航线85条: what the subject brought about, counted.
        if (/^(?:开通|建成|启用|上线|发布|成立)$/u.test(word) && /^了?(?!后|以来|以后|于|时|并|期间)[^，、\ue000-\ue009\ue040]{1,10}[\ue020-\ue02f]/u.test(tail)) continue
        // 建成生产基地3.1万亩: what the subject brought about, without a name.
        if (word === '建成' && /^了?(?![并后且以投通开运交达使启完竣时前即就将已于为至了和与]|[^，\p{Co}]{0,3}(?:$|[，后]))\p{Script=Han}{2}/u.test(tail)) continue
        if (rung === 'completed' && /(?:土建|主体(?:结构|工程|建设)?|基建|设备|桩基|安装|结构)(?:工程)?(?:已|基本|全部|施工|全面|将|计划|预计|拟|力争|可|于|在|前|[\ue040\ue041])*$/u.test(head)) continue
        const partner = rung === 'signed' ? head.match(rx.partner) : null
        const partners = partner ? namesIn(shape, at - partner[0].length, at) : []
        // 已进入封顶阶段: being done.
        const staged = /^(?:收尾|施工|冲刺)?阶段/u.test(tail)
        const noun = subject.byNoun && subject.after > end && rx.toNoun.test(shape.text.slice(end, subject.after)) ? subject.own.filter(fits(rung)) : []
        const unveiled = word.startsWith('揭牌') ? head.match(rx.unveiled) : null
        const who = unveiled ? namesIn(shape, at - unveiled[0].length, at) : noun.length ? noun : attributed.some(fits(rung)) ? attributed.filter(fits(rung)) : acted.has(at) || (/^了?的/.test(tail) && !/^的(?:成立|启用)?$/.test(tail)) ? [] : before(rung, at).filter(m => !partners.includes(m))
        if (who.length) {
          for (const m of who) add(m, rung, at, end, staged ? 'ongoing' : status(rung, at))
          if (rung === 'completed' && /^(?:建成|竣工)./.test(word)) for (const m of who) add(m, /开放|启用/.test(word) ? 'opened' : 'operating', at + 2, end, status(rung, at))
        }
      }
    }
  }
}

/** Names of a list, of each the last where owner and thing stand together (⟦某公司⟧⟦某项目⟧、⟦某厂⟧). */
const lastOfEach = (shape: Shape, start: number, end: number) =>
  Array.from({ length: end - start }, (_, n) => start + n).filter(k => k === end - 1 || !nameAt(shape, k + 1)).flatMap(k => nameAt(shape, k) ?? [])

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
