import type { Story, StoryMention } from '../../ledger/ledger.ts'
import { rawSpan } from '../../ledger/stories.ts'

/** Where a stretch stands in a document. */
export interface Stretch { document: string; start: number; end: number; publishedOn: string | null }
/** Tasks that a text announces for a programme with a number, and those of them that it names: 甲、乙、丙等七大专项行动 names 3 of 7. */
export interface Announced extends Stretch { programme: string; name: string; of: string; announced: number; tasks: (Stretch & { title: string })[] }
/** Phases that a text divides a programme into: 分前期、中期、后期三个阶段. */
export interface Phased extends Stretch { programme: string; name: string; phases: string[] }
export type Told = ({ kind: 'announced' } & Announced) | ({ kind: 'phased' } & Phased)

const digits = '一二三四五六七八九十'
const noun = '专项行动|专项工作|重点任务|具体任务|重点工程|重点工作|重点项目|工程|行动|任务|举措|措施|方面'
// 五个行动方案 are five plans, and no five actions of one.
const announcing = new RegExp(`(?<etc>等)?(?<n>[0-9]{1,3}|[${digits}]{1,3})(?:大|个|项|条)(?<of>${noun})(?!方案|计划|规划|指南|清单)`, 'g')
/** A programme called by a number of its own (八大工程, 三个提升行动, 五百工程) has lists of that number and no others; 三年行动计划 counts years. */
const numbered = /^[“"‘《「]?(?<n>\d{1,4}|[一二两三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十)(?<hundreds>百|千|万)?(?:(?:大|个|项|条)[^，。\s]{0,12}?)?(?:工程|行动|计划)/
/** Names of plans; a programme may also be a prize, a loan or a brand. */
const isPlan = /(?:计划|方案|行动|工程|规划|机制|攻坚)[”"》）)]{0,3}(?:[（(][^）)]{2,16}[）)])?$/
/** Short lines before the text begins: the headline and what stands over and under it. */
const headings = /^(?:[^。\n]{1,40}\n+)+/
/** A plan is named at most so many characters before its tasks. */
const reach = 160
/** A list is no longer than this, in characters. */
const longest = 300
const phasing = /分(?:为|成)?(?<items>(?:[^，,。；;、\n]{1,12}、)+[^，,。；;、\n]{1,12}?)(?<n>[0-9]|[二两三四五六])个阶段/g
/** What leads to the first item: 着手开展…, 大力实施…. */
const lead = /^.*?(?:开展|实施|推进|包括|抓好|做好|围绕|聚焦|落实|部署|明确|提出|启动|讨论|组织|涵盖|以及)/

/** What a story says of the tasks and phases of plans. Linear in the text. */
export function readAnnounced(story: Story): Told[] {
  const programmes = story.mentions.filter(m => m.type === 'programme' && isPlan.test(m.name))
  if (programmes.length === 0) return []
  const heading = story.text.length - story.text.replace(headings, '').length
  const headed = programmes.find(m => m.end <= heading || story.headline?.includes(story.text.slice(m.start, m.end)))
  const only = new Set(programmes.map(m => m.entity)).size === 1 ? programmes[0] : undefined
  const at = (start: number, end: number): Stretch => { const [from, to] = rawSpan(story, start, end); return { document: story.document, start: from, end: to, publishedOn: story.publishedOn } }
  /** The plan named shortly before, else the one that the story is headed by, else the only one. */
  const about = (start: number, n?: number): StoryMention | undefined => [...programmes.filter(m => m.end <= start && start - m.end < reach).reverse(), headed, only].find(m => m && (n === undefined || takes(m.name, n)))
  const told: Told[] = []
  // Phases stand before the list they divide; they are none of its items.
  const text = story.text.replace(phasing, words => '，'.repeat(words.length))
  let last = 0
  for (const found of text.matchAll(announcing)) {
    const { n, of, etc } = found.groups!
    const before = text.slice(Math.max(last, found.index - longest), found.index)
    last = found.index + found[0].length
    const items = before.slice(before.search(/[^，,。；;：:！？!?\n]*$/))
    const announced = numberOf(n!)
    const named = etc || items.includes('、') ? itemsOf(items) : []
    if (announced < 2 || announced > 200 || named.length > announced) continue
    const numberAt = found.index + (etc?.length ?? 0)
    const programme = about(found.index - items.length, announced)
    if (!programme || (named.length === 0 && !/任务|工程|行动/.test(of!))) continue
    // A heading like 十大重点项目 inside another name is no announcement of tasks.
    if (story.mentions.some(m => m.start <= numberAt && m.end >= numberAt + n!.length + of!.length + 1)) continue
    told.push({ kind: 'announced', programme: programme.entity, name: programme.name, of: of!, announced, ...at(numberAt, found.index + found[0].length), tasks: named.map(({ title, offset }) => ({ title, ...at(found.index - items.length + offset, found.index - items.length + offset + title.length) })) })
  }
  for (const found of story.text.matchAll(phasing)) {
    const phases = found.groups!['items']!.split('、')
    if (phases.length !== numberOf(found.groups!['n']!)) continue
    const programme = about(found.index)
    if (programme) told.push({ kind: 'phased', programme: programme.entity, name: programme.name, phases, ...at(found.index, found.index + found[0].length) })
  }
  return told
}

/** Whether a list of so many can be this programme's. */
function takes(programme: string, n: number): boolean {
  const { n: own, hundreds } = numbered.exec(programme)?.groups ?? {}
  return own === undefined || (!hundreds && numberOf(own) === n)
}

/** What parts two items; “进园区、进车间”行动 is one. */
const between = /、(?![^“”]*”)/

/** Items of a list with where they begin; what only leads to the first is left out. */
function itemsOf(text: string): { title: string; offset: number }[] {
  let offset = 0
  return text.split(between).flatMap((part, i) => {
    const skip = i === 0 ? lead.exec(part)?.[0].length ?? 0 : 0
    const title = part.slice(skip).trim()
    const own = { title, offset: offset + skip }
    offset += part.length + 1
    return title.length >= 2 && title.length <= 30 ? [own] : []
  })
}

/** 六 is 6, 十六 is 16, 16 is 16; 0 for what is no number. */
export function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words)
  if (words === '两') return 2
  const at = words.indexOf('十')
  const one = (c: string | undefined) => (c === undefined || c === '' ? 0 : digits.indexOf(c) + 1)
  if (at < 0) return words.length === 1 ? one(words) : 0
  return (at === 0 ? 1 : one(words[0])) * 10 + (at === words.length - 1 ? 0 : one(words[at + 1]))
}
