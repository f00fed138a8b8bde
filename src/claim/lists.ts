import { perModel } from '../model/per-model.ts'
import type { Model } from '../model/model.ts'
import type { EntityType, Extraction, Mention, PartlyNamed, Quantity } from './records.ts'

/**
 * Lists that an article announces with a number and names only in part, in the order of the text; spans are offsets into its clean text.
 * Two forms: names in front of the number (甲、乙等8家企业), and behind it (签约项目16个，包括甲、乙). A list that is named whole is none.
 */
export function findLists(text: string, { quantities, mentions }: Pick<Extraction, 'quantities' | 'mentions'>, model: Model): PartlyNamed[] {
  const words = vocabulary(model)
  const names = outermost(mentions)
  const lists: PartlyNamed[] = []
  for (const quantity of quantities) {
    if (quantity.kind !== 'count' || quantity.max !== null || quantity.value < 2 || quantity.value > most || !Number.isInteger(quantity.value)) continue
    const counted = whatIsCounted(text, quantity, words)
    if (!counted) continue
    const members = namedBefore(text, counted, names, words) ?? namedAfter(text, counted, names, words)
    if (!members || members.named < 1 || members.named >= quantity.value) continue
    const { start, end, named } = members
    lists.push({
      start: Math.min(start, counted.start), end: Math.max(end, counted.end), announced: quantity.value, mod: quantity.mod, unit: quantity.unit, of: counted.noun,
      named, names: members.names.map(({ start, end, id }) => ({ start, end, id })),
    })
  }
  return lists
}

interface Words { types: Map<string, readonly EntityType[]>; noun: RegExp; trailing: RegExp; lead: RegExp; joint: RegExp }
interface Counted { start: number; end: number; quantity: Quantity; noun: string; types: readonly EntityType[] }
interface Members { start: number; end: number; named: number; names: Mention[] }

const vocabulary = perModel((model: Model): Words => {
  const { nouns, leads, joints } = model.lists
  const types = new Map(nouns.flatMap(row => row.nouns.map(noun => [noun, row.types] as const)))
  const any = alternation([...types.keys()])
  return {
    types,
    // 8家知名企业; a second number or a name of its own would be another thing.
    noun: new RegExp(`^[^0-9，。；、！？：\\n]{0,8}?(${any})`, 'u'),
    // 签约项目16个, 重点企业共8家.
    trailing: new RegExp(`(${any})(?:共|共计|总数|达|达到|为|有)?$`, 'u'),
    lead: new RegExp(`^[^。！？；\\n]{0,24}?(${alternation(leads)}|：)(?:了|有|，)?`, 'u'),
    // 、 may be followed by what belongs to the next name (、位于青禾湾的); 和 joins only what stands right beside it.
    joint: new RegExp(`^[”》]*(?:、|(?:${alternation(joints)})[“《]*$)`, 'u'),
  }
})

const alternation = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')

/** Names that lie in no other: of 青禾市东麓开发区 the whole. */
function outermost(mentions: readonly Mention[]): Mention[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return sorted.filter(m => m.end > end && (end = m.end))
}

/** The noun a number counts: right behind it (8家企业) or right before (企业8家). */
function whatIsCounted(text: string, quantity: Quantity, { noun, trailing, types }: Words): Counted | null {
  const after = noun.exec(text.slice(quantity.end, quantity.end + 16))
  if (after) return { start: quantity.start, end: quantity.end + after[0].length, quantity, noun: after[1]!, types: types.get(after[1]!)! }
  const before = trailing.exec(text.slice(Math.max(0, quantity.start - 8), quantity.start))
  return before && { start: quantity.start - before[0].length, end: quantity.end, quantity, noun: before[1]!, types: types.get(before[1]!)! }
}

/** 甲、乙等 in front of the number: names joined to each other, the last of them followed by 等. */
function namedBefore(text: string, { start, types, quantity }: Counted, names: readonly Mention[], { joint }: Words): Members | null {
  const gap = /[”》）)]*(?:（[^）]{0,30}）)?等(?:在内的|在内)?[^0-9，。；、！？：\n]{0,10}$/u.exec(text.slice(Math.max(0, start - 48), start))
  if (!gap) return null
  const from = start - gap[0].length
  let i = firstFrom(names, from) - 1
  if (i < 0 || names[i]!.end !== from || !types.includes(names[i]!.type)) return types.includes('programme') ? alike(text, from, quantity.value) : null
  const found = [names[i]!]
  let named = 1
  for (; i > 0 && named < quantity.value; i--) {
    const left = names[i - 1]!
    const between = text.slice(left.end, found[0]!.start)
    // 位于青禾湾的乙项目: the first name is where the second is.
    if (between.length <= farthest && (!types.includes(left.type) || /^[^、，]{0,8}的[“《]?$/u.test(between))) continue
    const members = joined(between, joint)
    if (!members) break
    named += members
    found.unshift(left)
  }
  return { start: found[0]!.start, end: start, named: distinct(found) + named - found.length, names: found }
}

/** Works that nobody knows by name but that end alike: 河道清淤整治、岸坡加固整治等五大行动. */
function alike(text: string, to: number, most: number): Members | null {
  const items = /[^，。；：、！？\n]{3,}(?:、[^，。；：、！？\n“”《》]{3,14})+$/u.exec(text.slice(Math.max(0, to - 120), to))?.[0].split('、')
  if (!items || items.length >= most) return null
  const [last] = items.slice(-1)
  let shared = 0
  while (shared < last!.length && items.every(item => item.at(-1 - shared) === last!.at(-1 - shared))) shared++
  if (shared < 2) return null
  // What stands before the first (开展…) is no part of it.
  const first = Math.min(items[0]!.length, Math.max(...items.slice(1).map(item => item.length)))
  return { start: to - first - items.slice(1).reduce((n, item) => n + 1 + item.length, 0), end: to, named: items.length, names: [] }
}

/** 包括甲、乙 behind the number, within its sentence: names joined to each other, and those that begin a clause of their own (其中甲总投资…，乙…). */
function namedAfter(text: string, { end, types, quantity }: Counted, names: readonly Mention[], { lead, joint }: Words): Members | null {
  const rest = text.slice(end, end + sentence)
  const stop = rest.search(/[。！？\n]/u)
  const to = end + (stop < 0 ? rest.length : stop)
  const led = lead.exec(text.slice(end, to))
  if (!led) return null
  const from = end + led[0].length
  const found: Mention[] = []
  let named = 0
  for (let i = firstFrom(names, from); i < names.length && names[i]!.end <= to && named < quantity.value; i++) {
    const name = names[i]!
    if (!types.includes(name.type)) continue
    const last = found.at(-1)
    const before = text.slice(last ? last.end : from, name.start)
    const members = last ? joined(before, joint) : Number(/^[^，。；、0-9]{0,12}$/u.test(before))
    const apart = members === 0 && last !== undefined && led[1] === '其中' && /[，；]$/u.test(before)
    if (!members && !apart) { if (last) continue; else return null }
    named += members || 1
    found.push(name)
  }
  return found.length ? { start: from, end: found.at(-1)!.end, named: distinct(found) + named - found.length, names: found } : null
}

/** So far, in characters, a sentence is followed and two names of one list may stand apart; so many things nobody lists. */
const sentence = 400
const farthest = 60
const most = 100

/** How many members a stretch between two names brings with the second: 1 for a joint, more for names nobody knows between joints (甲、某、乙: 2), 0 where it joins nothing. */
function joined(between: string, joint: RegExp): number {
  if (between.length > farthest || /[，。！？；\n]/u.test(between)) return 0
  const stretch = between.replace(/（[^）]{0,30}）/gu, '')
  return joint.test(stretch) ? stretch.split('、').length - 1 || 1 : 0
}

const distinct = (names: Mention[]) => new Set(names.map(m => m.id)).size

function firstFrom(names: readonly Mention[], at: number): number {
  let [low, high] = [0, names.length]
  while (low < high) { const mid = (low + high) >> 1; if (names[mid]!.start < at) low = mid + 1; else high = mid }
  return low
}
