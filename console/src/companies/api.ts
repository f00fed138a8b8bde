import type { InferRequestType, InferResponseType } from 'hono/client'
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
export type Line = CompanyRecord['lines'][number]

export interface Correction { facts: Record<string, string | boolean>; by: string; why: string }
interface Written { lines: { source: { id: string; seq: number; kind: string } }[] }

export const companyApi = {
  list: (query: CompanyQuery) => unwrap<CompanyPage>(routes.companies.$get({ query })),
  company: (id: string) => unwrap<CompanyRecord>(one.$get({ param: { id } })),
  correct: (id: string, given: Correction) => unwrap<Written>(fetch(`/api/companies/${encodeURIComponent(id)}/corrections`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang }, body: JSON.stringify(given) })),
  takeBack: (id: string, source: string, by: string) => unwrap<unknown>(fetch(`/api/companies/${encodeURIComponent(id)}/corrections/${encodeURIComponent(source)}?by=${encodeURIComponent(by)}`, { method: 'DELETE' })),
}

/** Where the filtered set is saved from, by the browser itself. */
export const companyExportUrl = (query: Omit<CompanyQuery, 'offset' | 'limit'>, format: 'xlsx' | 'csv') => { const url = routes.export.companies.$url({ query: { ...query, format } }); return url.pathname + url.search }
