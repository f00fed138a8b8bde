import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention, Modality, TimeExpression } from '../records.ts'
import { type Clause, leftOf, reach } from './clauses.ts'
import { isPlain, listedIn, namesBefore, partBefore, partsIn } from './local.ts'
import { nameAt, namesIn, stretch } from './relations.ts'
import { isComing, masked, type Scope, timeBefore } from './scope.ts'
import { pattern } from './shape.ts'
import { statusOf } from './status.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

/** One clause as the rules of milestones see it: who reaches a rung there, whether, when, and where that is written down. */
export interface Telling {
  story: Story
  clause: Clause
  /** Place of the clause in the story. */
  i: number
  subject: Subject
  scope: Scope
  model: Model
  /** Who was already said to have reached which rung in this clause. */
  said: Set<string>
  fits(rung: string): (m: Mention) => boolean
  /** Who stands in subject place before the verb at `at`. */
  before(rung: string, at: number): Mention[]
  status(rung: string, at?: number): Modality
  /** True where the verb at `at`..`end` tells what happens, not a name, a wish or a condition (签约仪式, 推动开工, 投产后). */
  happens(word: string, at: number, end: number): boolean
  /** Notes that `who` reached a rung; `upTo` is where its date may stand last, `phase` the part told after the verb. */
  add(who: Mention, rung: string, at: number, end: number, modality: Modality, more?: { object?: Mention; upTo?: number; phase?: string }): void
}

/** Rungs of building work, which a whole district does not reach and for which 正在 counts. */
export const steps = new Set(['started', 'structure', 'civil_done', 'equipment', 'completed', 'operating', 'accepted', 'delivered'])

/** Clause by clause what the rules need; what they note gathers in `claims`. */
export function tellingsOf(story: Story, subjects: Subject[], scopes: Scope[], model: Model): { claims: ExtractedClaim[]; tellings: Telling[] } {
  const rx = once(model, 'reached', w => ({
    ongoing: new RegExp(w.ongoing, 'u'),
    planned: pattern(w.planned),
    including: pattern('包括(<m>(?:[、和]<m>)*)在内的?<q>?[^，<m>]{0,6}$', 'u'),
    all: pattern('^(?:这|以上|上述)?(<count>)(?:重点|重大)?(?:项目|工程|企业|公司|工厂)(?=均|都|全部|也|已|将|于|<t>)', 'u'),
    sameYear: pattern('实现了?(?:<t>|当年|当月|拿地即)[^，。；、]{2,6}[、，](?:<t>|当年|当月)[^，。；、]{2,6}$', 'u'),
    undertakes: pattern(`^(?:将|计划|拟|在<spot>)?(?:${w.build})(?:[^，。；<m><q>的]|<place>){0,12}<project>`, 'u'),
    wish: /^(?:建成|投产|投用|投运|达产|完工|竣工|通车)/u,
    fact: /正式|顺利|成功|近日|日前|昨|今|如期|实现|先后|全线|集中|终于|刚刚|目前|如期/u,
    then: /^(?:每年|年)?(?:[^，。\p{Co}]{0,4})?(?:将(?!于|在)|可(?!可)|就|预计|必将|有望)/u,
    notAfter: /^(?:(?:重点|重大|产业)?项目(?!启动)|生根|发展|水平|仪式|庆典|大会|会(?!议)|率|型|厅|活动|暨|式|期(?!间)|量|周期|能力|测试|平台|企业|证|性|建|指数|日|季|现场会|前夕|资金|更多|一批|[比较](?!为)|(?:入驻|引进|落户)?(?:企业|客商|单位)|项目?代表|嘉宾)/u,
    notBefore: /(?:对外|改革|进一步|未|尚未|没有|不|高水平|制度型|扩大|助力|鼓励|确保重大项目顺利|推动|从[^，]*[到至]|从|筹备)$/u,
  }))
  const claims: ExtractedClaim[] = []
  const lists = story.clauses.map(clause => listedIn(clause, model))
  // Which clause's milestone took a date.
  const used = new Map<number, number>()
  /** 甲、乙两个项目，…年底投产; 甲项目、乙项目开工，两个项目均于年底⟨投产⟩: what was listed before. */
  const listedBefore = (i: number, at: number): Mention[] => {
    const clause = story.clauses[i]!
    const all = clause.text.match(rx.all)
    const counted = all && isPlain(clause, clause.start + all[0].length, at, model) ? clause.shape.items[clause.start + all[0].indexOf(all[1]!)] : null
    if (!counted && (subjects[i]!.own.length || !isPlain(clause, clause.start, at, model))) return []
    for (let k = i - 1; k >= 0 && k > i - 8 && story.clauses[k]!.sentence === clause.sentence; k--) {
      if (counted?.kind === 'quantity' ? lists[k]!.length === counted.at.value : lists[k]!.length && story.clauses[k]!.segment === clause.segment) return lists[k]!
      if (!counted && subjects[k]!.own.length) break
    }
    return []
  }
  const tellings = story.clauses.map((clause, i): Telling => {
    const { shape } = clause
    const subject = subjects[i]!
    const scope = scopes[i]!
    const said = new Set<string>()
    const fits = (rung: string) => (m: Mention) => model.milestones[rung]!.types.includes(m.type)
    const before = (rung: string, at: number): Mention[] => {
      const left = leftOf(clause, at)
      const including = shape.text.slice(left, at).match(rx.including)
      if (including) return namesIn(shape, left + including.index!, left + including.index! + 2 + including[1]!.length).filter(fits(rung))
      const local = namesBefore(clause, at, model, fits(rung))
      if (local.length) return local
      const listed = listedBefore(i, at).filter(fits(rung))
      if (listed.length) return listed
      if (subject.own.length && subject.after <= at) return isPlain(clause, subject.after, at, model) ? subject.own.filter(fits(rung)) : []
      if (subject.topic && isPlain(clause, clause.start, at, model) && !(steps.has(rung) && subject.topic.type === 'park' && subject.topic.id.endsWith('区'))) return [subject.topic].filter(fits(rung))
      return []
    }
    const status = (rung: string, at = clause.start): Modality =>
      scope.cue === 'ongoing' && (!steps.has(rung) || !rx.ongoing.test(shape.text.slice(Math.max(clause.start, at - 14), at + 10))) ? 'actual' : scope.modality
    const happens = (word: string, at: number, end: number): boolean => {
      const head = shape.text.slice(leftOf(clause, at), at)
      const tail = shape.text.slice(end, Math.min(clause.end, end + reach))
      if (rx.notAfter.test(tail) || rx.notBefore.test(head)) return false
      if (/^[\ue02a]/u.test(tail) || (word === '启动' && /^(?:试|投产|投用|运行)/u.test(tail))) return false
      // 全部投产可年产…: if it were so.
      if (/^(?:可|能够?|预计可?|将(?!于|在))(?![^，]*[年月日天底前]$)/u.test(tail) && !timeBefore(scope.times, at)) return false
      // 新厂区建成投产，每年可…: likewise, in the clause after.
      if (end === clause.end && rx.wish.test(word) && scope.cue !== 'actual' && !scope.times.length && !rx.fact.test(head)) {
        const next = story.clauses[i + 1]
        if (next?.sentence === clause.sentence && rx.then.test(next.text)) return false
      }
      // 实现当年开工、当年投产: how fast, told once more.
      if (rx.sameYear.test(clause.text.slice(Math.max(0, at - clause.start - 12), end - clause.start + 12))) return false
      return !/^[^，。；、\p{Co}]{0,4}?(?:之后|以后|后(?![续方期勤台]))/u.test(tail) || !!timeBefore(scope.times, at)
    }
    const add: Telling['add'] = (who, rung, at, end, modality, { object, upTo = at, phase } = {}) => {
      const key = `${who.id}\n${rung}\n${object?.id ?? phase ?? ''}`
      if (said.has(key) || object?.id === who.id) return
      const time = timeOf(clause, i, upTo, end, scope, used, story.publishedOn)
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
      // The day of a meeting is the day of what is told of it too.
      if (time && rung !== 'held') used.set(time.time.start, i)
      const coming = time && isComing(time.time, story.publishedOn)
      // 去年5月开工、今年12月投产: what is planned is the other.
      const past = time?.time.to && story.publishedOn && time.time.to < story.publishedOn && modality === 'planned' && !rx.planned.test(masked(shape.text.slice(leftOf(clause, at), at), model))
      const is: Modality = past ? 'actual' : coming && modality === 'actual' && scope.cue !== 'actual' ? 'planned' : modality
      const part = phase || (scope.phase && clause.text.includes(scope.phase)) || !['project', 'facility', 'park', 'company'].includes(who.type) ? null : partBefore(clause, at, model)
      const parts = part ? partsIn(story.article.clean.text.slice(shape.from[part.start]!, shape.to[part.end - 1]!)) : [null]
      for (const own of parts) claims.push({
        subject: who.id, property: 'milestone', of: rung,
        ...(phase && { phase }),
        ...(own && { phase: own }),
        ...(!phase && !own && scope.phase && !othersPhase(clause, scope.phase, who) && who.type !== 'product' && who.type !== 'programme' && who.type !== 'event' && { phase: scope.phase }),
        ...(time?.time.from && { from: time.until && /[年]?(?:年底|年末|底前?)$/.test(time.time.text) ? `${time.time.from.slice(0, 4)}-01-01` : time.time.from }),
        ...(time?.time.to && { to: time.time.to }),
        modality: is, status: rung === 'signed' && is === 'actual' && scope.status !== 'intended' ? 'contracted' : is === scope.modality ? scope.status : statusOf('', is, model), ...(object && { object: object.id }),
        ...(time ? { start: time.time.start, end: time.time.end } : stretch(shape, at, end)),
      })
    }
    return { story, clause, i, subject, scope, model, said, fits, before, status, happens, add }
  })
  return { claims, tellings }
}

/** The milestone's own date: the last one before the verb in its clause, one right after it (开工于2021年), else the sentence's if no other milestone took it. */
function timeOf(clause: Clause, i: number, at: number, end: number, scope: Scope, used: Map<number, number>, publishedOn: string | null): { time: TimeExpression; until: boolean } | null {
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
  // 截至2月底，…，主体已完工: by then, not then.
  if (earlier && !(earlier.until && !isComing(earlier.time, publishedOn)) && !earlier.time.text.endsWith('年度') && (used.get(earlier.time.start) ?? i) === i) return earlier
  return null
}

/** 甲、乙、丙⟦一期⟧都已通车: the phase is 丙's. */
function othersPhase(clause: Clause, phase: string, who: Mention): boolean {
  const at = clause.text.indexOf(phase)
  const named = at > 0 ? nameAt(clause.shape, clause.start + at - 1) : null
  return named !== null && named.id !== who.id && /[、和与及]/u.test(clause.text.slice(Math.max(0, at - 3), at - 1))
}
