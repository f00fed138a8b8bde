import type { InferRequestType, InferResponseType } from 'hono/client'
import type { Evaluation } from '../match/api.ts'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const one = routes.companies[':id']
export type CompanyPage = Answer<typeof routes.companies.$get>
export type CompanyRow = CompanyPage['items'][number]
export type Facet = CompanyPage['facets']['place']
export type CompanyQuery = InferRequestType<typeof routes.companies.$get>['query']
export type CompanyRecord = Answer<typeof one.$get>
export type SaidFact = CompanyRecord['facts'][number]
export type SaidValue = SaidFact['values'][number]
export type Origin = SaidValue['origin']
type LinkOf = Answer<(typeof routes.entities)[':id']['links']['$get']>['items'][number]
export type Line = CompanyRecord['lines'][number]

export type Correction = InferRequestType<typeof one.corrections.$post>['json']
type Written = Answer<(typeof one.corrections)[':source']['$delete']>

export const companyApi = {
  list: (query: CompanyQuery) => unwrap<CompanyPage>(routes.companies.$get({ query })),
  links: (entity: string) => unwrap<{ items: LinkOf[] }>(routes.entities[':id'].links.$get({ param: { id: entity }, query: {} })),
  policies: (id: string) => unwrap<{ on: string; items: Evaluation[] }>(one.policies.$get({ param: { id }, query: {} })),
  company: (id: string) => unwrap<CompanyRecord>(one.$get({ param: { id } })),
  correct: (id: string, json: Correction) => unwrap<Written>(one.corrections.$post({ param: { id }, json })),
  takeBack: (id: string, source: string, by: string) => unwrap<Written>(one.corrections[':source'].$delete({ param: { id, source }, query: { by } })),
}

/** Where the filtered set is saved from, by the browser itself. */
export const companyExportUrl = (query: Omit<CompanyQuery, 'offset' | 'limit'>, format: 'xlsx' | 'csv') => { const url = routes.export.companies.$url({ query: { ...query, format } }); return url.pathname + url.search }
