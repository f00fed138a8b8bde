import type { Ground, LinkRule } from '../../model/link-rule.ts'

/** How a sentence ties a name to a term. `makes`: it says that this is made or done, not only meant or worked at. */
export interface Relation { ground: Extract<Ground, 'says' | 'aims' | 'name' | 'beside'>; makes: boolean; planned: boolean }
interface Stretch { start: number; end: number }

/** Further apart than this, a name and a term of one sentence say nothing of each other. */
const reach = 90

/** What a sentence says between a name and a term of it; offsets count in the sentence. Null where they have nothing to do with each other. */
export type Relate = (sentence: string, name: Stretch, term: Stretch) => Relation | null

export function relater(rule: LinkRule): Relate {
  const makes = anyOf(rule.verbs.makes)
  const develops = anyOf(rule.verbs.develops)
  const aims = anyOf(rule.verbs.aims)
  const planned = anyOf(rule.planned)
  const firm = new RegExp(`^[^，,。；;：:]{0,24}?(?:${rule.firms.map(escape).join('|')})`)
  const firms = new RegExp(`^[“"]?(?:产品|技术|行业|领域|细分)?(?:的)?(?:${rule.firms.map(escape).join('|')})+(?:之一)?[、“"——-]{0,2}$`)
  const said = (between: string, isMade: boolean): Relation => ({ ground: 'says', makes: isMade, planned: planned.test(between) })
  return (sentence, name, term) => {
    if (term.start >= name.start && term.end <= name.end) return { ground: 'name', makes: false, planned: false }
    if (name.end <= term.start) {
      const between = sentence.slice(name.end, term.start)
      if (between.length > reach) return null
      // 甲的乙大模型, 甲旗下的…
      if (/^[”"]?(?:的|旗下|旗下的|自研的|研发的|发布的|推出的)[^，,、。；;]{0,8}$/.test(between)) return said(between, true)
      if (/^[”"]?(?:是|为|作为)/.test(between) && firm.test(sentence.slice(term.end))) return said(between, true)
      if (makes.test(between)) return said(between, true)
      if (develops.test(between)) return said(between, false)
      if (aims.test(between)) return { ground: 'aims', makes: false, planned: true }
      return { ground: 'beside', makes: false, planned: planned.test(between) }
    }
    const between = sentence.slice(term.end, name.start)
    if (between.length > reach) return null
    if (firms.test(between)) return said('', true)
    const before = sentence.slice(Math.max(0, term.start - 12), term.start)
    if (/^[^，,、。；;]{0,6}的$/.test(between) && (makes.test(before) || develops.test(before))) return said(before, makes.test(before))
    if (/由[“"]?$/.test(between) && develops.test(sentence.slice(name.end, name.end + 8))) return said(between, false)
    return { ground: 'beside', makes: false, planned: planned.test(between) }
  }
}

/** Whether one of some words stands in a text. */
export const anyOf = (words: readonly string[]) => new RegExp([...words].sort((a, b) => b.length - a.length).map(escape).join('|'))
const escape = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
