import { useQuery } from '@tanstack/react-query'
import { api } from '../api/index.ts'

const nobody: ReadonlyMap<string, readonly string[]> = new Map()

/** Claims in an open conflict, with the conflicts they are in: asked for once for all figures of the console. */
export function useDisputed(): ReadonlyMap<string, readonly string[]> {
  const { data } = useQuery({ queryKey: ['disputed'], queryFn: async () => new Map((await api.disputed()).items.map(i => [i.claim, i.conflicts] as const)), staleTime: 60_000, retry: false })
  return data ?? nobody
}
