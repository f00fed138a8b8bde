import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { api, ApiError, type Intake, type IntakeItem } from '../api/index.ts'

/**
 * The server's list of files handed in, by anybody: asked for every second while something is under way, and again after an answer that got lost.
 * What finishes makes the other views ask anew.
 */
export function useIntake() {
  const client = useQueryClient()
  const { data, isError } = useQuery({ queryKey: ['intake'], queryFn: api.intake, retry: false, refetchInterval: query => (underWay(query.state.data) || passing(query.state.error) ? 1000 : false) })
  const read = data?.counts.done
  const before = useRef(read)
  useEffect(() => {
    if (before.current !== undefined && read !== undefined && read > before.current) void client.invalidateQueries({ predicate: query => query.queryKey[0] !== 'intake' })
    before.current = read
  }, [read, client])
  const refresh = useCallback((taken?: IntakeItem) => {
    if (taken) client.setQueryData<Intake>(['intake'], known => withTaken(known, taken))
    return client.invalidateQueries({ queryKey: ['intake'] })
  }, [client])
  return {
    intake: data ?? null,
    /** It was known, and cannot be asked for now. */
    lost: isError && data !== undefined,
    /** Asks anew; a file that the server has just taken stands in the list even where the answer is lost. */
    refresh,
  }
}

const none: Intake = { items: [], total: 0, next: null, counts: { waiting: 0, reading: 0, paused: 0, done: 0, failed: 0 } }

/** The list with a file at its head, unless it is known already. */
export function withTaken(known: Intake = none, taken: IntakeItem): Intake {
  if (known.items.some(i => i.id === taken.id)) return known
  return { ...known, items: [taken, ...known.items], total: known.total + 1, counts: { ...known.counts, [taken.state]: known.counts[taken.state] + 1 } }
}

/** No answer, or one of a server in trouble: the next may be the list. A server that reads nothing in the background says so once. */
const passing = (error: Error | null) => error !== null && !(error instanceof ApiError && (error.code === 'intake-unavailable' || (error.status >= 400 && error.status < 500 && error.status !== 429)))

const underWay = (intake: Intake | undefined) => intake !== undefined && intake.counts.waiting + intake.counts.reading > 0

export interface Group { item: IntakeItem; files: IntakeItem[] }

/** Each file with what came out of it, what wants attention first: being read, failed, held back, waiting in its turn, done. */
export function grouped(items: IntakeItem[]): Group[] {
  const known = new Set(items.map(i => i.id))
  const groups = items.filter(i => !i.parent || !known.has(i.parent)).map(item => ({ item, files: inOrder(items.filter(i => i.parent === item.id).map(i => ({ item: i, files: [] }))).map(g => g.item) }))
  return inOrder(groups)
}

const order: IntakeItem['state'][] = ['reading', 'failed', 'paused', 'waiting', 'done']

/** Of what waits the oldest first, as it will be read; of the rest the newest. */
function inOrder(groups: Group[]): Group[] {
  return groups.map(group => ({ group, rank: Math.min(...[group.item, ...group.files].map(i => order.indexOf(i.state))) }))
    .sort((a, b) => a.rank - b.rank || (a.rank === order.indexOf('waiting') ? 1 : -1) * (a.group.item.receivedAt < b.group.item.receivedAt ? -1 : a.group.item.receivedAt > b.group.item.receivedAt ? 1 : 0))
    .map(g => g.group)
}
