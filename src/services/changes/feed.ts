import { setTimeout as pause } from 'node:timers/promises'
import type { Change, Ledger } from '../../ledger/ledger.ts'

/** A change with where to look: paths of the API and of the console, null where all may be other than before. */
export interface FedChange extends Change { links: { api: string | null; console: string | null } }
export interface Feed { items: FedChange[]; last: number }

const glance = 500

/**
 * What was written after `since`, the oldest first. With `wait` (milliseconds) an empty answer is held back until something is written, the time is
 * over or `signal` says that nobody listens any more. Who reads on from the last `seq` it has seen misses nothing.
 */
export async function feed(ledger: Pick<Ledger, 'changes'>, query: { since?: number; limit?: number }, { wait = 0, signal }: { wait?: number; signal?: AbortSignal } = {}): Promise<Feed> {
  const end = performance.now() + wait
  for (;;) {
    const { items, last } = await ledger.changes(query)
    const left = end - performance.now()
    if (items.length || left <= 0 || signal?.aborted) return { items: items.map(withLinks), last }
    await pause(Math.min(glance, left), undefined, { signal }).catch(() => {})
  }
}

export const withLinks = (change: Change): FedChange => ({ ...change, links: linksOf(change) })

function linksOf({ kind, ref, document, entities }: Change): FedChange['links'] {
  const id = encodeURIComponent
  if (kind === 'rebuilt') return { api: null, console: null }
  if (kind === 'reading') return { api: `/api/documents/${id(ref)}`, console: `/read/${id(ref)}` }
  if (kind === 'review') return { api: `/api/claims/${id(ref)}`, console: document ? `/read/${id(document)}` : null }
  if (kind === 'register') return entities.length === 1 ? { api: `/api/companies/${id(entities[0]!)}`, console: `/companies/${id(entities[0]!)}` } : { api: ref ? `/api/register/sources/${id(ref)}` : null, console: '/companies' }
  // A judgement or an entry is seen at the entity it is about; an entry about something else has no page of one address.
  const [entity] = entities
  return entity && !entity.includes(':') ? { api: `/api/entities/${id(entity)}`, console: `/entities/${id(entity)}` } : { api: null, console: null }
}
