import type { EntityType, Property } from '../claim/records.ts'
import type { Change, EntityRef, Entry, Ledger, StoredClaim, StoredTold } from './ledger.ts'

/** What is said and written down of one entity: its claims in view, the newest publication first, and the entries that stand, the newest first. */
export interface About { entity: string; claims: StoredClaim[]; entries: Entry[]; /** What pages tell of it, where that is followed. */ told: StoredTold[] }

export interface Followed<T> {
  /** What `derive` made of each entity, by its id; entities of which it made nothing are not here. */
  rows: ReadonlyMap<string, T>
  /** Number of the last change taken in; equal numbers, equal rows. */
  version: number
}

type Source = Pick<Ledger, 'claimsBySubject' | 'changes' | 'entries' | 'told' | 'named' | 'shelf'>

export interface Following<T> {
  /** By this it is kept over a restart; its rows are then values that can be written down (no functions, no classes). */
  name?: string
  types: readonly EntityType[]
  properties?: readonly Property[]
  /** Of entries that count. */
  kinds?: readonly string[]
  /** What pages tell of projects counts, also of those of which nothing is claimed. */
  told?: boolean
  /** Others that a row speaks of by name: when one is called otherwise, or is found to be another, the row is made anew. */
  refs?: (row: T) => readonly EntityRef[]
}

/**
 * Keeps what `derive` makes of every entity of some types, and makes anew only what a change of the ledger touches: the first question costs the
 * whole ledger once, every other what was written since.
 */
export function follow<T>(ledger: Source, { name, types, properties, kinds = [], told: heard = false, refs }: Following<T>, derive: (about: About) => T | null): () => Promise<Followed<T>> {
  let rows = new Map<string, T>()
  const make = (about: About) => {
    const made = derive(about)
    if (made === null) rows.delete(about.entity)
    else rows.set(about.entity, made)
  }
  /** All of these subjects, or of all. Returns the ids of those of whom there was something. */
  const take = async (subjects?: string[]): Promise<Set<string>> => {
    const entries = subjects && !kinds.length ? new Map<string, Entry[]>() : grouped(await everyEntry(ledger, { kinds, about: subjects }), e => e.about)
    const told = heard ? grouped(await everyTold(ledger, { subjects }), t => t.entity.id) : new Map<string, StoredTold[]>()
    const seen = new Set<string>()
    const about = (entity: string, claims: StoredClaim[]) => { seen.add(entity); make({ entity, claims, entries: entries.get(entity) ?? [], told: told.get(entity) ?? [] }) }
    for await (const claims of ledger.claimsBySubject({ subjects, types, properties })) about(claims[0]!.subject.id, claims)
    for (const [entity, own] of told) if (!seen.has(entity) && types.includes(own[0]!.entity.type)) about(entity, [])
    return seen
  }
  /** Rows that call one of these by a name it no longer goes by. */
  const speakingOf = async (changed: ReadonlySet<string>, refs: (row: T) => readonly EntityRef[]): Promise<string[]> => {
    const called = [...rows].flatMap(([entity, row]) => refs(row).flatMap(ref => (changed.has(ref.id) ? [{ entity, ref }] : [])))
    const now = await ledger.named([...new Set(called.map(c => c.ref.id))])
    return called.flatMap(({ entity, ref }) => { const known = now.get(ref.id); return known && known.id === ref.id && known.name === ref.name && known.type === ref.type ? [] : [entity] })
  }
  const current = keep(ledger, {
    async anew() {
      rows = new Map()
      await take()
    },
    async again(changes) {
      const changed = new Set(changes.flatMap(change => change.entities))
      const touched = [...new Set([...changed, ...(refs ? await speakingOf(changed, refs) : [])])]
      const seen = await take(touched)
      for (const entity of touched) if (!seen.has(entity)) rows.delete(entity)
    },
    kept: name === undefined ? undefined : { name, rows: () => rows, put: kept => { rows = kept as Map<string, T> } },
  })
  return async () => { const version = await current(); return { rows, version } }
}

/** What something made of the ledger is kept by over a restart. */
export interface KeptRows { name: string; rows(): ReadonlyMap<string, unknown>; put(rows: Map<string, unknown>): void }

/** Keeps something made of the ledger: `anew` makes all of it, `again` what these changes touch. Gives the number of the last change taken in. */
export function keep(ledger: Pick<Ledger, 'changes' | 'shelf'>, { anew, again, kept }: { anew(): Promise<void>; again(changes: Change[]): Promise<void>; kept?: KeptRows }): () => Promise<number> {
  let version: number | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const all = async () => {
    const { last } = await ledger.changes({ limit: 1 })
    await anew()
    version = last
  }
  const fresh = async (): Promise<number> => {
    if (version === null && kept) {
      const found = await ledger.shelf?.load(kept.name)
      if (found) {
        kept.put(found.rows)
        version = found.version
      }
    }
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
  const current = () => {
    // One at a time: who asks while it is being made waits for that and finds little left to do.
    const next = turn.then(fresh, fresh)
    turn = next.catch(() => {})
    return next
  }
  if (kept) ledger.shelf?.add(kept.name, { current, state: () => (version === null ? null : { rows: kept.rows(), version }) })
  return current
}

/** Every entry of some kinds that stands, the newest first. */
export async function everyEntry(ledger: Pick<Ledger, 'entries'>, query: { kinds?: readonly string[]; about?: readonly string[]; withdrawn?: boolean }): Promise<Entry[]> {
  const found: Entry[] = []
  if (query.kinds?.length === 0) return found
  for (let cursor: string | undefined; ;) {
    const page = await ledger.entries({ ...query, limit: 1000, cursor, counted: false })
    found.push(...page.items)
    if (!page.next) return found
    cursor = page.next
  }
}

/** All that pages tell of projects, of all or of these. */
export async function everyTold(ledger: Pick<Ledger, 'told'>, query: { subjects?: readonly string[] }): Promise<StoredTold[]> {
  const found: StoredTold[] = []
  for await (const told of ledger.told(query)) found.push(told)
  return found
}

function grouped<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const by = new Map<string, T[]>()
  for (const item of items) {
    const own = by.get(key(item))
    if (own) own.push(item)
    else by.set(key(item), [item])
  }
  return by
}
