import type { InferRequestType, InferResponseType } from 'hono/client'
import type { Evaluation } from '../../../src/rules/index.ts'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const one = routes.companies[':id'].finance

export type Product = Answer<typeof routes.finance.$get>['items'][number]
export type Handover = Answer<typeof routes.finance.handovers.$get>['items'][number]
export type OutcomeState = Handover['outcomes'][number]['state']
export interface Consent { id: string; by: string; at: string; why: string; product: string; lender: string; facts: string[]; until: string; givenBy: string; how: 'written' | 'online' | 'in-person'; state: 'valid' | 'ended' | 'past'; ended: { by: string; at: string; reason: string } | null }
export interface CompanyFinance { company: { id: string; name: string; code: string | null }; on: string; items: { product: Product; evaluation: Evaluation }[]; file: { consents: Consent[]; handovers: Handover[] } }
export type NewConsent = InferRequestType<typeof one.consents.$post>['json']
export type NewOutcome = InferRequestType<typeof one.outcomes.$post>['json']

export const financeApi = {
  products: () => unwrap<{ items: Product[] }>(routes.finance.$get({ query: {} })),
  handovers: () => unwrap<{ items: Handover[]; total: number }>(routes.finance.handovers.$get({ query: { limit: '100' } })),
  company: (id: string) => unwrap<CompanyFinance>(one.$get({ param: { id }, query: {} })),
  consent: (id: string, json: NewConsent) => unwrap<Consent>(one.consents.$post({ param: { id }, json })),
  end: (id: string, entry: string, reason: string, by: string) => unwrap<Consent>(one.consents[':entry'].end.$post({ param: { id, entry }, json: { reason, by, why: '' } })),
  handOver: (id: string, consent: string, by: string) => unwrap<Handover>(one.handovers.$post({ param: { id }, json: { consent, by, why: '' } })),
  outcome: (id: string, json: NewOutcome) => unwrap<Handover>(one.outcomes.$post({ param: { id }, json })),
}
