import { type Bigrams, bigramsOf } from './bigrams.ts'
import { announcing, type Piece } from './paragraphs.ts'
import type { Story, TitleGroup } from './stories.ts'

/** Headline pieces that are read together: a kicker with its headline, a headline with the byline under it. */
interface Unit {
  pieces: number[]
  bigrams: Bigrams
  byline: boolean
  /** Share of its idf-weighted bigrams that each story has. */
  like: Map<number, number>
  /** The story it was given to, -1 for none yet. */
  story: number
}

/** A group with what stands around it: the news story before, the one after, a picture right before (indices, -1 for none). */
interface Placed { units: Unit[]; before: number; after: number; picture: number; tight: boolean; heading: boolean }

/** A bigram in more stories than this tells nothing, and leaving it out keeps the work linear. */
const tooCommon = 40

/**
 * Gives every story its headline: by the idf-weighted character bigrams the two share, by standing next to it, and by whether
 * headlines stand before or after bodies on this page. Fills `story.title`; returns the runs of pieces that no story took.
 */
export function matchTitles(pieces: Piece[], stories: Story[], groups: TitleGroup[]): number[][] {
  const placed = placeGroups(pieces, stories, groups)
  const direction = directionOf(placed)
  const titled = new Map<number, Placed | null>() // story -> the group that titles it, null where the walk found its headline
  stories.forEach((story, s) => { if (story.title.length) titled.set(s, null) })
  takeBest(bidsOf(pieces, stories, placed, direction), titled)
  takeLone(placed, direction)
  takeBeside(placed, direction, titled)
  takeFar(placed, stories, titled)

  const left: number[][] = []
  for (const { units } of placed) {
    let run: number[] = []
    for (const unit of units) {
      if (unit.story < 0) for (const i of unit.pieces) run.push(i)
      else {
        if (run.length) left.push(run)
        run = []
        for (const i of unit.pieces) stories[unit.story]!.title.push(i)
      }
    }
    if (run.length) left.push(run)
  }
  for (const story of stories) story.title.sort((a, b) => a - b)
  return left
}

function placeGroups(pieces: Piece[], stories: Story[], groups: TitleGroup[]): Placed[] {
  const owner: (number | undefined)[] = pieces.map(() => undefined)
  stories.forEach((story, s) => { for (const i of story.body) owner[i] = s })
  const index = indexOf(pieces, stories)
  return groups.map(group => {
    const last = group.at(-1)!
    const before = nearest(owner, stories, group[0]!, -1)
    const after = nearest(owner, stories, last, 1)
    const above = owner[group[0]! - 1]
    const picture = above !== undefined && stories[above]!.kind === 'photo-caption' ? above : -1
    const units = unitsOf(pieces, group)
    for (const unit of units) weigh(unit, index, stories.length, [before, after, picture])
    return { units, before, after, picture, tight: after >= 0 && pieces[last + 1]?.lines[0]!.gap === 0, heading: pieces[last]!.lines[0]!.level > 0 }
  })
}

function weigh(unit: Unit, index: Map<number, number[]>, count: number, around: number[]): void {
  let all = 0
  for (const gram of unit.bigrams) {
    const holders = index.get(gram) ?? []
    const weight = Math.log(1 + count / (0.5 + holders.length))
    all += weight
    const candidates = holders.length <= tooCommon ? holders : around.filter(s => s >= 0 && holders.length <= count / 2)
    for (const s of candidates) unit.like.set(s, (unit.like.get(s) ?? 0) + weight)
  }
  for (const [s, weight] of unit.like) unit.like.set(s, all ? weight / all : 0)
}

/** Whether headlines stand before (+1) or after (-1) their bodies on this page: each unit votes for the side it is more like. */
function directionOf(placed: Placed[]): number {
  let votes = 0
  let weight = 1
  const vote = (value: number, size: number) => {
    votes += value
    weight += size
  }
  for (const { units, before, after, tight } of placed) {
    for (const { like } of units) {
      const lean = (like.get(after) ?? 0) - (like.get(before) ?? 0)
      vote(Math.max(-1, Math.min(1, 3 * lean)), Math.abs(lean))
    }
    if (before < 0 && after >= 0) vote(0.5, 0.5)
    if (after < 0 && before >= 0) vote(-0.5, 0.5)
    if (tight) vote(1, 1)
  }
  return Math.max(-1, Math.min(1, votes / weight))
}

interface Bid { group: Placed; u: number; story: number; score: number; near: boolean }

/** What speaks for each unit and story, best first. */
function bidsOf(pieces: Piece[], stories: Story[], placed: Placed[], direction: number): Bid[] {
  const bids: Bid[] = []
  for (const group of placed) {
    const { units, before, after, picture } = group
    units.forEach((unit, u) => {
      for (const story of new Set([...unit.like.keys(), before, after, picture])) {
        if (story < 0) continue
        let score = unit.like.get(story) ?? 0
        if (story === after) score += 0.15 + 0.15 * direction
        else if (story === before) score += 0.15 - 0.15 * direction
        else if (story === picture) score += 0.1
        if (story === after && u === units.length - 1) {
          if (group.tight) score += 0.3
          if (group.heading) score += 0.4
          if (unit.byline && !pieces[stories[story]!.body[0]!]!.opens) score += 0.4
        }
        if (stories[story]!.kind === 'photo-caption') score -= 0.12
        if (score >= 0.2) bids.push({ group, u, story, score, near: story === before || story === after || story === picture })
      }
    })
  }
  return bids.sort((a, b) => b.score - a.score)
}

/** First each story its best unit, then the units beside that which are like the story too (kickers, decks). */
function takeBest(bids: Bid[], titled: Map<number, Placed | null>): void {
  for (const round of [0, 1, 2]) {
    for (const { group, u, story, near } of bids) {
      const unit = group.units[u]!
      const like = unit.like.get(story) ?? 0
      if (unit.story >= 0) continue
      if (round === 0) {
        if (titled.has(story) || (!near && like < 0.3)) continue
        titled.set(story, group)
      } else {
        if (titled.get(story) !== group || like < (near ? 0.2 : 0.35)) continue
        if (group.units[u - 1]?.story !== story && group.units[u + 1]?.story !== story) continue
      }
      unit.story = story
    }
  }
}

/** On a page with headlines before (after) their bodies a lone line above (below) a story's headline is its kicker (deck). */
function takeLone(placed: Placed[], direction: number): void {
  for (const { units, before, after } of placed) {
    const size = (s: number) => units.filter(unit => unit.story === s).length
    const take = (u: number, story: number, beside: Unit | undefined) => {
      const unit = units[u]!
      if (story >= 0 && unit.story < 0 && unit.pieces.length === 1 && beside?.story === story && touching(unit, beside) && size(story) < 3) unit.story = story
    }
    if (units.length > 50) continue
    // Between a headline and its body there is nothing but a deck.
    for (let u = 1; u < units.length; u++) take(u, after, units[u - 1])
    if (direction > 0.3) for (let u = units.length - 2; u >= 0; u--) take(u, after, units[u + 1])
    // Below a headline stands its deck, which speaks of the same, or what the next page holds.
    if (direction < -0.3) for (let u = 1; u < units.length; u++) if (units[u]!.like.has(before)) take(u, before, units[u - 1])
  }
}

/** Whether nothing stands between two units, a picture for one. */
const touching = (a: Unit, b: Unit) => a.pieces[0]! === b.pieces.at(-1)! + 1 || b.pieces[0]! === a.pieces.at(-1)! + 1

/** What is left takes the story beside it that has no headline yet, though they share no word. */
function takeBeside(placed: Placed[], direction: number, titled: Map<number, Placed | null>): void {
  for (const group of placed) {
    const sides = direction > 0 ? [group.after, group.before] : [group.before, group.after]
    if (group.units.length > 2) continue
    for (const unit of group.units) {
      const story = sides.find(s => s >= 0 && !titled.has(s))
      if (unit.story >= 0 || story === undefined) continue
      titled.set(story, group)
      unit.story = story
    }
  }
}

/** A headline far from its story may share little with it; it takes the untitled story it shares most with, if only one. */
function takeFar(placed: Placed[], stories: Story[], titled: Map<number, Placed | null>): void {
  for (const group of placed) {
    for (const unit of group.units) {
      if (unit.story >= 0) continue
      const [best, second] = [...unit.like].filter(([s]) => !titled.has(s) && stories[s]!.kind === 'news').sort((a, b) => b[1] - a[1])
      if (!best || best[1] < 0.15 || best[1] < 1.5 * (second?.[1] ?? 0)) continue
      titled.set(best[0], group)
      unit.story = best[0]
    }
  }
}

/** The next news story on one side of a piece; pictures are looked across. */
function nearest(owner: (number | undefined)[], stories: Story[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < owner.length; i += step) {
    const s = owner[i]
    if (s !== undefined && stories[s]!.kind === 'news') return s
  }
  return -1
}

/** Bigram -> the stories that have it. */
function indexOf(pieces: Piece[], stories: Story[]): Map<number, number[]> {
  const index = new Map<number, number[]>()
  stories.forEach((story, s) => {
    for (const i of story.body) {
      for (const gram of bigramsOf(pieces[i]!.text)) {
        const holders = index.get(gram)
        if (!holders) index.set(gram, [s])
        else if (holders.at(-1) !== s) holders.push(s)
      }
    }
  })
  return index
}

/** A line that announces the next one (…引发热烈反响——, …时强调) is read with it; so are the byline under a headline and what stands above it without a blank. */
function unitsOf(pieces: Piece[], group: TitleGroup): Unit[] {
  const units: number[][] = []
  group.forEach((i, k) => {
    const p = pieces[i]!
    const above = group[k - 1] === i - 1 ? pieces[i - 1]! : null
    const glued = above && (p.kind === 'byline' || p.kind === 'name' || p.text.startsWith('——') || announcing.test(above.text)
      || (p.lines[0]!.gap === 0 && above.kind === 'title') || (p.lines[0]!.level > 0 && above.lines[0]!.level > p.lines[0]!.level))
    if (glued) units.at(-1)!.push(i)
    else units.push([i])
  })
  return units.map(list => ({
    pieces: list,
    bigrams: bigramsOf(list.filter(i => pieces[i]!.kind === 'title').map(i => pieces[i]!.text).join(' ')),
    byline: pieces[list.at(-1)!]!.kind !== 'title',
    like: new Map(),
    story: -1,
  }))
}
