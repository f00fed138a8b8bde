import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import type { Evaluation, Finding, Need, Outcome, Used } from '../../../src/rules/index.ts'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

/** What one company comes to under one policy, with every reason, as the server answers it. Its trees are too deep for the client's own type. */
export type { Evaluation, Finding, Need, Used as UsedFact, Outcome as OutcomeName }

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>

export type FactRow = Answer<typeof routes.policies.facts.$get>['items'][number]
export type GivenFacts = InferRequestType<typeof routes.policies.evaluate.$post>['json']['facts']
export type PolicyRow = Answer<typeof routes.policies.$get>['items'][number]

export const matchApi = {
  facts: () => unwrap<{ items: FactRow[] }>(routes.policies.facts.$get()),
  policies: (on?: string) => unwrap<{ on: string; items: PolicyRow[] }>(routes.policies.$get({ query: { on } })),
}

/** The facts rules know, by id. */
export function useFacts(): Map<string, FactRow> {
  const { data } = useQuery({ queryKey: ['policy-facts'], queryFn: matchApi.facts, staleTime: Infinity, placeholderData: keepPreviousData })
  return new Map(data?.items.map(f => [f.id, f]))
}
