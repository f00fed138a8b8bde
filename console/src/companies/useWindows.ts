import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { companyApi, type CompanyQuery, type CompanyRow } from './api.ts'

/** Rows are fetched so many at a time. */
const size = 200

/** What was found for a question: how many, the counts of its facets, and rows of the windows that are looked at. */
export function useWindows(query: CompanyQuery) {
  const [range, setRange] = useState<[number, number]>([0, 0])
  const counts = useQuery({ queryKey: ['companies', query], queryFn: () => companyApi.list({ ...query, columns: '', limit: '0' }), placeholderData: keepPreviousData })
  const first = Math.floor(range[0] / size)
  const windows = Array.from({ length: Math.max(0, Math.ceil(range[1] / size) - first) }, (_, i) => first + i)
  const found = useQueries({ queries: windows.map(n => ({ queryKey: ['companies', query, n], queryFn: () => companyApi.list({ ...query, offset: String(n * size), limit: String(size) }), gcTime: 60_000 })) })
  const row = (index: number): CompanyRow | undefined => { const n = windows.indexOf(Math.floor(index / size)); return n < 0 ? undefined : found[n]!.data?.items[index % size] }
  const onRange = useCallback((from: number, to: number) => setRange(now => (now[0] === from && now[1] === to ? now : [from, to])), [])
  return { counts, row, onRange, error: found.find(f => f.error)?.error ?? null }
}
