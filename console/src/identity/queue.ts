import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Judged, type OpenPair } from '../api/index.ts'
import { useSettings } from '../words/index.ts'

export type Verdict = Judged['verdict']
export interface Decision { judgement: string; verdict: Verdict }

/** The pairs to judge. What is judged stays in its place, marked, until the page is opened again: nothing jumps, and everything judged in this sitting can be taken back, the last first. */
export function usePairs() {
  const { by } = useSettings()
  const client = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: ['open pairs'], initialPageParam: undefined as string | undefined, staleTime: Infinity, gcTime: 0,
    queryFn: ({ pageParam }) => api.openPairs({ limit: '40', ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const [decided, setDecided] = useState<ReadonlyMap<string, Decision>>(new Map())
  const pairs = list.data?.pages.flatMap(p => p.items) ?? []
  // Who is who decides what belongs to whom: other views are asked for again when they are looked at.
  const elsewhere = () => void client.invalidateQueries({ predicate: q => !/^open pairs$|^model$|^health$/.test(String(q.queryKey[0])), refetchType: 'none' })
  const judge = useMutation({
    mutationFn: ({ pair, verdict, why }: { pair: OpenPair; verdict: Verdict; why: string }) => api.judge({ left: pair.left.id, right: pair.right.id, verdict, why, by: by.trim() || 'console' }),
    onSuccess: (judged, { pair, verdict }) => { setDecided(now => { const next = new Map(now); next.delete(pair.id); return next.set(pair.id, { judgement: judged.id, verdict }) }); elsewhere() },
  })
  const undo = useMutation({
    mutationFn: (pair: OpenPair) => api.withdraw(decided.get(pair.id)!.judgement, by.trim() || 'console'),
    onSuccess: (_, pair) => { setDecided(now => { const next = new Map(now); next.delete(pair.id); return next }); elsewhere() },
  })
  const last = [...decided.keys()].at(-1)
  return { list, pairs, decided, judge, undo, busy: judge.isPending || undo.isPending, last: pairs.find(p => p.id === last) ?? null, total: list.data?.pages[0]?.total ?? 0 }
}
