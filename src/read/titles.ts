import { announcing, type Piece } from './paragraphs.ts'
import type { Story, TitleGroup } from './stories.ts'

/** Headline pieces that are read together: a kicker with its headline, a headline with the byline under it. */
interface Unit { pieces: number[]; bigrams: Set<string>; byline: boolean }

/** A bigram in more stories than this tells nothing, and leaving it out keeps the work linear. */
const tooCommon = 40

/**
 * Gives every story its headline: by the idf-weighted character bigrams the two share, by standing next to it, and by whether
 * headlines stand before or after bodies on this page. Fills `story.title`; returns the groups of pieces that no story took.
 */
export function matchTitles(pieces: Piece[], stories: Story[], groups: TitleGroup[]): number[][] {
  const owner = ownerOf(pieces.length, stories)
  const index = indexOf(pieces, stories)
  const idf = (gram: string) => Math.log(1 + stories.length / (0.5 + (index.get(gram)?.length ?? 0)))
  const placed = groups.map(group => {
    const units = unitsOf(pieces, group)
    const first = group[0]!
    const last = group.at(-1)!
    const before = nearest(owner, stories, first, -1)
    const after = nearest(owner, stories, last, 1)
    const picture = owner[first - 1] !== undefined && stories[owner[first - 1]!]?.kind === 'photo-caption' ? owner[first - 1]! : -1
    const likeness = units.map(unit => {
      const shared = new Map<number, number>()
      let all = 0
      for (const gram of unit.bigrams) {
        const weight = idf(gram)
        all += weight
        const holders = index.get(gram) ?? []
        if (holders.length <= tooCommon || holders.length <= stories.length / 2) for (const s of holders.length <= tooCommon ? holders : [before, after, picture].filter(x => holders.includes(x))) shared.set(s, (shared.get(s) ?? 0) + weight)
      }
      for (const [s, weight] of shared) shared.set(s, all ? weight / all : 0)
      return shared
    })
    return { group, units, before, after, picture, likeness }
  })

  // Do headlines stand before (+1) or after (-1) their bodies on this page? Each group between two stories votes.
  let votes = 0
  let weight = 1
  for (const { group, units, before, after, likeness } of placed) {
    units.forEach((_, u) => {
      const a = before >= 0 ? likeness[u]!.get(before) ?? 0 : 0
      const b = after >= 0 ? likeness[u]!.get(after) ?? 0 : 0
      votes += Math.max(-1, Math.min(1, 3 * (b - a)))
      weight += Math.abs(b - a)
    })
    if (before < 0 && after >= 0) { votes += 0.5; weight += 0.5 }
    if (after < 0 && before >= 0) { votes -= 0.5; weight += 0.5 }
    if (after >= 0 && pieces[group.at(-1)! + 1]?.lines[0]!.gap === 0) { votes += 1; weight += 1 }
  }
  const direction = Math.max(-1, Math.min(1, votes / weight))

  interface Bid { g: number; u: number; story: number; score: number; like: number; near: boolean }
  const bids: Bid[] = []
  placed.forEach(({ group, units, before, after, picture, likeness }, g) => {
    units.forEach((unit, u) => {
      const candidates = new Set([...likeness[u]!.keys(), before, after, picture].filter(s => s >= 0))
      for (const s of candidates) {
        const like = likeness[u]!.get(s) ?? 0
        const near = s === before || s === after || s === picture
        let score = like
        if (s === after) score += 0.15 + 0.15 * direction
        else if (s === before) score += 0.15 - 0.15 * direction
        else if (s === picture) score += 0.1
        const lastUnit = u === units.length - 1
        if (s === after && lastUnit && pieces[group.at(-1)! + 1]?.lines[0]!.gap === 0) score += 0.3
        if (s === after && lastUnit && unit.byline && stories[s]!.kind === 'news' && !pieces[stories[s]!.body[0]!]!.opens) score += 0.4
        if (s === after && lastUnit && pieces[group.at(-1)!]!.lines[0]!.level > 0) score += 0.4
        if (stories[s]!.kind === 'photo-caption') score -= 0.12
        if (score >= 0.2) bids.push({ g, u, story: s, score, like, near })
      }
    })
  })
  bids.sort((a, b) => b.score - a.score)

  const taken = placed.map(({ units }) => units.map(() => -1))
  const from = new Map<number, number>() // story -> group that titles it
  const settle = (second: boolean) => {
    for (const bid of bids) {
      if (taken[bid.g]![bid.u]! >= 0) continue
      const has = from.get(bid.story)
      if (has === undefined) {
        if (second || (!bid.near && bid.like < 0.3)) continue
        from.set(bid.story, bid.g)
      } else {
        if (!second || has !== bid.g) continue
        const row = taken[bid.g]!
        const beside = row[bid.u - 1] === bid.story || row[bid.u + 1] === bid.story
        if (!beside || bid.like < (bid.near ? 0.2 : 0.35)) continue
      }
      taken[bid.g]![bid.u] = bid.story
    }
  }
  settle(false)
  settle(true)
  settle(true)
  // On a page with headlines before (after) their bodies a lone line above (below) a story's headline is its kicker (deck).
  const lone = (g: number, u: number) => placed[g]!.units[u]!.pieces.length === 1
  taken.forEach((row, g) => {
    const size = (s: number) => row.filter(x => x === s).length
    for (let u = row.length - 2; u >= 0; u--) if (direction > 0.3 && row[u]! < 0 && row[u + 1] === placed[g]!.after && row[u + 1]! >= 0 && lone(g, u) && size(row[u + 1]!) < 3) row[u] = row[u + 1]!
    for (let u = 1; u < row.length; u++) if (direction < -0.3 && row[u]! < 0 && row[u - 1] === placed[g]!.before && row[u - 1]! >= 0 && lone(g, u) && size(row[u - 1]!) < 3) row[u] = row[u - 1]!
  })
  // What is left takes the story beside it that has no headline yet, though they share no word.
  placed.forEach(({ units, before, after }, g) => {
    const sides = direction > 0 ? [after, before] : [before, after]
    units.forEach((_, u) => {
      const story = sides.find(s => s >= 0 && !from.has(s))
      if (taken[g]![u]! >= 0 || story === undefined || units.length > 2) return
      from.set(story, g)
      taken[g]![u] = story
    })
  })

  const left: number[][] = []
  placed.forEach(({ units }, g) => {
    let run: number[] = []
    const flush = () => { if (run.length) left.push(run); run = [] }
    units.forEach((unit, u) => {
      const story = taken[g]![u]!
      if (story >= 0) {
        flush()
        for (const i of unit.pieces) stories[story]!.title.push(i)
      } else for (const i of unit.pieces) run.push(i)
    })
    flush()
  })
  for (const story of stories) story.title.sort((a, b) => a - b)
  return left
}

function ownerOf(length: number, stories: Story[]): (number | undefined)[] {
  const owner = new Array<number | undefined>(length)
  stories.forEach((story, s) => { for (const i of story.body) owner[i] = s })
  return owner
}

/** The next news story on one side of a piece; pictures are looked across. */
function nearest(owner: (number | undefined)[], stories: Story[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < owner.length; i += step) {
    const s = owner[i]
    if (s !== undefined && stories[s]!.kind === 'news') return s
  }
  return -1
}

function indexOf(pieces: Piece[], stories: Story[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
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

/** Pairs of neighbouring characters within a run of Chinese, letters or digits. */
export function bigramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (let i = 1; i < text.length; i++) if (inked(text, i - 1) && inked(text, i)) grams.add(text.slice(i - 1, i + 1))
  return grams
}

const inked = (text: string, i: number) => {
  const c = text.charCodeAt(i)
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
}

/** A line that announces the next one (…引发热烈反响——, …时强调) is read with it; so are the byline under a headline and what stands above it without a blank. */
function unitsOf(pieces: Piece[], group: TitleGroup): Unit[] {
  const units: number[][] = []
  group.forEach((i, k) => {
    const above = group[k - 1]
    const p = pieces[i]!
    const glued = above === i - 1 && (p.kind === 'byline' || p.kind === 'name' || p.text.startsWith('——') || announcing.test(pieces[above]!.text) || (p.lines[0]!.gap === 0 && pieces[above]!.kind === 'title') || pieces[above]!.lines[0]!.level > p.lines[0]!.level && p.lines[0]!.level > 0)
    if (glued) units.at(-1)!.push(i)
    else units.push([i])
  })
  return units.map(list => ({
    pieces: list,
    bigrams: bigramsOf(list.filter(i => pieces[i]!.kind === 'title').map(i => pieces[i]!.text).join(' ')),
    byline: pieces[list.at(-1)!]!.kind !== 'title',
  }))
}
