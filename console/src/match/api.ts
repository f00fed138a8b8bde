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

const of = routes.policies[':id']
export type Tally = Answer<typeof routes.policies.tallies.$get>['items'][number]
export type CompanyList = Answer<typeof of.companies.$get>
export type ListedCompany = CompanyList['items'][number]
export type ListQuery = InferRequestType<typeof of.companies.$get>['query']
export type OfferPage = Answer<typeof of.offers.$get>
export type Offer = OfferPage['items'][number]
export type OfferQuery = InferRequestType<typeof of.offers.$get>['query']
export type OfferMark = InferRequestType<typeof of.offers.$post>['json']
export interface Answers { on: string; company?: { id: string; name: string; code: string | null }; items: Evaluation[] }

export const matchApi = {
  facts: () => unwrap<{ items: FactRow[] }>(routes.policies.facts.$get()),
  policies: (on?: string) => unwrap<{ on: string; items: PolicyRow[] }>(routes.policies.$get({ query: { on } })),
  /** One company of the register under every policy. */
  company: (id: string, on: string) => unwrap<Answers>(routes.companies[':id'].policies.$get({ param: { id }, query: { on } })),
  /** Typed figures under every policy; nothing is stored. */
  figures: (facts: GivenFacts, on: string) => unwrap<Answers>(routes.policies.match.$post({ json: { facts, on } })),
  tallies: (on: string) => unwrap<{ on: string; items: Tally[] }>(routes.policies.tallies.$get({ query: { on } })),
  companies: (id: string, query: ListQuery) => unwrap<CompanyList>(of.companies.$get({ param: { id }, query })),
  offers: (id: string, query: OfferQuery) => unwrap<OfferPage>(of.offers.$get({ param: { id }, query })),
  mark: (id: string, json: OfferMark) => unwrap<unknown>(of.offers.$post({ param: { id }, query: {}, json })),
  takeBack: (id: string, entry: string, by: string) => unwrap<unknown>(of.offers[':entry'].$delete({ param: { id, entry }, query: { by } })),
}

/** Where a list is saved from, by the browser itself: the reason of each with the cells it rests on. */
export const listFileUrl = (id: string, query: Record<string, string>) => `/api/policies/${encodeURIComponent(id)}/companies/file?${new URLSearchParams(query)}`

/** The facts rules know, by id. */
export function useFacts(): Map<string, FactRow> {
  const { data } = useQuery({ queryKey: ['policy-facts'], queryFn: matchApi.facts, staleTime: Infinity, placeholderData: keepPreviousData })
  return new Map(data?.items.map(f => [f.id, f]))
}
