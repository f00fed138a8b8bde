import type { EntityType, Property } from '../claim/records.ts'
import type { Change, Entry, Ledger, StoredClaim } from './ledger.ts'

/** What is said and written down of one entity: its claims in view, the newest publication first, and the entries that stand, the newest first. */
export interface About { entity: string; claims: StoredClaim[]; entries: Entry[] }

export interface Followed<T> {
  /** What `derive` made of each entity, by its id; entities of which it made nothing are not here. */
  rows: ReadonlyMap<string, T>
  /** Number of the last change taken in; equal numbers, equal rows. */
  version: number
}

type Source = Pick<Ledger, 'claimsBySubject' | 'changes' | 'entries'>

/**
 * Keeps what `derive` makes of every entity of some types, and makes anew only what a change of the ledger touches: the first question costs the
 * whole ledger once, every other what was written since. `kinds`: of entries that count.
 */
export function follow<T>(ledger: Source, { types, properties, kinds = [] }: { types: readonly EntityType[]; properties?: readonly Property[]; kinds?: readonly string[] }, derive: (about: About) => T | null): () => Promise<Followed<T>> {
  let rows = new Map<string, T>()
  const make = (about: About) => {
    const made = derive(about)
    if (made === null) rows.delete(about.entity)
    else rows.set(about.entity, made)
  }
  const current = keep(ledger, {
    async anew() {
      rows = new Map()
      const entries = grouped(await everyEntry(ledger, { kinds }))
      for await (const claims of ledger.claimsBySubject({ types, properties })) make({ entity: claims[0]!.subject.id, claims, entries: entries.get(claims[0]!.subject.id) ?? [] })
    },
    async again(changes) {
      const touched = [...new Set(changes.flatMap(change => change.entities))]
      const left = new Set(touched)
      const entries = kinds.length ? grouped(await everyEntry(ledger, { kinds, about: touched })) : new Map<string, Entry[]>()
      for await (const claims of ledger.claimsBySubject({ subjects: touched, types, properties })) {
        const entity = claims[0]!.subject.id
        left.delete(entity)
        make({ entity, claims, entries: entries.get(entity) ?? [] })
      }
      for (const entity of left) rows.delete(entity)
    },
  })
  return async () => { const version = await current(); return { rows, version } }
}

/** Keeps something made of the ledger: `anew` makes all of it, `again` what these changes touch. Gives the number of the last change taken in. */
export function keep(ledger: Pick<Ledger, 'changes'>, { anew, again }: { anew(): Promise<void>; again(changes: Change[]): Promise<void> }): () => Promise<number> {
  let version: number | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const all = async () => {
    const { last } = await ledger.changes({ limit: 1 })
    await anew()
    version = last
  }
  const fresh = async (): Promise<number> => {
    if (version === null) await all()
    for (;;) {
      const { items } = await ledger.changes({ since: version!, limit: 1000 })
      if (!items.length) return version!
      if (items.some(change => change.kind === 'rebuilt')) await all()
      else {
        await again(items)
        version = items.at(-1)!.seq
      }
    }
  }
  return () => {
    // One at a time: who asks while it is being made waits for that and finds little left to do.
    const next = turn.then(fresh, fresh)
    turn = next.catch(() => {})
    return next
  }
}

/** Every entry of some kinds that stands, the newest first. */
export async function everyEntry(ledger: Pick<Ledger, 'entries'>, query: { kinds?: readonly string[]; about?: readonly string[] }): Promise<Entry[]> {
  const found: Entry[] = []
  if (query.kinds?.length === 0) return found
  for (let cursor: string | undefined; ;) {
    const page = await ledger.entries({ ...query, limit: 1000, cursor })
    found.push(...page.items)
    if (!page.next) return found
    cursor = page.next
  }
}

function grouped(entries: Entry[]): Map<string, Entry[]> {
  const by = new Map<string, Entry[]>()
  for (const entry of entries) by.set(entry.about, [...(by.get(entry.about) ?? []), entry])
  return by
}
