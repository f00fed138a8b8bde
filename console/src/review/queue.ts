import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Review, type ReviewItem, type ReviewQuery, type Verdict } from '../api/index.ts'
import { useSettings } from '../words/index.ts'

export type State = NonNullable<ReviewQuery['state']>
export const states = ['open', 'accepted', 'corrected', 'rejected'] as const satisfies readonly State[]
export type Counts = Record<State, number>

/** What became of a claim: the newest review that stands. */
export function stateOf(reviews: Review[]): State {
  const standing = reviews.find(r => !r.withdrawn)
  return standing ? ({ accept: 'accepted', correct: 'corrected', reject: 'rejected' } as const)[standing.verdict] : 'open'
}

/**
 * The claims to work through. What is judged stays in its place, marked, until another list is asked for: so nothing jumps under one's hands
 * and everything judged in this sitting can be taken back, the last first.
 */
export function useQueue(state: State, document: string) {
  const { by } = useSettings()
  const client = useQueryClient()
  const filter = document ? { document } : {}
  const list = useInfiniteQuery({
    queryKey: ['reviews', state, document], initialPageParam: undefined as string | undefined, staleTime: Infinity, gcTime: 0,
    queryFn: ({ pageParam }) => api.reviews({ state, ...filter, limit: '100', ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const countsKey = ['review counts', document]
  const counts = useQuery({
    queryKey: countsKey,
    queryFn: async () => Object.fromEntries(await Promise.all(states.map(async s => [s, (await api.reviews({ state: s, ...filter, limit: '1' })).total]))) as Counts,
  })
  const [said, setSaid] = useState<ReadonlyMap<string, Review[]>>(new Map())
  const [done, setDone] = useState<string[]>([])
  const items = list.data?.pages.flatMap(p => p.items).map(item => ({ ...item, reviews: said.get(item.claim.id) ?? item.reviews })) ?? []

  const note = (item: ReviewItem, reviews: Review[]) => {
    setSaid(now => new Map(now).set(item.claim.id, reviews))
    const [from, to] = [stateOf(item.reviews), stateOf(reviews)]
    client.setQueryData<Counts>(countsKey, now => now && { ...now, [from]: now[from] - Number(from !== to), [to]: now[to] + Number(from !== to) })
    // Views elsewhere show what is accepted: they are asked for again when they are looked at.
    void client.invalidateQueries({ predicate: q => !/^review|^model$|^health$/.test(String(q.queryKey[0])), refetchType: 'none' })
  }
  const judge = useMutation({
    mutationFn: ({ item, ...verdict }: { item: ReviewItem } & Pick<Verdict, 'verdict' | 'why' | 'correction'>) => api.review(item.claim.id, { ...verdict, by: by.trim() || 'console' }),
    onSuccess: (review, { item }) => { note(item, [review, ...item.reviews]); setDone(now => [...now.filter(id => id !== item.claim.id), item.claim.id]) },
  })
  const undo = useMutation({
    mutationFn: (item: ReviewItem) => api.withdrawReview(item.claim.id, by.trim() || 'console'),
    onSuccess: (review, item) => { note(item, item.reviews.map(r => (r.id === review.id ? review : r))); setDone(now => now.filter(id => id !== item.claim.id)) },
  })
  return { list, items, counts, judge, undo, busy: judge.isPending || undo.isPending, last: items.find(i => i.claim.id === done.at(-1)) ?? null }
}
