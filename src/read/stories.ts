import { teaserTail } from './forms.ts'
import type { Piece } from './paragraphs.ts'
import { type Bigrams, bigramsOf } from './bigrams.ts'
import { isHeadline, sectionsOf } from './heads.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A story as its prose gives it, before headlines are found. */
export interface Story {
  kind: 'news' | 'photo-caption'
  /** Indices of its pieces: prose, subheads, bylines. In page order. */
  body: number[]
  /** Its first words say that it begins (本报讯). */
  opens: boolean
  /** A byline stands right above it. */
  signed: boolean
  /** A headline stands right above it and speaks of the same. */
  headed: boolean
  closed: boolean
  /** A list of bullets and nothing else: it ends where they do. */
  list: boolean
  /** Indices of its headline pieces once found, in page order. */
  title: number[]
}

/** Headline pieces that stand together, between two stories or at an end of the page. */
export type TitleGroup = number[]

export interface Stories {
  stories: Story[]
  groups: TitleGroup[]
  /** Runs of pieces that are the paper's own lines. */
  furniture: number[][]
  teasers: number[][]
}

/** Walks the pieces once and cuts the prose into stories; headlines that could belong to either side are left in groups. */
export function findStories(pieces: Piece[], words: Vocabulary): Stories {
  const stories: Story[] = []
  const groups: TitleGroup[] = []
  const furniture: number[][] = []
  const teasers: number[][] = []
  const level = storyLevel(pieces)
  const sections = sectionsOf(pieces, words)
  let current = -1
  let pending: number[] = []
  let guide = false

  const flush = () => {
    if (pending.length) groups.push(pending)
    pending = []
  }
  const addFurniture = (i: number) => {
    const run = furniture.at(-1)
    if (run?.at(-1) === i - 1) run.push(i)
    else furniture.push([i])
  }
  const depth = (i: number) => pieces[i]!.lines[0]!.level
  /** Whether the headlines above prose that does not open by itself start a story; else they are subheads of the current one. */
  const headStory = (titles: number[], current: Story, below: number) =>
    titles.some(k => pieces[k]!.lines[0]!.large || (depth(k) > 0 && depth(k) <= level) || pieces[k]!.text.endsWith('——') || words.item.test(pieces[k]!.text))
    || (titles.length > 1 && !titles.every(k => depth(k) > level))
    || (titles.length === 1 && ((!current.headed && isHeadlineBelow(pieces, current, titles[0]!, below)) || isHeadline(pieces[titles[0]!]!, current, below, depth(titles[0]!) > level, pieces, sections, words)))
  const isByline = (i: number) => pieces[i]!.kind === 'byline' || pieces[i]!.kind === 'name'

  pieces.forEach((p, i) => {
    switch (p.kind) {
      case 'prose': {
        guide = false
        if (isNotice(p, pieces[i - 1], words)) {
          addFurniture(i)
          break
        }
        const cur = stories[current]
        const marked = pending.some(isByline)
        const above = pending.filter(k => !isByline(k) && !words.bullet.test(pieces[k]!.text))
        const bullet = words.bullet.test(p.text)
        const listed = pending.length > 0 && pending.at(-1) === i - 1 && bullet && words.briefs.test(pieces[i - 1]!.text)
        const fresh = p.opens || !cur || cur.closed || marked || listed || (cur.list && !bullet && p.lines[0]!.gap > 0) || headStory(above, cur, i)
        if (!fresh) {
          for (const k of pending) cur.body.push(k)
          cur.body.push(i)
          pending = []
        } else {
          // Bylines right above the prose belong to it; a lone line between byline and prose is its column label.
          let top: number[] = []
          const lastByline = p.opens ? -1 : pending.findLastIndex(isByline)
          if (lastByline >= 0 && lastByline >= pending.length - 2) {
            let from = lastByline
            while (from > 0 && isByline(pending[from - 1]!)) from--
            // With a headline above it, the byline stays under that; only the label comes along.
            top = pending.splice(from === 0 ? 0 : lastByline + 1)
          }
          // What stands over a list of briefs speaks of none of them.
          const title = listed ? pending.splice(-1) : []
          flush()
          stories.push({ kind: 'news', body: top.concat(i), opens: p.opens, signed: marked, headed: listed || above.some(k => speaksOf(pieces[k]!.text, p.text)), closed: false, list: bullet, title })
          current = stories.length - 1
        }
        if (p.closes) stories[current]!.closed = true
        break
      }
      case 'title':
        if (guide || teaserTail.test(p.text)) teasers.push([i])
        else pending.push(i)
        break
      case 'byline':
      case 'name': {
        let up = i - 1
        if (p.kind === 'name') while (pieces[up]?.kind === 'caption' || pieces[up]?.kind === 'image') up-- // a picture set between a text and its writer
        const above = pieces[up]
        const cur = stories[current]
        const afterProse = above && (above.kind === 'prose' || above.kind === 'name') && cur?.body.at(-1) === up
        if (pending.length) pending.push(i)
        else if (cur && afterProse && (!cur.closed || above.kind === 'name') && (p.kind === 'name' || !startsStory(pieces, i))) {
          cur.body.push(i)
          cur.closed = true
        } else pending.push(i)
        break
      }
      case 'caption':
      case 'image': {
        const above = pieces[i - 1]
        const cur = stories[current]
        const last = stories.at(-1)
        if (p.kind === 'caption' && above?.kind === 'prose' && cur && cur.body.length === 1 && cur.body[0] === i - 1 && !pieces[i - 1]!.opens && above.text.length <= 160 && above.ended && p.text.length <= 24 && pieces[i + 1]?.kind !== 'name') {
          cur.kind = 'photo-caption'
          cur.body.push(i)
          cur.closed = true
          current = -1
        } else if (last?.kind === 'photo-caption' && last.body.at(-1) === i - 1 && above?.kind === 'image') {
          last.body.push(i)
        } else {
          stories.push({ kind: 'photo-caption', body: [i], opens: true, signed: false, headed: false, closed: true, list: false, title: [] })
        }
        break
      }
      case 'signature': {
        const cur = stories[current]
        if (cur && !pending.length) {
          cur.body.push(i)
          cur.closed = true
        } else pending.push(i)
        break
      }
      case 'jump': {
        const cur = stories[current]
        if (guide && teasers.length) teasers.at(-1)!.push(i)
        else if (pending.length && pieces[i - 1]?.kind === 'title') teasers.push([pending.pop()!, i])
        else if (cur && !cur.closed) {
          cur.body.push(i)
          cur.closed = true
        } else furniture.push([i])
        break
      }
      case 'label':
        guide = words.guide.test(p.text)
        furniture.push([i])
        break
      case 'furniture':
        addFurniture(i)
        break
    }
  })
  flush()
  return { stories, groups, furniture, teasers }
}

/** Whether a fifth of a headline's bigrams are in a text. */
function speaksOf(title: string, text: string): boolean {
  const grams = bigramsOf(title)
  return shared(grams, text) * 5 >= grams.size
}

/** How many of the bigrams are in a text. */
function shared(grams: Bigrams, text: string): number {
  const own = bigramsOf(text)
  let n = 0
  for (const gram of grams) if (own.has(gram)) n++
  return n
}

/** A line between two paragraphs is the upper one's headline, not a subhead, when it shares more with that: where headlines stand after bodies. */
function isHeadlineBelow(pieces: Piece[], above: Story, title: number, below: number): boolean {
  if (pieces[title]!.lines[0]!.level > 0) return false
  const grams = bigramsOf(pieces[title]!.text)
  const like = (prose: number[]) => shared(grams, prose.map(i => pieces[i]!.text).join('\n').slice(-3000))
  const next: number[] = []
  for (let i = below; pieces[i]?.kind === 'prose' && !pieces[i]!.opens && next.length < 8; i++) next.push(i)
  return like(above.body.slice(-8)) > like(next)
}

/** The paper's own terms, in full sentences: under a label, or naming several of its words. */
function isNotice(p: Piece, above: Piece | undefined, words: Vocabulary): boolean {
  if (p.text.length > 400 || !words.notice.test(p.text)) return false
  return above?.kind === 'label' || above?.kind === 'furniture' || new Set(p.text.match(words.notices)).size > 1
}

/** A byline line heads a story when prose that does not open by itself follows it directly. */
function startsStory(pieces: Piece[], i: number): boolean {
  let k = i + 1
  while (pieces[k]?.kind === 'byline' || pieces[k]?.kind === 'name') k++
  const next = pieces[k]
  return next?.kind === 'prose' && !next.opens
}

/**
 * Level of markdown headings that head stories: the shallowest one; deeper ones are subheads unless an opening follows.
 * 0 on a page without markdown.
 */
function storyLevel(pieces: Piece[]): number {
  const levels = pieces.filter(p => p.kind === 'title' && p.lines[0]!.level > 0).map(p => p.lines[0]!.level)
  return levels.reduce((a, b) => Math.min(a, b), levels[0] ?? 0)
}
