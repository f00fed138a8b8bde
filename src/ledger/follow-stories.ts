import type { Ledger, Story } from './ledger.ts'

export interface FollowedStories<T> {
  /** What `derive` made of each document's stories; documents of which it made nothing are not here. */
  rows: ReadonlyMap<string, readonly T[]>
  /** Number of the last change taken in; equal numbers, equal rows. */
  version: number
}

/**
 * Keeps what `derive` makes of every story, as `follow` does of every entity: the first question costs every text once, every other what was
 * written since. `of` names the entities a row speaks of: when their identity changes their documents are read again.
 */
export function followStories<T>(ledger: Pick<Ledger, 'stories' | 'changes'>, derive: (story: Story) => T[], of: (row: T) => readonly string[]): () => Promise<FollowedStories<T>> {
  let rows = new Map<string, T[]>()
  let version: number | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const take = async (documents?: string[]) => {
    for await (const story of ledger.stories({ documents })) {
      const made = derive(story)
      if (made.length) rows.set(story.document, [...(rows.get(story.document) ?? []), ...made])
    }
  }
  const anew = async () => {
    const { last } = await ledger.changes({ limit: 1 })
    rows = new Map()
    await take()
    version = last
  }
  const again = async (documents: Set<string>) => {
    for (const id of documents) rows.delete(id)
    if (documents.size) await take([...documents])
  }
  const fresh = async (): Promise<FollowedStories<T>> => {
    if (version === null) await anew()
    for (;;) {
      const { items } = await ledger.changes({ since: version!, limit: 1000 })
      if (!items.length) return { rows, version: version! }
      if (items.some(change => change.kind === 'rebuilt')) await anew()
      else {
        const touched = new Set(items.flatMap(change => (change.kind === 'judgement' ? change.entities : [])))
        const documents = new Set(items.flatMap(change => change.document ?? []))
        if (touched.size) for (const [id, made] of rows) if (made.some(row => of(row).some(entity => touched.has(entity)))) documents.add(id)
        await again(documents)
        version = items.at(-1)!.seq
      }
    }
  }
  return () => {
    const next = turn.then(fresh, fresh)
    turn = next.catch(() => {})
    return next
  }
}
