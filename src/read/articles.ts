import { hits } from '../base/hits.ts'
import type { Article, PartRole, Span } from './document.ts'
import type { Piece } from './paragraphs.ts'
import { announcing, joinLines } from './paragraphs.ts'
import { cleanText, type CleanPart } from './clean.ts'
import { jumpTail, teaserTail } from './forms.ts'
import type { Stories, Story } from './stories.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Stories and what is left -> articles in page order, each non-space character in exactly one of them. */
export function buildArticles(pieces: Piece[], found: Stories, left: number[][], words: Vocabulary, raw: string): Article[] {
  const drafts = [
    ...found.stories.map(story => draftOf(story, pieces)),
    ...found.furniture.map(list => ({ kind: 'furniture' as const, title: [], body: list })),
    ...found.teasers.map(list => ({ kind: 'teaser' as const, title: list.filter(i => pieces[i]!.kind === 'title'), body: list.filter(i => pieces[i]!.kind !== 'title') })),
    ...left.map(list => leftOver(list, pieces)),
  ]
  const first = ({ title, body }: Draft) => [...title, ...body].reduce((a, b) => Math.min(a, b), Infinity)
  return drafts
    .filter(d => d.title.length + d.body.length > 0)
    .map(draft => ({ draft, at: first(draft) }))
    .sort((a, b) => a.at - b.at)
    .map(({ draft }, index) => articleOf(draft, index, pieces, words, raw))
}

interface Draft { kind: Article['kind']; title: number[]; body: number[] }

const draftOf = (story: Story, _pieces: Piece[]): Draft => ({ kind: story.kind, title: story.title, body: story.body })

/** Headlines without a story: teasers, or labels when only the paper's own lines stand around them. */
function leftOver(list: number[], pieces: Piece[]): Draft {
  const own = (i: number) => pieces[i] === undefined || pieces[i]!.kind === 'furniture' || pieces[i]!.kind === 'label'
  const between = own(list[0]! - 1) && own(list.at(-1)! + 1)
  return between || list.every(i => pieces[i]!.kind !== 'title') ? { kind: 'furniture', title: [], body: list } : { kind: 'teaser', title: list, body: [] }
}

function articleOf(draft: Draft, index: number, pieces: Piece[], words: Vocabulary, raw: string): Article {
  const order = [...draft.title, ...draft.body]
  const { headline, deck, roles } = readTitle(draft.title, pieces)
  const parts: CleanPart[] = order.flatMap(i => {
    const part = { role: roleOf(i, draft, roles, pieces, words), lines: pieces[i]!.lines }
    return part.role === 'headline' ? splitHeadline(part) : [part]
  })
  const text = draft.body.filter(i => pieces[i]!.kind === 'prose').map(i => pieces[i]!.text)
  return {
    index,
    kind: draft.kind,
    headline: (draft.kind === 'teaser' ? headline?.replace(teaserTail, '') : headline) ?? (draft.kind === 'furniture' ? pieces[order[0]!]!.text.slice(0, 40) : null),
    deck,
    byline: bylineOf(order, draft, pieces, words),
    spans: spansOf(parts, raw),
    parts: parts.map(({ role, lines }) => ({ role, start: lines[0]!.start, end: lines.at(-1)!.end })),
    place: null,
    continued: draft.kind === 'news' && (text.some(t => jumpTail.test(t.slice(-40))) || draft.body.some(i => pieces[i]!.kind === 'jump')),
    clean: cleanText(parts),
  }
}

/** Spans in reading order; neighbours with nothing but space between them are one. A piece interrupted by another article gives two. */
function spansOf(parts: CleanPart[], raw: string): Span[] {
  const spans: [number, number][] = []
  for (const line of parts.flatMap(p => p.lines)) {
    const last = spans.at(-1)
    if (last && line.start >= last[1] && line.start - last[1] < 2000 && !/\S/.test(raw.slice(last[1], line.start))) last[1] = line.end
    else spans.push([line.start, line.end])
  }
  return spans
}

function roleOf(i: number, draft: Draft, titleRoles: Map<number, PartRole>, pieces: Piece[], words: Vocabulary): PartRole {
  const role = titleRoles.get(i)
  if (role) return role
  const p = pieces[i]!
  switch (p.kind) {
    case 'prose': return draft.kind === 'photo-caption' ? 'caption' : 'body'
    case 'byline': case 'name': case 'signature': return 'byline'
    case 'title': return draft.kind === 'furniture' ? 'label' : 'subhead'
    case 'caption': return words.credit.test(p.text) && p.text.length <= 20 || p.text.length < 24 && words.photoLabel.test(p.text) ? 'credit' : 'caption'
    case 'jump': return 'jump'
    default: return 'label'
  }
}

/** Which of the title's pieces is the headline: what a kicker announces, what the shallowest heading says, else the shorter or the first. */
function readTitle(title: number[], pieces: Piece[]): { headline: string | null; deck: string[]; roles: Map<number, PartRole> } {
  const roles = new Map<number, PartRole>()
  const lines = title.filter(i => pieces[i]!.kind === 'title')
  for (const i of title) if (pieces[i]!.kind !== 'title') roles.set(i, 'byline')
  if (!lines.length) return { headline: null, deck: [], roles }
  const level = (i: number) => pieces[i]!.lines[0]!.level || 9
  const announced = lines.findIndex((_, k) => k > 0 && announcing.test(pieces[lines[k - 1]!]!.text))
  const shallow = lines.reduce((best, i, k) => (level(i) < level(lines[best]!) ? k : best), 0)
  const size = (k: number) => pieces[lines[k]!]!.text.length
  const shorter = lines.length > 1 && size(1) <= size(0) && pieces[lines[1]!]!.lines[0]!.gap > 0 ? 1 : lines.length > 1 && size(1) + 8 < size(0) ? 1 : 0
  const main = announced > 0 ? announced : level(lines[shallow]!) < 9 ? shallow : shorter
  const texts = lines.map(i => pieces[i]!.text)
  lines.forEach((i, k) => roles.set(i, k === main ? 'headline' : k < main ? 'kicker' : 'deck'))
  const deck = texts.filter((_, k) => k !== main)
  const [first, ...rest] = splitHeadline({ role: 'headline', lines: pieces[lines[main]!]!.lines })
  return { headline: joinLines(first!.lines), deck: [...deck, ...rest.map(part => joinLines(part.lines))], roles }
}

/** A long headline printed on one line holds its decks behind spaces. */
function splitHeadline(part: CleanPart): CleanPart[] {
  const line = part.lines[0]!
  if (part.lines.length > 1 || line.at || line.text.length <= 30) return [part]
  const words = hits(/\S+/g, line.text)
  // Spaces inside quotation marks part nothing.
  if (words.length < 2 || words.some(([w]) => (w.match(/[“‘《（]/g)?.length ?? 0) !== (w.match(/[”’》）]/g)?.length ?? 0))) return [part]
  return words.map(([text], k) => {
    const start = line.from + words[k]!.index
    const end = start + text.length
    return { role: k ? 'deck' as const : 'headline' as const, lines: [{ ...line, start: k ? start : line.start, end: k < words.length - 1 ? end : line.end, from: start, text }] }
  })
}

function bylineOf(order: number[], draft: Draft, pieces: Piece[], words: Vocabulary): string | null {
  const own = order.filter(i => pieces[i]!.kind === 'byline' || pieces[i]!.kind === 'name').map(i => pieces[i]!.text.replace(/^[□■◎☆★▲○◇]\s*/, ''))
  if (own.length) return own.join(' ')
  const prose = order.map(i => pieces[i]!).filter(p => p.kind === 'prose' || p.kind === 'caption')
  for (const p of prose) {
    const opening = p.kind === 'prose' ? words.opening.exec(p.text.slice(0, 120))?.[1] : undefined
    if (opening) return opening.trim()
    const closing = words.closing.exec(p.text.slice(-60))?.[1]
    if (closing && draft.kind === 'news') return closing.trim()
  }
  const credit = draft.kind === 'photo-caption' ? prose.map(p => /(?:^|[\s（。，：:])((?:记者\s*|通讯员\s*)?[一-鿿]{2,4}(?:\s+[一-鿿]{2,4})*\s*摄(?:影)?)[）)]?$|(?:图片来源|图源|供图)[:：]\s*(\S{2,20})$/.exec(p.text.slice(-40))).find(m => m) : null
  return credit ? (credit[1] ?? credit[2] ?? null) : null
}
