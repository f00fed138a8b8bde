import { hits } from '../../base/hits.ts'
import type { Model } from '../../model/model.ts'
import type { Mention } from '../records.ts'
import { type Clause, leftOf, reach } from './clauses.ts'
import { namesIn } from './relations.ts'
import { consume, pattern } from './shape.ts'
import { once } from './vocabulary.ts'

/** A phase or part of a work, as written. */
export const phasePattern = '(?:[一二三四五首]期(?:[和、及与][一二三四五]期)*|示范段|先导段|[东西南北]岸|首个[^，、]{0,4}车间|主线|[甲乙丙A-D]区|[新老东西南北]+(?:院区|校区|厂区)|[一二三四五六七八九十]号(?:楼|线|泊位|机组|高炉|厂房|车间|窑|炉))'

/** The names right before a verb (甲的乙、丙一期等项目于近日正式⟨投产⟩) that pass `fits`; empty when other words stand between. */
export function namesBefore(clause: Clause, at: number, model: Model, fits: (m: Mention) => boolean): Mention[] {
  const rx = once(model, 'local', w => ({
    names: pattern(`(?:<m>的?)?<m>${phasePattern}?(?:<q>?(?:[、和及与]|以及)(?:<m>的?)?(?:${w.praise}){0,4}<m>${phasePattern}?)*的?`, 'gu'),
    // 甲、乙3家企业
    counted: pattern('<count>[^，、<m><q><t>的]{0,12}?(?:项目|工程|企业|公司|基地|工厂)', 'uy'),
    apart: /(?:在|位于|地处|由|与|从|到|向|对|被|为|至|于|将|把|走进|来到|经|据|随|按照|根据)$/u,
  }))
  const left = leftOf(clause, at)
  const head = clause.shape.text.slice(left, at)
  for (const list of hits(rx.names, head).slice(-4).reverse()) {
    if (rx.apart.test(head.slice(0, list.index))) continue
    let stop = left + list.index + list[0].length
    rx.counted.lastIndex = stop
    if (/[、和及与]/u.test(list[0])) stop += rx.counted.exec(clause.shape.text)?.[0].length ?? 0
    if (!isPlain(clause, stop, at, model)) continue
    // Of 甲的乙 only 乙 is meant.
    const names = namesIn(clause.shape, left + list.index, stop).filter((m, n, all) => fits(m) && !owns(clause, left, m, all[n + 1]))
    if (names.length) return names
  }
  return []
}

/** The works a clause is about where it lists several (今年开工的甲、乙、丙等4个项目); empty for any other clause. */
export function listedIn(clause: Clause, model: Model): Mention[] {
  const rx = once(model, 'listed', w => ({
    list: pattern(`<m>${phasePattern}?<q>?(?:(?:[、和及与]|以及)<m>${phasePattern}?<q>?)+等?<count>?[^，、<m><q><t>的]{0,12}?(?:项目|工程|企业|公司|工厂|基地)(?!的)`, 'u'),
    lead: pattern(`(?:${w.rungs}|${w.build})了?的|<t>|${w.leads}|${w.praise}|(?:在|从)<spot>`, 'uy'),
  }))
  const hit = clause.text.slice(0, reach).match(rx.list)
  if (!hit) return []
  const at = clause.start + hit.index!
  return consume(rx.lead, clause.shape.text, clause.start, at) === at ? namesIn(clause.shape, at, at + hit[0].length) : []
}

const numbered = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})号'

/** Two blocks, the first line, 3 km of trail, 进港专线: part of a work, which has no name of its own. */
const partOf = (parts: string) => `(?:(?:${numbered}(?:${parts})?[、和及与]){1,8}${numbered}|(?:<count>|<length>|<area>|[多数几][栋座幢台条个]|[首另][条套台座栋批个]|\\d{1,2}号)[^，、<m><q><t>已将正即基全]{0,8}?|(?!随着|进行|开始|完成|推进|加快|各|所有)[^，、<m><q><t>已将正即基全在的]{0,6}?)(?:${parts})`

/** The part of its work that reached a rung, told right before the verb (2号厂房于近日⟨封顶⟩); null where the whole did. */
export function partBefore(clause: Clause, at: number, model: Model): { start: number; end: number } | null {
  const rx = once(model, 'part', w => pattern(`(?<=^|(?<!在)[<m><t>的、]|${w.leads})${partOf(w.parts)}`, 'gu'))
  const left = leftOf(clause, at)
  const hit = [...clause.shape.text.slice(left, at).matchAll(rx)].at(-1)
  if (!hit) return null
  const start = left + hit.index
  const end = start + hit[0].length
  return isPlain(clause, end, at, model) ? { start, end } : null
}

/** True when a stretch holds nothing but times, phases, adverbs and places (于近日在某地正式). */
export function isPlain(clause: Clause, from: number, to: number, model: Model): boolean {
  if (to - from > reach) return false
  const filler = once(model, 'filler', w =>
    pattern(`${phasePattern}|(?:总?投资|斥资)[约近超]?<money>的|(?:等<q>|[<power><mass><energy><volume>])[^，、<m><q><t>的]{0,12}?(?:项目|工程|企业|公司|产线|生产线|基地|工厂)|对[^，、<m><q><t>]{2,10}$|在<institution>|[“‘]|水工|在?<spot>+(?:[（(]<spot>[）)])?(?:[上内里边旁]|广场|门前|现场|礼堂)?|在(?!建)[^，、的建<m><q><t>]{1,14}?(?=$|隆重|正式|顺利|成功|盛大|圆满|如期|拉开|集中|同步)|<area>|以?<money>(?:的(?:价格|报价))?|(?:由|与)<m>(?:、<m>)*等?|通过[^，、]{0,16}|等[^，、<m>]{0,10}|${partOf(w.parts)}|(?:${w.rungs})(?:[、并和及]|(?=${w.rungs}|$))|维修加固|改造提升|改造|扩建|[（(][^）)]*[）)]|(?:${w.fillers})|<t>(?:前|起|以来|期间)?`, 'uy'))
  return consume(filler, clause.shape.text, from, to) === to
}

/** 1号、2号楼 as 1号楼 and 2号楼; any other part as it is. */
export function partsIn(part: string): string[] {
  const kind = part.match(/号([^号、和及与]+)$/u)?.[1]
  const members = part.split(/[、和及与](?=[\d一二三四五六七八九十]{1,2}号)/u)
  return kind && members.every(m => /^[\d一二三四五六七八九十]{1,2}号/u.test(m)) ? members.map(m => m.endsWith('号') ? m + kind : m) : [part]
}

function owns(clause: Clause, left: number, m: Mention, next: Mention | undefined): boolean {
  if (!next) return false
  const { items, text } = clause.shape
  let at = left
  while (at < clause.end && !(items[at]?.kind === 'mention' && items[at]!.at === m)) at++
  const after = items[at + 1] ?? (text[at + 1] === '的' ? items[at + 2] : null)
  return after?.kind === 'mention' && after.at === next
}
