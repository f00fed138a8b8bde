import type { Piece } from './paragraphs.ts'
import type { Story } from './stories.ts'
import { type Bigrams, bigramsOf } from './bigrams.ts'

/**
 * A big story may stand in pieces: headline and lead in the middle of the page, the body in a column of its own. A body that neither
 * opens as a story nor has a headline of its own joins the lead that speaks of the same: one that announces the body's subheads
 * word for word, or else shares far more with it than any other story does. Joined bodies go behind the lead. Edits `stories`.
 */
export function joinScattered(pieces: Piece[], stories: Story[]): void {
  const news = stories.filter(s => s.kind === 'news' && s.body.length > 0)
  const loose = news.filter(s => !s.opens)
  if (loose.length < 2 || loose.length > 40) return // a page has a few; more is no page
  const texts = new Map(loose.map(s => [s, proseOf(pieces, s)]))
  const grams = new Map(loose.map(s => [s, bigramsOf(`${s.title.map(i => pieces[i]!.text).join('\n')}\n${texts.get(s)!}`)]))
  for (const body of loose) {
    if (body.signed) continue
    // Its headline, if it has one, must be of the same make as its subheads: no byline, right above.
    const own = body.title.filter(i => pieces[i]!.kind === 'title')
    if (own.length !== body.title.length || own.length > 1 || (own.length && own[0]! !== body.body[0]! - 1)) continue
    const heads = [...own, ...body.body.filter(i => pieces[i]!.kind === 'title')].map(i => pieces[i]!.text).filter(t => t.length >= 6).slice(0, 8)
    const lead = loose.find(s => s !== body && s.body.length > 0 && heads.filter(h => texts.get(s)!.includes(h)).length >= 2)
      ?? (own.length === 0 ? closest(body, loose, grams) : undefined)
    if (!lead) continue
    lead.body = lead.body.concat(body.title, body.body)
    lead.closed ||= body.closed
    body.title = []
    body.body = []
  }
}

const proseOf = (pieces: Piece[], story: Story) => story.body.filter(i => pieces[i]!.kind === 'prose').map(i => pieces[i]!.text).join('\n')

/** The loose story whose words are most of this one's, when no other comes near. */
function closest(body: Story, loose: Story[], grams: Map<Story, Bigrams>): Story | undefined {
  const own = grams.get(body)!
  const seen = new Map<number, number>()
  for (const set of grams.values()) for (const gram of set) seen.set(gram, (seen.get(gram) ?? 0) + 1)
  const scores = loose.map(story => {
    if (story === body || story.body.length === 0 || story.title.length === 0) return { story, score: 0 }
    const other = grams.get(story)!
    const [small, large] = other.size < own.size ? [other, own] : [own, other]
    let shared = 0
    let all = 0
    for (const gram of small) {
      const weight = Math.log(1 + loose.length / seen.get(gram)!)
      all += weight
      if (large.has(gram)) shared += weight
    }
    return { story, score: all ? shared / all : 0 }
  }).sort((a, b) => b.score - a.score)
  const [best, second] = scores
  return best && best.score >= 0.3 && best.score >= 1.5 * (second?.score ?? 0) ? best.story : undefined
}
