import type { Model } from '../../model/model.ts'
import type { Modality, Status, TimeExpression } from '../records.ts'
import type { Clause } from './clauses.ts'
import { pattern } from './shape.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { statusOf } from './status.ts'
import { once } from './vocabulary.ts'

/** What holds over a clause: status, phase, and the time it stands in. */
export interface Scope {
  /** Status by the clause's own cues; null when it has none. */
  cue: Modality | null
  /** `cue`, or planned when carried over from the clause before. */
  modality: Modality
  /** The finer status of the clause's own words, or carried over with `modality`. */
  status: Status
  phase: string | null
  /** Dated times in the clause with their places in the shape. */
  times: { index: number; time: TimeExpression; until: boolean }[]
  /** The last dated time of an earlier clause of the same segment. */
  earlier: { time: TimeExpression; until: boolean; founding?: boolean } | null
}

/** Blanks words that only look like cues of status (国家人才计划, 正式), so that what is left can be searched for cues. */
export function masked(text: string, model: Model): string {
  return text.replace(rulesOf(model).false, hit => '\u3000'.repeat(hit.length))
}

function rulesOf(model: Model) {
  return once(model, 'scope', w => ({
    planned: pattern(`(?:${w.planned})`, 'u'),
    ongoing: pattern(w.ongoing, 'u'),
    actual: pattern(w.actual, 'u'),
    // Words that look like cues: 将⟦某物⟧打造成, 未来产业, 规划布局, 目标任务, 正式, 希望.
    false: pattern('现将|将(?=[^，]{1,18}(?:纳入|打造成|升级为|列入|列为|接入|提升为|转化为))|(?<=人才|行动|培育|年|共富|提升|引才|工作)计划|将(?=<m>)|将(?=原有|其|该)|未来(?=产业|社区|城|空间|科技)|规划(?=布局|师|局|馆|设计院)|目标(?=任务)|正式|真正|公正|修正|希望|望城|展望|愿望|名望|计划单列|立足|加快(?=发展)|计划(?=生育)|正(?=是|如|值)|年度计划|(?:计划|目标|任务)的(?=<ratio>)|(?:的|各项|招商|投资|招聘|培育|既定|预期)(?:目标|计划)', 'gu'),
    phase: /(?:[一二三四五首][期](?:(?:和|、|及|与)[一二三四五]期)*|示范段|先导段|[东西南北]岸(?!新[城区])|[东西南北]区(?=项目|已|建成)|首个(?:净化)?车间|[新老东西南北]+(?:院区|校区|厂区)|[一二三四五六七八九十]号(?:泊位|机组|高炉|厂房|车间|窑|炉))/u,
    whole: /(?:全部|整个|整体|全面)(?:项目)?(?:建成|投产|达产|投用|竣工|完工)/u,
    // 成立于2006年, 2006年建厂, 昨天，记者…看到: a time that is the event's own and says nothing of the figures after it.
    past: new RegExp(`(?:${w.founded})(?:[于在自])?$`, 'u'),
    then: pattern(`^(?:[^，\\ue020-\\ue02f]{0,12})?(?<!新)(?:${w.founded}|${w.dated})(?!以来|至今|后|起|了?[^，、<m>]{0,12}<q>)`, 'u'),
    seen: /看到|获悉|了解到|采访时|记者(?:在|走|来)/u,
  }))
}

export function scopesOf(story: Story, subjects: Subject[], model: Model): Scope[] {
  const rx = rulesOf(model)
  const scopes: Scope[] = []
  story.clauses.forEach((clause, i) => {
    const before = i > 0 && story.clauses[i - 1]!.sentence === clause.sentence ? scopes[i - 1]! : null
    const near = before && story.clauses[i - 1]!.segment === clause.segment ? before : null
    const text = masked(clause.text, model)
    const times = timesOf(clause)
    const coming = times.some(t => isComing(t.time, story.publishedOn))
    const past = times.some(t => t.time.to !== null && story.publishedOn !== null && t.time.to < story.publishedOn)
    const done = /已(?!经?规划)|(?<!规划|规划建设|谋划)了/.test(text)
    const plan = rx.planned.test(text) && !(done && !/将|预计|有望|力争|拟|即将/.test(text))
    const cue: Modality | null = plan && !(past && !/将|规划|拟/.test(text)) ? 'planned' : coming && !done ? 'planned' : rx.ongoing.test(text) ? 'ongoing' : rx.actual.test(text) || past ? 'actual' : null
    const changed = subjects[i]!.own.length > 0 && !subjects[i]!.byNoun && subjects[i]!.topic !== subjects[i - 1]?.topic
    const carried: Modality = near?.modality === 'planned' && !changed ? 'planned' : 'actual'
    const phase = clause.text.match(rx.phase)?.[0] ?? (before && !changed && !rx.whole.test(clause.text) ? before.phase : null)
    const last = i > 0 ? scopes[i - 1]! : null
    const earlier = near && last ? carriedFrom(story.clauses[i - 1]!, last, rx) : null
    const modality = cue ?? carried
    const said = cue === null && carried === 'planned' ? near!.status : statusOf(text, modality, model)
    // 投资有望超9亿元，规模将超…: what is hoped for first is only hoped for after it, where no plan is named
    const status = said === 'planned' && near?.status === 'hoped' && !changed && !/计划|规划|拟|预计/u.test(text) ? 'hoped' : said
    scopes.push({ cue, modality, status, phase, times, earlier })
  })
  return scopes
}

/** The time that a clause hands on: its last one; from its beginning on after 投运以来; none after 5月底开机后. */
function carriedFrom(clause: Clause, scope: Scope, rx: ReturnType<typeof rulesOf>): Scope['earlier'] {
  const last = scope.times.at(-1)
  if (rx.seen.test(clause.text)) return null
  if (!last) return scope.earlier
  const rest = clause.shape.text.slice(last.index + 1, clause.end)
  if (/^[^，]{2,}后$/u.test(rest)) return null
  if (/^[^，]{2,}以来$/u.test(rest)) return { time: { ...last.time, kind: 'span', to: null }, until: last.until }
  // Milestones that were found keep their time to themselves; this holds for those of unnamed things.
  if (last.time.to !== null && (rx.past.test(clause.shape.text.slice(Math.max(clause.start, last.index - 6), last.index)) || (!last.until && rx.then.test(rest)))) return { ...last, founding: true }
  return { time: last.time, until: last.until }
}

function timesOf(clause: Clause): Scope['times'] {
  const times: Scope['times'] = []
  for (let i = clause.start; i < clause.end; i++) {
    const item = clause.shape.items[i]
    if (item?.kind !== 'time' || item.at.kind === 'vague') continue
    // 比上年, 较去年同期, 相较于去年, 在去年基础上, 是2020年的两倍: what is compared with, not when.
    if (/^(?:同期)?的?基础上/u.test(clause.shape.text.slice(i + 1, i + 6))) continue
    if (/[比较]于?$|(?:是|相当于)$/u.test(clause.shape.text.slice(Math.max(clause.start, i - 4), i)) && !/^以来|^，/.test(clause.shape.text.slice(i + 1, i + 3))) continue
    times.push({ index: i, time: item.at, until: /(?:到|至|截至|截止|截止到)$/u.test(clause.shape.text.slice(Math.max(0, i - 3), i)) })
  }
  return times
}

/** True for a time that lies wholly after the publication day, or a deadline (年底前) after it. */
export function isComing(time: TimeExpression, publishedOn: string | null): boolean {
  if (publishedOn === null) return false
  if (time.from !== null) return time.from > publishedOn
  return time.to !== null && time.to > publishedOn
}

/** The last of the times, which stand in order, before a place. */
export function timeBefore(times: Scope['times'], k: number): Scope['times'][number] | undefined {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]!.index < k) low = middle + 1
    else high = middle
  }
  return times[low - 1]
}
