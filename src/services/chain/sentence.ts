import type { Ledger, Story } from '../../ledger/ledger.ts'
import { rawSpan, textSpan } from '../../ledger/stories.ts'
import { sentences } from './sightings.ts'

/** The sentence that something stands in, cut where it stands, with the page it is from. */
export interface Sentence { before: string; hit: string; after: string; document: string; start: number; end: number; headline: string | null; publisher: string | null; publishedOn: string | null }
interface Stretch { document: string | null; start: number; end: number }

/** Sentences around stretches of documents, read as they are repaired; those that stand in no story are left out. One question for all. */
export async function sentencesOf(ledger: Pick<Ledger, 'stories'>, stretches: readonly Stretch[]): Promise<(stretch: Stretch) => Sentence | null> {
  const documents = [...new Set(stretches.flatMap(s => s.document ?? []))]
  const stories = new Map<string, Story[]>()
  for await (const story of ledger.stories({ documents })) stories.set(story.document, [...(stories.get(story.document) ?? []), story])
  return ({ document, start, end }) => {
    for (const story of stories.get(document ?? '') ?? []) {
      const own = textSpan(story, start, end)
      if (own) return cut(story, own)
    }
    return null
  }
}

function cut(story: Story, [start, end]: [number, number]): Sentence {
  const [from, to] = [...sentences(story.text)].find(([a, b]) => a <= start && start < b) ?? [start, end]
  const [rawStart, rawEnd] = rawSpan(story, start, end)
  const { headline, publisher, publishedOn, document } = story
  return { before: story.text.slice(Math.max(from, start - 160), start).trimStart(), hit: story.text.slice(start, end), after: story.text.slice(end, Math.min(Math.max(to, end), end + 160)).trimEnd(), document, start: rawStart, end: rawEnd, headline, publisher, publishedOn }
}
