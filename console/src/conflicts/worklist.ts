import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Conflict, type ConflictQuery, type Settlement, type Settling } from '../api/index.ts'
import { useSettings } from '../words/index.ts'

export type State = NonNullable<ConflictQuery['state']>
export const states = ['open', 'settled', 'all'] as const satisfies readonly State[]
export type Filter = Pick<ConflictQuery, 'kind' | 'entity' | 'document'>

/** The conflicts to work through. What is settled stays in its place, marked, until another list is asked for, so that nothing jumps under one's hands. */
export function useWorklist(state: State, filter: Filter) {
  const { by } = useSettings()
  const client = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: ['conflicts', state, filter], initialPageParam: undefined as string | undefined, staleTime: Infinity, gcTime: 0,
    queryFn: ({ pageParam }) => api.conflicts({ state, ...filter, limit: '50', ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const [said, setSaid] = useState<ReadonlyMap<string, Settlement | null>>(new Map())
  const items = list.data?.pages.flatMap(p => p.items).map(item => ({ ...item, settlement: said.has(item.id) ? said.get(item.id)! : item.settlement })) ?? []
  const changed = [...said].reduce((n, [id, s]) => { const was = list.data?.pages.flatMap(p => p.items).find(i => i.id === id)?.settlement ?? null; return n + Number(s !== null) - Number(was !== null) }, 0)
  const first = list.data?.pages[0]
  const counts = first && { open: first.counts.open - changed, settled: first.counts.settled + changed, all: first.counts.all }
  const note = (id: string, settlement: Settlement | null) => {
    setSaid(now => new Map(now).set(id, settlement))
    void client.invalidateQueries({ predicate: q => q.queryKey[0] === 'disputed' || q.queryKey[0] === 'conflict' })
  }
  const settle = useMutation({
    mutationFn: ({ item, ...verdict }: { item: Conflict } & Omit<Settling, 'by'>) => api.settle(item.id, { ...verdict, by: by.trim() || 'console' }),
    onSuccess: (made, { item }) => note(item.id, made),
  })
  const undo = useMutation({ mutationFn: (item: Conflict) => api.reopen(item.id, by.trim() || 'console'), onSuccess: (_, item) => note(item.id, null) })
  return { list, items, counts, byKind: first?.byKind ?? {}, total: first?.total ?? 0, settle, undo, busy: settle.isPending || undo.isPending }
}

/** What people said of one of them, taken back or not. */
export const useHistory = (id: string | undefined) => useQuery({ queryKey: ['conflict', id], queryFn: () => api.conflict(id!), enabled: id !== undefined })
