import { teaserTail } from './forms.ts'
import type { Piece } from './paragraphs.ts'
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
  closed: boolean
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
  let current = -1
  let pending: number[] = []
  let guide = false
  let resume = -1 // the story a caption interrupted

  const flush = () => {
    if (pending.length) groups.push(pending)
    pending = []
  }
  const addFurniture = (i: number) => {
    const run = furniture.at(-1)
    if (run?.at(-1) === i - 1) run.push(i)
    else furniture.push([i])
  }
  const isByline = (i: number) => pieces[i]!.kind === 'byline' || pieces[i]!.kind === 'name'

  pieces.forEach((p, i) => {
    switch (p.kind) {
      case 'prose': {
        guide = false
        if (isNotice(p, pieces[i - 1], words)) {
          addFurniture(i)
          break
        }
        if (current < 0 && resume >= 0 && !pending.some(k => isByline(k))) current = resume
        resume = -1
        const cur = stories[current]
        const marked = pending.some(k => isByline(k))
        const storyHeading = pending.some(k => pieces[k]!.lines[0]!.level > 0 && pieces[k]!.lines[0]!.level <= level)
        const subheads = pending.filter(k => !isByline(k) && !words.bullet.test(pieces[k]!.text))
        const fresh = p.opens || !cur || cur.closed || marked || storyHeading || (subheads.length > 1 && !subheads.every(k => pieces[k]!.lines[0]!.level > level)) || subheads.some(k => /——$/.test(pieces[k]!.text) || words.item.test(pieces[k]!.text))
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
          flush()
          stories.push({ kind: 'news', body: top.concat(i), opens: p.opens, signed: marked, closed: false, title: [] })
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
        const above = pieces[i - 1]
        const cur = stories[current]
        const afterProse = above && (above.kind === 'prose' || (above.kind === 'name' && cur?.body.includes(i - 1)))
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
        if (p.kind === 'caption' && above?.kind === 'prose' && cur && cur.body.length === 1 && cur.body[0] === i - 1 && !pieces[i - 1]!.opens && above.text.length <= 160 && above.ended && p.text.length <= 24) {
          cur.kind = 'photo-caption'
          cur.body.push(i)
          cur.closed = true
          current = -1
        } else if (last?.kind === 'photo-caption' && last.body.at(-1) === i - 1 && above?.kind === 'image') {
          last.body.push(i)
        } else {
          stories.push({ kind: 'photo-caption', body: [i], opens: true, signed: false, closed: true, title: [] })
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

/** The paper's own terms, in full sentences: under a label, or naming several of its words. */
function isNotice(p: Piece, above: Piece | undefined, words: Vocabulary): boolean {
  if (p.text.length > 400 || !words.notice.test(p.text)) return false
  return above?.kind === 'label' || above?.kind === 'furniture' || new Set(p.text.match(new RegExp(words.notice, 'g'))).size > 1
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
