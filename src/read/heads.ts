import { type Bigrams, bigramsOf } from './bigrams.ts'
import type { Piece } from './paragraphs.ts'
import type { Story } from './stories.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Stretches of prose between headlines, by-lines and the signs of a beginning or an end: what is read as one whatever the stories are. */
export interface Sections {
  /** Section of each piece of prose, -1 for other pieces. */
  of: number[]
  grams: Bigrams[]
  /** Bigram -> the sections that have it, in order; cut behind `tooCommon`. */
  holders: Map<number, number[]>
  /** Sections that end with their writer's name (in brackets or alone on a line). */
  named: Set<number>
}

/** A bigram in more sections than this tells nothing. */
const tooCommon = 12

export function sectionsOf(pieces: Piece[], words: Vocabulary): Sections {
  const of = pieces.map(() => -1)
  const named = new Set<number>()
  const grams: Bigrams[] = []
  let open = false
  pieces.forEach((p, i) => {
    if (p.kind === 'prose') {
      if (!open || p.opens) grams.push(new Set())
      of[i] = grams.length - 1
      for (const gram of bigramsOf(p.text)) grams.at(-1)!.add(gram)
      if (p.closes && words.closing.test(p.text.slice(-60))) named.add(of[i]!)
      open = !p.closes
    } else if (p.kind === 'name' && open) {
      named.add(grams.length - 1)
      open = false
    } else if (p.kind === 'title' || p.kind === 'byline' || p.kind === 'name' || p.kind === 'label') open = false
  })
  const holders = new Map<number, number[]>()
  grams.forEach((set, s) => {
    for (const gram of set) {
      const list = holders.get(gram)
      if (!list) holders.set(gram, [s])
      else if (list.length <= tooCommon) list.push(s)
    }
  })
  return { of, grams, holders, named }
}

/**
 * Whether an unmarked line between a story and prose that does not open by itself is a headline and no subhead, by what speaks for and against:
 * a story has one writer, a note of news has no subheads, a subhead fits its column, and a story keeps to its own words; news begins with
 * its day or its source and tells in its first words what the headline says, where a subhead hints at what comes.
 */
export function isHeadline(title: Piece, above: Story, below: number, deep: boolean, pieces: Piece[], sections: Sections, words: Vocabulary): boolean {
  const at = sections.of[below]!
  const next = pieces[below]!
  const first = pieces[above.body.find(i => pieces[i]!.kind === 'prose') ?? below]!
  const signed = above.signed || (first.opens && words.opening.exec(first.text.slice(0, 120))?.[1] !== undefined)
  const column = next.lines.length > 2 ? next.lines.slice(0, 9).reduce((w, line) => Math.max(w, line.width), 0) : 60
  // Stories of one town share its names, so that kinship tells strangers better than kin.
  let score = 0.3 - Math.min(1, kinship(above, at, sections))
  if (signed && sections.named.has(at)) score += 2
  if (first.opens) score += 0.7
  if (deep) score -= 1
  if (title.text.length <= 7) score -= 0.3
  if (/^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)/.test(title.text)) score -= 1
  if (namesSubject(title.text, next.text)) score += 0.8
  const said = told(title.text, next.text)
  score += 1.2 * Math.min(0.5, said)
  // A part of a feature may begin with a day too, but not with what its subhead says.
  if (words.lead.test(next.text)) score += said > 0.1 ? 0.8 : 0.2
  if (words.bullet.test(first.text) && !words.bullet.test(next.text)) score += 1
  if (title.lines[0]!.width > column + 1) score += 1
  if (above.body.slice(-8).some(i => pieces[i]!.kind === 'title')) score -= 0.2
  return score > 0

  /** How much the section below shares with the story of what few other sections have; about 0.1 for strangers, 0.7 within a story. */
  function kinship(story: Story, at: number, { of, grams, holders }: Sections): number {
    const from = of[story.body.find(i => of[i]! >= 0) ?? below]!
    const few = Math.max(1, grams.length / 8)
    let shared = 0
    for (const gram of grams[at]!) {
      const list = holders.get(gram)!
      if (list.length <= tooCommon && list.some(s => s >= from && s < at) && list.filter(s => s < from || s > at).length <= few) shared++
    }
    return shared / Math.sqrt(grams[at]!.size || 1)
  }
}

const firstWords = 60

/** Share of a headline's bigrams that the first words of the prose repeat; a few alike of a few may be chance. */
function told(title: string, prose: string): number {
  const grams = bigramsOf(title)
  const lead = bigramsOf(prose.slice(0, firstWords))
  let both = 0
  for (const gram of grams) if (lead.has(gram)) both++
  return both / (grams.size + 4)
}

/** A headline that puts its subject before a colon (青石镇：旧厂房开出新店), which the first words then speak of. */
function namesSubject(title: string, prose: string): boolean {
  const subject = /^([^：，。“”]{2,14})：\S/.exec(title)?.[1]
  return subject !== undefined && prose.slice(0, firstWords).includes(subject)
}
