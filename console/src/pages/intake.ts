import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { api, type Intake, type IntakeItem } from '../api/index.ts'

/** The server's list of files handed in, by anybody: asked for every second while something is under way. What finishes makes the other views ask anew. */
export function useIntake() {
  const client = useQueryClient()
  const { data, isError } = useQuery({ queryKey: ['intake'], queryFn: api.intake, retry: false, refetchInterval: query => (underWay(query.state.data) ? 1000 : false) })
  const read = data?.items.filter(i => i.state === 'done' && i.document).length
  const before = useRef(read)
  useEffect(() => {
    if (before.current !== undefined && read !== undefined && read > before.current) void client.invalidateQueries({ predicate: query => query.queryKey[0] !== 'intake' })
    before.current = read
  }, [read, client])
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['intake'] }), [client])
  return {
    intake: data ?? null,
    /** It was known, and cannot be asked for now. */
    lost: isError && data !== undefined,
    refresh,
  }
}

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
