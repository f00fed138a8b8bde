import { sql, type SqlBool } from 'kysely'
import type { Story, StoryMention, StoryQuery } from './ledger.ts'
import { askable } from './paging.ts'
import { rawOffset, textOffset, textOffsets } from './runs.ts'
import type { Run, StoredMentionRow } from './schema.ts'
import type { Store } from './store.ts'

/** Stories of the latest readings, document by document, each with the names it has in the order of its repaired text. */
export async function* stories({ db }: Store, { documents }: StoryQuery): AsyncGenerator<Story> {
  if (documents?.length === 0 || documents?.some(id => !askable(id))) return
  const among = documents ? sql<SqlBool>`l.document in (select jsonb_array_elements_text(${JSON.stringify(documents)}::jsonb) collate "C")` : sql<SqlBool>`true`
  const next = async (after: [string, number]) => {
    const batch = await db.selectFrom('latest as l').innerJoin('reading as r', 'r.seq', 'l.reading').innerJoin('article as a', 'a.reading', 'l.reading')
      .select(['l.document', 'a.idx', 'a.id', 'a.headline', 'a.place', 'a.text', 'a.runs', 'a.mentions', 'r.published_on', 'r.publisher'])
      // The first test lets an index begin there; the second is what is meant.
      .where(among).where('a.kind', 'not in', ['furniture', 'teaser']).where(sql<SqlBool>`l.document >= ${after[0]} and (l.document, a.idx) > (${after[0]}, ${after[1]})`).orderBy('l.document').orderBy('a.idx').limit(batchSize).execute()
    const nodes = [...new Set(batch.flatMap(a => a.mentions.map(m => m.node)))]
    const known = nodes.length ? await db.selectFrom('name_view').select(['name', 'entity']).where(sql<SqlBool>`name in (select jsonb_array_elements_text(${JSON.stringify(nodes)}::jsonb) collate "C")`).execute() : []
    return { batch, entities: new Map(known.map(row => [row.name, row.entity])) }
  }
  for (let coming = next(['', -1]); ;) {
    const { batch, entities } = await coming
    const last = batch.at(-1)
    const more = batch.length === batchSize
    if (more) {
      // The database reads on while these are looked at; who stops before that is not to be disturbed.
      coming = next([last!.document, last!.idx])
      coming.catch(() => {})
    }
    for (const a of batch) {
      yield {
        id: a.id, document: a.document, headline: a.headline, place: a.place, publishedOn: a.published_on, publisher: a.publisher, text: a.text, runs: a.runs,
        mentions: placed(a.mentions, a.runs, node => entities.get(node) ?? node),
      }
    }
    if (!more) return
  }
}

const batchSize = 200

/** The stretch of the document that a stretch of a story's text stands on. */
export const rawSpan = ({ runs }: Pick<Story, 'runs'>, start: number, end: number): [number, number] => [rawOffset(runs, start), rawOffset(runs, Math.max(start, end - 1)) + 1]

/** Where a stretch of the document stands in a story's text; null where the story leaves it out. */
export function textSpan({ runs }: Pick<Story, 'runs'>, start: number, end: number): [number, number] | null {
  const [from, to] = [textOffset(runs, start), textOffset(runs, end - 1)]
  return from === null || to === null || to < from ? null : [from, to + 1]
}

/** Names where they stand in the repaired text; what stands in no run (a second printing) is left out. */
function placed(mentions: StoredMentionRow[], runs: Run[], entityOf: (node: string) => string): StoryMention[] {
  const textAt = textOffsets(runs)
  return mentions.flatMap(({ start, end, type, name, node }) => {
    const from = textAt(start)
    const to = textAt(end - 1)
    return from === null || to === null || to < from ? [] : [{ start: from, end: to + 1, type, name, entity: entityOf(node) }]
  }).sort((a, b) => a.start - b.start || b.end - a.end)
}
