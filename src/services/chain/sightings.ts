import type { EntityType } from '../../claim/records.ts'
import type { Story, StoryMention } from '../../ledger/ledger.ts'
import { rawSpan } from '../../ledger/stories.ts'
import type { LinkRule } from '../../model/link-rule.ts'
import { anyOf, relater, type Relation } from './relation.ts'
import type { FindTerms, Term } from './terms.ts'

interface Seen {
  key: string
  /** Where the word that says so stands in the document. */
  document: string
  article: string
  start: number
  end: number
  publishedOn: string | null
  place: string | null
}
/** A sentence that puts somebody on a link. */
export interface Sighting extends Seen, Relation { kind: 'placement'; entity: string; name: string; type: EntityType; leader: boolean }
/** A sentence that says that a link is held up from outside, or lacking here; `entities` work on it. */
export interface Remark extends Seen { kind: 'bottleneck' | 'gap'; entities: { id: string; name: string; type: EntityType }[] }

const placeable = new Set<EntityType>(['company', 'project', 'facility', 'park', 'institution'])

/** Reads a story for who is on which link, and for what is said of links themselves. Linear in the text. */
export function storyReader(find: FindTerms, rule: LinkRule): (story: Story) => (Sighting | Remark)[] {
  const relate = relater(rule)
  const leader = anyOf(rule.leaders)
  const office = new RegExp(`(?:${rule.offices.join('|')})$`)
  const pronouns = rule.pronouns.map(({ words, types }) => ({ begins: new RegExp(`^[“"]?(?:目前|据了解|据悉|未来|接下来|此外|同时|如今)?[，,]?(?:${words.join('|')})`), types: new Set<EntityType>(types) }))
  const lies = new RegExp(`(?:${rule.lies.join('|')})$`)
  const remarks = [['bottleneck', anyOf(rule.bottleneck)], ['gap', anyOf(rule.gaps)]] as const
  const isPlaceable = (m: StoryMention) => placeable.has(m.type) && !office.test(m.name) && !(m.type === 'institution' && !/(?:院|室|大学|所|中心)$/.test(m.name))

  return story => {
    const terms = find(story.text)
    if (terms.length === 0) return []
    const found: (Sighting | Remark)[] = []
    let topics: StoryMention[] = []
    let at = 0
    let nextMention = 0
    let nextTerm = 0
    for (const [start, end] of sentences(story.text)) {
      while (nextMention < story.mentions.length && story.mentions[nextMention]!.start < start) nextMention++
      const mentions: StoryMention[] = []
      for (; nextMention < story.mentions.length && story.mentions[nextMention]!.start < end; nextMention++) mentions.push(story.mentions[nextMention]!)
      const own: Term[] = []
      for (; nextTerm < terms.length && terms[nextTerm]!.start < end; nextTerm++) own.push(terms[nextTerm]!)
      const names = outermost(mentions.filter(m => isPlaceable(m) && !(m.type === 'park' && lies.test(story.text.slice(start, m.start)))))
      const sentence = story.text.slice(start, end)
      // What goes on about the same thing begins with a word that stands for it.
      const stands = pronouns.find(p => p.begins.test(sentence))
      const heir = (stands && topics.find(m => stands.types.has(m.type))) ?? null
      for (const term of own) {
        const about = tied(names, mentions, term, start, sentence, relate, heir)
        const [rawStart, rawEnd] = rawSpan(story, term.start, term.end)
        const seen: Seen = { key: term.key, document: story.document, article: story.id, start: rawStart, end: rawEnd, publishedOn: story.publishedOn, place: story.place }
        for (const { mention, relation } of about) {
          const near = story.text.slice(Math.max(start, mention.start - 14), Math.min(end, mention.end + 20))
          found.push({ kind: 'placement', ...seen, ...relation, entity: mention.entity, name: mention.name, type: mention.type, leader: relation.ground !== 'beside' && leader.test(near) })
        }
        for (const [kind, words] of remarks) {
          const word = words.exec(sentence)
          if (!word) continue
          const [from, to] = rawSpan(story, start + word.index, start + word.index + word[0].length)
          found.push({ kind, ...seen, start: from, end: to, entities: about.filter(a => a.relation.ground !== 'beside').map(({ mention: m }) => ({ id: m.entity, name: m.name, type: m.type })) })
        }
      }
      if (names.length) { topics = names; at = end }
      // Nobody remembers for longer than two sentences what it was about.
      else if (end - at > 160) topics = []
    }
    return found
  }
}

interface Tie { mention: StoryMention; relation: Relation }

/** Who of a sentence is tied to a term of it: the nearest name on either side with those listed beside it, and who bears the term in its name. */
function tied(names: StoryMention[], mentions: StoryMention[], term: Term, offset: number, sentence: string, relate: ReturnType<typeof relater>, heir: StoryMention | null): Tie[] {
  const here = (s: { start: number; end: number }) => ({ start: s.start - offset, end: s.end - offset })
  const bearer = mentions.find(m => m.start <= term.start && m.end >= term.end)
  const ties: Tie[] = []
  const add = (mention: StoryMention, at = here(mention)) => {
    const relation = relate(sentence, at, here(term))
    if (relation === null || mention.type !== 'park' || relation.ground === 'name') { if (relation) ties.push({ mention, relation }); return }
    // A park makes nothing; others do in it.
    if (relation.ground !== 'beside') ties.push({ mention, relation: { ground: 'aims', makes: false, planned: true } })
  }
  if (bearer && names.includes(bearer)) add(bearer)
  // 《…集成电路…政策》 or a conference says nothing of who else is named.
  else if (bearer && bearer.type !== 'product') return ties
  // What bears the term in its name is what is meant; others are tied to it only as who makes it.
  const makers = bearer && bearer.type !== 'product' ? names.filter(m => m.type === 'company') : names
  const before = makers.filter(m => m.end <= (bearer ?? term).start)
  for (const mention of listed(before, sentence, offset)) add(mention, { ...here(mention), end: here(before.at(-1)!).end })
  const after = makers.find(m => m.start >= (bearer ?? term).end)
  if (after) add(after)
  if (heir && before.length === 0 && !bearer) add(heir, { start: 0, end: 0 })
  return ties.some(t => t.relation.ground !== 'beside') ? ties.filter(t => t.relation.ground !== 'beside') : ties.slice(0, 1)
}

/** The last of some names with those listed right before it: 甲、乙和丙. */
function listed(names: StoryMention[], sentence: string, offset: number): StoryMention[] {
  let first = names.length - 1
  while (first > 0 && /^[”"]?[、和与及]“?$/.test(sentence.slice(names[first - 1]!.end - offset, names[first]!.start - offset))) first--
  return names.slice(Math.max(first, 0))
}

const outermost = (mentions: StoryMention[]) => mentions.filter((m, i) => !mentions.some((o, j) => j !== i && o.start <= m.start && o.end >= m.end && (o.end - o.start > m.end - m.start)))

/** Bounds of sentences; a line break ends one too. */
export function* sentences(text: string): Generator<[number, number]> {
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (!/[。！？!?；;\n]/.test(text[i]!)) continue
    if (i > start) yield [start, i + 1]
    start = i + 1
  }
  if (start < text.length) yield [start, text.length]
}
