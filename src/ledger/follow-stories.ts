import { keep } from './follow.ts'
import type { Ledger, Story } from './ledger.ts'

export interface FollowedStories<T> {
  /** What `derive` made of each document's stories; documents of which it made nothing are not here. */
  rows: ReadonlyMap<string, readonly T[]>
  /** Number of the last change taken in; equal numbers, equal rows. */
  version: number
}

/**
 * Keeps what `derive` makes of every story, as `follow` does of every entity: the first question costs every text once, every other what was
 * written since. `of` names the entities a row speaks of: when their identity changes their documents are read again. `name`: see `follow`.
 */
export function followStories<T>(ledger: Pick<Ledger, 'stories' | 'changes' | 'shelf'>, name: string, derive: (story: Story) => T[], of: (row: T) => readonly string[]): () => Promise<FollowedStories<T>> {
  let rows = new Map<string, T[]>()
  const take = async (documents?: string[]) => {
    for await (const story of ledger.stories({ documents })) {
      const made = derive(story)
      if (made.length) rows.set(story.document, [...(rows.get(story.document) ?? []), ...made])
    }
  }
  const current = keep(ledger, {
    async anew() {
      rows = new Map()
      await take()
    },
    async again(changes) {
      const touched = new Set(changes.flatMap(change => (change.kind === 'judgement' ? change.entities : [])))
      const documents = new Set(changes.flatMap(change => change.document ?? []))
      if (touched.size) for (const [id, made] of rows) if (made.some(row => of(row).some(entity => touched.has(entity)))) documents.add(id)
      for (const id of documents) rows.delete(id)
      if (documents.size) await take([...documents])
    },
    kept: { name, rows: () => rows, put: kept => { rows = kept as Map<string, T[]> } },
  })
  return async () => { const version = await current(); return { rows, version } }
}
