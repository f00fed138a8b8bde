import type { Article } from '../../read/document.ts'
import type { Extraction } from '../records.ts'
import type { AskedArticle } from './align.ts'

/** An article with what the rules found in it (raw document offsets), as it is asked about: every span carried into its clean text, second printings left out. */
export function askedArticle({ clean, place }: Pick<Article, 'clean' | 'place'>, { mentions, claims }: Pick<Extraction, 'mentions' | 'claims'>, publishedOn: string | null): AskedArticle & { place: string | null } {
  const at = new Map<number, number>()
  clean.map.forEach((raw, i) => { at.set(raw, i) })
  const carried = <T extends { start: number; end: number }>(items: T[]): T[] => items.flatMap(item => {
    const start = at.get(item.start)
    const last = at.get(item.end - 1)
    return start === undefined || last === undefined || last < start ? [] : [{ ...item, start, end: last + 1 }]
  })
  return { text: clean.text, publishedOn, place, mentions: carried(mentions), claims: carried(claims) }
}
